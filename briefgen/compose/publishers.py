"""The pages of publishers, and their index."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefgen.compose.graph import Graph
from briefgen.compose.pagination import ListPage, PageLink, paginate
from briefgen.compose.pieces import Link, sources_in_words
from briefgen.compose.redirects import redirects
from briefgen.compose.source_items import SourceItem, reliability_words, source_item
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.page import Page, PageKind, View
from briefgen.model.registry import Publisher
from briefgen.model.site import Source

ON_A_PAGE = 300
"""Sources on a page: some 200 KB."""
_IN_INDEX = 1000  # publishers on a page: some 150 KB


@dataclass(frozen=True, slots=True)
class PublisherItem:
    """A publisher in the index."""

    link: Link
    """Its page."""
    kind: str
    """What it is."""
    count: str
    """How many sources it has published."""


@dataclass(frozen=True, slots=True)
class PublishersView(View):
    """What `pages/publishers.md.jinja` shows."""

    title: str
    """The page's title."""
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
    publishers: tuple[PublisherItem, ...]
    """By name."""


@dataclass(frozen=True, slots=True)
class PublisherView(View):
    """What `pages/publisher.md.jinja` shows."""

    title: str
    """What it is called."""
    url: str
    """Its address."""
    country: str
    """Where it is at home."""
    kind: str
    """What it is."""
    reliability: str
    """How reliable it is, in words, with the letter."""
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
    sources: tuple[SourceItem, ...]
    """What it has published."""


def publishers(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the pages of every publisher, and their index."""
    every = sorted(graph.site.publishers.items(), key=lambda p: (p[1].name, p[0]))
    wanted = [(n, p) for n, p in every if graph.wants(_url(n))]
    index = bool(every) and graph.wants("publishers/")
    words = settings.words
    published = _published(graph) if index or wanted else {}
    if index:
        items = [_item(n, p, len(published.get(n, ())), graph) for n, p in every]
        yield from _index(items, settings)
    for name, publisher in wanted:
        sources = published.get(name, ())
        for part in paginate(sources, ON_A_PAGE, _url(name), lambda s: s.title, words):
            title = part.titled(publisher.name)
            yield Page(
                kind=PageKind.PUBLISHER,
                url=part.url,
                title=title,
                description="",
                lang=settings.lang,
                view=_view(title, publisher, part, graph),
                data=part.data,
                files={} if part.number else _redirects(name, publisher, settings),
            )


def _index(items: list[PublisherItem], settings: Settings) -> Iterator[Page]:
    words = settings.words
    for part in paginate(items, _IN_INDEX, "publishers/", lambda i: i.link.text, words):
        title = part.titled(words.gettext("Publishers"))
        yield Page(
            kind=PageKind.PUBLISHERS,
            url=part.url,
            title=title,
            description=words.gettext(
                "Who published what {site} rests on.", site=settings.site_name
            ),
            lang=settings.lang,
            view=PublishersView(title, part.pages, tuple(part.items)),
            data=part.data,
        )


def _redirects(
    name: str, publisher: Publisher, settings: Settings
) -> Mapping[str, str]:
    former, lang = publisher.former_ids, settings.lang
    return redirects(_url(name), former, publisher.name, lang, settings)


def _url(name: str) -> str:
    return f"publishers/{name}/"


def _item(name: str, publisher: Publisher, sources: int, graph: Graph) -> PublisherItem:
    return PublisherItem(
        link=Link(publisher.name, _url(name), graph.lang),
        kind=publisher.kind or "",
        count=sources_in_words(sources, graph.words),
    )


def _view(
    title: str, publisher: Publisher, part: ListPage[Source], graph: Graph
) -> PublisherView:
    return PublisherView(
        title=title,
        url=publisher.url or "",
        country=publisher.country or "",
        kind=publisher.kind or "",
        reliability=reliability_words(publisher.reliability, graph.words),
        pages=part.pages,
        sources=tuple(source_item(s, graph) for s in part.items),
    )


def _published(graph: Graph) -> Mapping[str, Sequence[Source]]:
    """Give the sources of each publisher, by title."""
    found: defaultdict[str, list[Source]] = defaultdict(list)
    for source in graph.site.sources.values():
        found[source.publisher].append(source)
    for sources in found.values():
        sources.sort(key=lambda source: (source.title, source.id))
    return found
