"""The home page: what is pinned, what is new, what was changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.compose.calendar import calendar_files
from briefgen.compose.feeds import feed_files
from briefgen.compose.graph import Graph, Said
from briefgen.compose.index_file import index_json
from briefgen.compose.pieces import (
    BriefingItem,
    Link,
    When,
    briefing_item,
    briefing_url,
    counted,
    day,
)
from briefgen.config import Settings
from briefgen.model.page import Page, PageKind, View
from briefgen.model.site import Briefing
from briefgen.model.vocabulary import UpdateKind

_CHANGES = 5


@dataclass(frozen=True, slots=True)
class Change:
    """An update of a briefing, in a list."""

    when: When
    """When it was made."""
    kind: str
    """Why it was made."""
    link: Link
    """The briefing."""
    note: str
    """What was changed."""


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """What `pages/home.md.jinja` shows."""

    title: str
    """The site's name."""
    summary: str
    """What the site is about."""
    pinned: tuple[BriefingItem, ...]
    """The briefings that stand first."""
    briefings: tuple[BriefingItem, ...]
    """All others, newest first."""
    stories: tuple[Link, ...]
    """The stories that have briefings."""
    changes: tuple[Change, ...]
    """What was changed last."""
    footing: str
    """What all of it rests on, in numbers."""


def home(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the home page."""
    briefings = graph.site.briefings
    said = (Said(b, s) for b in briefings for s in b.statements)
    view = HomeView(
        title=settings.site_name,
        summary=settings.site_description,
        pinned=tuple(briefing_item(b) for b in briefings if b.annotation.pin),
        briefings=tuple(briefing_item(b) for b in briefings if not b.annotation.pin),
        stories=tuple(
            Link(story.title, f"stories/{name}/")
            for name, story in graph.site.stories.items()
            if name in graph.of_story
        ),
        changes=_changes(briefings),
        footing=_footing(briefings),
    )
    yield Page(
        kind=PageKind.HOME,
        url="",
        title=settings.site_name,
        description=settings.site_description,
        lang=settings.lang,
        view=view,
        files={
            **feed_files("", settings.site_name, briefings, settings),
            **calendar_files("", settings.site_name, said, settings),
            "index.json": index_json(briefings, settings),
        },
    )


def _changes(briefings: tuple[Briefing, ...]) -> tuple[Change, ...]:
    updates = [(u, b) for b in briefings for u in b.annotation.updates]
    updates.sort(key=lambda pair: str(pair[0].date), reverse=True)
    return tuple(
        Change(
            when=day(update.date),
            kind="correction" if update.kind is UpdateKind.CORRECTION else update.kind,
            link=Link(briefing.title, briefing_url(briefing.id)),
            note=update.note,
        )
        for update, briefing in updates[:_CHANGES]
    )


def _footing(briefings: tuple[Briefing, ...]) -> str:
    """Say how much is anchored: honest numbers, lost evidence counted apart."""
    evidence = [e for b in briefings for s in b.statements for e in s.evidence]
    quoted = [e for e in evidence if e.record.quote]
    anchored = [e for e in quoted if e.anchored]
    sources = {e.source.id for e in anchored if e.source}
    statements = sum(len(b.statements) for b in briefings)
    passages = (
        counted(len(anchored), "passage")
        if len(anchored) == len(quoted)
        else f"{len(anchored):,} of {counted(len(quoted), 'passage')}"
    )
    return (
        f"{counted(len(briefings), 'briefing')}, {counted(statements, 'statement')}, "
        f"{passages} anchored in {counted(len(sources), 'source')}"
    )
