"""What a build leaves for the next one: its cards, and what there was to say."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.compose.graph import Said
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.model.counts import Counts
from briefgen.model.site import summed
from briefgen.recall.card import Card, Face, card_of, face_of
from briefgen.recall.gist import gist_of
from briefgen.recall.packs import (
    Gists,
    packed_again,
    packed_cards,
    packed_gists,
    unpacked_cards,
)
from briefgen.recall.rewording import packed_records

if TYPE_CHECKING:  # who judges again has no use for all stages
    from briefgen.pipeline import Judged, Plan


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a site."""

    packs: tuple[bytes, ...]
    """Cards of every annotation that can be understood, packed."""
    gists: tuple[bytes, ...]
    """The gists of the same briefings, packed in the same order."""
    counts: Counts
    """What the site has, in numbers."""
    diagnostics: tuple[Diagnostic, ...]
    """What there was to say of the inputs."""
    commit: str = ""
    """The commit up to which it is known what changed."""
    missing: str = ""
    """Why that is not known."""
    records: bytes = b""
    """Entities and stories, packed."""

    @property
    def cards(self) -> tuple[Card, ...]:
        """Unpack the cards, which takes a while.

        Raises:
            ValueError: they are damaged.

        """
        return unpacked_cards(self.packs)


def memory_of(plan: "Plan") -> Memory:
    """Take down what is to be remembered of a site that was read whole."""
    graph = plan.graph
    visible = [graph.briefings.get(b.id) for b in plan.judged.site.briefings]
    about = _by_briefing(graph.about_entity)
    faces = (face_of(b, graph, about[b.id]) if b else None for b in visible)
    return replace(
        _memory(plan.judged, faces),
        gists=packed_gists(gist_of(b) if b else b"" for b in visible),
        commit=graph.told.commit,
        missing=graph.told.missing,
    )


def _by_briefing(
    about: Mapping[str, Sequence[Said]],
) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Give the statements of each briefing by the entities that they name."""
    found: defaultdict[str, defaultdict[str, list[str]]]
    found = defaultdict(lambda: defaultdict(list))
    for entity, those in about.items():
        for said in those:
            found[said.briefing.id][entity].append(said.statement.id)
    return found


def faceless_memory_of(judged: "Judged") -> Memory:
    """Take down what is to be remembered of a site that nobody is shown."""
    return _memory(judged, (None for _ in judged.site.briefings))


def _memory(judged: "Judged", faces: Iterable[Face | None]) -> Memory:
    files, every = judged.files, judged.site.briefings
    return Memory(
        packs=packed_cards(
            card_of(files[briefing.file], briefing, face)
            for briefing, face in zip(every, faces, strict=True)
        ),
        gists=(),
        counts=judged.counts,
        diagnostics=judged.diagnostics,
        records=packed_records(judged.site.entities, judged.site.stories),
    )


def with_cards(
    memory: Memory, before: Sequence[Card], now: Sequence[Card], gists: Gists
) -> Memory:
    """Put new cards in the place of those of `before`, and the gists that are new."""
    tallies = [card.tally for card in now]
    # What is shown, and what is left out, is a matter of bonds.
    counts = summed(tallies, memory.counts.briefings, memory.counts.left_out)
    return replace(
        memory,
        packs=packed_again(memory.packs, before, now),
        gists=gists.packed(),
        counts=counts,
    )
