"""What changed, as pages show it: by day, by statement, and by field."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from briefgen.compose.field_words import field_name, field_value
from briefgen.compose.graph import Graph
from briefgen.compose.pieces import Link, When, day
from briefgen.compose.terms import term
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.locale import NN_, Words
from briefgen.model.history import Change, Done
from briefgen.model.site import Briefing

_MOST = 500  # changes that are shown of one briefing
_WORDS = 160  # characters of a statement, where it stands for itself
_TOLD = 600  # characters of what a field said
_COUNTED = {
    "key point": NN_("{n} key point", "{n} key points"),
    "judgement": NN_("{n} judgement", "{n} judgements"),
    "counterpoint": NN_("{n} counterpoint", "{n} counterpoints"),
    "quotation": NN_("{n} quotation", "{n} quotations"),
    "event": NN_("{n} event", "{n} events"),
    "open question": NN_("{n} open question", "{n} open questions"),
    "thing to watch": NN_("{n} thing to watch", "{n} things to watch"),
}


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
    before_lang: str = ""
    """The language of what stood there; nothing where the interface says it."""
    after_lang: str = ""
    """The language of what stands there."""


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
    words = graph.words
    heading = words.ngettext(
        "{n} change since it was published",
        "{n} changes since it was published",
        len(every),
    )
    if len(every) > _MOST:
        heading = words.gettext(
            "{changes}, the newest {number}", changes=heading, number=_MOST
        )
    days = by_day(every[-_MOST:], settings)
    return History(
        heading, tuple(change_set(day, c, briefing, words) for day, c in days)
    )


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
    when: date,
    changes: Iterable[Change],
    briefing: Briefing,
    words: Words,
    url: str = "",
) -> ChangeSet:
    """Show what was done on one day; `url` is the briefing's page, from elsewhere."""
    found: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        gone = "" if change.statement else change.kind
        found.setdefault((change.statement, gone), []).append(change)
    named = any(name for name, _ in found)  # or else nobody asks for statements
    texts = {s.id: s.text for s in briefing.statements} if named else {}
    return ChangeSet(
        day(when, words),
        tuple(
            _gone(gone, len(those), words)
            if gone
            else _stands(_link(name, briefing, texts, url), those, words, briefing.lang)
            for (name, gone), those in found.items()
        ),
    )


def _gone(kind: str, count: int, words: Words) -> ChangedStatement:
    """Say that statements are no more: not which, nor what they said."""
    name = _counted(kind, count, words)
    return ChangedStatement(None, name, (), (term(Done.REMOVED, words),))


def _counted(kind: str, count: int, words: Words) -> str:
    return words.ngettext(*_COUNTED[kind], count)


def _link(
    name: str, briefing: Briefing, texts: Mapping[str, str], url: str
) -> Link | None:
    """Lead to a statement by its words; what has no name is the briefing itself."""
    if not name:
        return None
    return Link(_short(texts[name], _WORDS), f"{url}#{name}", briefing.lang)


def _stands(
    link: Link | None, changes: list[Change], words: Words, lang: str
) -> ChangedStatement:
    fields = tuple(_field(c, words, lang) for c in changes if c.before or c.after)
    others = [c for c in changes if not c.before and not c.after]
    done = tuple(_done(others, words))
    if link is None:
        here = words.gettext("The briefing")
        return ChangedStatement(None, here, fields, done)
    kind = words.pgettext("StatementKind", changes[-1].kind)
    return ChangedStatement(link, kind, fields, done)


def _done(changes: list[Change], words: Words) -> Iterator[str]:
    """Say together what was done to several fields."""
    for done in Done:
        names = dict.fromkeys(c.field for c in changes if c.done is done)
        if "" in names:
            yield term(done, words)
        fields = (field_name(name, words) for name in names if name)
        if listed := ", ".join(fields):
            yield f"{term(done, words)}: {listed}"


def _field(change: Change, words: Words, lang: str) -> FieldChange:
    before, after = (
        _value(change, text, words) if text else words.gettext("not said")
        for text in (change.before, change.after)
    )
    name = field_name(change.field, words)
    before_lang, after_lang = (
        lang if text and change.in_words else ""
        for text in (change.before, change.after)
    )
    return FieldChange(name, before, after, change.in_words, before_lang, after_lang)


def _value(change: Change, text: str, words: Words) -> str:
    """Write a value for a reader."""
    if change.in_words:
        return _short(text, _TOLD)
    return _short(field_value(change, text, words), _TOLD)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
