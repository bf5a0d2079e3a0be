"""A YAML document whose values all know where they stand."""

import marshal
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from briefgen.diagnostics import Location
from briefgen.frozen import dataclass

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What the author typed: text, nothing, a list or a mapping; never a number."""

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value from the root: keys and indices from 0."""

SPAN = 4
"""Numbers a span has in `Document.spans`."""

_PLAIN = 2
"""The form of `marshal` in which equal values are equal bytes."""
_LATELY = 8
"""Documents whose values stay unpacked: who asks for one asks again at once."""


class _Child(NamedTuple):
    key: int
    """Index of the span of its key; in a list, of itself."""
    at: int
    """Index of its span."""
    value: Value


@dataclass(frozen=True, slots=True)
class Document:
    """The values of one YAML text, and where each of them stands.

    They are packed: unpacked they take four times the room, and few ask twice.
    """

    file: str
    """Path from the site's folder, with forward slashes."""
    text: str
    """The decoded text of the file; empty where nobody is to edit it."""
    packed: bytes
    """Its values and spans."""

    @classmethod
    def of(cls, file: str, text: str, data: Value, spans: Sequence[int]) -> "Document":
        """Pack the values of a text, and their spans."""
        try:
            small, numbers = True, array("H", spans)
        except OverflowError:
            small, numbers = False, array("I", spans)
        return cls(file, text, marshal.dumps((data, small, numbers), _PLAIN))

    @property
    def data(self) -> Value:
        """Give the root value, which nobody is to change."""
        return _unpacked(self.packed)[0]

    @property
    def spans(self) -> Sequence[int]:
        """Give line, column, end line, end column (from 1) of every value and key.

        In the order of the text: a value, then of each child its key, if it has one,
        and the child.
        """
        _, small, numbers = _unpacked(self.packed)
        return memoryview(numbers).cast("H" if small else "I")

    def location(self, path: Path = (), *, key: bool = False) -> Location:
        """Say where the value at `path` stands, or its key.

        A path that goes deeper than the document leads to its deepest value
        on the way: the short form of a field stands for the long one.
        """
        at, value = 0, self.data
        for position, step in enumerate(path):
            child = _child(value, at, step)
            if child is None and step == 0:
                continue  # one thing stands for a list of one
            if child is None:
                break
            last = position == len(path) - 1
            at, value = child.key if key and last else child.at, child.value
        return Location(self.file, *self.spans[at * SPAN : at * SPAN + SPAN])

    def without(self, path: Path) -> "Document":
        """Give the document without the value at `path`, which must be there."""
        at, first, value = 0, 0, self.data
        for step in path:
            child = _child(value, at, step)
            if child is None:
                raise KeyError(path)
            at, first, value = child.at, child.key, child.value
        end = at + _count(value)
        spans = [*self.spans[: first * SPAN], *self.spans[end * SPAN :]]
        return Document.of(self.file, self.text, _pruned(self.data, path), spans)

    def has(self, path: Path) -> bool:
        """Tell whether the document has a value at `path`."""
        value = self.data
        for step in path:
            child = _child(value, 0, step)
            if child is None:
                return False
            value = child.value
        return True


@lru_cache(_LATELY)
def _unpacked(packed: bytes) -> tuple[Value, bool, bytes]:
    unpacked: tuple[Value, bool, bytes] = marshal.loads(packed)  # noqa: S302 - our own
    return unpacked


def _child(value: Value, at: int, step: str | int) -> _Child | None:
    """Find a child of the value whose span has the index `at`."""
    return next((c for name, c in _children(value, at) if name == step), None)


def _children(value: Value, at: int) -> Iterator[tuple[str | int, _Child]]:
    index = at + 1
    if isinstance(value, dict):
        for key, child in value.items():
            yield key, _Child(index, index + 1, child)
            index += 1 + _count(child)
    elif isinstance(value, list):
        for position, child in enumerate(value):
            yield position, _Child(index, index, child)
            index += _count(child)


def _count(value: Value) -> int:
    """Count the spans of a value: its own, its keys', its children's."""
    if isinstance(value, dict):
        return 1 + sum(1 + _count(child) for child in value.values())
    if isinstance(value, list):
        return 1 + sum(map(_count, value))
    return 1


def _pruned(value: Value, path: Path) -> Value:
    step, *rest = path
    if isinstance(value, dict):
        if rest:
            child = _pruned(value[str(step)], tuple(rest))
            return {k: child if k == step else v for k, v in value.items()}
        return {k: v for k, v in value.items() if k != step}
    if isinstance(value, list) and isinstance(step, int):
        kept = [_pruned(value[step], tuple(rest))] if rest else []
        return [*value[:step], *kept, *value[step + 1 :]]
    return value
