"""Cut a folded text into words, signs and, where no spaces part them, letters."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice

from briefgen.evidence.characters import SPACELESS
from briefgen.frozen import dataclass

_LETTERS = rf"(?:(?![{SPACELESS}])\w)++"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a folded text, with their places."""

    words: Sequence[str]
    """Each word as folded."""
    spans: Sequence[tuple[int, int]]
    """Where each stands in the folded text."""

    def places(self) -> Mapping[str, Sequence[int]]:
        """List by lower-case word where each stands; signs are left out."""
        places = defaultdict(list)
        for index, word in enumerate(self.words):
            if word[0].isalnum():
                places[word.casefold()].append(index)
        return places


def cut(folded: str, most: int | None = None) -> Words:
    """Cut a folded text into words, at most so many."""
    found = list(islice(_word().finditer(folded), most))
    return Words([one.group() for one in found], [one.span() for one in found])


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"{_LETTERS}(?:[.,:/'\u00b7]{_LETTERS})*+|\S")
