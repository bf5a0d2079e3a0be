"""An edit is taken in: what it touches is composed, all else is as it was."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefgen.compose.graph import graph
from briefgen.compose.pages import compose
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
from briefgen.recall.shelf import Part, Shelf
from briefgen.recall.touched import in_digests, neighbours, touched


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an edit."""

    memory: Memory
    """What is to be remembered now."""
    recipes: tuple[Recipe, ...]
    """The pages that may come out other than before."""
    wants: Callable[[str], bool]
    """Tells whether a page would be one of them, if it were there."""


def take_in(
    memory: Memory,
    changed: Iterable[str],
    files: frozenset[str],
    settings: Settings,
    history: History | None = None,
) -> Taken | None:
    """Take in that the content of some files changed; None where that takes it all.

    `files` are all regular files below the seeds folder. The history is read, unless
    somebody knows it already.
    """
    past = history_of(settings) if history is None else history
    try:
        cards = memory.cards
    except ValueError:  # damaged
        return None
    try:
        return _Edit(memory, cards, files, settings, past).take(frozenset(changed))
    except TooMuchError:
        return None


class _Edit:
    def __init__(
        self,
        memory: Memory,
        cards: tuple[Card, ...],
        files: frozenset[str],
        settings: Settings,
        history: History,
    ) -> None:
        self._memory = memory
        self._settings = settings
        self._history = history
        self._before = cards
        self._cards = {card.id: card for card in self._before}
        self._gists = Gists(memory.gists, self._cards)
        self._again = Again(memory, cards, files, settings)

    def take(self, changed: frozenset[str]) -> Taken:
        """Read what has changed, and compose what shows it."""
        if self._history.missing != self._memory.missing:
            raise TooMuchError
        before = tuple(self._again.of_files(changed, self._has_a_past))
        where = {card.id: card.file for card in self._before}
        shelf = Shelf(self._again.inputs, where, self._gists)
        read = shelf.read(card.id for card in before)
        shelf.take(read, (card.id for card in before))
        pages: set[str] = set()
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
        whole = frozenset(i for i in self._cards if briefing_url(i) in pages)
        shelf.briefings(in_digests(pages, now, self._settings))
        wanted = frozenset(pages)
        connected = assembled(now, shelf, whole, wanted, memory.missing)
        recipes = tuple(compose(connected, self._settings))
        return Taken(memory, recipes, connected.wants)

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
