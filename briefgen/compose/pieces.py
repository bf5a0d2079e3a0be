"""Small parts that several views share: links, dates, lists of briefings."""

from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from briefgen.compose.words import inline
from briefgen.model.edtf import DatePoint, EventDate
from briefgen.model.site import Briefing, Source
from briefgen.model.vocabulary import SourceStatus, Status

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY = len("2023-07-04")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site."""

    text: str
    """The words."""
    url: str
    """The page, from the site's root, perhaps with `#id`."""


@dataclass(frozen=True, slots=True)
class When:
    """A date, for people and for programs."""

    text: str
    """As it is read."""
    iso: Markup
    """As `<time datetime>` takes it; empty where that takes none."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a briefing added to those before it."""

    summary: str
    """All of it, in a line."""
    points: tuple[Link, ...]
    """Key points of its own, in the author's order."""
    more: Link | None
    """Further ones, in the briefing."""
    names: tuple[Link, ...]
    """Who or what it is the first to name."""


@dataclass(frozen=True, slots=True)
class BriefingItem:
    """A briefing in a list."""

    link: Link
    """Its title."""
    when: When | None
    """Its date."""
    kind: str
    """What sort of briefing it is."""
    bottom_line: Markup
    """Its bottom line."""
    badge: str
    """What sets it apart: draft, retracted; mostly empty."""
    added: Added | None = None
    """What it added to a story; None where no story is told."""


def day(value: date) -> When:
    """Write a day, or a moment, for a reader."""
    text = f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, datetime) and (value.hour or value.minute):
        clock = f"{value.hour:02}:{value.minute:02}"
        return When(f"{text}, {clock}", _iso(value.isoformat(timespec="minutes")))
    return When(text, _iso(value.isoformat()[:_DAY]))


def month(value: date) -> str:
    """Write a month."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def _iso(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - digits, hyphens, colons and a plus


def when(briefing: Briefing) -> When | None:
    """Write a briefing's date."""
    return day(briefing.date) if briefing.date else None


def day_of(briefing: Briefing) -> str:
    """Name a briefing by its date."""
    return day(briefing.date.date()).text if briefing.date else "undated"


def when_on(briefing: Briefing) -> When | None:
    """Write the day of a briefing."""
    return day(briefing.date.date()) if briefing.date else None


def event_day(value: EventDate) -> When:
    """Write when something happened, as exactly as is known."""
    start = _point(value.start)
    if value.end is None:
        marked = value.start.approximate or value.start.uncertain
        return When(start, Markup() if marked else _iso(value.start.text))
    return When(f"{start} to {_point(value.end)}", Markup())


def _point(point: DatePoint) -> str:
    match point.precision:
        case "day":
            text = day(point.first).text
        case "month":
            text = month(point.first)
        case _:
            text = f"{point.first.year}"
    about = "about " if point.approximate else ""
    doubt = " (uncertain)" if point.uncertain else ""
    return f"{about}{text}{doubt}"


def briefing_url(briefing: str) -> str:
    """Say where a briefing stands."""
    return f"briefings/{briefing}/"


def briefing_link(briefing: Briefing) -> Link:
    """Lead to a briefing by its title."""
    return Link(briefing.title, briefing_url(briefing.id))


def briefing_item(briefing: Briefing) -> BriefingItem:
    """Show a briefing in a list."""
    line = briefing.annotation.bottom_line
    status = briefing.annotation.status
    return BriefingItem(
        link=briefing_link(briefing),
        when=when(briefing),
        kind=str(briefing.annotation.kind),
        bottom_line=inline(line.text) if line else Markup(),
        badge="" if status is Status.PUBLISHED else str(status),
    )


def source_link(source: Source) -> Link:
    """Lead to the page of a source."""
    return Link(source.title, f"sources/{source.id}/")


def source_warning(source: Source) -> str:
    """Say that a source does not stand as it was."""
    status = source.record.status
    return "" if status is SourceStatus.CURRENT else str(status)


def percent(low: int, high: int) -> str:
    """Write a range."""
    return f"{low} to {high} %"


def method_url(word: str) -> str:
    """Say where the page on method explains a word."""
    return f"method/#{word.replace(' ', '-').replace('+', '-')}"


def counted(number: int, one: str, many: str = "") -> str:
    """Count things in words: `1 source`, `2 sources`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
