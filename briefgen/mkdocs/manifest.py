"""The manifest: what a build left in an output folder, kept beside it, not in it."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field
from hashlib import sha256
from pathlib import Path

from briefgen.frozen import dataclass
from briefgen.mkdocs.html import Anatomy
from briefgen.mkdocs.lines import line, parsed
from briefgen.mkdocs.written import Written

_FORMAT = 2
"""Of the file: a line that says what was built, then two for each output.

The first of them has its path and what tells whether it is as it was left, the second
its links and ids, which most of those who read the file pass over.
"""


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


class ManifestFile:
    """The manifest of one output folder, and the journal of files in hand."""

    def __init__(self, folder: Path, name: str) -> None:
        """Name it after its output folder."""
        self.stem = sha256(name.encode()).hexdigest()[:12]
        self._file = folder / f"manifest-{self.stem}.json"
        self._journal = folder / f"journal-{self.stem}.json"

    def exists(self) -> bool:
        """Tell whether a build has ever written into this output folder."""
        return self._file.exists() or self._journal.exists()

    def token(self) -> str:
        """Hash the file; nothing where there is none, or a build was killed."""
        if self._journal.exists() or not self._file.exists():
            return ""
        return sha256(self._file.read_bytes()).hexdigest()

    def read(self, target: Path) -> Manifest:
        """Read it; of files that a killed build had in hand, only the names.

        A damaged one is thrown away. Then every file of the folder is taken to
        be ours, as it was when the folder was first written to.
        """
        try:
            manifest = _manifest(_lines(self._file))
            in_hand = [_path(parsed(each)) for each in _lines(self._journal)]
        except (ValueError, RecursionError):
            return Manifest({path: Written() for path in files_below(target)})
        if not in_hand:
            return manifest
        return Manifest({**manifest.outputs, **{path: Written() for path in in_hand}})

    def last(self, inputs: str = "") -> Last | None:
        """Read quickly what the last build left, perhaps only if it had these inputs.

        Nothing comes of what is damaged or in hand: `read` sees to that.
        """
        if self._journal.exists():
            return None
        try:
            return _last(_lines(self._file), inputs)
        except (RecursionError, TypeError, ValueError):
            return None

    def begin(self, in_hand: Iterable[str]) -> None:
        """Note which files are about to be moved or removed."""
        _replace(self._journal, map(line, sorted(in_hand)))

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest, and so end what was begun."""
        _replace(self._file, _written_down(manifest))
        self._journal.unlink(missing_ok=True)


def files_below(folder: Path) -> Iterator[str]:
    """Give the path of every file, but what is in or is a dot-file."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield Path(here, name).relative_to(folder).as_posix()


def _lines(path: Path) -> Iterator[bytes]:
    """Read the lines of a file, if there is one."""
    with suppress(FileNotFoundError, NotADirectoryError), path.open("rb") as file:
        yield from file


def _replace(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file so that it is there whole, or as it was before."""
    new = path.with_suffix(".new")
    with new.open("wb") as file:
        file.writelines(lines)
    new.replace(path)


def _written_down(manifest: Manifest) -> Iterator[bytes]:
    """Write line by line, since all of it at once takes much room."""
    count = len(manifest.outputs)
    yield line([_FORMAT, count, manifest.inputs, manifest.summary])
    for path, w in sorted(manifest.outputs.items()):
        yield line([path, w.digest, w.size, w.mtime, w.source, w.key])
        yield w.anatomy.line


def _manifest(lines: Iterator[bytes]) -> Manifest:
    head = next(lines, None)
    if head is None:
        return Manifest()
    match parsed(head):
        case {"outputs": dict(paths)}:  # of the first version
            return Manifest({_path(path): Written() for path in paths})
        case [int(version), *_] if version != _FORMAT:
            return Manifest({path: Written() for path in _paths(lines)})
        case [_, int(count), str(inputs), str(summary)]:
            outputs = dict(_outputs(lines))
            if len(outputs) != count:
                raise ValueError(count)
            return Manifest(outputs, inputs, summary)
        case value:
            raise ValueError(value)


def _outputs(lines: Iterator[bytes]) -> Iterator[tuple[str, Written]]:
    for first, second in zip(lines, lines, strict=True):
        match parsed(first):
            case [path, str(digest), int(size), int(mtime), str(source), str(key)]:
                anatomy = Anatomy.read(second)
                yield (
                    _path(path),
                    Written(digest, size, mtime, source, key, anatomy),
                )
            case value:
                raise ValueError(value)


def _paths(lines: Iterator[bytes]) -> Iterator[str]:
    """Read the paths alone, which stand in the same place in every version."""
    for first, _ in zip(lines, lines, strict=True):
        match parsed(first):
            case [path, *_]:
                yield _path(path)
            case value:
                raise ValueError(value)


def _last(lines: Iterator[bytes], wanted: str) -> Last | None:
    match parsed(next(lines, b"null")):
        case [int(version), int(count), str(inputs), str(summary)]:
            if version != _FORMAT or (wanted and inputs != wanted):
                return None
        case _:
            return None
    outputs: dict[str, tuple[str, int, int]] = {}
    for first, _ in zip(lines, lines, strict=True):
        match parsed(first):
            case [str(path), str(digest), int(size), int(mtime), *_]:
                outputs[path] = (digest, size, mtime)
            case value:
                raise ValueError(value)
    return Last(outputs, inputs, summary) if len(outputs) == count else None


def _path(path: object) -> str:
    """Take paths inside the output folder alone: what they name gets removed."""
    if not isinstance(path, str) or not path or "\\" in path:
        raise ValueError(path)
    if path.startswith("/") or ".." in path.split("/"):
        raise ValueError(path)
    return path
