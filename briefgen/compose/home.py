"""The home page: what is pinned, what is new, what moved, what is due."""

from collections.abc import Iterator
from functools import partial

from briefgen.compose.calendar import calendar_files, calendar_places
from briefgen.compose.feeds import feed_files, feed_places
from briefgen.compose.graph import Graph, Said
from briefgen.compose.index_file import index_json
from briefgen.compose.pieces import (
    BriefingItem,
    Link,
    When,
    briefing_item,
    briefing_link,
    briefing_url,
    briefings_in_words,
    day,
    sources_in_words,
    statements_in_words,
    when,
)
from briefgen.compose.redirects import SCRIPT
from briefgen.compose.terms import term
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.locale import Words
from briefgen.model.page import Page, PageKind, Recipe, View
from briefgen.model.records import Watch
from briefgen.model.site import Briefing
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import WatchState

_DATA = "index.json"
_LATEST = 20  # briefings
_BESIDE = 5  # of each: stories, changes, things to watch


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
class Moved:
    """A story, with what was told of it last."""

    link: Link
    """The story."""
    latest: Link
    """Its newest briefing."""
    when: When | None
    """The date of that."""


@dataclass(frozen=True, slots=True)
class Due:
    """A thing to watch, with its day."""

    when: When
    """When it is due."""
    link: Link
    """What to watch, in its briefing."""


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
    """The newest of all others."""
    all_briefings: Link | None
    """The page of all briefings, where there are several."""
    stories: tuple[Moved, ...]
    """The stories that moved last."""
    due: tuple[Due, ...]
    """What to watch first, of what is still open."""
    changes: tuple[Change, ...]
    """What was changed last."""
    footing: str
    """What all of it rests on, in numbers; nothing, where there is nothing."""


def home(graph: Graph, settings: Settings) -> Iterator[Recipe]:
    """Make the home page."""
    if graph.wants(""):
        yield Recipe(
            kind=PageKind.HOME,
            url="",
            title=settings.site_name,
            make=partial(_page, graph, settings),
            alone=False,
            files=(
                *feed_places("", settings),
                *calendar_places("", settings),
                *SCRIPT,
                _DATA,
            ),
        )


def _page(graph: Graph, settings: Settings) -> Page:
    briefings = graph.site.briefings
    said = (Said(b, s) for b in briefings for s in b.of_kind(StatementKind.WATCH))
    return Page(
        kind=PageKind.HOME,
        url="",
        title=settings.site_name,
        description=settings.site_description,
        lang=settings.lang,
        view=_view(graph, settings),
        files={
            **feed_files("", settings.site_name, briefings, settings),
            **calendar_files("", settings.site_name, said, settings),
            **SCRIPT,
            _DATA: index_json(briefings, settings),
        },
    )


def _view(graph: Graph, settings: Settings) -> HomeView:
    briefings = graph.site.briefings
    others = [b for b in briefings if not b.annotation.pin]
    words = graph.words
    every = words.ngettext("All {n} briefing", "All {n} briefings", len(briefings))
    return HomeView(
        title=settings.site_name,
        summary=settings.site_description,
        pinned=tuple(briefing_item(b, words) for b in briefings if b.annotation.pin),
        briefings=tuple(briefing_item(b, words) for b in others[:_LATEST]),
        all_briefings=Link(every, "briefings/") if len(briefings) > 1 else None,
        stories=_stories(graph),
        due=_due(briefings, words),
        changes=_changes(briefings, words),
        footing=_footing(briefings, words) if briefings else "",
    )


def _stories(graph: Graph) -> tuple[Moved, ...]:
    """Give the stories that have briefings, the one that moved last first."""
    at = {briefing.id: place for place, briefing in enumerate(graph.site.briefings)}
    told = [
        (graph.of_story[name][0], Link(story.title, f"stories/{name}/", graph.lang))
        for name, story in graph.site.stories.items()
        if name in graph.of_story
    ]
    told.sort(key=lambda pair: at[pair[0].id])
    return tuple(
        Moved(link, briefing_link(latest), when(latest, graph.words))
        for latest, link in told[:_BESIDE]
    )


def _due(briefings: tuple[Briefing, ...], words: Words) -> tuple[Due, ...]:
    """Give what is open, the first day first; no page depends on the day it is made."""
    open_ones = [
        (s.record.due, Link(s.text, f"{briefing_url(b.id)}#{s.id}", b.lang))
        for b in briefings
        for s in b.of_kind(StatementKind.WATCH)
        if isinstance(s.record, Watch)
        and s.record.due
        and s.record.state is WatchState.OPEN
        and s.record.status != "withdrawn"
    ]
    open_ones.sort(key=lambda item: (item[0].isoformat(), item[1].url))
    return tuple(Due(day(due, words), link) for due, link in open_ones[:_BESIDE])


def _changes(briefings: tuple[Briefing, ...], words: Words) -> tuple[Change, ...]:
    updates = [(u, b) for b in briefings for u in b.updates]
    updates.sort(key=lambda pair: str(pair[0].date), reverse=True)
    return tuple(
        Change(
            when=day(update.date, words),
            kind=term(update.kind, words),
            link=briefing_link(briefing),
            note=update.note,
        )
        for update, briefing in updates[:_BESIDE]
    )


def _footing(briefings: tuple[Briefing, ...], words: Words) -> str:
    """Say how much is anchored: honest numbers, lost evidence counted apart."""
    tallies = [briefing.tally for briefing in briefings]
    anchored = sum(tally.anchored for tally in tallies)
    quoted = sum(tally.quoted for tally in tallies)
    sources = frozenset[str]().union(*(tally.sources for tally in tallies))
    statements = sum(tally.statements for tally in tallies)
    passages = words.ngettext("{n} passage", "{n} passages", quoted)
    if anchored != quoted:
        some = words.number(anchored)
        passages = words.gettext("{number} of {all}", number=some, all=passages)
    return words.gettext(
        "{briefings}, {statements}, {passages} anchored in {sources}",
        briefings=briefings_in_words(len(briefings), words),
        statements=statements_in_words(statements, words),
        passages=passages,
        sources=sources_in_words(len(sources), words),
    )
