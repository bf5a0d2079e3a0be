"""What happened, when: the timeline of the site, of a story, of an entity."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefgen.compose.graph import Graph, Said
from briefgen.compose.pagination import PageLink, paginate
from briefgen.compose.pieces import Link, When, event_day, place_in
from briefgen.compose.terms import term
from briefgen.compose.timeline_drawing import Drawing, Mark, timeline_drawing
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.locale import Words
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


def timeline(said: Iterable[Said], words: Words) -> Timeline:
    """Make the timeline of some statements: of those among them that are events."""
    found = _sorted(said)
    kept = found[-MOST:]
    marks = [_mark(at, record, words) for at, record in kept]
    left_out = len(found) - len(kept)
    more = words.ngettext(
        "{n} earlier event, among all", "{n} earlier events, among all", left_out
    )
    return Timeline(
        drawing=timeline_drawing(marks, words),
        events=tuple(_item(at, record, words) for at, record in kept),
        more=Link(more, "timeline/") if left_out else None,
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
    words = settings.words
    marks = [_mark(at, record, words) for at, record in found]
    if not whole:
        pages = zip(marks, found, strict=True)
        marks = [replace(mark, url=f"{_year(r)}/") for mark, (_, r) in pages]
    view = TimelineView(
        title=words.gettext("Timeline"),
        count=_counted(len(found), words),
        pages=(),
        drawing=timeline_drawing(marks, words),
        years=tuple(_listed(y, those, words, whole=whole) for y, those in years),
    )
    yield _page("timeline/", view, {}, settings)
    for year, those in years if not whole else ():
        yield from _year_pages(year, those, settings)


def _year_pages(
    year: int, found: list[tuple[Said, Event]], settings: Settings
) -> Iterator[Page]:
    url, words = _year_url(year), settings.words
    title = words.gettext("Timeline of {year}", year=words.year(year))
    for part in paginate(
        found, ON_A_PAGE, url, lambda f: event_day(f[1].date, words).text, words
    ):
        marks = [_mark(at, record, words) for at, record in part.items]
        view = TimelineView(
            title=part.titled(title),
            count=_counted(len(found), words),
            pages=part.pages,
            drawing=timeline_drawing(marks, words),
            years=(_listed(year, part.items, words, whole=True),),
        )
        yield _page(part.url, view, part.data, settings)


def _page(
    url: str, view: TimelineView, data: dict[str, str], settings: Settings
) -> Page:
    return Page(
        kind=PageKind.TIMELINE,
        url=url,
        title=view.title,
        description=settings.words.gettext(
            "What happened, in the briefings of {site}.", site=settings.site_name
        ),
        lang=settings.lang,
        view=view,
        data=data,
    )


def _counted(events: int, words: Words) -> str:
    return words.ngettext("{n} event", "{n} events", events)


def _listed(
    year: int, found: Sequence[tuple[Said, Event]], words: Words, *, whole: bool
) -> EventYear:
    count = _counted(len(found), words)
    return EventYear(
        id=f"s-{year}",
        title=words.year(year),
        page=None if whole else Link(count, _year_url(year)),
        events=tuple(_item(at, record, words) for at, record in found) if whole else (),
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


def _item(said: Said, record: Event, words: Words) -> EventItem:
    briefing, statement = said.briefing, said.statement
    return EventItem(
        id=_id(said),
        when=event_day(record.date, words),
        text=record.title or statement.text,
        state="" if record.state is EventState.HAPPENED else term(record.state, words),
        link=place_in(briefing, statement.id),
    )


def _mark(said: Said, record: Event, words: Words) -> Mark:
    points = (record.date.start, record.date.end)
    text = record.title or said.statement.text
    return Mark(
        first=record.date.first,
        last=record.date.last,
        state=record.state,
        vague=any(p.approximate or p.uncertain for p in points if p),
        url=f"#{_id(said)}",
        title=f"{event_day(record.date, words).text}: {text}",
        lang=said.briefing.lang,
    )
