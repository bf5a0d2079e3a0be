"""Feeds: what is new, for programs that tell their users (RFC 4287, JSON Feed 1.1)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pydantic_core import to_json

from briefgen.compose.briefing_files import brief_text
from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.markup.prose import prose_text
from briefgen.model.site import Briefing

_ATOM = "http://www.w3.org/2005/Atom"
_JSON_FEED = "https://jsonfeed.org/version/1.1"
_MOST = 50
"""Briefings in a feed: the newest ones."""
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_files(
    url: str, title: str, briefings: Iterable[Briefing], settings: Settings
) -> dict[str, str]:
    """Make the feeds of a page, by their place in the site.

    A feed's links are absolute: a site without a `site_url` has none.
    """
    if not settings.site_url:
        return {}
    newest = sorted(briefings, key=_newest_first)[:_MOST]
    feed = _Feed(settings, url, title)
    return {
        f"{url}feed.xml": feed.atom(newest),
        f"{url}feed.json": feed.json(newest),
    }


class _Feed:
    def __init__(self, settings: Settings, url: str, title: str) -> None:
        self._settings = settings
        self._url = url
        site = settings.site_name
        self._title = title if title == site else f"{title} | {site}"

    def atom(self, briefings: Sequence[Briefing]) -> str:
        """Write Atom; a feed without entries has never been updated."""
        updated = max((_updated(b) for b in briefings), default=_NEVER)
        feed = Element("feed", xmlns=_ATOM)
        feed.set("xml:lang", self._settings.lang)
        _add(feed, "id", self._address(self._url))
        _add(feed, "title", self._title)
        _add(feed, "updated", _stamp(updated))
        _add(SubElement(feed, "author"), "name", self._settings.site_name)
        SubElement(feed, "link", href=self._address(self._url))
        feed_address = self._address(f"{self._url}feed.xml")
        SubElement(
            feed, "link", rel="self", type="application/atom+xml", href=feed_address
        )
        for briefing in briefings:
            feed.append(self._entry(briefing))
        indent(feed, " ")
        body = tostring(feed, encoding="unicode")
        return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'

    def _entry(self, briefing: Briefing) -> Element:
        address = self._address(briefing_url(briefing.id))
        entry = Element("entry")
        if briefing.lang != self._settings.lang:
            entry.set("xml:lang", briefing.lang)
        _add(entry, "id", address)
        _add(entry, "title", briefing.title)
        _add(entry, "published", _stamp(briefing.date or _NEVER))
        _add(entry, "updated", _stamp(_updated(briefing)))
        SubElement(entry, "link", href=address)
        for topic in briefing.annotation.topics:
            SubElement(entry, "category", term=topic)
        _add(entry, "summary", _summary(briefing))
        _add(entry, "content", brief_text(briefing, address))
        return entry

    def json(self, briefings: Sequence[Briefing]) -> str:
        """Write JSON Feed."""
        feed = {
            "version": _JSON_FEED,
            "title": self._title,
            "home_page_url": self._address(self._url),
            "feed_url": self._address(f"{self._url}feed.json"),
            "language": self._settings.lang,
            "authors": [{"name": self._settings.site_name}],
            "items": [self._item(briefing) for briefing in briefings],
        }
        return to_json(feed, indent=1).decode() + "\n"

    def _item(self, briefing: Briefing) -> dict[str, object]:
        address = self._address(briefing_url(briefing.id))
        return {
            "id": address,
            "url": address,
            "title": briefing.title,
            "summary": _summary(briefing),
            "content_text": brief_text(briefing, address),
            "date_published": _stamp(briefing.date or _NEVER),
            "date_modified": _stamp(_updated(briefing)),
            "language": briefing.lang,
            "tags": list(briefing.annotation.topics),
        }

    def _address(self, url: str) -> str:
        return f"{self._settings.site_url.rstrip('/')}/{url}"


def _newest_first(briefing: Briefing) -> tuple[float, str]:
    return -_updated(briefing).timestamp(), briefing.id


def _updated(briefing: Briefing) -> datetime:
    """Give the time of the last update that its author wrote down, or its own."""
    return max(_moments(briefing), default=_NEVER)


def _moments(briefing: Briefing) -> Iterator[datetime]:
    if briefing.date is None:
        return
    yield briefing.date
    for update in briefing.annotation.updates:
        yield _moment(update.date, briefing.date)


def _moment(value: date, published: datetime) -> datetime:
    """Give a day, or a time without offset, the offset of the briefing's date."""
    if not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=published.tzinfo)
    return value.replace(tzinfo=published.tzinfo) if value.tzinfo is None else value


def _summary(briefing: Briefing) -> str:
    line = briefing.annotation.bottom_line
    return prose_text(line.text) if line else ""


def _stamp(value: datetime) -> str:
    return value.isoformat(timespec="seconds")


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NO_XML.sub("\ufffd", text)
