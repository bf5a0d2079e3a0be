"""How a manifest is written down, and what there is in lines that were.

A line says what was built, and then lines of some outputs each. An output has its path,
what tells whether it is as it was left, and where its anatomy stands in another file:
most of those who read this one have no use for that.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from itertools import islice
from typing import TypeAlias, cast, get_args

from briefgen.frozen import dataclass
from briefgen.mkdocs.anatomies import NO_ANATOMY, Anatomy, AnatomyFile
from briefgen.mkdocs.lines import line, parsed
from briefgen.mkdocs.written import Written

_FORMAT = 3
_TWO_LINES_EACH = 2
"""The version in which an output had a line of its own, and another for its links."""
_TOGETHER = 256
"""Outputs of a line: it is parsed much more quickly than as many lines are."""


_Row: TypeAlias = tuple[str, str, int, int, str, str, int, int]
"""An output: path, hash, size, time, source, key, and where its anatomy is."""
_TYPES = [*get_args(_Row)]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build left behind."""

    outputs: Mapping[str, Written] = field(default_factory=dict)
    """The files that are ours, by their path in the output folder."""
    inputs: str = ""
    """Hash of all inputs; empty where another build may give something else."""
    summary: str = ""
    """What that build had to say, as JSON, to be said again."""


@dataclass(frozen=True, slots=True)
class Last:
    """As much of a manifest as tells whether all is as it was."""

    outputs: Mapping[str, tuple[str, int, int]]
    """Hash, size and time of each file."""
    inputs: str
    """Hash of all inputs, as in the manifest."""
    summary: str
    """What that build had to say."""


def written_down(manifest: Manifest, anatomies: str) -> Iterator[bytes]:
    """Write a manifest as lines; all anatomies stand in the file of that name."""
    rows = [_row(*output) for output in sorted(manifest.outputs.items())]
    yield line([_FORMAT, len(rows), manifest.inputs, manifest.summary, anatomies])
    for first in range(0, len(rows), _TOGETHER):
        yield line(rows[first : first + _TOGETHER])


def manifest_in(
    lines: Iterator[bytes], anatomies: Callable[[str], AnatomyFile]
) -> Manifest:
    """Read a manifest, of other versions the paths alone; nothing, if it has no line.

    `anatomies` gives the file of a name.

    Raises:
        ValueError: it is damaged.

    """
    head = next(lines, None)
    if head is None:
        return Manifest()
    match parsed(head):
        case {"outputs": dict(paths)}:  # of the first version
            return Manifest({checked_path(path): Written() for path in paths})
        case [int(version), *_] if version != _FORMAT:
            apart = version == _TWO_LINES_EACH
            rows = map(parsed, islice(lines, 0, None, 2)) if apart else _rows(lines)
            return Manifest({_path(row): Written() for row in rows})
        case [_, int(count), str(inputs), str(summary), str(name)]:
            outputs = dict(_outputs(lines, anatomies(name)))
            if len(outputs) != count:
                raise ValueError(count)
            return Manifest(outputs, inputs, summary)
        case value:
            raise ValueError(value)


def last_in(lines: Iterator[bytes], wanted: str) -> Last | None:
    """Read quickly what tells whether all is as it was, of these inputs if any."""
    match parsed(next(lines, b"null")):
        case [int(version), int(count), str(inputs), str(summary), *_]:
            if version != _FORMAT or (wanted and inputs != wanted):
                return None
        case _:
            return None
    outputs = {row[0]: row[1:4] for row in map(_checked, _rows(lines))}
    return Last(outputs, inputs, summary) if len(outputs) == count else None


def checked_path(path: object) -> str:
    """Take paths inside the output folder alone: what they name gets removed.

    Raises:
        ValueError: it is none.

    """
    if not isinstance(path, str) or not path or "\\" in path or path[0] == "/":
        raise ValueError(path)
    if ".." in path and ".." in path.split("/"):
        raise ValueError(path)
    return path


def _row(path: str, w: Written) -> list[object]:
    anatomy = w.anatomy
    place = (anatomy.start, anatomy.size)
    return [path, w.digest, w.size, w.mtime, w.source, w.key, *place]


def _rows(lines: Iterator[bytes]) -> Iterator[object]:
    for each in lines:
        match parsed(each):
            case list(rows):
                yield from rows
            case value:
                raise ValueError(value)


def _outputs(
    lines: Iterator[bytes], file: AnatomyFile
) -> Iterator[tuple[str, Written]]:
    for row in _rows(lines):
        path, digest, size, mtime, source, key, start, length = _checked(row)
        anatomy = Anatomy(b"", file, start, length) if length else NO_ANATOMY
        written = Written(digest, size, mtime, source, key, anatomy)
        yield checked_path(path), written


def _checked(row: object) -> _Row:
    """Look at the types of a row; a pattern takes four times as long."""
    if type(row) is not list or [*map(type, row)] != _TYPES:
        raise ValueError(row)
    return cast("_Row", row)


def _path(row: object) -> str:
    """Read the path alone, which stands in the same place in every version."""
    match row:
        case [path, *_]:
            return checked_path(path)
        case value:
            raise ValueError(value)
