"""What an edit touches is read again, and compared with what is remembered."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from briefgen.check import check
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, with_severities
from briefgen.load.files import digests_of
from briefgen.load.walk import seeds_folder
from briefgen.model.checked import AnnotationFile
from briefgen.model.project import Project
from briefgen.model.site import Briefing
from briefgen.model.vocabulary import REGISTRIES
from briefgen.recall.card import Card, Face, card_of
from briefgen.recall.inputs import Inputs, change
from briefgen.recall.memory import Memory, with_cards
from briefgen.recall.packs import Gists
from briefgen.recall.part import takes_all
from briefgen.recall.rewording import Rewording, packed_records, reworded
from briefgen.recall.shelf import Part, Shelf


class TooMuchError(Exception):
    """An edit changes what other files depend on: all of them have to be read."""


class Again:
    """Reads what has changed, as long as nothing else depends on the change."""

    def __init__(
        self,
        memory: Memory,
        cards: tuple[Card, ...],
        files: frozenset[str],
        settings: Settings,
    ) -> None:
        """Read the registries; `files` are all regular files of the seeds folder."""
        self._memory = memory
        self._cards = cards
        self._settings = settings
        self._asked = {name for card in cards for name in card.asks}
        self.inputs = _registries(files, settings)
        """The registries, and nothing else yet."""

    def of_files(
        self, changed: frozenset[str], also: Callable[[Card], bool] = lambda _: False
    ) -> Iterator[Card]:
        """Give the cards of what uses the files that have changed, and some others."""
        shared = self.inputs.registries.sources.records.values()
        seeds = self.inputs.nothing.seeds
        if any(f"{seeds}/{record.file}" in changed for record in shared):
            raise TooMuchError
        used: set[str] = set()
        for card in self._cards:
            own = {*self.inputs.beside(card.file), *card.texts} & changed
            if own or also(card):
                used |= own
                yield card
        if used != changed:
            raise TooMuchError

    def card(
        self,
        old: Card,
        file: AnnotationFile | None,
        briefing: Briefing | None,
        face: Face | None,
    ) -> Card:
        """Give what a card is now, unless others depend on what has changed."""
        if file is None or briefing is None or briefing.file != old.file:
            raise TooMuchError
        new = card_of(file, briefing, face)
        if new.bonds != old.bonds:
            raise TooMuchError
        points = old.points.items() ^ new.points.items()
        if any(f"{old.id}#{name}" in self._asked for name, _ in points):
            raise TooMuchError
        return new

    @property
    def records(self) -> bytes:
        """Write down entities and stories as they are now."""
        registries = self.inputs.registries
        return packed_records(registries.entities.records, registries.stories.records)

    def reworded(self) -> Rewording:
        """Say what is to be done since entities or stories are described otherwise."""
        said = (*self._memory.diagnostics, *self.inputs.found_in(self.inputs.read))
        words = reworded(self._memory.records, self.inputs.registries, said)
        if words is None:
            raise TooMuchError
        return words

    def diagnostics(
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


def judge_again(
    memory: Memory,
    changed: frozenset[str],
    files: frozenset[str],
    settings: Settings,
    *,
    worded: bool = False,
) -> Memory | None:
    """Judge a site of which the content of some files changed, and show nothing.

    The memory is one without faces; None where all files have to be read. `files` are
    all regular files of the seeds folder. Where the registries of entities or stories
    are `worded` otherwise, nothing more is to be said unless it is of them.
    """
    try:
        cards = memory.cards
    except ValueError:  # damaged
        return None
    try:
        again = Again(memory, cards, files, settings)
        if worded:
            again.reworded()
        before = tuple(again.of_files(changed))
        gists = Gists((), ())
        shelf = Shelf(again.inputs, {card.id: card.file for card in cards}, gists)
        read = shelf.read(card.id for card in before)
        briefings = {briefing.id: briefing for briefing in read.site.briefings}
        now = {
            card.id: again.card(
                card, read.files.get(card.id), briefings.get(card.id), None
            )
            for card in before
        }
        found = again.diagnostics(before, read, shelf.inputs)
    except TooMuchError:
        return None
    every = [now.get(card.id, card) for card in cards]
    return replace(
        with_cards(memory, cards, every, gists),
        diagnostics=found,
        records=again.records if worded else memory.records,
    )


def _registries(files: frozenset[str], settings: Settings) -> Inputs:
    """Read the registries alone."""
    seeds = seeds_folder(settings.root, settings.options.seeds)
    nothing = Project((), {}, {}, files, frozenset(), seeds, ())
    inputs = Inputs(settings, nothing, files, (), {}, {}, check(nothing, settings))
    paths = {f"{seeds}/{name}.yml" for name in REGISTRIES} & files
    digests = (path for path in files if path.startswith(digests_of(seeds)))
    return change(inputs, sorted(paths.union(digests)))
