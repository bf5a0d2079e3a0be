"""The pages of stories, and their index."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.compose.calendar import calendar_files
from briefgen.compose.feeds import feed_files
from briefgen.compose.graph import Graph, Said
from briefgen.compose.pieces import (
    BriefingItem,
    Link,
    When,
    briefing_item,
    briefing_url,
    counted,
    event_day,
)
from briefgen.compose.redirects import redirects
from briefgen.config import Settings
from briefgen.model.page import Page, PageKind, View
from briefgen.model.records import Event
from briefgen.model.registry import Story


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
class EventItem:
    """An event in a timeline."""

    when: When
    """When it happened."""
    text: str
    """What happened."""
    state: str
    """What else it is than happened; mostly empty."""
    link: Link
    """Its place in its briefing."""


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
    events: tuple[EventItem, ...]
    """What happened, in order."""


def stories(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the page of every story, and their index."""
    every = graph.site.stories
    if not every:
        return
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
        yield Page(
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
    said = (Said(b, s) for b in briefings for s in b.statements)
    return {
        **redirects(url, story.aliases, story.title, settings.lang),
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
        events=_events(name, graph),
    )


def _events(name: str, graph: Graph) -> tuple[EventItem, ...]:
    found = [
        (statement.record, statement, briefing)
        for briefing in graph.of_story.get(name, ())
        for statement in briefing.statements
        if isinstance(statement.record, Event)
    ]
    found.sort(key=lambda f: (f[0].date.first, f[0].date.last, f[2].id, f[1].id))
    return tuple(
        EventItem(
            when=event_day(record.date),
            text=record.title or statement.text,
            state="" if record.state == "happened" else str(record.state),
            link=Link(briefing.title, f"{briefing_url(briefing.id)}#{statement.id}"),
        )
        for record, statement, briefing in found
    )
