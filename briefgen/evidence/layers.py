"""Replace stretches of a text, and carry places between before and after."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable

from briefgen.frozen import dataclass

Edit = tuple[int, int, str]
"""A stretch, and what comes in its place."""


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Stretches in order, as compact as memory allows."""

    starts: "array[int]"
    ends: "array[int]"

    def carry(self, at: int, there: "_Stretches", *, end: bool) -> int:
        """Carry the start (or end) of a place across; a stretch counts as one."""
        last = at - 1 if end else at
        index = bisect_right(self.starts, last) - 1
        if index < 0:
            return at
        if last < self.ends[index]:
            return there.ends[index] if end else there.starts[index]
        return there.ends[index] + at - self.ends[index]


@dataclass(frozen=True, slots=True)
class Layer:
    """One pass of replacements, as a map."""

    before: _Stretches
    """What was replaced."""
    after: _Stretches
    """What came in its place, in the text after the pass."""

    def divides(self, at: int) -> bool:
        """Tell whether an offset after the pass cuts through a replacement."""
        index = bisect_right(self.after.starts, at - 1) - 1
        return index >= 0 and at < self.after.ends[index]

    def start(self, at: int) -> int:
        """Carry where a character begins to the text before the pass."""
        return self.after.carry(at, self.before, end=False)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Carry a place to the text before the pass."""
        return (
            self.start(start),
            self.after.carry(end, self.before, end=True),
        )

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """Carry a place to the text after the pass."""
        return (
            self.before.carry(start, self.after, end=False),
            self.before.carry(end, self.after, end=True),
        )


def replace(text: str, edits: Iterable[Edit]) -> tuple[str, Layer | None]:
    """Make replacements, given in order; no layer where there are none."""
    before = _Stretches(array("L"), array("L"))
    after = _Stretches(array("L"), array("L"))
    pieces: list[str] = []
    done = length = 0
    for start, end, new in edits:
        pieces += text[done:start], new
        length += start - done
        before.starts.append(start)
        before.ends.append(end)
        after.starts.append(length)
        length += len(new)
        after.ends.append(length)
        done = end
    if not pieces:
        return text, None
    pieces.append(text[done:])
    return "".join(pieces), Layer(before, after)
