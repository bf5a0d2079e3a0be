"""Anchor a quote that leaves words out: its parts, in the one way they fit."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefgen.evidence.characters import is_spaceless, is_word
from briefgen.evidence.quote import Quote
from briefgen.evidence.selectors import Anchored, Failure, Reason, TextPositionSelector
from briefgen.evidence.text import Text

GAP = re.compile(r" ?(?:\[ ?\.\.\. ?\]|\( ?\.\.\. ?\)) ?")
"""Words left out, in a folded quote."""

_FEWEST_WORDS = 2
# In scripts without spaces, as many letters make a word, roughly.
_LETTERS_OF_WORD = 2


def anchor_parts(source: Text, quote: Quote) -> Anchored | Failure:
    """Find the parts round the gaps, one after the other, in exactly one way."""
    parts = [part for part in GAP.split(quote.exact) if part]
    if not parts:
        return Failure(Reason.INVALID, "the quote is nothing but a gap")
    if any(_words(part) < _FEWEST_WORDS for part in parts):
        return Failure(
            Reason.INVALID, "each part of a quote with a gap needs two words or more"
        )
    first = _first(source.folded.text, parts, quote)
    if first is None:
        return _missing(source, quote, parts)
    last = _last(source, parts, quote)
    if first != last:
        return Failure(
            Reason.AMBIGUOUS,
            "the parts of the quote follow each other in more than one way",
            (_extent(source, parts, first), _extent(source, parts, last)),
        )
    whole = [
        source.whole_place(start, start + len(part))
        for start, part in zip(first, parts, strict=True)
    ]
    places = tuple(place for place in whole if place)
    if len(places) < len(parts):
        return Failure(
            Reason.NOT_FOUND,
            "a part of the quote stands only inside a word, number or character",
            (_extent(source, parts, first),),
        )
    return Anchored(places)


def _words(part: str) -> int:
    spaceless = sum(is_spaceless(c) and is_word(c) for c in part)
    spaced = sum(
        any(is_word(c) and not is_spaceless(c) for c in word) for word in part.split()
    )
    return spaced + spaceless // _LETTERS_OF_WORD


def _first(text: str, parts: Sequence[str], quote: Quote) -> list[int] | None:
    """Find the parts in order, each as early as it can stand."""
    starts: list[int] = []
    at = 0
    for index, part in enumerate(parts):
        before = ("",) if index else quote.before
        after = ("",) if index < len(parts) - 1 else quote.after
        found = [
            place + len(ahead)
            for ahead in before
            for behind in after
            if (place := text.find(ahead + part + behind, at)) >= 0
        ]
        if not found:
            return None
        starts.append(min(found))
        at = starts[-1] + len(part)
    return starts


def _last(source: Text, parts: Sequence[str], quote: Quote) -> list[int]:
    """Find the parts, each as late as it can stand: from the end, backwards."""
    turned = [part[::-1] for part in reversed(parts)]
    flipped = Quote("", quote.suffix[::-1], quote.prefix[::-1])
    starts = _first(source.backwards, turned, flipped) or []
    return [
        len(source.backwards) - start - len(part)
        for start, part in zip(starts, turned, strict=True)
    ][::-1]


def _extent(
    source: Text, parts: Sequence[str], starts: Sequence[int]
) -> TextPositionSelector:
    return source.place(starts[0], starts[-1] + len(parts[-1]))


def _missing(source: Text, quote: Quote, parts: Sequence[str]) -> Failure:
    text = source.folded.text
    bare = _first(text, parts, replace(quote, prefix="", suffix=""))
    if bare is not None:
        return Failure(
            Reason.CONTEXT,
            "prefix and suffix do not stand next to the parts of the quote",
            (_extent(source, parts, bare),),
        )
    for part in parts:
        if part not in text:
            return Failure(
                Reason.NOT_FOUND, f"“{part}” of the quote is not in the source"
            )
    return Failure(
        Reason.NOT_FOUND,
        "the parts of the quote do not follow each other in the source",
    )
