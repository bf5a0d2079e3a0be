"""The manifest: what a build left in an output folder, kept beside it, not in it."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field, replace
from hashlib import sha256
from itertools import chain
from pathlib import Path

from briefgen.frozen import dataclass
from briefgen.mkdocs.anatomies import NO_ANATOMY, Anatomy, AnatomyFile
from briefgen.mkdocs.lines import line, parsed
from briefgen.mkdocs.written import Written

_FORMAT = 3
"""Of the file: a line that says what was built, then lines of some outputs each.

An output has its path, what tells whether it is as it was left, and where its anatomy
stands in another file: most of those who read this one have no use for that.
"""
_TOGETHER = 256
"""Outputs of a line: it is parsed much more quickly than as many lines are."""
_SPARE = 1 << 20
"""Bytes of no use that a file may have besides as many as are of use."""


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
        self._anatomies = self._before = self._new_anatomies()

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
            manifest = self._manifest(_lines(self._file))
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

    def kept(self, written: Written) -> Written:
        """Keep the anatomy of a page outside of memory, until the manifest has it.

        Raises:
            OSError: it cannot be written.

        """
        anatomy = self._anatomies.kept(written.anatomy)
        return (
            written if anatomy is written.anatomy else replace(written, anatomy=anatomy)
        )

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest, and so end what was begun."""
        outputs = sorted(manifest.outputs.items())
        rows = [_row(path, self.kept(written)) for path, written in outputs]
        name = self._anatomies.path.name
        head = [_FORMAT, len(rows), manifest.inputs, manifest.summary, name]
        some = (rows[i : i + _TOGETHER] for i in range(0, len(rows), _TOGETHER))
        _replace(self._file, map(line, chain((head,), some)))
        self._journal.unlink(missing_ok=True)
        if self._before is not self._anatomies:
            self._before.close()  # some systems remove no file that is open
        for old in self._file.parent.glob(f"{_anatomies(self.stem)}*"):
            if old.name != name:
                old.unlink(missing_ok=True)

    def close(self) -> None:
        """Close what is open."""
        self._anatomies.close()
        self._before.close()

    def _new_anatomies(self) -> AnatomyFile:
        name = f"{_anatomies(self.stem)}{os.urandom(4).hex()}"
        return AnatomyFile(self._file.with_name(name))

    def _manifest(self, lines: Iterator[bytes]) -> Manifest:
        head = next(lines, None)
        if head is None:
            return Manifest()
        match parsed(head):
            case {"outputs": dict(paths)}:  # of the first version
                return Manifest({_path(path): Written() for path in paths})
            case [int(version), *_] if version != _FORMAT:
                return Manifest({path: Written() for path in _paths(lines)})
            case [_, int(count), str(inputs), str(summary), str(name)]:
                file = AnatomyFile(self._file.with_name(_name(name, self.stem)))
                outputs = dict(_outputs(lines, file))
                if len(outputs) != count:
                    raise ValueError(count)
                self._go_on_with(file, outputs.values())
                return Manifest(outputs, inputs, summary)
            case value:
                raise ValueError(value)

    def _go_on_with(self, file: AnatomyFile, every: Iterable[Written]) -> None:
        """Add to a file that has what it should, unless most of it is of no use."""
        known = [written.anatomy for written in every if written.anatomy.file]
        there = file.size
        if any(anatomy.start + anatomy.size > there for anatomy in known):
            raise ValueError(there)
        self._before = file
        if there <= 2 * sum(anatomy.size for anatomy in known) + _SPARE:
            self._anatomies = file


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


def _anatomies(stem: str) -> str:
    """Say how the names of the files begin that had the anatomies of a folder."""
    return f"anatomies-{stem}-"


def _name(name: str, stem: str) -> str:
    beginning = _anatomies(stem)
    if not (name.startswith(beginning) and name.removeprefix(beginning).isalnum()):
        raise ValueError(name)
    return name


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
        match row:
            case [
                path,
                str(digest),
                int(size),
                int(mtime),
                str(source),
                str(key),
                int(start),
                int(length),
            ]:
                anatomy = Anatomy(b"", file, start, length) if length else NO_ANATOMY
                yield _path(path), Written(digest, size, mtime, source, key, anatomy)
            case value:
                raise ValueError(value)


def _paths(lines: Iterator[bytes]) -> Iterator[str]:
    """Read the paths alone, of any version; the second had two lines for each."""
    for each in lines:
        match parsed(each):
            case [str(path), *_]:
                yield _path(path)
                next(lines, None)
            case [*rows]:
                yield from (_path(*row[:1]) for row in rows if isinstance(row, list))
            case value:
                raise ValueError(value)


def _last(lines: Iterator[bytes], wanted: str) -> Last | None:
    match parsed(next(lines, b"null")):
        case [int(version), int(count), str(inputs), str(summary), *_]:
            if version != _FORMAT or (wanted and inputs != wanted):
                return None
        case _:
            return None
    outputs: dict[str, tuple[str, int, int]] = {}
    for row in _rows(lines):
        match row:
            case [str(path), str(digest), int(size), int(mtime), *_]:
                outputs[path] = (digest, size, mtime)
            case value:
                raise ValueError(value)
    return Last(outputs, inputs, summary) if len(outputs) == count else None


def _path(path: object = None) -> str:
    """Take paths inside the output folder alone: what they name gets removed."""
    if not isinstance(path, str) or not path or "\\" in path or path[0] == "/":
        raise ValueError(path)
    if ".." in path and ".." in path.split("/"):
        raise ValueError(path)
    return path
