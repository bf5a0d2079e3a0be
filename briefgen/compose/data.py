"""The form of the site's data, field by field: what is in it, and what that means.

A field without a default is always written, as null where there is nothing to say;
one with a default is left out then. The fields of a `record`, which is what an author
wrote, stand beside the others, but for those that `not_beside` names.
"""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import get_args, get_origin

from pydantic_core import to_json

from briefgen.adapters import adapter
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.annotation import Annotation
from briefgen.model.records import Evidence, Quotation, StatementRecord
from briefgen.model.source import SourceFields
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Handling, Kind, Relation, Status

VERSION = 1
"""Of the form; a field never changes its meaning within one."""

SITE_SCHEMA = "schema/index.json"
"""Where the schema of the site's list stands."""
BRIEFING_SCHEMA = "schema/briefing.json"
"""Where the schema of a briefing's data stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceData:
    """A link from a statement to a passage, or to another statement."""

    id: str
    """Its id on the page: where it leads to, or where the passage is marked."""
    quote: str | None
    """The words as they stand in the source; null where none are, or may be, shown."""
    source: str | None
    """The id of its source in `sources`, or else on the site."""
    start: int | None
    """Where the passage begins, in code points; null where none is anchored."""
    end: int | None
    """Where it ends: the first code point after it."""
    relation: Relation
    """Whether the passage supports the statement or disputes it."""
    locator: str | None = None
    """Where in a source without text: `p. 14`, `12:30`, `table 2`."""
    statement: str | None = None
    """The statement that this one rests on: `BRIEFING#ID`."""
    credibility: int | None = None
    """The Admiralty number: 1 (confirmed by others) to 6 (cannot be judged)."""
    translation: str | None = None
    """The quote in the briefing's language."""
    translated_by: str | None = None
    """Who translated it."""
    note: str | None = None
    """What a reader should know of this evidence."""
    parts: tuple[tuple[int, int], ...] | None = None
    """Start and end of each part of a quote with gaps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceData:
    """One publication that the briefing rests on."""

    id: str
    """Its id in this briefing."""
    title: str
    """What it is called."""
    publisher: str | None = None
    """What its publisher is called."""
    origin: str
    """The id, on the site, of the source that it goes back to; perhaps its own."""
    page: str
    """The address of its page, from the site's root."""
    record: SourceFields
    """What its author wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementData:
    """Anything that the briefing asserts."""

    id: str
    """Its id on the page, and in every link to it."""
    kind: StatementKind
    """What sort of statement it is."""
    text: str
    """Its words."""
    record: StatementRecord
    """What its author wrote."""
    evidence: tuple[EvidenceData, ...]
    """What it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingData:
    """A briefing, whole, without what must not be published."""

    id: str
    """Its id."""
    url: str
    """The address of its page: whole, or from the site's root where that is all."""
    record: Annotation
    """What its author wrote."""
    sources: tuple[SourceData, ...]
    """What it rests on, in its author's order."""
    statements: tuple[StatementData, ...]
    """All that it asserts, by kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingItem:
    """A briefing in the list of all."""

    id: str
    """Its id."""
    url: str
    """The address of its page: whole, or from the site's root where that is all."""
    data: str
    """The address of its own data."""
    title: str
    """Its headline."""
    date: str | None
    """When it is dated."""
    kind: Kind
    """What sort of briefing it is."""
    status: Status
    """Whether it stands, or was retracted."""
    handling: Handling
    """Who may read it, in the words of TLP 2.0."""
    lang: str
    """Its language, as a BCP 47 tag."""
    bottom_line: str
    """What a reader with five seconds should know, as text."""
    stories: tuple[str, ...]
    """The ids of the stories that it is a part of."""
    topics: tuple[str, ...]
    """The ids of what it is about."""
    entities: tuple[str, ...]
    """The ids of the people, organisations and so on that it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteData:
    """All briefings of a site, newest first."""

    title: str
    """The name of the site."""
    briefings: tuple[BriefingItem, ...]
    """One by one."""


RECORD = "record"
"""The field whose own fields stand beside the others."""
_LISTS = {
    *("key_points", "judgements", "counterpoints", "open_questions"),
    *("watch", "quotations", "events"),
}
_OF_A_QUOTE = {field.name for field in fields(Evidence)} - {"note"}


def document(data: object, schema: str, url: str, settings: Settings) -> str:
    """Write a JSON file for the folder at `url`: it names the schema that it keeps to.

    By a whole address where that is known, so that a copy of it can be checked too.
    """
    base = f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""
    named = f"{base or '../' * url.count('/')}{schema}"
    whole = {"$schema": named, "version": VERSION, **written(data)}
    return to_json(whole, indent=1).decode() + "\n"


@cache
def not_beside(data: type, record: type) -> set[str]:
    """Name the fields of a record that are written otherwise, or not at all."""
    own = {field.name for field in fields(data)}
    if issubclass(record, Annotation):
        return own | _LISTS
    if issubclass(record, Quotation):
        return own | _OF_A_QUOTE
    return own | {"file", "former_ids"}


def written(data: object) -> dict[str, object]:
    """Write something down, the lists of what it consists of last."""
    of: type = type(data)
    form = _form(of)
    plain = {
        name: value
        for name in form.names
        if (value := getattr(data, name)) is not None or name in form.always
    }
    if RECORD in plain:
        plain |= _beside(of, plain.pop(RECORD))
    for name in form.lists:
        plain[name] = [*map(written, getattr(data, name))]
    return plain


@dataclass(frozen=True, slots=True)
class _Form:
    """What is known of a class, once for all of its things."""

    names: tuple[str, ...]
    """Its fields, without the lists."""
    always: frozenset[str]
    """Those that are written as null too."""
    lists: tuple[str, ...]
    """The lists of what it consists of."""


@cache
def _form(of: type) -> _Form:
    every = fields(of)
    lists = tuple(field.name for field in every if _is_list(field.type))
    names = tuple(f.name for f in every if f.name not in lists)
    always = frozenset(f.name for f in every if f.default is not None)
    return _Form(names, always, lists)


def _is_list(of: object) -> bool:
    return get_origin(of) is tuple and is_dataclass(get_args(of)[0])


def _beside(data: type, record: object) -> dict[str, object]:
    of: type = type(record)
    given: dict[str, object] = adapter(type(record)).dump_python(
        record, mode="json", exclude_none=True, exclude=not_beside(data, of)
    )
    return {name: value for name, value in given.items() if value != []}
