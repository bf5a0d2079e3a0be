"""The names that hold at a place of a text, where they begin and end anywhere."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from itertools import islice

escaped = lru_cache(1 << 10)(escape)
"""Escapes an id or a word of ours, which pages have in common."""


class Names:
    """Names in a stable order, each held as often as it was added."""

    def __init__(self, names: Iterable[str], most: int) -> None:
        """Learn all names there are, and how many are listed at most."""
        self._most = most
        self._rank = {name: at for at, name in enumerate(dict.fromkeys(names))}
        self._names = tuple(map(escaped, self._rank))
        self._times: Counter[int] = Counter()
        self._held: list[int] = []

    def add(self, names: Iterable[str]) -> None:
        """Hold each once more."""
        for rank in map(self._rank.__getitem__, names):
            if not self._times[rank]:
                insort(self._held, rank)
            self._times[rank] += 1

    def remove(self, names: Iterable[str]) -> None:
        """Hold each once less."""
        for rank in map(self._rank.__getitem__, names):
            self._times[rank] -= 1
            if not self._times[rank]:
                del self._held[bisect_left(self._held, rank)]

    def __bool__(self) -> bool:
        """Tell whether any is held."""
        return bool(self._held)

    def listed(
        self, always: Iterable[str] = (), never: Iterable[str] = ()
    ) -> tuple[str, int]:
        """Give what is held, as an attribute's value, and how many are not in it."""
        if not never and len(self._held) <= self._most:
            return " ".join(self._names[rank] for rank in self._held), 0
        ranks = set(map(self._rank.__getitem__, always))
        passed = ranks.union(map(self._rank.__getitem__, never))
        others = (rank for rank in self._held if rank not in passed)
        ranks.update(islice(others, max(0, self._most - len(ranks))))
        value = " ".join(self._names[rank] for rank in sorted(ranks))
        return value, len(self._held) - len(ranks)
