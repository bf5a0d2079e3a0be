"""The pages that list every briefing, by year."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from briefgen.compose.graph import Graph
from briefgen.compose.pagination import PageLink, paginate
from briefgen.compose.pieces import (
    Link,
    When,
    briefing_link,
    briefings_in_words,
    day_of,
    when,
)
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.locale import Words
from briefgen.model.page import Page, PageKind, View
from briefgen.model.site import Briefing

ON_A_PAGE = 1000
"""Briefings on a page: some 250 KB."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A briefing, by its title alone: there may be thousands."""

    link: Link
    """Its page."""
    when: When | None
    """Its date."""


@dataclass(frozen=True, slots=True)
class Year:
    """The briefings of a year."""

    id: str
    """The id of its heading."""
    title: str
    """The year."""
    briefings: tuple[Listed, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class BriefingsView(View):
    """What `pages/briefings.md.jinja` shows."""

    title: str
    """The page's title."""
    count: str
    """How many there are."""
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
    years: tuple[Year, ...]
    """Newest first."""


def archive(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the pages of all briefings."""
    briefings = graph.site.briefings
    if not briefings or not graph.wants("briefings/"):
        return
    words = settings.words
    count = briefings_in_words(len(briefings), words)
    name = partial(day_of, words=words)
    for part in paginate(
        briefings, ON_A_PAGE, "briefings/", name, words, newest_first=True
    ):
        title = part.titled(words.gettext("Briefings"))
        yield Page(
            kind=PageKind.BRIEFINGS,
            url=part.url,
            title=title,
            description=words.gettext(
                "All briefings of {site}, by year.", site=settings.site_name
            ),
            lang=settings.lang,
            view=BriefingsView(title, count, part.pages, _years(part.items, words)),
            data=part.data,
        )


def _years(briefings: Iterable[Briefing], words: Words) -> tuple[Year, ...]:
    return tuple(
        Year(
            f"s-{year or 'undated'}",
            words.year(year) if year else words.gettext("Undated"),
            tuple(Listed(briefing_link(b), when(b, words)) for b in group),
        )
        for year, group in groupby(briefings, _year)
    )


def _year(briefing: Briefing) -> int | None:
    return briefing.date.year if briefing.date else None
