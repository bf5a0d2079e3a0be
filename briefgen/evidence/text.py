"""The text of a source, folded once for as many quotes as there are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from briefgen.evidence.boundaries import place_in_visible
from briefgen.evidence.fold import Folded, fold
from briefgen.evidence.places import find_all
from briefgen.evidence.selectors import TextPositionSelector
from briefgen.evidence.words import Words, cut

_LONG = 50_000
"""Characters from which on it pays to know how often each one stands."""
_FEW = 100
"""Places of a character that are sooner looked at than the whole text."""


class Text:
    """The text of a source: what is costly to know of it is found once, when asked."""

    def __init__(self, text: str, hidden: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        """The text as it is; every position refers to it."""
        self.hidden = tuple(hidden)
        """Stretches that do not count, such as footnote marks."""

    @cached_property
    def folded(self) -> Folded:
        """What counts in it."""
        return fold(self.text, self.hidden)

    @cached_property
    def letters(self) -> frozenset[str]:
        """Every character that counts."""
        return frozenset(self.folded.text)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each character counts."""
        return Counter(self.folded.text)

    @cached_property
    def _rare(self) -> dict[str, tuple[int, ...]]:
        return {}

    @cached_property
    def backwards(self) -> str:
        """What counts in it, back to front, to search from its end."""
        return self.folded.text[::-1]

    @cached_property
    def words(self) -> Words:
        """The words of what counts."""
        return cut(self.folded.text)

    @cached_property
    def word_places(self) -> Mapping[str, Sequence[int]]:
        """Where each word stands among them."""
        return self.words.places()

    def has(self, folded: str) -> bool:
        """Tell whether a folded string stands in it."""
        text = self.folded.text
        if len(text) < _LONG:
            return folded in text
        # A long search is spared where a letter of it stands nowhere, or in few
        # places, of which each is looked at.
        if not self.letters.issuperset(folded):
            return False
        rarest = min(set(folded), key=self.counts.__getitem__)
        if self.counts[rarest] > _FEW:
            return folded in text
        before = folded.index(rarest)
        return any(
            at >= before and text.startswith(folded, at - before)
            for at in self._places_of(rarest)
        )

    def _places_of(self, character: str) -> tuple[int, ...]:
        if character not in self._rare:
            self._rare[character] = tuple(find_all(self.folded.text, character))
        return self._rare[character]

    def place(self, start: int, end: int) -> TextPositionSelector:
        """Find where a stretch of the folded text stands."""
        folded = self.folded
        return TextPositionSelector(*folded.in_source(*folded.in_visible(start, end)))

    def whole_place(self, start: int, end: int) -> TextPositionSelector | None:
        """Find where it stands, unless an edge cuts a word, number or grapheme."""
        visible = place_in_visible(self.folded, start, end)
        return (
            TextPositionSelector(*self.folded.in_source(*visible)) if visible else None
        )
