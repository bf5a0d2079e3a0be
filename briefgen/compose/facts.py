"""Dated facts of an entity: what held when, who says so, and who says otherwise."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from itertools import pairwise

from briefgen.compose.graph import Graph
from briefgen.compose.pieces import (
    Link,
    event_day,
    source_link,
    source_warning,
    span,
)
from briefgen.frozen import dataclass
from briefgen.locale import Words
from briefgen.model.edtf import EventDate
from briefgen.model.records import Evidence
from briefgen.model.registry import Fact
from briefgen.model.site import Source
from briefgen.model.vocabulary import Relation

_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says that something holds."""

    source: Link
    """The source."""
    locator: str
    """Where in it; mostly empty."""
    disputes: bool
    """Whether it says the contrary."""
    warning: str
    """That the source does not stand as it was; mostly empty."""


@dataclass(frozen=True, slots=True)
class FactValue:
    """What some say."""

    text: str
    """The value."""
    span: str
    """For how long it is said to hold."""
    voices: tuple[Voice, ...]
    """Who says so."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """What held in a span of time."""

    when: str
    """The span; empty where nobody says."""
    values: tuple[FactValue, ...]
    """What held; several where sources contradict each other."""
    current: bool
    """Whether nobody says that it has ended."""


@dataclass(frozen=True, slots=True)
class FactGroup:
    """What is said of one property."""

    property: str
    """The property."""
    rows: tuple[FactRow, ...]
    """One span after the other."""
    height: int
    """How many rows there are."""


class _Known(Enum):
    """What is known of an end of a span."""

    EXACT = "exact"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class _End:
    """An end of a span, as it is read; empty where nobody says."""

    text: str = ""
    known: _Known = _Known.EXACT


@dataclass(frozen=True, slots=True)
class _Span:
    """A fact, and the days on which it counts."""

    fact: Fact
    first: date
    last: date


def facts_of(facts: Sequence[Fact], graph: Graph) -> tuple[FactGroup, ...]:
    """Put facts in order: by property, and by the days on which they held."""
    by_property: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_property[fact.property].append(fact)
    return tuple(
        FactGroup(name, rows := tuple(_rows(those, graph)), len(rows))
        for name, those in by_property.items()
    )


def _rows(facts: Sequence[Fact], graph: Graph) -> Iterator[FactRow]:
    """Cut time where something begins or ends, and say what held in between."""
    words = graph.words
    spans = [_span(fact, facts) for fact in facts]
    cuts = {s.first for s in spans} | {_after(s.last) for s in spans}
    for first, end in pairwise(sorted(cuts)):
        holding = [s for s in spans if s.first <= first and _after(s.last) >= end]
        if not holding:
            continue
        values: defaultdict[str, list[Fact]] = defaultdict(list)
        for held in holding:
            values[held.fact.value].append(held.fact)
        since = _since(first, holding, spans, words)
        until = _until(end, holding, spans, words)
        yield FactRow(
            when=_between(since, until, words),
            values=tuple(_value(v, those, graph) for v, those in values.items()),
            current=bool(since.text) and not until.text,
        )


def _span(fact: Fact, facts: Sequence[Fact]) -> _Span:
    """Give the days on which a fact counts: until another certainly or perhaps begins.

    One that ends in the year, or on the day, on which another value begins was
    followed by it, and does not contradict it.
    """
    first = fact.from_.first if fact.from_ else date.min
    last = fact.to.last if fact.to else date.max
    followers = (
        other.from_.first - _DAY
        for other in facts
        if other.from_ and fact.to and _followed(fact.to, other.from_)
        if other.value != fact.value and first < other.from_.first <= last
    )
    return _Span(fact, first, min((last, *followers)))


def _followed(to: EventDate, from_: EventDate) -> bool:
    """Tell whether what ends may have ended before the other thing began."""
    return to.first - _doubt(to) <= from_.last + _doubt(from_)


def _doubt(at: EventDate) -> timedelta:
    """Give how far off a date may be that is approximate or uncertain: its length."""
    points = [point for point in (at.start, at.end) if point]
    vague = any(point.approximate or point.uncertain for point in points)
    return at.last - at.first + _DAY if vague else timedelta(0)


def _after(last: date) -> date:
    return last if last == date.max else last + _DAY


def _since(
    first: date, holding: Sequence[_Span], spans: Sequence[_Span], words: Words
) -> _End:
    begun = [s.fact.from_ for s in holding if s.first == first]
    if begun:
        return _End(_written(begun, words))
    ended = [s.fact.to for s in spans if _after(s.last) == first]
    return _End(_written(ended, words), _Known.AFTER)


def _until(
    end: date, holding: Sequence[_Span], spans: Sequence[_Span], words: Words
) -> _End:
    ended = [s.fact.to for s in holding if _after(s.last) == end]
    if ended:
        return _End(_written(ended, words))
    begun = [s.fact.from_ for s in spans if s.first == end]
    return _End(_written(begun, words), _Known.BEFORE)


def _written(dates: Sequence[EventDate | None], words: Words) -> str:
    """Write the most exact of dates that come to the same."""
    known = [d for d in dates if d]
    exact = min(known, key=lambda d: d.last - d.first, default=None)
    return event_day(exact, words).text if exact else ""


def _between(since: _End, until: _End, words: Words) -> str:
    """Write a span of which perhaps only one end is known."""
    if since.text and until.text and _Known.EXACT is since.known is until.known:
        if since.text == until.text:
            return since.text
        return span(since.text, until.text, words)
    ends = [
        *([_begin(since, alone=not until.text, words=words)] if since.text else ()),
        *([_end(until, words)] if until.text else ()),
    ]
    return ", ".join(ends)


def _begin(since: _End, *, alone: bool, words: Words) -> str:
    if since.known is _Known.AFTER:
        return words.gettext("after {date}", date=since.text)
    return words.gettext("since {date}", date=since.text) if alone else since.text


def _end(until: _End, words: Words) -> str:
    if until.known is _Known.BEFORE:
        return words.gettext("before {date}", date=until.text)
    return words.gettext("until {date}", date=until.text)


def _value(value: str, facts: Sequence[Fact], graph: Graph) -> FactValue:
    voices = (voice for fact in facts for voice in _voices(fact, graph))
    words = graph.words
    spans = dict.fromkeys(_between(*_ends(fact, words), words) for fact in facts)
    return FactValue(
        text=value,
        span=_any_of([span for span in spans if span], words),
        voices=tuple(dict.fromkeys(voices)),
    )


def _any_of(spans: Sequence[str], words: Words) -> str:
    text = spans[0] if spans else ""
    for other in spans[1:]:
        text = words.gettext("{first} or {second}", first=text, second=other)
    return text


def _ends(fact: Fact, words: Words) -> tuple[_End, _End]:
    return _End(_written([fact.from_], words)), _End(_written([fact.to], words))


def _voices(fact: Fact, graph: Graph) -> Iterator[Voice]:
    """Name who says so; evidence comes first, since it says where."""
    given = (*fact.evidence, Evidence(source=fact.source))
    named: set[str] = set()
    for evidence in given:
        source = _source(evidence.source or "", graph)
        if source is None or (evidence is given[-1] and source.id in named):
            continue
        named.add(source.id)
        yield Voice(
            source=source_link(source),
            locator=evidence.locator or "",
            disputes=evidence.relation is Relation.DISPUTES,
            warning=source_warning(source, graph.words),
        )


def _source(name: str, graph: Graph) -> Source | None:
    """Find a source by the name that a registry uses for it."""
    briefing, _, local = name.partition("#")
    return graph.site.sources.get(f"{briefing}-{local}" if local else name)
