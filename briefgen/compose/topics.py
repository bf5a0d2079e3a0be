"""The pages of topics, and their index."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from briefgen.compose.feeds import feed_files, feed_places
from briefgen.compose.graph import Graph
from briefgen.compose.pieces import BriefingItem, Link, briefing_item, counted
from briefgen.compose.redirects import redirect_places, redirects
from briefgen.config import Settings
from briefgen.model.page import Page, PageKind, Recipe, View
from briefgen.model.registry import Topic


@dataclass(frozen=True, slots=True)
class TopicItem:
    """A topic in a list."""

    link: Link
    """Its page."""
    summary: str
    """What belongs to it."""
    count: str
    """How many briefings it has."""


@dataclass(frozen=True, slots=True)
class TopicsView(View):
    """What `pages/topics.md.jinja` shows."""

    title: str
    """The page's title."""
    topics: tuple[TopicItem, ...]
    """Every topic, by title."""


@dataclass(frozen=True, slots=True)
class TopicView(View):
    """What `pages/topic.md.jinja` shows."""

    title: str
    """What it is called."""
    summary: str
    """What belongs to it."""
    parent: Link | None
    """The topic that it is a part of."""
    parts: tuple[TopicItem, ...]
    """The topics that are parts of it."""
    briefings: tuple[BriefingItem, ...]
    """Its briefings, newest first."""


def topics(graph: Graph, settings: Settings) -> Iterator[Page | Recipe]:
    """Make the page of every topic, and their index."""
    every = sorted(graph.site.topics.items(), key=lambda t: (t[1].title, t[0]))
    if not every:
        return
    if graph.wants("topics/"):
        yield Page(
            kind=PageKind.TOPICS,
            url="topics/",
            title="Topics",
            description=f"What the briefings of {settings.site_name} are about.",
            lang=settings.lang,
            view=TopicsView("Topics", tuple(_item(name, graph) for name, _ in every)),
        )
    for name, topic in every:
        if not graph.wants(f"topics/{name}/"):
            continue
        url = f"topics/{name}/"
        yield Recipe(
            kind=PageKind.TOPIC,
            url=url,
            title=topic.title,
            make=partial(_page, name, graph, settings),
            alone=False,
            files=(
                *redirect_places(url, topic.aliases),
                *feed_places(url, settings),
            ),
        )


def _page(name: str, graph: Graph, settings: Settings) -> Page:
    topic = graph.site.topics[name]
    return Page(
        kind=PageKind.TOPIC,
        url=f"topics/{name}/",
        title=topic.title,
        description=topic.summary or "",
        lang=settings.lang,
        view=_view(name, topic, graph),
        files=_files(name, topic, graph, settings),
    )


def _files(name: str, topic: Topic, graph: Graph, settings: Settings) -> dict[str, str]:
    url = f"topics/{name}/"
    briefings = graph.of_topic.get(name, ())
    return {
        **redirects(url, topic.aliases, topic.title, settings.lang, settings),
        **feed_files(url, topic.title, briefings, settings),
    }


def _item(name: str, graph: Graph) -> TopicItem:
    topic = graph.site.topics[name]
    return TopicItem(
        link=Link(topic.title, f"topics/{name}/"),
        summary=topic.summary or "",
        count=counted(len(graph.of_topic.get(name, ())), "briefing"),
    )


def _view(name: str, topic: Topic, graph: Graph) -> TopicView:
    every = graph.site.topics
    parent = every.get(topic.parent or "")
    return TopicView(
        title=topic.title,
        summary=topic.summary or "",
        parent=Link(parent.title, f"topics/{topic.parent}/") if parent else None,
        parts=tuple(_item(n, graph) for n, t in every.items() if t.parent == name),
        briefings=tuple(briefing_item(b) for b in graph.of_topic.get(name, ())),
    )
