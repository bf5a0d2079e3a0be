"""The pages of stories, and their index."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial

from briefgen.compose.added import Firsts, added, firsts
from briefgen.compose.calendar import calendar_files, calendar_places
from briefgen.compose.cast import Cast, cast
from briefgen.compose.earlier import ON_A_PAGE, earlier_page
from briefgen.compose.feeds import feed_files, feed_places
from briefgen.compose.graph import Graph, Said
from briefgen.compose.pagination import ListPage, PageLink, paginate
from briefgen.compose.pieces import (
    BriefingItem,
    Link,
    briefing_item,
    briefings_in_words,
    day_of,
)
from briefgen.compose.redirects import redirect_places, redirects
from briefgen.compose.story_questions import Questions, story_questions
from briefgen.compose.terms import term
from briefgen.compose.timeline import Timeline, timeline
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.page import Page, PageKind, Recipe, View
from briefgen.model.registry import Story
from briefgen.model.site import Briefing
from briefgen.model.statements import StatementKind

_IN_INDEX = 500  # stories on a page: some 200 KB


@dataclass(frozen=True, slots=True)
class StoryItem:
    """A story in a list."""

    link: Link
    """Its page."""
    summary: str
    """What it is about."""
    state: str
    """Whether it goes on."""
    count: str
    """How many briefings it has."""


@dataclass(frozen=True, slots=True)
class StoriesView(View):
    """What `pages/stories.md.jinja` shows."""

    title: str
    """The page's title."""
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
    stories: tuple[StoryItem, ...]
    """Every story, in the author's order."""


@dataclass(frozen=True, slots=True)
class StoryView(View):
    """What `pages/story.md.jinja` shows."""

    title: str
    """What it is called."""
    summary: str
    """What it is about."""
    state: str
    """Whether it goes on."""
    count: str
    """How many briefings it has; empty where it has none."""
    parent: Link | None
    """The story that it is a part of."""
    parts: tuple[StoryItem, ...]
    """The stories that are parts of it."""
    pages: tuple[PageLink, ...]
    """The pages of its briefings, where one has no room for all."""
    briefings: tuple[BriefingItem, ...]
    """Its newest briefings, in order, each with what it added."""
    questions: tuple[Questions, ...]
    """Its questions by their state, the open ones first."""
    cast: Cast
    """Who and what it names, the most named first."""
    timeline: Timeline
    """What happened, in order."""


def stories(graph: Graph, settings: Settings) -> Iterator[Page | Recipe]:
    """Make the page of every story, and their index."""
    every = graph.site.stories
    if not every:
        return
    if graph.wants("stories/"):
        yield from _index(graph, settings)
    parts = _parts(every)
    for name, story in every.items():
        if not graph.wants(_url(name)):
            continue
        telling = _Telling(name, parts.get(name, ()), graph)
        yield Recipe(
            kind=PageKind.STORY,
            url=_url(name),
            title=story.title,
            make=partial(_page, telling, settings),
            alone=False,
            files=(
                *redirect_places(_url(name), story.aliases),
                *feed_places(_url(name), settings),
                *calendar_places(_url(name), settings),
            ),
        )
        for page in telling.pages[1:]:
            yield Recipe(
                kind=PageKind.EARLIER,
                url=page.url,
                title=page.titled(story.title),
                make=partial(_earlier, telling, page, settings),
                alone=False,
            )


