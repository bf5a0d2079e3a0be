"""What a build leaves for the next one: its cards, and what there was to say."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.model.counts import Counts
from briefgen.model.site import summed
from briefgen.pipeline import Plan
from briefgen.recall.card import Card, card_of
from briefgen.recall.gist import gist_of
from briefgen.recall.packs import (
    Gists,
    packed_again,
    packed_cards,
    packed_gists,
    unpacked_cards,
)


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

    @property
    def cards(self) -> tuple[Card, ...]:
        """Unpack the cards, which takes a while.

        Raises:
            ValueError: they are damaged.

        """
        return unpacked_cards(self.packs)


def memory_of(plan: Plan) -> Memory:
    """Take down what is to be remembered of a site that was read whole."""
    files, shown = plan.judged.files, plan.graph.briefings
    every = plan.judged.site.briefings
    visible = (shown.get(briefing.id) for briefing in every)
    return Memory(
        packs=packed_cards(
            card_of(files[b.file], b, shown.get(b.id), plan.graph) for b in every
        ),
        gists=packed_gists(gist_of(b) if b else b"" for b in visible),
        counts=plan.judged.counts,
        diagnostics=plan.judged.diagnostics,
        commit=plan.graph.told.commit,
        missing=plan.graph.told.missing,
    )


def with_cards(
    memory: Memory, before: Sequence[Card], now: Sequence[Card], gists: Gists
) -> Memory:
    """Put new cards in the place of those of `before`, and the gists that are new."""
    tallies = [card.tally for card in now]
    shown = sum(card.face is not None for card in now)
    return replace(
        memory,
        packs=packed_again(memory.packs, before, now),
        gists=gists.packed(),
        counts=summed(tallies, shown, memory.counts.left_out),
    )
