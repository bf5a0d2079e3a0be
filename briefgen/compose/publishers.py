"""The pages of publishers, and their index."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.compose.graph import Graph
from briefgen.compose.pieces import Link, counted
from briefgen.compose.redirects import redirects
from briefgen.compose.source_items import SourceItem, reliability_words, source_item
from briefgen.config import Settings
from briefgen.model.page import Page, PageKind, View
from briefgen.model.registry import Publisher
from briefgen.model.site import Source


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
    sources: tuple[SourceItem, ...]
    """What it has published."""


def publishers(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the page of every publisher, and their index."""
    every = sorted(graph.site.publishers.items(), key=lambda p: (p[1].name, p[0]))
    if not every:
        return
    if graph.wants("publishers/"):
        items = tuple(_item(n, p, graph) for n, p in every)
        yield Page(
            kind=PageKind.PUBLISHERS,
            url="publishers/",
            title="Publishers",
            description=f"Who published what {settings.site_name} rests on.",
            lang=settings.lang,
            view=PublishersView("Publishers", items),
        )
    for name, publisher in every:
        if not graph.wants(f"publishers/{name}/"):
            continue
        yield Page(
            kind=PageKind.PUBLISHER,
            url=f"publishers/{name}/",
            title=publisher.name,
            description="",
            lang=settings.lang,
            view=_view(name, publisher, graph),
            files=redirects(
                f"publishers/{name}/",
                publisher.former_ids,
                publisher.name,
                settings.lang,
                settings,
            ),
        )


def _item(name: str, publisher: Publisher, graph: Graph) -> PublisherItem:
    return PublisherItem(
        link=Link(publisher.name, f"publishers/{name}/"),
        kind=publisher.kind or "",
        count=counted(len(_published_by(name, graph)), "source"),
    )


def _view(name: str, publisher: Publisher, graph: Graph) -> PublisherView:
    return PublisherView(
        title=publisher.name,
        url=publisher.url or "",
        country=publisher.country or "",
        kind=publisher.kind or "",
        reliability=reliability_words(publisher.reliability),
        sources=tuple(source_item(s, graph) for s in _published_by(name, graph)),
    )


def _published_by(name: str, graph: Graph) -> list[Source]:
    return [s for s in graph.site.sources.values() if s.publisher == name]
