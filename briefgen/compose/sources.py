"""The pages of sources, and their index."""

from collections.abc import Iterator
from functools import partial

from briefgen.compose.graph import Graph
from briefgen.compose.pagination import PageLink, paginate
from briefgen.compose.pieces import statements_in_words
from briefgen.compose.redirects import redirect_places, redirects
from briefgen.compose.said import SaidYear, left_out, said_by_year
from briefgen.compose.source_items import SourceItem, source_item
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.page import Page, PageKind, Recipe, View
from briefgen.model.site import Source
from briefgen.model.source import SharedSource

ON_A_PAGE = 300
"""Sources on a page: some 200 KB."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source in the index."""

    source: SourceItem
    """The source."""
    count: str
    """How many statements rest on it."""


@dataclass(frozen=True, slots=True)
class SourcesView(View):
    """What `pages/sources.md.jinja` shows."""

    title: str
    """The page's title."""
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
    sources: tuple[SourceEntry, ...]
    """By title."""


@dataclass(frozen=True, slots=True)
class SourceView(View):
    """What `pages/source.md.jinja` shows."""

    title: str
    """Its title."""
    source: SourceItem
    """What is said of it."""
    said: tuple[SaidYear, ...]
    """The statements that rest on it, newest first."""
    older: int
    """How many older ones are not shown."""


def sources(graph: Graph, settings: Settings) -> Iterator[Page | Recipe]:
    """Make the page of every source, and their index."""
    every = graph.site.sources
    if not every:
        return
    if graph.wants("sources/"):
        entries = [_entry(source, graph) for source in every.values()]
        entries.sort(key=lambda e: (e.source.title, e.source.link.url))
        words = settings.words
        for part in paginate(
            entries, ON_A_PAGE, "sources/", lambda e: e.source.title, words
        ):
            title = part.titled(words.gettext("Sources"))
            yield Page(
                kind=PageKind.SOURCES,
                url=part.url,
                title=title,
                description=words.gettext(
                    "What the briefings of {site} rest on.", site=settings.site_name
                ),
                lang=settings.lang,
                view=SourcesView(title, part.pages, tuple(part.items)),
                data=part.data,
            )
    for name in every:
        if not graph.wants(f"sources/{name}/"):
            continue
        yield Recipe(
            kind=PageKind.SOURCE,
            url=f"sources/{name}/",
            title=every[name].title,
            make=partial(_page, name, graph, settings),
            alone=False,
            files=redirect_places(f"sources/{name}/", _former_ids(every[name])),
        )


def _former_ids(source: Source) -> tuple[str, ...]:
    record = source.record
    return record.former_ids if isinstance(record, SharedSource) else ()


def _page(name: str, graph: Graph, settings: Settings) -> Page:
    source, url = graph.site.sources[name], f"sources/{name}/"
    item = source_item(source, graph)
    said = graph.on_source.get(name, ())
    return Page(
        kind=PageKind.SOURCE,
        url=url,
        title=item.title,
        description="",
        lang=settings.lang,
        view=SourceView(
            title=item.title,
            source=item,
            said=said_by_year(said, graph.words),
            older=left_out(said),
        ),
        files=redirects(url, _former_ids(source), item.title, settings.lang, settings),
    )


def _entry(source: Source, graph: Graph) -> SourceEntry:
    number = len(graph.on_source.get(source.id, ()))
    count = statements_in_words(number, graph.words)
    return SourceEntry(source_item(source, graph), count)
