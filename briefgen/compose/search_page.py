"""The page that searches the site; without script it leads to what lists everything."""

from collections.abc import Iterator

from briefgen.compose.graph import Graph
from briefgen.compose.pieces import Link, briefings_in_words, sources_in_words
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.page import Page, PageKind, View
from briefgen.model.site import Site


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
    words, sizes = settings.words, _sizes(site)
    ngettext = words.ngettext
    lists = (
        ("briefings/", briefings_in_words(sizes[0], words)),
        ("stories/", ngettext("{n} story", "{n} stories", sizes[1])),
        ("topics/", ngettext("{n} topic", "{n} topics", sizes[2])),
        ("entities/", ngettext("{n} entity", "{n} entities", sizes[3])),
        ("sources/", sources_in_words(sizes[4], words)),
        ("publishers/", ngettext("{n} publisher", "{n} publishers", sizes[5])),
    )
    yield Page(
        kind=PageKind.SEARCH,
        url="search/",
        title=words.gettext("Search"),
        description=words.gettext(
            "Search the briefings of {site}.", site=settings.site_name
        ),
        lang=settings.lang,
        view=SearchView(
            title=words.gettext("Search"),
            lists=tuple(
                Link(text, url)
                for size, (url, text) in zip(sizes, lists, strict=True)
                if size
            ),
        ),
    )


def _sizes(site: Site) -> tuple[int, ...]:
    lists = (
        *(site.briefings, site.stories, site.topics),
        *(site.entities, site.sources, site.publishers),
    )
    return tuple(map(len, lists))
