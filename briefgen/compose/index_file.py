"""The data of the site: all briefings in one list, each with where its own data is."""

from collections.abc import Iterable

from briefgen.compose.data import SITE_SCHEMA, BriefingItem, SiteData, document
from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.markup.prose import prose_text
from briefgen.model.site import Briefing


def index_json(briefings: Iterable[Briefing], settings: Settings) -> str:
    """List the briefings, newest first."""
    items = tuple(_item(briefing, settings) for briefing in briefings)
    data = SiteData(title=settings.site_name, briefings=items)
    return document(data, SITE_SCHEMA, "", settings)


def _item(briefing: Briefing, settings: Settings) -> BriefingItem:
    annotation = briefing.annotation
    line = annotation.bottom_line
    url = briefing_url(briefing.id)
    base = f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""
    return BriefingItem(
        id=briefing.id,
        url=f"{base}{url}",
        data=f"{base}{url}index.json",
        title=briefing.title,
        date=briefing.date.isoformat() if briefing.date else None,
        kind=annotation.kind,
        status=annotation.status,
        handling=briefing.handling,
        lang=briefing.lang,
        bottom_line=prose_text(line.text) if line else "",
        stories=annotation.stories,
        topics=annotation.topics,
        entities=tuple(ref.id for ref in annotation.entities),
    )
