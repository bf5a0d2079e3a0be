"""A timeline as a drawing: a mark for each event, or a bar for each span of many.

What it shows stands below it as a list; so it is hidden from those who hear a page.
Shapes tell what is planned, cancelled or postponed: colours alone would not.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup, escape

from briefgen.frozen import dataclass
from briefgen.locale import N_, Words
from briefgen.markup.finished import finished
from briefgen.model.vocabulary import EventState

WIDTH = 600
_EDGE = 16
_LANE = 18
_RADIUS = 6.0
_LANES = 12  # before events are counted together
_TICKS = 8
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000)  # years
_BARS = 110  # the height of the highest
_DAYS_OF_A_YEAR = 365.2425
_FEW_YEARS = 4
_BARS_LEGEND = {
    True: N_(
        "Each bar counts the events of a month; its hollow part has not happened, or "
        "not yet."
    ),
    False: N_(
        "Each bar counts the events of a year; its hollow part has not happened, or "
        "not yet."
    ),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """An event, as it is drawn."""

    first: date
    """The first day that it may mean."""
    last: date
    """The last day that it may mean."""
    state: EventState
    """Whether it has happened."""
    vague: bool
    """Whether its date is approximate or uncertain."""
    url: str
    """Where it stands in the list: `#…`."""
    title: str
    """When and what."""
    lang: str = ""
    """The language of what it is."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing, and what its shapes mean."""

    svg: Markup
    """A finished block."""
    legend: str
    """The shapes that occur, in words."""


def timeline_drawing(marks: Sequence[Mark], words: Words) -> Drawing | None:
    """Draw events, sorted by date, on an axis; nothing where all are of one day."""
    days = {day for mark in marks for day in (mark.first, mark.last)}
    if len(days) <= 1:
        return None
    axis = _Axis(min(days), max(days))
    lanes = _lanes(marks, axis)
    if lanes is not None:
        height = (max(lanes) + 1) * _LANE + 6
        shapes, legend = _marks(marks, lanes, axis, height), _legend(marks, words)
    else:
        height = _BARS + 6
        shapes = _bars(marks, axis, words)
        legend = words.gettext(_BARS_LEGEND[axis.short])
    parts = "".join((*_ticks(axis, height), *shapes))
    svg = (
        f'<svg class="events" viewBox="0 0 {WIDTH} {height + 26}" width="{WIDTH}" '
        f'height="{height + 26}" aria-hidden="true">{parts}</svg>'
    )
    return Drawing(Markup(finished(svg)), legend)  # noqa: S704 - the rest was escaped


def _legend(marks: Sequence[Mark], words: Words) -> str:
    """Say in words what the shapes mean, as far as they occur."""
    states = {mark.state for mark in marks}
    meanings = {
        N_("a dot has happened"): EventState.HAPPENED in states,
        N_("a diamond is planned"): EventState.PLANNED in states,
        N_("a cross was cancelled"): EventState.CANCELLED in states,
        N_("a square was postponed"): EventState.POSTPONED in states,
        N_("a bar took or may mean several days"): any(
            m.first != m.last for m in marks
        ),
        N_("a broken line is not sure"): any(m.vague for m in marks),
    }
    said = [words.gettext(text) for text, occurs in meanings.items() if occurs]
    return f"{words.capital(', '.join(said))}."


