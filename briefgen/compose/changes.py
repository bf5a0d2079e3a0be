"""The page of what changed in which statement, out of Git."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from briefgen.compose.change_sets import ChangeSet, by_day, change_set
from briefgen.compose.graph import Graph
from briefgen.compose.pieces import (
    Link,
    When,
    briefing_link,
    briefing_url,
    day,
    place_in,
)
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.locale import Words
from briefgen.model.history import Change
from briefgen.model.page import Page, PageKind, View
from briefgen.model.site import Briefing
from briefgen.model.vocabulary import Telling

_NEWEST = 100  # changes that are shown one by one
_MOST = 3_000  # days of briefings that are listed besides


@dataclass(frozen=True, slots=True)
class ChangedBriefing:
    """What was done to a briefing on one day."""

    link: Link
    """The briefing."""
    changes: ChangeSet
    """What was done to it."""
    more: str
    """How many changes there were besides; empty where there were none."""


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on one day."""

    title: str
    """The day."""
    id: str
    """The id of its heading."""
    briefings: tuple[ChangedBriefing, ...]
    """The briefings that were changed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A briefing that was changed, by its title alone: there may be thousands."""

    when: When
    """The day."""
    link: Link
    """What changed, on its page."""
    count: str
    """How many changes there were that day."""


@dataclass(frozen=True, slots=True)
class Month:
    """Briefings that were changed in one month."""

    title: str
    """The month."""
    count: str
    """How many changes there were."""
    briefings: tuple[Listed, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class ChangesView(View):
    """What `pages/changes.md.jinja` shows."""

    title: str
    """The page's title."""
    missing: str
    """Why it is not known what changed; empty where it is."""
    since: str
    """How many changes there are."""
    words: bool
    """Whether it is told what authors said in their own words."""
    corrections: Link
    """The page of what was put right."""
    days: tuple[Day, ...]
    """The newest changes, one by one."""
    months: tuple[Month, ...]
    """Those before them."""
    left_out: str
    """How many changes are older still; empty where none are."""


_Set = tuple[date, Briefing, tuple[Change, ...]]


def changes(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the page, where there is a briefing, and where it is wanted."""
    telling = settings.options.changes
    unwanted = telling is Telling.NONE or not graph.site.briefings
    if unwanted or not graph.wants("changes/"):
        return
    sets = sorted(_sets(graph, settings), key=lambda s: (-s[0].toordinal(), s[1].id))
    newest = _those_that_fit(sets)
    older = sets[newest : newest + _MOST]
    left_out = sum(len(those) for _, _, those in sets[newest + _MOST :])
    count = sum(len(those) for _, _, those in sets)
    words = settings.words
    yield Page(
        kind=PageKind.CHANGES,
        url="changes/",
        title=words.gettext("Changes"),
        description=words.gettext(
            "What changed in the briefings of {site}.", site=settings.site_name
        ),
        lang=settings.lang,
        view=ChangesView(
            title=words.gettext("Changes"),
            missing=words.gettext(graph.told.missing) if graph.told.missing else "",
            since=words.ngettext(
                "{n} change since the briefings were published, newest first.",
                "{n} changes since the briefings were published, newest first.",
                count,
            ),
            words=telling is Telling.WORDS,
            corrections=Link(words.gettext("Corrections"), "corrections/"),
            days=tuple(_days(sets[:newest], words)),
            months=tuple(_months(older, words)),
            left_out=_left_out(left_out, words) if left_out else "",
        ),
    )


def _sets(graph: Graph, settings: Settings) -> Iterator[_Set]:
    for name, every in graph.told.changes.items():
        for when, those in by_day(every, settings):
            yield when, graph.briefings[name], those


def _those_that_fit(sets: list[_Set]) -> int:
    """Count the sets that are shown change by change: one at least."""
    shown = 0
    for number, (_, _, those) in enumerate(sets):
        shown += len(those)
        if shown > _NEWEST:
            return max(number, 1)
    return len(sets)


def _days(sets: list[_Set], words: Words) -> Iterator[Day]:
    for when, group in groupby(sets, key=lambda one: one[0]):
        briefings = tuple(_changed(one, words) for one in group)
        yield Day(words.day(when), f"s-{when}", briefings)


def _changed(one: _Set, words: Words) -> ChangedBriefing:
    when, briefing, those = one
    url = briefing_url(briefing.id)
    shown = change_set(when, those[:_NEWEST], briefing, words, url)
    more = len(those) - _NEWEST
    besides = words.ngettext("{n} change besides", "{n} changes besides", more)
    return ChangedBriefing(briefing_link(briefing), shown, besides if more > 0 else "")


def _months(sets: list[_Set], words: Words) -> Iterator[Month]:
    for title, group in groupby(sets, key=lambda one: words.month(one[0])):
        those = tuple(group)
        yield Month(
            title,
            _counted(sum(len(changes) for _, _, changes in those), words),
            tuple(_listed(one, words) for one in those),
        )


def _listed(one: _Set, words: Words) -> Listed:
    when, briefing, those = one
    link = place_in(briefing, "s-changes")
    return Listed(day(when, words), link, _counted(len(those), words))


def _counted(changes: int, words: Words) -> str:
    return words.ngettext("{n} change", "{n} changes", changes)


def _left_out(changes: int, words: Words) -> str:
    return words.ngettext(
        "{n} older change: on the pages of their briefings.",
        "{n} older changes: on the pages of their briefings.",
        changes,
    )
