"""What a build leaves for the next one: its cards, and what there was to say."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic
from briefgen.model.counts import Counts
from briefgen.model.site import summed
from briefgen.pipeline import Plan
from briefgen.recall.card import Card, card_of


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a site."""

    cards: tuple[Card, ...]
    """Of every annotation that can be understood."""
    diagnostics: tuple[Diagnostic, ...]
    """What there was to say of the inputs."""
    left_out: Mapping[str, int]
    """Briefings that may not be published, by the reason in a word."""

    @property
    def counts(self) -> Counts:
        """Count what the site has."""
        shown = sum(card.face is not None for card in self.cards)
        return summed([card.tally for card in self.cards], shown, self.left_out)


def memory_of(plan: Plan) -> Memory:
    """Take down what is to be remembered of a site that was read whole."""
    files, shown = plan.judged.files, plan.graph.briefings
    return Memory(
        cards=tuple(
            card_of(files[b.file], b, shown.get(b.id), plan.graph)
            for b in plan.judged.site.briefings
        ),
        diagnostics=plan.judged.diagnostics,
        left_out=plan.judged.counts.left_out,
    )