class _Telling:
    """A story, with what its pages have in common."""

    def __init__(self, name: str, parts: Sequence[str], graph: Graph) -> None:
        self.name = name
        self.story = graph.site.stories[name]
        self.parts = parts
        self.graph = graph
        self.newest_first = graph.of_story.get(name, ())
        self.pages = tuple(
            paginate(
                self.newest_first,
                ON_A_PAGE,
                _url(name),
                partial(day_of, words=graph.words),
                graph.words,
                newest_first=True,
            )
        )

    @cached_property
    def oldest_first(self) -> tuple[Briefing, ...]:
        return self.newest_first[::-1]

    @cached_property
    def _firsts(self) -> Mapping[str, Firsts]:
        return firsts(self.oldest_first, self.graph)

    def told(self, page: ListPage[Briefing]) -> tuple[BriefingItem, ...]:
        """Give the briefings of a page in order, each with what it added."""
        return tuple(
            replace(
                briefing_item(briefing, self.graph.words),
                added=added(briefing, self._firsts[briefing.id], self.graph),
            )
            for briefing in reversed(page.items)
        )


def _parts(every: Mapping[str, Story]) -> Mapping[str, Sequence[str]]:
    """Give the stories that are parts of each."""
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for name, story in every.items():
        parts[story.parent or ""].append(name)
    return parts


def _index(graph: Graph, settings: Settings) -> Iterator[Page]:
    items = [_item(name, graph) for name in graph.site.stories]
    words = settings.words
    for part in paginate(items, _IN_INDEX, "stories/", lambda i: i.link.text, words):
        title = part.titled(words.gettext("Stories"))
        yield Page(
            kind=PageKind.STORIES,
            url=part.url,
            title=title,
            description=words.gettext(
                "What the briefings of {site} tell.", site=settings.site_name
            ),
            lang=settings.lang,
            view=StoriesView(title, part.pages, tuple(part.items)),
            data=part.data,
        )


def _page(telling: _Telling, settings: Settings) -> Page:
    story, name = telling.story, telling.name
    return Page(
        kind=PageKind.STORY,
        url=_url(name),
        title=story.title,
        description=story.summary or "",
        lang=settings.lang,
        view=_view(telling),
        files=_files(name, story, telling.graph, settings),
    )


def _earlier(telling: _Telling, page: ListPage[Briefing], settings: Settings) -> Page:
    of = Link(telling.story.title, _url(telling.name), settings.lang)
    return earlier_page(page.url, of, page.pages[::-1], telling.told(page), settings)


def _files(name: str, story: Story, graph: Graph, settings: Settings) -> dict[str, str]:
    url = _url(name)
    briefings = graph.of_story.get(name, ())
    said = (Said(b, s) for b in briefings for s in b.of_kind(StatementKind.WATCH))
    return {
        **redirects(url, story.aliases, story.title, settings.lang, settings),
        **feed_files(url, story.title, briefings, settings),
        **calendar_files(url, story.title, said, settings),
    }


def _url(name: str) -> str:
    return f"stories/{name}/"


def _link(name: str, graph: Graph) -> Link:
    """Lead to a story by its title."""
    return Link(graph.site.stories[name].title, _url(name), graph.lang)


def _item(name: str, graph: Graph) -> StoryItem:
    story = graph.site.stories[name]
    return StoryItem(
        link=_link(name, graph),
        summary=story.summary or "",
        state=term(story.state, graph.words),
        count=briefings_in_words(len(graph.of_story.get(name, ())), graph.words),
    )


def _view(telling: _Telling) -> StoryView:
    story, graph = telling.story, telling.graph
    parent = graph.site.stories.get(story.parent or "")
    page, told = telling.pages[0], len(telling.newest_first)
    return StoryView(
        title=story.title,
        summary=story.summary or "",
        state=term(story.state, graph.words),
        count=briefings_in_words(told, graph.words) if told else "",
        parent=_link(story.parent or "", graph) if parent else None,
        parts=tuple(_item(part, graph) for part in telling.parts),
        pages=page.pages[::-1],
        briefings=telling.told(page),
        questions=story_questions(telling.newest_first, graph),
        cast=cast(telling.oldest_first, graph),
        timeline=timeline(
            (
                Said(b, s)
                for b in telling.newest_first
                for s in b.of_kind(StatementKind.EVENT)
            ),
            graph.words,
        ),
    )
