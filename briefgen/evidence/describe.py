"""Describe a place: the shortest selector that anchors to it and nowhere else."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import islice

from briefgen.evidence.boundaries import cuts_word
from briefgen.evidence.characters import WHITE_SPACE, is_word
from briefgen.evidence.places import find_all
from briefgen.evidence.quote import Quote
from briefgen.evidence.selectors import TextPositionSelector, TextQuoteSelector
from briefgen.evidence.text import Text

LONGEST_CONTEXT = 200
"""Where more context than this would be needed, the places are counted instead."""

_WHITE_SPACE = re.compile(f"[{WHITE_SPACE}]+")


def describe(source: Text, place: TextPositionSelector) -> TextQuoteSelector | None:
    """Find a selector for a place, or None where no quote can select it.

    It has the shortest prefix or suffix of whole words which makes the place unique,
    or else its occurrence. White space at the ends of the place does not count.
    No quote selects a place that is empty, or that begins or ends inside a word, a
    number or a character.
    """
    text = source.folded.text
    start, end = source.folded.from_source(place.start, place.end)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    whole = source.whole_place(start, end) if start < end else None
    if not whole or whole.start < place.start or whole.end > place.end:
        return None
    exact = _as_it_stands(source, start, end)

    def settles(selector: TextQuoteSelector) -> bool:
        return list(islice(Quote.of(selector).places(text), 2)) == [start]

    alone = TextQuoteSelector(exact)
    if settles(alone):
        return alone
    befores = [
        TextQuoteSelector(exact, prefix=_as_it_stands(source, at, start))
        for at in range(start - 1, max(0, start - LONGEST_CONTEXT) - 1, -1)
        if is_word(text[at]) and _is_edge(text, at)
    ]
    afters = [
        TextQuoteSelector(exact, suffix=_as_it_stands(source, end, at))
        for at in range(end + 1, min(len(text), end + LONGEST_CONTEXT) + 1)
        if is_word(text[at - 1]) and _is_edge(text, at)
    ]
    settled = [*_shortest(befores, settles), *_shortest(afters, settles)]
    if settled:
        return min(settled, key=lambda one: len(one.prefix + one.suffix))
    places = list(find_all(text, text[start:end]))
    number = places.index(start) + 1
    return TextQuoteSelector(exact, occurrence=f"{number}/{len(places)}")


def _as_it_stands(source: Text, start: int, end: int) -> str:
    first, last = source.folded.in_visible(start, end)
    return _WHITE_SPACE.sub(" ", source.folded.visible[first:last]).strip()


def _is_edge(text: str, at: int) -> bool:
    return at in {0, len(text)} or not cuts_word(text, at)


def _shortest(
    longer_and_longer: Sequence[TextQuoteSelector],
    settles: Callable[[TextQuoteSelector], bool],
) -> Sequence[TextQuoteSelector]:
    """Find the first that settles it; where one does, all longer ones do."""
    at = bisect_left(longer_and_longer, True, key=settles)  # noqa: FBT003 - what is looked for
    return longer_and_longer[at : at + 1]
