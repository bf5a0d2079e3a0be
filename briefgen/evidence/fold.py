"""Fold a text to what counts in it, with a map back to where that stands."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from briefgen.evidence.characters import FOLDS, SPACELESS, is_mark
from briefgen.evidence.layers import Edit, Layer, replace
from briefgen.frozen import dataclass

# Longer runs of marks are no language's, and composing them takes quadratic time.
_MOST_MARKS = 30


def _marks(*spans: tuple[int, int]) -> str:
    return "".join(
        chr(code) for span in spans for code in range(*span) if is_mark(chr(code))
    )


_LETTER = f"[{SPACELESS}]"
_SIGN = "[,.;:!?()\\[\\]\"']"
# What these match begins one character before: where to look is found fast then.
_RUNS = (
    r"(?P<space>(?<= ) +)"
    r"|(?P<dash>(?<=-)(?<!--)-{1,2}(?!-))"
    r"|(?P<dots>(?<=\.)(?: ++\.){2,})"
)
_LAYOUT_SPACED = re.compile(rf"[ .-](?=[ -])(?:{_RUNS})")
# The first script without spaces is Thai.
_PERHAPS_SPACELESS = re.compile("[^\x00-\u0e00]")


_FEW = 32
"""Characters that are sooner looked for one by one than each letter looked up."""


@cache
def _any_layout() -> re.Pattern[str]:
    """Compile what most runs have no use for, and takes longest of all patterns."""
    mark = _marks((0xE00, 0x1100), (0x1780, 0x1800), (0x3000, 0x3100))
    letter = f"(?={_LETTER})(?![{mark}])"
    # White space is dropped between letters of scripts written without spaces, and
    # beside such a letter also next to punctuation, which they set wide or narrow.
    none = (
        rf"(?P<none>(?<={_LETTER} ) *+(?:(?={_SIGN})|{letter})"
        rf"|(?<={_SIGN} ) *+{letter})"
    )
    return re.compile(rf"[ .-](?:{none}|{_RUNS})")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters comes from."""

    text: str
    """What two texts must share to count as the same words."""
    visible: str
    """The source without what is hidden, as it is."""
    hidden: Layer | None
    """From the source to what is visible."""
    layers: tuple[Layer, ...]
    """From what is visible to the folded text."""

    def divides(self, at: int) -> bool:
        """Tell whether an offset cuts through something that was folded as one."""
        for layer in reversed(self.layers):
            if layer.divides(at):
                return True
            at = layer.start(at)
        return False

    def in_visible(self, start: int, end: int) -> tuple[int, int]:
        """Find where a stretch of the folded text stands in what is visible."""
        for layer in reversed(self.layers):
            start, end = layer.back(start, end)
        return start, end

    def in_source(self, start: int, end: int) -> tuple[int, int]:
        """Find where a stretch of what is visible stands in the source."""
        return self.hidden.back(start, end) if self.hidden else (start, end)

    def from_source(self, start: int, end: int) -> tuple[int, int]:
        """Find what a stretch of the source was folded to."""
        for layer in (*([self.hidden] if self.hidden else ()), *self.layers):
            start, end = layer.forth(start, end)
        return start, end


def fold(text: str, hidden: Sequence[tuple[int, int]] = ()) -> Folded:
    """Fold a text as the contract's table says; hidden stretches are left out."""
    visible, concealed = replace(text, _merged(hidden)) if hidden else (text, None)
    layers: list[Layer | None] = []
    folded = visible
    for one_pass in (_characters, _compositions, _layout):
        folded, layer = one_pass(folded)
        layers.append(layer)
    return Folded(folded, visible, concealed, tuple(filter(None, layers)))


def _merged(hidden: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    done = 0
    for start, end in sorted(hidden):
        if end > done:
            yield max(start, done), end, ""
            done = end


def _characters(text: str) -> tuple[str, Layer | None]:
    if text.isascii():  # each is folded to one or dropped: the length tells all
        folded = text.translate(FOLDS)
        if len(folded) == len(text):
            return folded, None
    folds = {c: FOLDS[ord(c)] for c in set(text) if FOLDS[ord(c)] != c}
    resized = {c: new for c, new in folds.items() if len(new) != 1}
    # The replacements change the length of the text, so they are kept apart from
    # all the others, which need no map.
    folded, layer = replace(text, _resized(text, resized)) if resized else (text, None)
    if len(folds) > _FEW:
        return folded.translate(FOLDS), layer
    # What a character folds to stays as it is, so no order is better than another.
    for character in folds.keys() - resized.keys():
        folded = folded.replace(character, folds[character])
    return folded, layer


def _resized(text: str, resized: Mapping[str, str]) -> Iterator[Edit]:
    # Few sets of such characters are met, so `re` knows the pattern already.
    which = "".join(map(re.escape, sorted(resized)))
    for match in re.finditer(f"[{which}]", text):
        yield match.start(), match.end(), resized[match[0]]


def _compositions(text: str) -> tuple[str, Layer | None]:
    marks = frozenset() if text.isascii() else frozenset(filter(is_mark, set(text)))
    return replace(text, _composed(text, marks)) if marks else (text, None)


def _composed(text: str, marks: frozenset[str]) -> Iterator[Edit]:
    begin = 0
    # A character that is no mark ends the cluster before it; so does the end.
    for at, character in enumerate(chain(text, " ")):
        if character in marks:
            continue
        if 1 < at - begin <= _MOST_MARKS + 1:
            cluster = text[begin:at]
            composed = unicodedata.normalize("NFC", cluster)
            if composed != cluster:
                yield begin, at, composed
        begin = at


def _layout(text: str) -> tuple[str, Layer | None]:
    spaced = text.isascii() or not _PERHAPS_SPACELESS.search(text)
    layout = _LAYOUT_SPACED if spaced else _any_layout()
    return replace(text, map(_laid_out, layout.finditer(text)))


def _laid_out(match: re.Match[str]) -> Edit:
    kind = match.lastgroup
    if kind == "dots":
        new = match.group().replace(" ", "")
    else:
        new = {"none": "", "space": " ", "dash": "-"}[kind or "none"]
    return match.start(), match.end(), new
