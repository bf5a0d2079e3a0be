"""What a briefing says to search engines, in the words of schema.org.

There is no `ClaimReview` in it: that is the verdict on somebody else's claim, and a
briefing gives none.
"""

from collections.abc import Iterator
from urllib.parse import quote

from pydantic_core import to_json

from briefgen.compose.graph import Graph
from briefgen.compose.picture import picture
from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.markup.prose import prose_text
from briefgen.model.site import Briefing, Source
from briefgen.model.vocabulary import EntityType, Kind, Status, UpdateKind

_ARTICLES = {
    Kind.NEWS: "NewsArticle",
    Kind.ANALYSIS: "AnalysisNewsArticle",
    Kind.BACKGROUNDER: "BackgroundNewsArticle",
    Kind.PROFILE: "Article",
    Kind.CHRONOLOGY: "Article",
}
_THINGS = {
    EntityType.PERSON: "Person",
    EntityType.ORGANISATION: "Organization",
    EntityType.PLACE: "Place",
    EntityType.EVENT: "Event",
    EntityType.LAW: "Legislation",
    EntityType.WORK: "CreativeWork",
    EntityType.OTHER: "Thing",
}
_PUT_RIGHT = {UpdateKind.CORRECTION, UpdateKind.RETRACTION}
# So that nothing in it can end the element that it stands in.
_IN_SCRIPT = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def linked_data(briefing: Briefing, graph: Graph, settings: Settings) -> str:
    """Give the data as JSON-LD, to stand in `<script type="application/ld+json">`."""
    document = {k: v for k, v in _fields(briefing, graph, settings) if v}
    written = to_json(document).decode()
    for character, escaped in _IN_SCRIPT.items():
        written = written.replace(character, escaped)
    return written


def modified(briefing: Briefing) -> str:
    """Give the day of the last update, as ISO 8601; empty where there is none."""
    days = (update.date.isoformat() for update in briefing.annotation.updates)
    return max((day[:10] for day in days), default="")


def _fields(
    briefing: Briefing, graph: Graph, settings: Settings
) -> Iterator[tuple[str, object]]:
    annotation = briefing.annotation
    base = f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""
    line = annotation.bottom_line
    yield "@context", "https://schema.org"
    yield "@type", _ARTICLES[annotation.kind]
    yield "headline", briefing.title
    yield "description", prose_text(line.text) if line else ""
    yield "inLanguage", briefing.lang
    yield "datePublished", briefing.date.isoformat() if briefing.date else ""
    yield "dateModified", modified(briefing)
    yield "url", f"{base}{briefing_url(briefing.id)}" if base else ""
    yield "image", _image(briefing, graph, settings) if base else ""
    yield "isPartOf", _site(settings)
    yield "creditText", ", ".join(annotation.prepared_by)
    retracted = annotation.status is Status.RETRACTED
    yield "creativeWorkStatus", "Retracted" if retracted else ""
    yield "about", list(_about(briefing, graph, base))
    yield "citation", [_citation(source) for source in briefing.sources]
    yield (
        "correction",
        [
            {
                "@type": "CorrectionComment",
                "text": update.note,
                "datePublished": update.date.isoformat(),
            }
            for update in annotation.updates
            if update.kind in _PUT_RIGHT
        ],
    )


def _site(settings: Settings) -> dict[str, str]:
    url = {"url": settings.site_url} if settings.site_url else {}
    return {"@type": "WebSite", "name": settings.site_name, **url}


def _image(
    briefing: Briefing, graph: Graph, settings: Settings
) -> dict[str, str] | None:
    shown = picture(briefing, graph, settings)
    if shown is None:
        return None
    address = f"{settings.site_url.rstrip('/')}/{quote(shown.url)}"
    credit = {"creditText": shown.credit} if shown.credit else {}
    return {"@type": "ImageObject", "url": address, "caption": shown.alt, **credit}


def _about(briefing: Briefing, graph: Graph, base: str) -> Iterator[dict[str, object]]:
    for ref in briefing.annotation.entities:
        entity = graph.site.entities.get(ref.id)
        if entity is None:
            continue
        fields: dict[str, object] = {
            "@type": _THINGS[entity.type],
            "name": entity.name,
            "url": f"{base}entities/{ref.id}/" if base else "",
            "sameAs": list(entity.same_as),
        }
        yield {key: value for key, value in fields.items() if value}


def _citation(source: Source) -> dict[str, object]:
    record = source.record
    publisher = {"@type": "Organization", "name": source.publisher_name}
    fields: dict[str, object] = {
        "@type": "CreativeWork",
        "name": source.title,
        "url": record.url or "",
        "datePublished": record.published.isoformat() if record.published else "",
        "publisher": publisher if source.publisher_name else None,
    }
    return {key: value for key, value in fields.items() if value}
