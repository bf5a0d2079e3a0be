"""What the standards of feeds and calendars ask for, as far as structure goes."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from math import inf
from typing import TypeAlias
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from jsonschema import Draft202012Validator

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
# RFC 3339: a time zone is never missing, and has no seconds.
STAMP = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)"
)
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")

Grammar: TypeAlias = dict[str, tuple[int, float]]

# RFC 4287, section 4.1: how often each may stand in a feed and in an entry.
ONE, ANY, MAYBE, SOME = (1, 1), (0, inf), (0, 1), (1, inf)
FEED: Grammar = {
    "author": SOME,
    "category": ANY,
    "contributor": ANY,
    "generator": MAYBE,
    "icon": MAYBE,
    "id": ONE,
    "link": ANY,
    "logo": MAYBE,
    "rights": MAYBE,
    "subtitle": MAYBE,
    "title": ONE,
    "updated": ONE,
    "entry": ANY,
}
ENTRY: Grammar = {
    "author": ANY,
    "category": ANY,
    "content": MAYBE,
    "contributor": ANY,
    "id": ONE,
    "link": ANY,
    "published": MAYBE,
    "rights": MAYBE,
    "source": MAYBE,
    "summary": MAYBE,
    "title": ONE,
    "updated": ONE,
}


def atom_errors(text: str) -> Iterator[str]:
    """Judge a feed by the grammar of RFC 4287, and by what its text asks for."""
    feed = ET.fromstring(text)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    if feed.tag != f"{ATOM}feed" or not LANGUAGE.fullmatch(feed.get(f"{XML}lang", "")):
        yield f"the root is {feed.tag}, or has no language"
    yield from _element(feed, FEED)
    rels = {link.get("rel") for link in feed.findall(f"{ATOM}link")}
    if not rels >= {"self", "alternate"}:
        yield "no link to itself, or to its page"
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in entries)
    yield from (f"the id {name} twice" for name, count in ids.items() if count > 1)
    for entry in entries:
        yield from _element(entry, ENTRY)
        if entry.find(f"{ATOM}content") is None and entry.find(f"{ATOM}link") is None:
            yield "an entry without content leads nowhere"


def _element(element: ET.Element, grammar: Grammar) -> Iterator[str]:
    if set(element.keys()) - {f"{XML}lang"} or (element.text or "").strip():
        yield f"{element.keys()} or text in {element.tag}"
    names = Counter(child.tag.removeprefix(ATOM) for child in element)
    yield from (f"an element {name}" for name in names.keys() - grammar.keys())
    for name, (least, most) in grammar.items():
        if not least <= names[name] <= most:
            yield f"{names[name]} of {name}"
    kinds = Counter((e.get("rel"), e.get("type")) for e in element.iter(f"{ATOM}link"))
    if element.tag == f"{ATOM}entry":
        yield from (f"a link {kind} twice" for kind, n in kinds.items() if n > 1)
    for child in element:
        check = _CHECKS.get(child.tag.removeprefix(ATOM))
        if check is not None and not check(child):
            yield f"{child.tag} {child.attrib}: {child.text}"


def _is_text(element: ET.Element) -> bool:
    """Tell whether it is a text construct, with nothing in its HTML that runs."""
    if element.keys() not in ([], ["type"]) or len(element):
        return False
    if element.get("type", "text") == "text":
        return True
    return element.get("type") == "html" and "<script" not in (element.text or "")


def _is_link(element: ET.Element) -> bool:
    known = {"href", "rel", "type", "hreflang", "title", "length"}
    media = MEDIA_TYPE.fullmatch(element.get("type", "text/html"))
    whole = is_whole(element.get("href", ""))
    return whole and media is not None and not set(element.keys()) - known


_CHECKS: dict[str, Callable[[ET.Element], object]] = {
    **dict.fromkeys(("title", "subtitle", "summary", "rights", "content"), _is_text),
    **dict.fromkeys(("updated", "published"), lambda e: STAMP.fullmatch(e.text or "")),
    "id": lambda e: is_whole(e.text or ""),
    "link": _is_link,
    "category": lambda e: e.get("term"),
    "author": lambda e: e.findtext(f"{ATOM}name"),
}


def is_whole(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


_WHOLE = {"type": "string", "pattern": "^https?://[^/]"}
_LANGUAGE = {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"}
_TIME = {"type": "string", "pattern": f"^{STAMP.pattern}$"}
_WORDS = {"type": "string", "minLength": 1}
_ITEM = {
    "id": _WHOLE,
    "url": _WHOLE,
    "title": _WORDS,
    "summary": {"type": "string"},
    "content_html": _WORDS,
    "content_text": _WORDS,
    "date_published": _TIME,
    "date_modified": _TIME,
    "language": _LANGUAGE,
    "tags": {"type": "array", "items": _WORDS},
}
_AUTHOR = {"type": "object", "required": ["name"], "properties": {"name": _WORDS}}
_JSON_FEED = {
    "version": {"const": "https://jsonfeed.org/version/1.1"},
    "title": _WORDS,
    "home_page_url": _WHOLE,
    "feed_url": _WHOLE,
    "language": _LANGUAGE,
    "authors": {"type": "array", "items": _AUTHOR},
    "items": {
        "type": "array",
        "items": {
            "required": ["id", "url", "date_published"],
            "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
            "properties": _ITEM,
            "additionalProperties": False,
        },
    },
}


def json_feed_errors(text: str) -> Iterator[str]:
    """Judge a feed by version 1.1 of JSON Feed."""
    feed = json.loads(text)
    schema = {"required": list(_JSON_FEED), "properties": _JSON_FEED}
    validator = Draft202012Validator({**schema, "additionalProperties": False})
    yield from (f"{e.json_path}: {e.message}" for e in validator.iter_errors(feed))
    ids = Counter(item["id"] for item in feed["items"])
    yield from (f"the id {name} twice" for name, count in ids.items() if count > 1)


# RFC 5545, 3.3.11: a comma, semicolon, line break or backslash stands behind one.
TEXT = r"(?:[^\\,;\x00-\x1f\x7f]|\\[\\,;nN])*"
_EVENT = {
    "UID": r"[0-9a-f-]{36}",
    "DTSTAMP": r"\d{8}T\d{6}Z",
    "DTSTART;VALUE=DATE": r"\d{8}",
    "DTEND;VALUE=DATE": r"\d{8}",
    "SUMMARY": TEXT,
    "DESCRIPTION": TEXT,
    "URL": r"https?://\S+",
    "TRANSP": "TRANSPARENT",
}


def calendar_errors(text: str) -> Iterator[str]:
    """Judge a calendar by RFC 5545; bytes count, since lines are folded by them."""
    raw = text.encode()
    if not raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r"):
        yield "an end of line that is no CRLF"
    for line in raw.split(b"\r\n"):
        if len(line) > 75 or "\ufffd" in line.decode(errors="replace"):
            yield f"a line of {len(line)} octets, or a character that is cut"
    unfolded = text.replace("\r\n ", "").replace("\r\n", "\n")
    whole = re.fullmatch(
        rf"BEGIN:VCALENDAR\nVERSION:2\.0\nPRODID:.+\nX-WR-CALNAME:{TEXT}\n"
        r"((?:BEGIN:(VEVENT|VTIMEZONE)\n(?:.+\n)*?END:\2\n)+)END:VCALENDAR\n",
        unfolded,
    )
    if whole is None:
        yield "not a calendar with something in it"
        return
    for event in re.findall(r"BEGIN:VEVENT\n(.*?)\nEND:", whole[1], re.DOTALL):
        yield from _event([line.partition(":") for line in event.split("\n")])


def _event(lines: list[tuple[str, str, str]]) -> Iterator[str]:
    found = {name: value for name, _, value in lines}
    if len(found) != len(lines) or found.keys() - _EVENT.keys():
        yield f"{[name for name, _, _ in lines]}"
    missing = _EVENT.keys() - found.keys() - {"DTEND;VALUE=DATE"}
    yield from (f"no {name}" for name in sorted(missing))
    for name, value in found.items():
        if not re.fullmatch(_EVENT.get(name, ""), value):
            yield f"{name} is {value}"
    start, end = found.get("DTSTART;VALUE=DATE", ""), found.get("DTEND;VALUE=DATE")
    if end is not None and end <= start:
        yield f"from {start} to {end}"