class _Axis:
    """Where a day stands."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._days = max((last - first).days, 1)

    def x(self, day: date) -> float:
        share = (day - self.first).days / self._days
        return round(_EDGE + share * (WIDTH - 2 * _EDGE), 1)

    @property
    def short(self) -> bool:
        """Tell whether months can be told apart."""
        return self._days <= _FEW_YEARS * _DAYS_OF_A_YEAR

    def span(self, day: date) -> date:
        """Give the first day of the month or year that a day is counted in."""
        return day.replace(day=1) if self.short else date(day.year, 1, 1)

    def after(self, begin: date) -> date:
        """Give the last day of a month or year."""
        month = begin.month if self.short else 12
        return date(begin.year, month, monthrange(begin.year, month)[1])

    def years(self) -> Iterator[int]:
        """Give the years that are written, at a distance from each other."""
        span = self._days / _DAYS_OF_A_YEAR
        step = next((s for s in _STEPS if span / s <= _TICKS), _STEPS[-1])
        begin = -(-self.first.year // step) * step
        return (y for y in range(begin, self.last.year + 1, step) if self._has(y))

    def _has(self, year: int) -> bool:
        return self.first <= date(max(year, 1), 1, 1) <= self.last


def _ticks(axis: _Axis, height: int) -> Iterator[str]:
    right = WIDTH - _EDGE
    yield f'<line class="axis" x1="{_EDGE}" y1="{height}" x2="{right}" y2="{height}"/>'
    years = list(axis.years())
    for year in years:
        x = axis.x(date(max(year, 1), 1, 1))
        yield f'<line class="grid" x1="{x:g}" y1="0" x2="{x:g}" y2="{height}"/>'
        yield f'<text x="{x:g}" y="{height + 20}">{year}</text>'
    if not years:  # all of it lies within one
        middle = WIDTH // 2
        yield f'<text x="{middle}" y="{height + 20}">{axis.first.year}</text>'


def _lanes(marks: Sequence[Mark], axis: _Axis) -> list[int] | None:
    """Put each event on the first lane where it touches no other; None: too many."""
    ends: list[float] = []
    lanes: list[int] = []
    for mark in marks:
        left = axis.x(mark.first) - _RADIUS
        lane = next((i for i, end in enumerate(ends) if end < left), len(ends))
        if lane == _LANES:
            return None
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = axis.x(mark.last) + _RADIUS
        lanes.append(lane)
    return lanes


def _marks(
    marks: Sequence[Mark], lanes: Sequence[int], axis: _Axis, height: int
) -> Iterator[str]:
    for mark, lane in zip(marks, lanes, strict=True):
        yield _linked(mark, _shape(mark, axis, height - (lane + 0.5) * _LANE))


def _linked(mark: Mark, shape: str) -> str:
    """Lead to the event in the list, for whoever points at the mark."""
    title = f'<title lang="{escape(mark.lang)}">{escape(mark.title)}</title>'
    return f'<a href="{escape(mark.url)}" tabindex="-1">{title}{shape}</a>'


def _shape(mark: Mark, axis: _Axis, y: float) -> str:
    left, right = axis.x(mark.first), axis.x(mark.last)
    vague = " vague" if mark.vague else ""
    names = f'class="{mark.state}{vague}"'
    if right - left > _RADIUS:
        top, width = y - _RADIUS / 2, right - left
        return (
            f'<rect {names} x="{left:g}" y="{top:g}" width="{width:g}" '
            f'height="{_RADIUS:g}" rx="3"/>{_sign(mark, left, y, names)}'
        )
    return _sign(mark, left, y, names)


def _sign(mark: Mark, x: float, y: float, names: str) -> str:
    r = _RADIUS
    match mark.state:
        case EventState.HAPPENED:
            return f'<circle {names} cx="{x:g}" cy="{y:g}" r="{r:g}"/>'
        case EventState.PLANNED:
            points = f"{x:g},{y - r:g} {x + r:g},{y:g} {x:g},{y + r:g} {x - r:g},{y:g}"
            return f'<polygon {names} points="{points}"/>'
        case EventState.CANCELLED:
            side = 2 * r
            d = f"M{x - r:g} {y - r:g}l{side:g} {side:g}m0 -{side:g}l-{side:g} {side:g}"
            return f'<path {names} d="{d}"/>'
        case EventState.POSTPONED:
            side = 2 * r - 2
            return (
                f'<rect {names} x="{x - r + 1:g}" y="{y - r + 1:g}" '
                f'width="{side:g}" height="{side:g}"/>'
            )


def _bars(marks: Sequence[Mark], axis: _Axis, words: Words) -> Iterator[str]:
    """Count the events that begin in each month or year."""
    spans = [(b, list(g)) for b, g in groupby(marks, lambda m: axis.span(m.first))]
    most = max(len(those) for _, those in spans)
    for begin, those in spans:
        left = axis.x(max(axis.first, begin))
        width = max(axis.x(min(axis.last, axis.after(begin))) - left - 1, 2)
        when = f"{begin.year}-{begin.month:02}" if axis.short else f"{begin.year}"
        happened = sum(m.state is EventState.HAPPENED for m in those)
        full = round(_BARS * happened / most, 1)
        rest = round(_BARS * (len(those) - happened) / most, 1)
        bar = f'x="{left:g}" width="{width:g}"'
        yield (
            f'<a href="{escape(those[0].url)}" tabindex="-1">'
            f"<title>{when}: {words.number(len(those))}</title>"
            f'<rect class="count" {bar} y="{_BARS + 6 - full:g}" height="{full:g}"/>'
            f'<rect class="planned" {bar} y="{_BARS + 6 - full - rest:g}" '
            f'height="{rest:g}"/></a>'
        )
