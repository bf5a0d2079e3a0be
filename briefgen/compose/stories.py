"""The pages of stories, and their index."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from briefgen.compose.calendar import calendar_files, calendar_places
from briefgen.compose.feeds import feed_files, feed_places
from briefgen.compose.graph import Graph, Said
from briefgen.compose.pieces import (
    BriefingItem,
    Link,
    briefing_item,
    counted,
)
from briefgen.compose.redirects import redirect_places, redirects
from briefgen.compose.timeline import Timeline, timeline
from briefgen.config import Settings
from briefgen.model.page import Page, PageKind, Recipe, View
from briefgen.model.registry import Story
from briefgen.model.statements import StatementKind


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
    parent: Link | None
    """The story that it is a part of."""
    parts: tuple[StoryItem, ...]
    """The stories that are parts of it."""
    briefings: tuple[BriefingItem, ...]
    """Its briefings, from the first to the last."""
    timeline: Timeline
    """What happened, in order."""


def stories(graph: Graph, settings: Settings) -> Iterator[Page | Recipe]:
    """Make the page of every story, and their index."""
    every = graph.site.stories
    if not every:
        return
    if graph.wants("stories/"):
        items = tuple(_item(name, graph) for name in every)
        yield Page(
            kind=PageKind.STORIES,
            url="stories/",
            title="Stories",
            description=f"What the briefings of {settings.site_name} tell.",
            lang=settings.lang,
            view=StoriesView("Stories", items),
        )
    for name, story in every.items():
        if not graph.wants(_url(name)):
            continue
        yield Recipe(
            kind=PageKind.STORY,
            url=_url(name),
            title=story.title,
            make=partial(_page, name, graph, settings),
            alone=False,
            files=(
                *redirect_places(_url(name), story.aliases),
                *feed_places(_url(name), settings),
                *calendar_places(_url(name), settings),
            ),
        )


def _page(name: str, graph: Graph, settings: Settings) -> Page:
    story = graph.site.stories[name]
    return Page(
        kind=PageKind.STORY,
        url=_url(name),
        title=story.title,
        description=story.summary or "",
        lang=settings.lang,
        view=_view(name, story, graph),
        files=_files(name, story, graph, settings),
    )


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


def _item(name: str, graph: Graph) -> StoryItem:
    story = graph.site.stories[name]
    return StoryItem(
        link=Link(story.title, _url(name)),
        summary=story.summary or "",
        state=str(story.state),
        count=counted(len(graph.of_story.get(name, ())), "briefing"),
    )


def _view(name: str, story: Story, graph: Graph) -> StoryView:
    every = graph.site.stories
    parent = every.get(story.parent or "")
    oldest_first = tuple(reversed(graph.of_story.get(name, ())))
    return StoryView(
        title=story.title,
        summary=story.summary or "",
        state=str(story.state),
        parent=Link(parent.title, _url(story.parent or "")) if parent else None,
        parts=tuple(_item(n, graph) for n, s in every.items() if s.parent == name),
        briefings=tuple(briefing_item(b) for b in oldest_first),
        timeline=timeline(
            Said(b, s)
            for b in graph.of_story.get(name, ())
            for s in b.of_kind(StatementKind.EVENT)
        ),
    )
