"""Finds the entities that a text names: by name or alias, never inside a word."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Protocol
from unicodedata import normalize

from briefgen.evidence.boundaries import cuts_word
from briefgen.evidence.characters import SPACELESS
from briefgen.frozen import dataclass
from briefgen.model.registry import Entity

_KEY = 3  # characters that names are told apart by at first
_APOSTROPHES = "'\u2019"
_MOST = 1 << 13  # texts that are remembered: those of some hundred briefings
_SHORTEST = 2  # characters of a name: single letters are no names
_SPACED = f"[^\\W{SPACELESS}]"  # letters and digits of scripts with spaces


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where an entity is named."""

    start: int
    """Where it begins, in code points."""
    end: int
    """Where it ends."""
    entity: str
    """The id of the entity."""


class Finder(Protocol):
    """Finds the entities that a text names."""

    def find(self, text: str) -> tuple[Mention, ...]:
        """Find every mention, from left to right, the longest name first."""


@dataclass(frozen=True, slots=True)
class Known:
    """Knows what was found in some texts, and finds nothing in any other."""

    found: Mapping[str, tuple[Mention, ...]]
    """By text, where anything was found."""

    def find(self, text: str) -> tuple[Mention, ...]:
        """Give what was found."""
        return self.found.get(text, ())


class Mentions:
    """Knows all names; what a text costs depends on its length, not on them."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """Learn the names; one of two entities means neither (BG413)."""
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for name, entity in entities.items():
            for called in (entity.name, *entity.aliases):
                owners[normalize("NFC", called)].add(name)
                owners[normalize("NFD", called)].add(name)
        self._names = {
            called: min(owned)
            for called, owned in owners.items()
            if len(owned) == 1 and len(called) >= _SHORTEST
        }
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for called in self._names:
            lengths[called[:_KEY]].add(len(called))
        # Many names may begin alike, but they have few lengths.
        self._lengths = {k: sorted(v, reverse=True) for k, v in lengths.items()}
        self._sizes = sorted({len(key) for key in lengths}, reverse=True)
        self._beginning = _beginning({key[0] for key in lengths})
        self._found: dict[str, tuple[Mention, ...]] = {}

    def find(self, text: str) -> tuple[Mention, ...]:
        """Find every mention, from left to right, the longest name first.

        A text is looked through once: who composes asks three times.
        """
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= _MOST:
                self._found.clear()
            found = self._found[text] = tuple(self._find(text))
        return found

    def _find(self, text: str) -> Iterator[Mention]:
        end = 0
        for beginning in self._beginning.finditer(text):
            at = beginning.start()
            mention = self._at(text, at) if at >= end else None
            if mention is not None:
                yield mention
                end = mention.end

    def _at(self, text: str, at: int) -> Mention | None:
        for size in self._sizes:
            for length in self._lengths.get(text[at : at + size], ()):
                end = min(at + length, len(text))
                entity = self._names.get(text[at:end])
                if entity is not None and _stands_alone(text, at, end):
                    return Mention(at, end, entity)
        return None


def _beginning(letters: Collection[str]) -> re.Pattern[str]:
    """Make a pattern of where a name may begin, to look closer at nothing else.

    That is where one of the first letters stands, but not inside a word.
    """
    if not letters:
        return re.compile(r"(?!)")
    firsts = "".join(map(re.escape, sorted(letters)))
    return re.compile(rf"[{firsts}](?<!{_SPACED}{{2}})")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text begins and ends at the edges of words."""
    if start > 0 and cuts_word(text, start):
        return False
    ends = end == len(text) or text[end] in _APOSTROPHES  # what is hers has her name
    return ends or not cuts_word(text, end)
