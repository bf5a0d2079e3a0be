"""Anchor a quote to the one place where it stands in a source, or say why not."""

import re
from dataclasses import replace
from itertools import islice

from briefgen.evidence.gaps import GAP, anchor_parts
from briefgen.evidence.quote import Quote
from briefgen.evidence.selectors import (
    MOST_PLACES,
    Anchored,
    Failure,
    Reason,
    TextPositionSelector,
    TextQuoteSelector,
)
from briefgen.evidence.text import Text

__all__ = ["Text", "anchor"]

_OCCURRENCE = re.compile(r"([0-9]{1,9})\s*/\s*([0-9]{1,9})")
_CUT = "inside a word, number or character"


def anchor(source: Text, selector: TextQuoteSelector) -> Anchored | Failure:
    """Find the one passage that a selector selects, and never one like it."""
    quote = Quote.of(selector)
    if not quote.exact:
        return Failure(Reason.INVALID, "the quote is empty")
    if source.has(quote.exact):
        if selector.occurrence:
            return _chosen(source, quote, selector.occurrence.strip())
        return _only(source, quote)
    if not GAP.search(quote.exact):
        return Failure(Reason.NOT_FOUND, "the quote is not in the source")
    if selector.occurrence:
        return Failure(
            Reason.INVALID,
            "a quote with a gap takes no occurrence: quote more words round the gap",
        )
    return anchor_parts(source, quote)


def _only(source: Text, quote: Quote) -> Anchored | Failure:
    found = tuple(islice(quote.places(source.folded.text), MOST_PLACES + 1))
    if not found:
        return _context_wrong(source, quote)
    whole = [source.whole_place(at, at + len(quote.exact)) for at in found]
    if len(found) == 1 and whole[0]:
        return Anchored((whole[0],))
    places = tuple(
        place or _place(source, quote, at)
        for at, place in zip(found[:MOST_PLACES], whole, strict=False)
    )
    if len(found) <= MOST_PLACES and not any(whole):
        return Failure(
            Reason.NOT_FOUND, f"the quote stands in the source only {_CUT}", places
        )
    count = str(len(found)) if len(found) <= MOST_PLACES else f"over {MOST_PLACES}"
    message = f"the quote stands {count} times in the source"
    if len(found) <= MOST_PLACES and (cut := whole.count(None)):
        message += f", {cut} of them {_CUT}"
    return Failure(Reason.AMBIGUOUS, message, places)


def _place(source: Text, quote: Quote, at: int) -> TextPositionSelector:
    return source.place(at, at + len(quote.exact))


def _chosen(source: Text, quote: Quote, occurrence: str) -> Anchored | Failure:
    typed = _OCCURRENCE.fullmatch(occurrence)
    if not typed:
        return Failure(
            Reason.INVALID, "an occurrence says which of how many, such as 2/3"
        )
    number, total = map(int, typed.groups())
    if not 1 <= number <= total:
        return Failure(Reason.INVALID, f"there is no place {number} of {total}")
    count, at = 0, -1
    for count, place in enumerate(quote.places(source.folded.text), 1):
        if count == number:
            at = place
    if not count:
        return _context_wrong(source, quote)
    if count != total:
        places = islice(quote.places(source.folded.text), MOST_PLACES)
        return Failure(
            Reason.OCCURRENCE,
            f"the quote stands {_times(count)} in the source, not {total}",
            tuple(_place(source, quote, at) for at in places),
        )
    whole = source.whole_place(at, at + len(quote.exact))
    if whole:
        return Anchored((whole,))
    return Failure(
        Reason.OCCURRENCE,
        f"place {number} of {total} lies {_CUT}",
        (_place(source, quote, at),),
    )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _context_wrong(source: Text, quote: Quote) -> Failure:
    """Say which side is wrong: the quote stands in the source, but not there."""
    text = source.folded.text
    if next(replace(quote, suffix="").places(text), None) is None:
        message = "the prefix does not stand before the quote"
    elif next(replace(quote, prefix="").places(text), None) is None:
        message = "the suffix does not stand after the quote"
    else:
        message = "the quote stands nowhere between this prefix and this suffix"
    places = islice(replace(quote, prefix="", suffix="").places(text), MOST_PLACES)
    return Failure(
        Reason.CONTEXT, message, tuple(_place(source, quote, at) for at in places)
    )
