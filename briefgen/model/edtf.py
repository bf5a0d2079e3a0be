"""Dates as exact as they are known: a small part of EDTF (ISO 8601-2)."""

import re
from calendar import monthrange
from datetime import date

from briefgen.frozen import dataclass

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")


@dataclass(frozen=True, slots=True)
class DatePoint:
    """A year, month or day, perhaps approximate or uncertain."""

    text: str
    """As it was typed, without its mark."""
    first: date
    """Its first day."""
    last: date
    """Its last day."""
    approximate: bool = False
    """Marked by `~` (or `%`)."""
    uncertain: bool = False
    """Marked by `?` (or `%`)."""

    @property
    def precision(self) -> str:
        """Say how exact it is: `year`, `month` or `day`."""
        return ("year", "month", "day")[self.text.count("-")]


@dataclass(frozen=True, slots=True)
class EventDate:
    """When something happened: a point, or an interval of two."""

    text: str
    """As it was typed."""
    start: DatePoint
    """The point, or where the interval begins."""
    end: DatePoint | None = None
    """Where the interval ends."""

    @property
    def first(self) -> date:
        """The first day that it may mean."""
        return self.start.first

    @property
    def last(self) -> date:
        """The last day that it may mean."""
        return (self.end or self.start).last


def parse_event_date(text: str) -> EventDate:
    """Read `2023`, `2023-07`, `2023-07-11/2023-07-12`, `2023-07~`.

    Raises:
        ValueError: the text is none of these, or the interval runs backwards.

    """
    start, slash, end = text.partition("/")
    parsed = EventDate(text, _point(start), _point(end) if slash else None)
    if parsed.last < parsed.first:
        raise ValueError(text)
    return parsed


def _point(text: str) -> DatePoint:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day, mark = match.groups()
    first = date(int(year), int(month or 1), int(day or 1))
    if day:
        last = first
    elif month:
        last = first.replace(day=monthrange(first.year, first.month)[1])
    else:
        last = date(first.year, 12, 31)
    return DatePoint(
        text=text.removesuffix(mark) if mark else text,
        first=first,
        last=last,
        approximate=mark in {"~", "%"},
        uncertain=mark in {"?", "%"},
    )
