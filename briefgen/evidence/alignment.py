"""Align the words of a quote with the stretch of a text that is most like them."""

from collections.abc import Iterator, Sequence

from briefgen.frozen import dataclass

Pair = tuple[int | None, int | None]
"""The index of a word on either side; None where only one side has it."""

_SIGN = 0.3
_CASE = 0.3
# A quote leaves words out more often than it changes two in a row.
_LEFT_OUT = 0.75


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of a quote beside those of a stretch."""

    pairs: tuple[Pair, ...]
    """Every word of both, in order."""
    cost: float
    """What the changes weigh: 1 for each word, less for a sign or for case."""


def weight(word: str) -> float:
    """Weigh a word: signs count for less."""
    return 1.0 if word[0].isalnum() else _SIGN


def align(quote: Sequence[str], text: Sequence[str]) -> Alignment:
    """Find the stretch of a text into which the fewest changes turn a quote."""
    costs = _costs(quote, text)
    last = costs[-1]
    best = min(last)
    # Of equal ends the last: a changed word at the end belongs to the passage.
    end = len(last) - 1 - last[::-1].index(best)
    return Alignment(tuple(_path(costs, quote, text, end))[::-1], best)


def _costs(quote: Sequence[str], text: Sequence[str]) -> list[list[float]]:
    """Fill the table of costs; a stretch may begin anywhere for nothing."""
    extra = [weight(word) for word in text]
    left_out = [_LEFT_OUT * one for one in extra]
    rows = [[0.0] * (len(text) + 1)]
    for word in quote:
        above = rows[-1]
        missing = weight(word)
        lowered = word.casefold()
        left = above[0] + missing
        row = [left]
        for at, other in enumerate(text):
            if word == other:
                changed = above[at]
            elif lowered == other.casefold():
                changed = above[at] + _CASE
            else:
                changed = above[at] + max(missing, extra[at])
            left = min(changed, above[at + 1] + missing, left + left_out[at])
            row.append(left)
        rows.append(row)
    return rows


def _change(word: str, other: str) -> float:
    if word == other:
        return 0.0
    if word.casefold() == other.casefold():
        return _CASE
    return max(weight(word), weight(other))


def _path(
    costs: Sequence[Sequence[float]],
    quote: Sequence[str],
    text: Sequence[str],
    end: int,
) -> Iterator[Pair]:
    """Walk from the end to where the stretch begins."""
    row, column = len(quote), end
    while row:
        here = costs[row][column]
        if column and here == costs[row - 1][column - 1] + _change(
            quote[row - 1], text[column - 1]
        ):
            row, column = row - 1, column - 1
            yield row, column
        elif here == costs[row - 1][column] + weight(quote[row - 1]):
            row -= 1
            yield row, None
        else:
            column -= 1
            yield None, column
