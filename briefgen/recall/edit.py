"""An edit is taken in: what it touches is composed, all else is as it was."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from briefgen.check import check
from briefgen.compose import compose
from briefgen.compose.graph import graph
from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, with_severities
from briefgen.load.project import digests_of
from briefgen.load.walk import seeds_folder
from briefgen.model.page import Recipe
from briefgen.model.project import Project
from briefgen.model.vocabulary import REGISTRIES
from briefgen.recall.assembled import assembled
from briefgen.recall.card import Card, card_of
from briefgen.recall.inputs import Inputs, change
from briefgen.recall.memory import Memory
from briefgen.recall.part import takes_all
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


class TooMuchError(Exception):
    """An edit changes what other files depend on: all of them have to be read."""


def take_in(
    memory: Memory, changed: Iterable[str], files: frozenset[str], settings: Settings
) -> Taken | None:
    """Take in that the content of some files changed; None where that takes it all.

    `files` are all regular files below the seeds folder.
    """
    try:
        return _Edit(memory, files, settings).take(frozenset(changed))
    except TooMuchError:
        return None


class _Edit:
    def __init__(
        self, memory: Memory, files: frozenset[str], settings: Settings
    ) -> None:
        self._memory = memory
        self._settings = settings
        self._cards = {card.id: card for card in memory.cards}
        self._inputs = _registries(files, settings)

    def take(self, changed: frozenset[str]) -> Taken:
        """Read what has changed, and compose what shows it."""
        before = tuple(self._annotations(changed))
        where = {card.id: card.file for card in self._memory.cards}
        shelf = Shelf(self._inputs, where)
        read = shelf.read(card.id for card in before)
        shelf.take(read, (card.id for card in before))
        pages: set[str] = set()
        for old, new in self._changes(before, read):
            pages |= touched(old, new, self._memory.cards, self._settings)
            near = neighbours(old, new, self._cards.values())
            pages.update(briefing_url(name) for name in near)
            self._cards[old.id] = new
        if _kinds(self._cards.values()) != _kinds(self._memory.cards):
            raise TooMuchError  # a page of the navigation comes or goes
        memory = replace(
            self._memory,
            cards=tuple(self._cards.values()),
            diagnostics=self._diagnostics(before, read, shelf.inputs),
        )
        whole = frozenset(i for i in self._cards if briefing_url(i) in pages)
        shelf.briefings(in_digests(pages, memory.cards, self._settings))
        connected = assembled(memory.cards, shelf, whole, frozenset(pages))
        recipes = tuple(compose(connected, self._settings))
        return Taken(memory, recipes, connected.wants)

    def _annotations(self, changed: frozenset[str]) -> Iterator[Card]:
        """Give the cards of what uses the files that have changed."""
        shared = self._inputs.registries.sources.records.values()
        seeds = self._inputs.nothing.seeds
        if any(f"{seeds}/{record.file}" in changed for record in shared):
            raise TooMuchError
        used: set[str] = set()
        for card in self._memory.cards:
            own = {*self._inputs.beside(card.file), *card.texts} & changed
            if own:
                used |= own
                yield card
        if used != changed:
            raise TooMuchError

    def _changes(
        self, before: Iterable[Card], read: Part
    ) -> Iterator[tuple[Card, Card]]:
        """Give cards with what they are now, unless others depend on the change."""
        connected = graph(read.shown)
        briefings = {briefing.id: briefing for briefing in read.site.briefings}
        asked = {name for card in self._cards.values() for name in card.asks}
        for old in before:
            file, briefing = read.files.get(old.id), briefings.get(old.id)
            if file is None or briefing is None or briefing.file != old.file:
                raise TooMuchError
            new = card_of(file, briefing, connected.briefings.get(old.id), connected)
            if new.bonds != old.bonds:
                raise TooMuchError
            points = old.points.items() ^ new.points.items()
            if any(f"{old.id}#{name}" in asked for name, _ in points):
                raise TooMuchError
            yield old, new

    def _diagnostics(
        self, before: Iterable[Card], read: Part, inputs: Inputs
    ) -> tuple[Diagnostic, ...]:
        """Say anew what there is to say of the files that have changed."""
        files = {path for card in before for path in inputs.beside(card.file)}
        if takes_all(read.found, files):
            raise TooMuchError
        found = (*inputs.found_in(sorted(files)), *read.found)
        own = (d for d in found if d.location.file in files)
        kept = (d for d in self._memory.diagnostics if d.location.file not in files)
        now = with_severities(own, self._settings.rules)
        return tuple(sorted((*kept, *now), key=lambda d: d.order))


def _kinds(cards: Iterable[Card]) -> frozenset[str]:
    return frozenset(k for card in cards if card.face for k in card.face.kinds)


def _registries(files: frozenset[str], settings: Settings) -> Inputs:
    """Read the registries alone."""
    seeds = seeds_folder(settings.root, settings.options.seeds)
    nothing = Project((), {}, {}, files, frozenset(), seeds, ())
    inputs = Inputs(settings, nothing, files, (), {}, {}, check(nothing, settings))
    paths = {f"{seeds}/{name}.yml" for name in REGISTRIES} & files
    digests = (path for path in files if path.startswith(digests_of(seeds)))
    return change(inputs, sorted(paths.union(digests)))
