"""Goes from version to version of one annotation, as its readers saw them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from briefgen.history.compare import Version, changes, matched_ids
from briefgen.history.lines import Stamp
from briefgen.model.history import Change, Past

Seen: TypeAlias = tuple[Stamp, Version]
"""A version, and when it came."""


class Walk:
    """What changed so far."""

    def __init__(
        self, past: Past, shown: Seen | None, waiting: Seen | None, *, words: bool
    ) -> None:
        """Begin, or go on."""
        self.shown = shown
        """The last version that readers saw."""
        self.waiting = waiting
        """A later one, under an embargo when it came."""
        self._words = words
        self._signs = past.signs
        self._count = 0
        # By statement, so that an id can change without a look at all changes.
        self._changes: defaultdict[str, list[tuple[int, Change]]] = defaultdict(list)
        self._note(past.changes)

    @property
    def past(self) -> Past:
        """Give what changed."""
        every = sorted(
            (number, change._replace(statement=name))
            for name, numbered in self._changes.items()
            for number, change in numbered
        )
        return Past(tuple(change for _, change in every), self._signs)

    def go_on(self, stamp: Stamp, version: Version) -> None:
        """Take in the next version.

        One whose embargo ended only after another took its place was never seen.
        """
        if self.waiting is not None and _is_open(self.waiting[1], stamp.moment):
            self.shown = self.waiting
        self.waiting = None
        if not _is_open(version, stamp.moment):
            self.waiting = stamp, version
            return
        before = self.shown
        self.shown = stamp, version
        if before is None:
            return
        ids = matched_ids(before[1], version)
        self._rename(ids)
        self._signs = version.signs
        self._note(changes(before[1], version, stamp.moment, ids, words=self._words))

    def _rename(self, ids: Mapping[str, str]) -> None:
        """Keep what changed under the new ids; of what was removed, nothing."""
        names = {"": "", **ids}
        kept = ((n, c) for n, c in self._changes.items() if n in names)
        self._changes = defaultdict(list, {names[n]: c for n, c in kept})

    def _note(self, new: Iterable[Change]) -> None:
        for change in new:
            self._changes[change.statement].append((self._count, change))
            self._count += 1


def _is_open(version: Version, moment: int) -> bool:
    return version.embargo is None or version.embargo <= moment
