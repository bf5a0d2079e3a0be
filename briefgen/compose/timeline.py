"""What happened, when: the timeline of the site, of a story, of an entity."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefgen.compose.graph import Graph, Said
from briefgen.compose.pagination import PageLink, paginate
from briefgen.compose.pieces import Link, When, briefing_url, counted, event_day
from briefgen.compose.timeline_drawing import Drawing, Mark, timeline_drawing
from briefgen.config import Settings
from briefgen.model.page import Page, PageKind, View
from briefgen.model.records import Event
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import EventState

ON_A_PAGE = 1000
"""Events on a page of the site's timeline: some 400 KB."""
MOST = 400
"""Events on the page of a story or an entity."""


@dataclass(frozen=True, slots=True)
class EventItem:
    """An event in a timeline."""

    id: str
    """Its id on the page."""
    when: When
    """When it happened."""
    text: str
    """What happened."""
    state: str
    """What else it is than happened; mostly empty."""
    link: Link
    """Its place in its briefing."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events, drawn and listed."""

    drawing: Drawing | None
    """None where there is too little to draw."""
    events: tuple[EventItem, ...]
    """Every event, in order."""
    more: Link | None
    """How many earlier ones are left out, and where they stand; mostly None."""


@dataclass(frozen=True, slots=True)
class EventYear:
    """The events that begin in a year."""

    id: str
    """The id of its heading."""
    title: str
    """The year."""
    page: Link | None
    """Its own page, where not all years stand on this one."""
    events: tuple[EventItem, ...]
    """What happened; empty where it has its own page."""


@dataclass(frozen=True, slots=True)
class TimelineView(View):
    """What `pages/timeline.md.jinja` shows."""

    title: str
    """The page's title."""
    count: str
    """How many events there are."""
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
    drawing: Drawing | None
    """None where there is too little to draw."""
    years: tuple[EventYear, ...]
    """The years, in order."""


def timeline(said: Iterable[Said]) -> Timeline:
    """Make the timeline of some statements: of those among them that are events."""
    found = _sorted(said)
    kept = found[-MOST:]
    drawing = timeline_drawing([_mark(at, record) for at, record in kept])
    left_out = len(found) - len(kept)
    return Timeline(
        drawing=drawing,
        events=tuple(_item(at, record) for at, record in kept),
        more=Link(f"{counted(left_out, 'earlier event')}, among all", "timeline/")
        if left_out
        else None,
    )


def timelines(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the timeline of the site, with a page a year where it is long."""
    if not graph.wants("timeline/"):
        return
    every = graph.site.briefings
    found = _sorted(Said(b, s) for b in every for s in b.of_kind(StatementKind.EVENT))
    if not found:
        return
    years = [(y, list(those)) for y, those in groupby(found, lambda f: _year(f[1]))]
    whole = len(found) <= ON_A_PAGE
    # Where each year has a page of its own, the drawing leads there.
    marks = [
        _mark(at, r) if whole else replace(_mark(at, r), url=f"{_year(r)}/")
        for at, r in found
    ]
    view = TimelineView(
        title="Timeline",
        count=counted(len(found), "event"),
        pages=(),
        drawing=timeline_drawing(marks),
        years=tuple(_listed(y, those, whole=whole) for y, those in years),
    )
    yield _page("timeline/", view, {}, settings)
    for year, those in years if not whole else ():
        yield from _year_pages(year, those, settings)


def _year_pages(
    year: int, found: list[tuple[Said, Event]], settings: Settings
) -> Iterator[Page]:
    url = _year_url(year)
    for part in paginate(found, ON_A_PAGE, url, lambda f: event_day(f[1].date).text):
        view = TimelineView(
            title=part.titled(f"Timeline of {year}"),
            count=counted(len(found), "event"),
            pages=part.pages,
            drawing=timeline_drawing([_mark(at, record) for at, record in part.items]),
            years=(_listed(year, part.items, whole=True),),
        )
        yield _page(part.url, view, part.data, settings)


def _page(
    url: str, view: TimelineView, data: dict[str, str], settings: Settings
) -> Page:
    return Page(
        kind=PageKind.TIMELINE,
        url=url,
        title=view.title,
        description=f"What happened, in the briefings of {settings.site_name}.",
        lang=settings.lang,
        view=view,
        data=data,
    )


def _listed(
    year: int, found: Sequence[tuple[Said, Event]], *, whole: bool
) -> EventYear:
    return EventYear(
        id=f"s-{year}",
        title=f"{year}",
        page=None if whole else Link(counted(len(found), "event"), _year_url(year)),
        events=tuple(_item(at, record) for at, record in found) if whole else (),
    )


def _year_url(year: int) -> str:
    return f"timeline/{year}/"


def _sorted(said: Iterable[Said]) -> list[tuple[Said, Event]]:
    found = [
        (at, at.statement.record)
        for at in said
        if isinstance(at.statement.record, Event)
    ]
    found.sort(key=lambda f: (f[1].date.first, f[1].date.last, _id(f[0])))
    return found


def _year(record: Event) -> int:
    return record.date.first.year


def _id(said: Said) -> str:
    return f"s-event-{said.briefing.id}-{said.statement.id}"


def _item(said: Said, record: Event) -> EventItem:
    briefing, statement = said.briefing, said.statement
    return EventItem(
        id=_id(said),
        when=event_day(record.date),
        text=record.title or statement.text,
        state="" if record.state is EventState.HAPPENED else str(record.state),
        link=Link(briefing.title, f"{briefing_url(briefing.id)}#{statement.id}"),
    )


def _mark(said: Said, record: Event) -> Mark:
    points = (record.date.start, record.date.end)
    text = record.title or said.statement.text
    return Mark(
        first=record.date.first,
        last=record.date.last,
        state=record.state,
        vague=any(p.approximate or p.uncertain for p in points if p),
        url=f"#{_id(said)}",
        title=f"{event_day(record.date).text}: {text}",
    )
