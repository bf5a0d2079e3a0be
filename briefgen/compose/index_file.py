"""The data of the site: all briefings in one list, each with where its own data is."""

from collections.abc import Iterable

from pydantic_core import to_json

from briefgen.compose.briefing_files import VERSION
from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.markup.prose import prose_text
from briefgen.model.site import Briefing


def index_json(briefings: Iterable[Briefing], settings: Settings) -> str:
    """List the briefings, newest first; its form has the version of a briefing's."""
    document = {
        "version": VERSION,
        "title": settings.site_name,
        "briefings": [_item(briefing, settings) for briefing in briefings],
    }
    return to_json(document, indent=1).decode() + "\n"


def _item(briefing: Briefing, settings: Settings) -> dict[str, object]:
    annotation = briefing.annotation
    line = annotation.bottom_line
    url = briefing_url(briefing.id)
    base = f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""
    return {
        "id": briefing.id,
        "url": f"{base}{url}",
        "data": f"{base}{url}index.json",
        "title": briefing.title,
        "date": briefing.date.isoformat() if briefing.date else None,
        "kind": annotation.kind.value,
        "status": annotation.status.value,
        "handling": briefing.handling.value,
        "lang": briefing.lang,
        "bottom_line": prose_text(line.text) if line else "",
        "stories": list(annotation.stories),
        "topics": list(annotation.topics),
        "entities": [ref.id for ref in annotation.entities],
    }
