"""Narrow a text down to the few stretches that share the most words with a quote."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from math import log

# Bounds that keep the time linear in the source, whatever the quote.
_MOST_VOTES = 50_000
_MOST_WINDOWS = 6
_MOST_PLACES_IN_QUOTE = 4


def windows(
    quote: Sequence[str], places: Mapping[str, Sequence[int]], size: int
) -> Iterator[tuple[int, int]]:
    """Let each word vote for where the quote would begin, rare words the most."""
    width = max(8, len(quote) // 4)
    votes: defaultdict[int, float] = defaultdict(float)
    where: dict[str, list[int]] = {}
    for index, word in enumerate(quote):
        where.setdefault(word.casefold(), []).append(index)
    cast = 0
    shared = sorted((len(places[word]), word) for word in where if word in places)
    for _, word in shared:
        found = places[word]
        cast += len(found)
        if votes and cast > _MOST_VOTES:
            break
        worth = log(1 + size / len(found))
        for place in found:
            for begin in {
                (place - index) // width
                for index in where[word][:_MOST_PLACES_IN_QUOTE]
            }:
                votes[begin] += worth
    joined = {at: worth + votes.get(at + 1, 0) for at, worth in votes.items()}
    taken: set[int] = set()
    for at in nlargest(3 * _MOST_WINDOWS, joined, key=joined.__getitem__):
        if len(taken) < _MOST_WINDOWS and not taken & {at - 1, at, at + 1}:
            taken.add(at)
            begin = max(0, (at - 1) * width)
            yield begin, min(size, (at + 3) * width + len(quote))
