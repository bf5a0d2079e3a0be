"""What changed between two versions of an annotation, field by field.

What is said of it may be published. Of a field that takes one of a few words, or a
date, it is what stood there; of a field with words of one's own only that it was
changed, unless the site wants to show them. What was removed is never said again,
nor the words of a source.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum

from briefgen.frozen import dataclass
from briefgen.history.match import matched, sign
from briefgen.markup.prose import prose_text
from briefgen.model.annotation import Annotation, BottomLine
from briefgen.model.edtf import EventDate
from briefgen.model.history import Change, Done, Sign
from briefgen.model.records import StatementRecord
from briefgen.model.statements import Numbered

_VALUES = frozenset(
    (
        *("kind", "status", "date", "as_of", "handling", "lang"),
        *("type", "likelihood", "confidence", "resolve_by", "outcome", "resolved_on"),
        *("state", "due", "said_on"),
    )
)
"""Fields of which every value is one of a few, or a date."""
_TEXTS = frozenset(
    (
        *("title", "text", "because", "note", "assumptions", "outcome_note"),
        *("setting", "bottom_line", "why_it_matters", "source_summary", "gaps"),
        *("would_change_if", "analysis"),
    )
)
"""Fields with words of the author's own."""
_PROSE = frozenset(
    (
        *("bottom_line", "why_it_matters", "source_summary", "gaps", "analysis"),
        "would_change_if",
    )
)
"""Those of them whose words are Markdown."""
_OF_BRIEFING = (
    *("title", "date", "bottom_line", "kind", "status", "lang", "as_of", "handling"),
    *("why_it_matters", "source_summary", "gaps", "analysis", "sources"),
)
"""The fields of a briefing of which it is said that they changed."""
_EVIDENCE = frozenset(
    (
        *("prefix", "suffix", "occurrence", "source", "locator", "statement"),
        *("relation", "credibility", "translation", "translated_by"),
    )
)
"""The fields of a quotation that say where it stands: its evidence is itself."""
_MISSING = (None, (), "")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an annotation that was for readers to see."""

    annotation: Annotation
    """What its author wrote."""
    statements: tuple[Numbered, ...]
    """All its statements."""
    hidden: frozenset[str]
    """The ids of those that were not for the readers of this site."""
    embargo: int | None
    """When its embargo ended, in seconds since 1970."""

    @property
    def signs(self) -> tuple[Sign, ...]:
        """Take down by what its statements are known again."""
        return tuple(map(sign, self.statements))


def changes(
    old: Version, new: Version, moment: int, ids: Mapping[str, str], *, words: bool
) -> Iterator[Change]:
    """Say what changed; `ids` are those of `new` by those of `old`."""
    yield from _of_briefing(old.annotation, new.annotation, moment, words=words)
    before = {s.id: s for s in old.statements}
    now = {ids[name]: statement for name, statement in before.items() if name in ids}
    for statement in new.statements:
        was = now.get(statement.id)
        if statement.id in new.hidden or (was and was.id in old.hidden):
            continue
        if was is not None:
            yield from _of_statement(was, statement, moment, words=words)
        else:
            kind = statement.kind.words
            yield Change(moment, Done.ADDED, statement.id, kind)
    for name, statement in before.items():
        if name not in ids and name not in old.hidden:
            yield Change(moment, Done.REMOVED, kind=statement.kind.words)


def matched_ids(old: Version, new: Version) -> Mapping[str, str]:
    """Give the ids of statements in a new version by those in an old one."""
    return matched(old.signs, new.signs)


def _of_briefing(
    old: Annotation, new: Annotation, moment: int, *, words: bool
) -> Iterator[Change]:
    for name in _OF_BRIEFING:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            change = Change(moment, Done.CHANGED, field=_named(name))
            yield _told(change, name, (before, after), words=words)


def _of_statement(
    old: Numbered, new: Numbered, moment: int, *, words: bool
) -> Iterator[Change]:
    """Compare what both have; one that became another kind may have other fields."""
    kind = new.kind.words
    if old.kind is not new.kind:
        was = old.kind.words
        yield Change(moment, Done.CHANGED, new.id, kind, "kind", was, kind)
    said: set[str] = set()
    for name in _fields(new.record):
        before, after = getattr(old.record, name, None), getattr(new.record, name)
        called = "evidence" if name in _EVIDENCE else name
        if before == after or called in said or name == "id":
            continue
        said.add(called)
        change = Change(moment, Done.CHANGED, new.id, kind, _named(called))
        yield _told(change, called, (before, after), words=words)


def _fields(record: StatementRecord) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _told(
    change: Change, name: str, values: tuple[object, object], *, words: bool
) -> Change:
    """Say what was done to a field, and what it said as far as that is told."""
    done = Done.CHANGED if name in _VALUES else _done(*values)
    in_words = words and name in _TEXTS and done is Done.CHANGED
    if name not in _VALUES and not in_words:
        return change._replace(done=done)
    before, after = (_text(value, prose=name in _PROSE) for value in values)
    if before == after:  # another link, say
        return change
    return change._replace(before=before, after=after, in_words=in_words)


def _done(before: object, after: object) -> Done:
    if isinstance(before, tuple) and isinstance(after, tuple):
        lost, new = frozenset(before) - frozenset(after), frozenset(after) - {*before}
        if bool(lost) == bool(new):
            return Done.CHANGED
        return Done.REMOVED if lost else Done.ADDED
    if before in _MISSING:
        return Done.ADDED
    return Done.REMOVED if after in _MISSING else Done.CHANGED


def _text(value: object, *, prose: bool) -> str:
    """Write a value as text, without markup."""
    match value:
        case StrEnum():
            return value.value.replace("-", " ")
        case date():
            return value.isoformat()
        case tuple():
            return "; ".join(_text(item, prose=prose) for item in value)
        case EventDate(text=text) | BottomLine(text=text) | str(text):
            return prose_text(text) if prose else text
        case _:
            return ""


def _named(name: str) -> str:
    return name.replace("_", " ")
