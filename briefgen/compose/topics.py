"""The pages of topics, and their index."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from briefgen.compose.earlier import ON_A_PAGE, earlier_pages
from briefgen.compose.feeds import feed_files, feed_places
from briefgen.compose.graph import Graph
from briefgen.compose.pagination import ListPage, PageLink, paginate
from briefgen.compose.pieces import (
    BriefingItem,
    Link,
    briefing_item,
    briefings_in_words,
    day_of,
)
from briefgen.compose.redirects import redirect_places, redirects
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.page import Page, PageKind, Recipe, View
from briefgen.model.registry import Topic
from briefgen.model.site import Briefing

_IN_INDEX = 500  # topics on a page: some 200 KB


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
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
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
    pages: tuple[PageLink, ...]
    """The pages of its briefings, where one has no room for all."""
    briefings: tuple[BriefingItem, ...]
    """Its newest briefings, newest first."""


def topics(graph: Graph, settings: Settings) -> Iterator[Page | Recipe]:
    """Make the page of every topic, and their index."""
    every = sorted(graph.site.topics.items(), key=lambda t: (t[1].title, t[0]))
    if not every:
        return
    if graph.wants("topics/"):
        items = [_item(name, graph) for name, _ in every]
        yield from _index(items, settings)
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for name, topic in graph.site.topics.items():
        parts[topic.parent or ""].append(name)
    for name, topic in every:
        if graph.wants(_url(name)):
            yield from _pages(name, topic, parts.get(name, ()), graph, settings)


def _pages(
    name: str, topic: Topic, parts: Sequence[str], graph: Graph, settings: Settings
) -> Iterator[Recipe]:
    url = _url(name)
    first, *others = paginate(
        graph.of_topic.get(name, ()),
        ON_A_PAGE,
        url,
        partial(day_of, words=settings.words),
        settings.words,
        newest_first=True,
    )
    yield Recipe(
        kind=PageKind.TOPIC,
        url=url,
        title=topic.title,
        make=partial(_page, name, parts, first, graph, settings),
        alone=False,
        files=(*redirect_places(url, topic.aliases), *feed_places(url, settings)),
    )
    yield from earlier_pages(Link(topic.title, url, settings.lang), others, settings)


def _index(items: list[TopicItem], settings: Settings) -> Iterator[Page]:
    words = settings.words
    for part in paginate(items, _IN_INDEX, "topics/", lambda i: i.link.text, words):
        title = part.titled(words.gettext("Topics"))
        yield Page(
            kind=PageKind.TOPICS,
            url=part.url,
            title=title,
            description=words.gettext(
                "What the briefings of {site} are about.", site=settings.site_name
            ),
            lang=settings.lang,
            view=TopicsView(title, part.pages, tuple(part.items)),
            data=part.data,
        )


def _page(
    name: str,
    parts: Sequence[str],
    page: ListPage[Briefing],
    graph: Graph,
    settings: Settings,
) -> Page:
    topic, url = graph.site.topics[name], _url(name)
    briefings = graph.of_topic.get(name, ())
    parent = graph.site.topics.get(topic.parent or "")
    return Page(
        kind=PageKind.TOPIC,
        url=url,
        title=topic.title,
        description=topic.summary or "",
        lang=settings.lang,
        view=TopicView(
            title=topic.title,
            summary=topic.summary or "",
            parent=_link(topic.parent or "", graph) if parent else None,
            parts=tuple(_item(part, graph) for part in parts),
            pages=page.pages,
            briefings=tuple(briefing_item(b, graph.words) for b in page.items),
        ),
        files={
            **redirects(url, topic.aliases, topic.title, settings.lang, settings),
            **feed_files(url, topic.title, briefings, settings),
        },
    )


def _url(name: str) -> str:
    return f"topics/{name}/"


def _link(name: str, graph: Graph) -> Link:
    """Lead to a topic by its title."""
    return Link(graph.site.topics[name].title, _url(name), graph.lang)


def _item(name: str, graph: Graph) -> TopicItem:
    topic = graph.site.topics[name]
    return TopicItem(
        link=_link(name, graph),
        summary=topic.summary or "",
        count=briefings_in_words(len(graph.of_topic.get(name, ())), graph.words),
    )
