"""An edit is taken in: what it touches is composed, all else is as it was."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from briefgen.compose.graph import graph
from briefgen.compose.pages import compose
from briefgen.compose.pagination import list_url
from briefgen.compose.pieces import briefing_url
from briefgen.compose.publishable import publishable_changes
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.history import NOTHING, History
from briefgen.model.page import Recipe
from briefgen.past import history_of, token, told
from briefgen.recall.again import Again, TooMuchError
from briefgen.recall.aspects import aspects, differences
from briefgen.recall.assembled import assembled
from briefgen.recall.card import Card, face_of
from briefgen.recall.gist import gist_of
from briefgen.recall.memory import Memory, with_cards
from briefgen.recall.packs import Gists
from briefgen.recall.rewording import naming
from briefgen.recall.shelf import Part, Shelf
from briefgen.recall.touched import in_digests, neighbours, touched

_MOST_NAMING = 200
"""Briefings that are read again for a name: for more, it takes less to read all."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an edit."""

    memory: Memory
    """What is to be remembered now."""
    recipes: tuple[Recipe, ...]
    """The pages that may come out other than before."""
    wants: Callable[[str], bool]
    """Tells whether a page would be one of them, if it were there."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed since the last build."""

    files: frozenset[str]
    """Annotations and articles with other content, by path from the site's folder."""
    seeds: frozenset[str]
    """All regular files below the seeds folder, which are the same as before."""
    pages: frozenset[str] = frozenset()
    """Addresses of pages, `digests/*` for all of a folder, with other templates."""
    worded: bool = False
    """Whether the registry of entities or stories has other content."""
    leading_to: Callable[[Iterable[str]], Iterable[str]] = lambda _: ()
    """Gives the addresses of the pages that lead to some others."""


def take_in(
    memory: Memory,
    changed: Changed,
    settings: Settings,
    history: History | None = None,
) -> Taken | None:
    """Take in that the content of some files changed; None where that takes it all.

    The history is read, unless somebody knows it already.
    """
    past = history_of(settings) if history is None else history
    try:
        cards = memory.cards
    except ValueError:  # damaged
        return None
    try:
        return _Edit(memory, cards, changed, settings, past).take()
    except TooMuchError:
        return None


class _Edit:
    def __init__(
        self,
        memory: Memory,
        cards: tuple[Card, ...],
        changed: Changed,
        settings: Settings,
        history: History,
    ) -> None:
        self._memory = memory
        self._changed = changed
        self._settings = settings
        self._history = history
        self._before = cards
        self._cards = {card.id: card for card in self._before}
        self._gists = Gists(memory.gists, self._cards)
        self._again = Again(memory, cards, changed.seeds, settings)

    def take(self) -> Taken:
        """Read what has changed, and compose what shows it."""
        if self._history.missing != self._memory.missing:
            raise TooMuchError
        changed = self._changed
        words = self._again.reworded() if changed.worded else None
        named = self._naming(words.names) if words else frozenset[str]()
        before = tuple(
            self._again.of_files(
                changed.files, lambda card: card.id in named or self._has_a_past(card)
            )
        )
        where = {card.id: card.file for card in self._before}
        shelf = Shelf(self._again.inputs, where, self._gists)
        read = shelf.read(card.id for card in before)
        shelf.take(read, (card.id for card in before))
        pages = {*changed.pages}
        if words:
            pages.update(words.pages, map(list_url, changed.leading_to(words.stories)))
        for old, new, gist in self._changes(before, read):
            as_it_was = aspects(old, self._gists)
            self._gists.put(new.id, gist)
            changes = differences(as_it_was, aspects(new, self._gists))
            pages |= touched(old, new, changes, self._before, self._settings)
            near = neighbours(old, new, changes, self._cards.values())
            pages.update(briefing_url(name) for name in near)
            self._cards[old.id] = new
        if _kinds(self._cards.values()) != _kinds(self._before):
            raise TooMuchError  # a page of the navigation comes or goes
        now = tuple(self._cards.values())
        memory = replace(
            with_cards(self._memory, self._before, now, self._gists),
            diagnostics=self._again.diagnostics(before, read, shelf.inputs),
            commit=self._history.commit,
        )
        if words:
            memory = replace(memory, records=self._again.records)
        whole = frozenset(i for i in self._cards if briefing_url(i) in pages)
        shelf.briefings(in_digests(pages, now, self._settings))
        wanted = frozenset(pages)
        connected = assembled(now, shelf, whole, wanted, memory.missing)
        recipes = tuple(compose(connected, self._settings))
        return Taken(memory, recipes, connected.wants)

    def _naming(self, names: Collection[str]) -> frozenset[str]:
        """Name the briefings that may have one of some names in a text."""
        if not names:
            return frozenset()
        may_name = naming(names)
        found = frozenset(i for i in self._cards if may_name(self._gists[i]))
        if len(found) > _MOST_NAMING:
            raise TooMuchError
        return found

    def _has_a_past(self, card: Card) -> bool:
        """Tell whether Git knows of other changes than it did."""
        if card.face is None or self._history.commit == self._memory.commit:
            return False
        return card.face.token != token(self._history.pasts.get(card.file, NOTHING))

    def _changes(
        self, before: Iterable[Card], read: Part
    ) -> Iterator[tuple[Card, Card, bytes]]:
        """Give cards with what they are now, unless others depend on the change."""
        known = publishable_changes(told(self._history, read.site), read.shown)
        connected = graph(read.shown, known)
        briefings = {briefing.id: briefing for briefing in read.site.briefings}
        for old in before:
            shown = connected.briefings.get(old.id)
            face = face_of(shown, connected) if shown else None
            file, briefing = read.files.get(old.id), briefings.get(old.id)
            new = self._again.card(old, file, briefing, face)
            yield old, new, gist_of(shown) if shown else b""


def _kinds(cards: Iterable[Card]) -> frozenset[str]:
    return frozenset(k for card in cards if card.face for k in card.face.kinds)
