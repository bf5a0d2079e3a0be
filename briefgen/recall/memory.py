"""What a build leaves for the next one: its cards, and what there was to say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from zlib import compress, decompress
from zlib import error as ZlibError  # noqa: N812 - the name of an exception

from pydantic import TypeAdapter

from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.model.counts import Counts
from briefgen.model.site import summed
from briefgen.pipeline import Plan
from briefgen.recall.card import Card, card_of

_TOGETHER = 64
"""Cards of a pack: an edit packs those again that are with a changed one."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a site."""

    packs: tuple[bytes, ...]
    """Cards of every annotation that can be understood, some together: packed, they
    take a fifth of the room, and all are in memory from the first to the last page."""
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
        return tuple(card for pack in self.packs for card in _unpacked(pack))


def memory_of(plan: Plan) -> Memory:
    """Take down what is to be remembered of a site that was read whole."""
    files, shown = plan.judged.files, plan.graph.briefings
    cards = (
        card_of(files[b.file], b, shown.get(b.id), plan.graph)
        for b in plan.judged.site.briefings
    )
    return Memory(
        packs=tuple(_packs(cards)),
        counts=plan.judged.counts,
        diagnostics=plan.judged.diagnostics,
        commit=plan.graph.told.commit,
        missing=plan.graph.told.missing,
    )


def with_cards(
    memory: Memory, before: Sequence[Card], now: Mapping[str, Card]
) -> Memory:
    """Put new cards in the place of those of `before` that have the same ids."""
    packs = list(memory.packs)
    for number in range(len(packs)):
        first = number * _TOGETHER
        old = before[first : first + _TOGETHER]
        new = tuple(now[card.id] for card in old)
        if any(a is not b for a, b in zip(old, new, strict=True)):
            packs[number] = _packed(new)
    tallies = [card.tally for card in now.values()]
    shown = sum(card.face is not None for card in now.values())
    counts = summed(tallies, shown, memory.counts.left_out)
    return replace(memory, packs=tuple(packs), counts=counts)


def _packs(cards: Iterator[Card]) -> Iterator[bytes]:
    while some := tuple(islice(cards, _TOGETHER)):
        yield _packed(some)


@cache
def _cards() -> TypeAdapter[tuple[Card, ...]]:
    return TypeAdapter(tuple[Card, ...])


def _packed(cards: tuple[Card, ...]) -> bytes:
    return compress(_cards().dump_json(cards), level=1)


def _unpacked(pack: bytes) -> tuple[Card, ...]:
    try:
        return _cards().validate_json(decompress(pack))
    except ZlibError as error:
        raise ValueError(str(error)) from error
