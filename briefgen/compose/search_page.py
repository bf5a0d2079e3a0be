"""The page that searches the site; without script it leads to what lists everything."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.compose.graph import Graph
from briefgen.compose.pieces import Link, counted
from briefgen.config import Settings
from briefgen.model.page import Page, PageKind, View


@dataclass(frozen=True, slots=True)
class SearchView(View):
    """What `pages/search.md.jinja` shows."""

    title: str
    """The page's title."""
    lists: tuple[Link, ...]
    """The pages that list everything."""


def search_page(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the page, where there is a briefing and search is wanted."""
    site = graph.site
    wanted = settings.options.search and graph.wants("search/")
    if not site.briefings or not wanted:
        return
    lists = (
        ("briefings/", counted(len(site.briefings), "briefing")),
        ("stories/", counted(len(site.stories), "story", "stories")),
        ("topics/", counted(len(site.topics), "topic")),
        ("entities/", counted(len(site.entities), "entity", "entities")),
        ("sources/", counted(len(site.sources), "source")),
        ("publishers/", counted(len(site.publishers), "publisher")),
    )
    yield Page(
        kind=PageKind.SEARCH,
        url="search/",
        title="Search",
        description=f"Search the briefings of {settings.site_name}.",
        lang=settings.lang,
        view=SearchView(
            title="Search",
            lists=tuple(Link(text, url) for url, text in lists if text[0] != "0"),
        ),
    )
