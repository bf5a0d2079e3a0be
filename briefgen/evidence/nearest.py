"""Find the passage that is most like a quote which stands nowhere in a source."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby, product

from briefgen.evidence.alignment import Alignment, Pair, align, weight
from briefgen.evidence.fold import Folded, fold
from briefgen.evidence.selectors import TextPositionSelector
from briefgen.evidence.text import Text
from briefgen.evidence.windows import windows
from briefgen.evidence.words import Words, cut
from briefgen.frozen import dataclass

# Less likeness than this is chance.
_LEAST_SCORE = 0.4
# Bounds that keep the time linear in the source, whatever the quote.
_MOST_WORDS = 500
_MOST_CELLS = 1_000_000
# By how many words a passage is widened on either side, the least first.
_WIDENINGS = sorted(product(range(4), repeat=2), key=sum)


class Kind(StrEnum):
    """How a stretch of the quote compares with the passage."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """Words in a row that are alike, or that only one side has."""

    kind: Kind
    """`removed`: only in the quote; `added`: only in the source."""
    text: str
    """The words as they are: the quote's where removed, else the source's."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage like a quote: to be shown, never to be anchored to."""

    place: TextPositionSelector
    """Where it stands."""
    text: str
    """What stands there."""
    difference: tuple[Change, ...]
    """What would have to change to turn the quote into it, word by word."""
    score: float
    """How alike they are: 1 but for case and signs, 0 for nothing in common."""


def nearest(source: Text, exact: str) -> Nearest | None:
    """Find the passage most like a quote, or None where nothing is like it."""
    quote = fold(exact)
    quoted = cut(quote.text, _MOST_WORDS)
    best, first = _best(source, quoted.words)
    total = sum(map(weight, quoted.words))
    if best is None or best.cost > total * (1 - _LEAST_SCORE):
        return None
    place, pairs = _passage(source, quoted.words, _shifted(best.pairs, first))
    return Nearest(
        place,
        source.text[place.start : place.end],
        tuple(_difference((quote, quoted), (source.folded, source.words), pairs)),
        1 - best.cost / total,
    )


def _shifted(pairs: Sequence[Pair], by: int) -> list[Pair]:
    return [(here, None if there is None else there + by) for here, there in pairs]


def _passage(
    source: Text, quote: Sequence[str], pairs: Sequence[Pair]
) -> tuple[TextPositionSelector, list[Pair]]:
    """Round the aligned words off to a passage, with whatever that adds."""
    words = source.words.words
    missing = {
        quote[here]
        for here, there in pairs
        if here is not None and (there is None or quote[here] != words[there])
    }
    aligned = [there for _, there in pairs if there is not None]
    place, first, last = _whole(
        source,
        _stretched(words, missing, aligned[0], -1),
        _stretched(words, missing, aligned[-1], 1),
    )
    ahead: list[Pair] = [(None, at) for at in range(first, aligned[0])]
    behind: list[Pair] = [(None, at) for at in range(aligned[-1] + 1, last + 1)]
    return place, [*ahead, *pairs, *behind]


def _best(source: Text, quote: Sequence[str]) -> tuple[Alignment | None, int]:
    """Align the quote with each stretch that shares words with it."""
    best: Alignment | None = None
    first = cells = 0
    words = source.words.words
    for start, end in windows(quote, source.word_places, len(words)):
        cells += len(quote) * (end - start)
        if best and cells > _MOST_CELLS:
            break
        alignment = align(quote, words[start:end])
        if best is None or alignment.cost < best.cost:
            best, first = alignment, start
    return best, first


def _stretched(words: Sequence[str], missing: set[str], edge: int, step: int) -> int:
    """Take in words which the quote has too, but in another order."""
    while True:
        near = [edge + step, edge + 2 * step]
        taken = [at for at in near if 0 <= at < len(words) and words[at] in missing]
        if not taken:
            return edge
        edge = taken[0]
        missing = missing - {words[edge]}


def _whole(
    source: Text, first: int, last: int
) -> tuple[TextPositionSelector, int, int]:
    """Widen a stretch by a few words where its edges cut something."""
    spans = source.words.spans
    for before, after in _WIDENINGS:
        begin, end = max(0, first - before), min(len(spans) - 1, last + after)
        place = source.whole_place(spans[begin][0], spans[end][1])
        if place:
            return place, begin, end
    place = source.place(spans[first][0], spans[last][1])
    return place, first, last


def _difference(
    quote: tuple[Folded, Words], source: tuple[Folded, Words], pairs: Sequence[Pair]
) -> Iterator[Change]:
    def same(pair: Pair) -> bool:
        here, there = pair
        return (
            here is not None
            and there is not None
            and quote[1].words[here] == source[1].words[there]
        )

    for alike, run in groupby(pairs, same):
        columns = list(zip(*run, strict=True))
        removed, added = (
            _slice(*side, [index for index in column if index is not None])
            for side, column in zip((quote, source), columns, strict=True)
        )
        if removed and not alike:
            yield Change(Kind.REMOVED, removed)
        if added:
            yield Change(Kind.SAME if alike else Kind.ADDED, added)


def _slice(folded: Folded, words: Words, indexes: Sequence[int]) -> str:
    if not indexes:
        return ""
    start, end = words.spans[indexes[0]][0], words.spans[indexes[-1]][1]
    first, last = folded.in_visible(start, end)
    return folded.visible[first:last]
