"""Days, weeks and months: the spans that digests are made of."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from briefgen.frozen import dataclass
from briefgen.model.vocabulary import Rhythm

_DAYS = 10_000
"""Days whose spans are remembered, 27 years: thousands of briefings have few days."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A day, week or month."""

    first: date
    """Its first day."""
    last: date
    """Its last day."""
    id: str
    """Its name in addresses: `2023-07-04`, `2023-W27`, `2023-07`."""

    @property
    def next_day(self) -> date:
        """Give the day after it; the last day of all has none."""
        return self.last + min(timedelta(1), date.max - self.last)


def span_of(rhythm: Rhythm) -> Callable[[date], Span]:
    """Give what finds the span that a day is in."""
    find: dict[Rhythm, Callable[[date], Span]] = {
        Rhythm.DAY: _day,
        Rhythm.WEEK: _week,
        Rhythm.MONTH: _month,
    }
    return find[rhythm]


def _day(at: date) -> Span:
    return Span(at, at, at.isoformat())


@lru_cache(maxsize=_DAYS)
def _week(at: date) -> Span:
    """Give a week as ISO 8601 counts them: that of its Thursday's year."""
    year, week, _ = at.isocalendar()
    first = date.fromisocalendar(year, week, 1)
    last = first + min(timedelta(6), date.max - first)
    return Span(first, last, f"{year:04}-W{week:02}")


@lru_cache(maxsize=_DAYS)
def _month(at: date) -> Span:
    first, last = at.replace(day=1), at.replace(day=monthrange(at.year, at.month)[1])
    return Span(first, last, f"{at.year:04}-{at.month:02}")
