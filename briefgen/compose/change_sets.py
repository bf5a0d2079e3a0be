"""What changed, as pages show it: by day, by statement, and by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from briefgen.compose.graph import Graph
from briefgen.compose.pieces import Link, When, counted, day, event_day
from briefgen.config import Settings
from briefgen.model.edtf import parse_event_date
from briefgen.model.history import Change, Done
from briefgen.model.site import Briefing

_MOST = 500  # changes that are shown of one briefing
_WORDS = 160  # characters of a statement, where it stands for itself
_TOLD = 600  # characters of what a field said
_DATES = {"date", "as of", "resolve by", "resolved on", "due", "said on"}
_UNSAID = "not said"
_MANY = {"thing to watch": "things to watch"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What stood in a field, and what stands there since."""

    field: str
    """The field."""
    before: str
    """What stood there."""
    after: str
    """What stands there since."""
    in_words: bool
    """Whether these are words of the author's own, and not one of a few."""


@dataclass(frozen=True, slots=True)
class ChangedStatement:
    """What was done to one statement, or to the briefing itself."""

    link: Link | None
    """The statement; None for the briefing itself, and for what is no more."""
    name: str
    """What it is."""
    fields: tuple[FieldChange, ...]
    """The fields of which it is told what stood there."""
    done: tuple[str, ...]
    """What else was done to it, such as `changed: text, evidence`."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What was done to a briefing on one day."""

    when: When
    """The day."""
    statements: tuple[ChangedStatement, ...]
    """What was changed."""


@dataclass(frozen=True, slots=True)
class History:
    """What was done to a briefing since it was published."""

    heading: str
    """How much it is."""
    days: tuple[ChangeSet, ...]
    """Newest first."""


def history(briefing: Briefing, graph: Graph, settings: Settings) -> History | None:
    """Show the newest changes of a briefing, on its own page."""
    every = graph.told.changes.get(briefing.id, ())
    if not every:
        return None
    newest = f", the newest {_MOST}" if len(every) > _MOST else ""
    heading = f"{counted(len(every), 'change')} since it was published{newest}"
    days = by_day(every[-_MOST:], settings)
    return History(heading, tuple(change_set(day, c, briefing) for day, c in days))


def by_day(
    changes: Iterable[Change], settings: Settings
) -> Iterator[tuple[date, tuple[Change, ...]]]:
    """Take changes of a briefing apart by day, the newest first."""
    zone = ZoneInfo(settings.options.timezone)

    def of(change: Change) -> date:
        return datetime.fromtimestamp(change.moment, zone).date()

    days = sorted(changes, key=of)  # clocks of commits may be wrong
    sets = [(when, tuple(group)) for when, group in groupby(days, key=of)]
    yield from reversed(sets)


def change_set(
    when: date, changes: Iterable[Change], briefing: Briefing, url: str = ""
) -> ChangeSet:
    """Show what was done on one day; `url` is the briefing's page, from elsewhere."""
    found: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        gone = "" if change.statement else change.kind
        found.setdefault((change.statement, gone), []).append(change)
    named = any(name for name, _ in found)  # or else nobody asks for statements
    texts = {s.id: s.text for s in briefing.statements} if named else {}
    return ChangeSet(
        day(when),
        tuple(
            _gone(gone, len(those)) if gone else _stands(name, those, texts, url)
            for (name, gone), those in found.items()
        ),
    )


def _gone(kind: str, count: int) -> ChangedStatement:
    """Say that statements are no more: not which, nor what they said."""
    name = counted(count, kind, _MANY.get(kind, ""))
    return ChangedStatement(None, name, (), (Done.REMOVED.value,))


def _stands(
    name: str, changes: list[Change], texts: Mapping[str, str], url: str
) -> ChangedStatement:
    fields = tuple(_field(c) for c in changes if c.before or c.after)
    others = [c for c in changes if not c.before and not c.after]
    done = tuple(_done(others))
    if not name:
        return ChangedStatement(None, "The briefing", fields, done)
    link = Link(_short(texts[name], _WORDS), f"{url}#{name}")
    return ChangedStatement(link, changes[-1].kind, fields, done)


def _done(changes: list[Change]) -> Iterator[str]:
    """Say together what was done to several fields."""
    for done in Done:
        names = dict.fromkeys(c.field for c in changes if c.done is done)
        if "" in names:
            yield done.value
        if fields := ", ".join(filter(None, names)):
            yield f"{done.value}: {fields}"


def _field(change: Change) -> FieldChange:
    before, after = (
        _value(change.field, text) if text else _UNSAID
        for text in (change.before, change.after)
    )
    return FieldChange(change.field, before, after, change.in_words)


def _value(field: str, text: str) -> str:
    """Write a value for a reader."""
    if field not in _DATES:
        return _short(text, _TOLD)
    try:
        return event_day(parse_event_date(text)).text
    except ValueError:
        return day(datetime.fromisoformat(text)).text


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
