"""The kinds of value that fields have: text, ids, dates, addresses."""

import re
from datetime import date, datetime
from operator import attrgetter
from sys import intern
from typing import Annotated, TypeAlias
from urllib.parse import urlsplit

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefgen.model.edtf import EventDate, parse_event_date
from briefgen.model.forms import SUGGESTS

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
"""What an id looks like."""
LANGUAGE = re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")
"""What a BCP 47 tag looks like, loosely."""


def _text(value: object) -> object:
    """Trim text; refuse what is empty, and what is not text."""
    if value is None or (isinstance(value, str) and not value.strip()):
        raise PydanticCustomError("BG215", "this value is empty")
    if not isinstance(value, str):
        raise PydanticCustomError(
            "BG204", "text is wanted here, not {found}", {"found": named(value)}
        )
    return value.strip()


def named(value: object) -> str:
    """Name the form of a value, for a message."""
    match value:
        case list() | tuple():
            return "a list"
        case dict():
            return "a mapping"
        case None:
            return "nothing"
        case _:
            return "text"


def _id(value: object) -> object:
    text = _text(value)
    if not isinstance(text, str):
        return text
    if not ID.fullmatch(text):
        raise PydanticCustomError("BG206", "this is not an id")
    return intern(text)  # a site names the same things thousands of times


def _reference(value: object) -> object:
    text = _text(value)
    if isinstance(text, str):
        briefing, _, statement = text.partition("#")
        if not all(ID.fullmatch(part) for part in (briefing, statement)):
            raise PydanticCustomError(
                "BG206", "a reference to another briefing has the form BRIEFING#ID"
            )
    return text


def _local_or_reference(value: object) -> object:
    text = _text(value)
    if isinstance(text, str) and "#" in text:
        return _reference(text)
    return _id(text)


def _url(value: object) -> object:
    text = _text(value)
    if isinstance(text, str):
        try:
            parts = urlsplit(text)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise PydanticCustomError("BG207", "this is not a web address")
    return text


def _language(value: object) -> object:
    text = _text(value)
    if isinstance(text, str) and not LANGUAGE.fullmatch(text):
        raise PydanticCustomError("BG209", "this is not a language tag")
    return text


def _path(value: object) -> object:
    text = _text(value)
    if isinstance(text, str) and (
        text.startswith("/") or "\\" in text or ".." in text.split("/")
    ):
        raise PydanticCustomError("BG217", "a path inside seeds/ is wanted here")
    return text


def _date(value: object) -> object:
    text = _text(value)
    try:
        return date.fromisoformat(text) if isinstance(text, str) else text
    except ValueError:
        raise PydanticCustomError("BG205", "this is not a date") from None


_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?")


def _moment(value: object) -> object:
    text = _text(value)
    if isinstance(text, str) and not _DATE_TIME.fullmatch(text):
        raise PydanticCustomError("BG205", "this is not a date")
    if isinstance(text, str) and len(text) > len("2023-07-04"):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise PydanticCustomError("BG205", "this is not a date") from None
    return _date(text)


def _event_date(value: object) -> object:
    text = _text(value)
    try:
        return parse_event_date(text) if isinstance(text, str) else text
    except ValueError:
        raise PydanticCustomError("BG205", "this is not a date") from None


def _yes_no(value: object) -> object:
    if isinstance(value, bool):  # read before, and written down since
        return value
    text = _text(value)
    known = {"yes": True, "true": True, "no": False, "false": False}
    if isinstance(text, str) and text.lower() in known:
        return known[text.lower()]
    raise PydanticCustomError("BG203", "yes or no is wanted here")


def _credibility(value: object) -> object:
    if isinstance(value, int):  # as above
        return value
    text = _text(value)
    if isinstance(text, str) and re.fullmatch("[1-6]", text):
        return int(text)
    raise PydanticCustomError("BG208", "a number from 1 to 6 is wanted here")


def _typed(**more: str) -> WithJsonSchema:
    """Describe text as an author types it: editors see `2023` and `yes` otherwise."""
    scalar = {"type": ["string", "number", "boolean"], **more}
    return WithJsonSchema(scalar, mode="validation")


Text = Annotated[str, BeforeValidator(_text), _typed()]
"""Literal text."""
Prose = Annotated[str, BeforeValidator(_text), _typed()]
"""Inline Markdown without raw HTML."""
Blocks = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string"})]
"""Markdown without raw HTML."""
Id = Annotated[
    str,
    BeforeValidator(_id),
    _typed(pattern=f"^{ID.pattern}$"),
]
"""An id of one's own kind."""
EntityId = Annotated[
    str,
    BeforeValidator(_id),
    _typed(**{SUGGESTS: "entities"}),
]
"""An id of `seeds/entities.yml`."""
StoryId = Annotated[str, BeforeValidator(_id), _typed(**{SUGGESTS: "stories"})]
"""An id of `seeds/stories.yml`."""
TopicId = Annotated[str, BeforeValidator(_id), _typed(**{SUGGESTS: "topics"})]
"""An id of `seeds/topics.yml`, or a topic that has no record."""
BriefingId = Annotated[
    str,
    BeforeValidator(_id),
    _typed(**{SUGGESTS: "briefings"}),
]
"""An id of a briefing."""
PublisherName = Annotated[
    str,
    BeforeValidator(_text),
    _typed(**{SUGGESTS: "publishers"}),
]
"""An id of `seeds/publishers.yml`, or a name."""
SourceId = Annotated[
    str,
    BeforeValidator(_local_or_reference),
    _typed(**{SUGGESTS: "sources"}),
]
"""An id of the briefing's own source, of `seeds/sources.yml`, or `BRIEFING#ID`."""
Reference = Annotated[
    str, BeforeValidator(_reference), WithJsonSchema({"type": "string"})
]
"""`BRIEFING#ID`: a statement of another briefing."""
LocalOrReference = Annotated[str, BeforeValidator(_local_or_reference), _typed()]
"""An id, or `BRIEFING#ID`."""
Url = Annotated[
    str,
    BeforeValidator(_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
"""A web address."""
Language = Annotated[
    str, BeforeValidator(_language), WithJsonSchema({"type": "string"})
]
"""A BCP 47 tag."""
SeedPath = Annotated[str, BeforeValidator(_path), WithJsonSchema({"type": "string"})]
"""A path inside `seeds/`."""
Day = Annotated[
    date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})
]
"""A day."""
Moment: TypeAlias = Annotated[
    date | datetime, BeforeValidator(_moment), WithJsonSchema({"type": "string"})
]
"""A day, or a day and time; without an offset it is in the site's time zone."""
EventDay = Annotated[
    EventDate,
    BeforeValidator(_event_date),
    PlainSerializer(attrgetter("text"), return_type=str),
    _typed(),
]
"""When something happened, as exactly as is known."""
YesNo = Annotated[
    bool,
    BeforeValidator(_yes_no),
    WithJsonSchema({"enum": [True, False, "yes", "no"]}, mode="validation"),
]
"""`yes` or `no`."""
Credibility = Annotated[
    int,
    BeforeValidator(_credibility),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 6}),
]
"""The Admiralty number, from 1 (confirmed) to 6 (cannot be judged)."""
