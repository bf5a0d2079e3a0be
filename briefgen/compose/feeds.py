"""Feeds: what is new, for programs that tell their users (RFC 4287, JSON Feed 1.1)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markupsafe import Markup
from pydantic_core import to_json

from briefgen.compose.briefing_files import brief_text, standing_points
from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.markup.prose import prose_text
from briefgen.model.site import Briefing

_ATOM = "http://www.w3.org/2005/Atom"
_JSON_FEED = "https://jsonfeed.org/version/1.1"
MOST = 50
"""Entries in a feed: the newest ones."""
PARAGRAPH = Markup("<p>{}</p>")
"""A paragraph of what an entry says."""
_ITEM = Markup("<li>{}</li>")
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something new."""

    id: str
    """Its id: an address of the site that no other one has."""
    url: str
    """Where it is read."""
    lang: str
    """Its language."""
    title: str
    """What it is called."""
    published: datetime
    """When it was new."""
    updated: datetime
    """When it last changed."""
    summary: str
    """What it says in a sentence."""
    content: str
    """What it says, as text."""
    html: Markup
    """The same as HTML: readers run the lines of a text together."""
    tags: tuple[str, ...]
    """What it is about."""


def feed_files(
    url: str, title: str, briefings: Iterable[Briefing], settings: Settings
) -> dict[str, str]:
    """Make the feeds of briefings for a page, by their place in the site."""
    if not settings.site_url:
        return {}
    newest = sorted(briefings, key=_newest_first)[:MOST]
    entries = [_entry(briefing, settings) for briefing in newest]
    return entry_feeds(url, title, entries, settings)


def feed_places(url: str, settings: Settings) -> tuple[str, ...]:
    """Say where the feeds of a page stand, if it has any."""
    return (f"{url}feed.xml", f"{url}feed.json") if settings.site_url else ()


def entry_feeds(
    url: str, title: str, entries: Sequence[Entry], settings: Settings
) -> dict[str, str]:
    """Make the feeds of a page, of entries with the newest first.

    A feed's links are absolute: a site without a `site_url` has none.
    """
    if not settings.site_url:
        return {}
    feed = _Feed(settings, url, title)
    texts = feed.atom(entries[:MOST]), feed.json(entries[:MOST])
    return dict(zip(feed_places(url, settings), texts, strict=True))


def _entry(briefing: Briefing, settings: Settings) -> Entry:
    url = briefing_url(briefing.id)
    return Entry(
        id=url,
        url=url,
        lang=briefing.lang,
        title=briefing.title,
        published=briefing.date or _NEVER,
        updated=last_changed(briefing),
        summary=_summary(briefing),
        content=brief_text(briefing, f"{settings.site_url.rstrip('/')}/{url}"),
        html=_html(briefing),
        tags=briefing.annotation.topics,
    )


class _Feed:
    def __init__(self, settings: Settings, url: str, title: str) -> None:
        self._settings = settings
        self._url = url
        site = settings.site_name
        self._title = title if title == site else f"{title} | {site}"

    def atom(self, entries: Sequence[Entry]) -> str:
        """Write Atom; a feed without entries has never been updated."""
        updated = max((e.updated for e in entries), default=_NEVER)
        feed = Element("feed", xmlns=_ATOM)
        feed.set("xml:lang", self._settings.lang)
        _add(feed, "id", self._address(self._url))
        _add(feed, "title", self._title)
        _add(feed, "updated", _stamp(updated))
        _add(SubElement(feed, "author"), "name", self._settings.site_name)
        _lead(feed, "alternate", "text/html", self._address(self._url))
        here = self._address(f"{self._url}feed.xml")
        _lead(feed, "self", "application/atom+xml", here)
        for entry in entries:
            feed.append(self._atom_entry(entry))
        indent(feed, " ")
        body = tostring(feed, encoding="unicode")
        return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'

    def _atom_entry(self, entry: Entry) -> Element:
        element = Element("entry")
        if entry.lang != self._settings.lang:
            element.set("xml:lang", entry.lang)
        _add(element, "id", self._address(entry.id))
        _add(element, "title", entry.title)
        _add(element, "published", _stamp(entry.published))
        _add(element, "updated", _stamp(entry.updated))
        _lead(element, "alternate", "text/html", self._address(entry.url))
        for tag in entry.tags:
            SubElement(element, "category", term=tag)
        _add(element, "summary", entry.summary)
        _add(element, "content", entry.html, type="html")
        return element

    def json(self, entries: Sequence[Entry]) -> str:
        """Write JSON Feed."""
        feed = {
            "version": _JSON_FEED,
            "title": self._title,
            "home_page_url": self._address(self._url),
            "feed_url": self._address(f"{self._url}feed.json"),
            "language": self._settings.lang,
            "authors": [{"name": self._settings.site_name}],
            "items": [self._item(entry) for entry in entries],
        }
        return to_json(feed, indent=1).decode() + "\n"

    def _item(self, entry: Entry) -> dict[str, object]:
        return {
            "id": self._address(entry.id),
            "url": self._address(entry.url),
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "content_text": entry.content,
            "date_published": _stamp(entry.published),
            "date_modified": _stamp(entry.updated),
            "language": entry.lang,
            "tags": list(entry.tags),
        }

    def _address(self, url: str) -> str:
        return f"{self._settings.site_url.rstrip('/')}/{url}"


def _newest_first(briefing: Briefing) -> tuple[float, str]:
    return -last_changed(briefing).timestamp(), briefing.id


def last_changed(briefing: Briefing) -> datetime:
    """Give the time of the last update that its author wrote down, or its own."""
    return max(_moments(briefing), default=_NEVER)


def _moments(briefing: Briefing) -> Iterator[datetime]:
    if briefing.date is None:
        return
    yield briefing.date
    for update in briefing.updates:
        yield moment_of(update.date, briefing.date)


def moment_of(value: date, published: datetime) -> datetime:
    """Give a day, or a time without offset, the offset of the briefing's date."""
    if not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=published.tzinfo)
    return value.replace(tzinfo=published.tzinfo) if value.tzinfo is None else value


def _summary(briefing: Briefing) -> str:
    line = briefing.annotation.bottom_line
    return prose_text(line.text) if line else ""


def _html(briefing: Briefing) -> Markup:
    points = [_ITEM.format(text) for text in standing_points(briefing)]
    listed = Markup("<ul>{}</ul>").format(Markup().join(points)) if points else ""
    return PARAGRAPH.format(_summary(briefing)) + listed


def _stamp(value: datetime) -> str:
    """Write a time as RFC 3339 does, which has no seconds in an offset."""
    offset = value.utcoffset() or timedelta()
    whole = value - timedelta(seconds=offset.seconds % 60)
    zone = timezone(offset - timedelta(seconds=offset.seconds % 60))
    return whole.replace(tzinfo=zone).isoformat(timespec="seconds")


def _lead(parent: Element, rel: str, kind: str, address: str) -> None:
    SubElement(parent, "link", rel=rel, type=kind, href=address)


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = _NO_XML.sub("\ufffd", text)
