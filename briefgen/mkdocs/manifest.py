"""The manifest: what a build left in an output folder, kept beside it, not in it."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from pydantic_core import from_json, to_json

from briefgen.mkdocs.html import Anatomy
from briefgen.mkdocs.written import Written

_FORMAT = 1


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
            manifest = _manifest(_json(self._file))
            in_hand = _paths(_json(self._journal))
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
            content = self._file.read_bytes()
            if inputs.encode() not in content:  # most often; parsing takes longer
                return None
            return _last(_parsed(content))
        except (OSError, RecursionError, TypeError, ValueError):
            return None

    def begin(self, in_hand: Iterable[str]) -> None:
        """Note which files are about to be moved or removed."""
        _replace(self._journal, sorted(in_hand))

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest, and so end what was begun."""
        outputs = {path: _entry(w) for path, w in sorted(manifest.outputs.items())}
        _replace(
            self._file,
            {
                "format": _FORMAT,
                "inputs": manifest.inputs,
                "summary": manifest.summary,
                "outputs": outputs,
            },
        )
        self._journal.unlink(missing_ok=True)


def files_below(folder: Path) -> Iterator[str]:
    """Give the path of every file, but what is in or is a dot-file."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield Path(here, name).relative_to(folder).as_posix()


def _json(path: Path) -> object:
    try:
        return _parsed(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None


def _parsed(content: bytes) -> object:
    """Parse JSON; names that are no Unicode, which few have, take longer."""
    value: object
    try:
        value = from_json(content, cache_strings="none")
    except ValueError:
        value = json.loads(content)
    return value


def _last(value: object) -> Last | None:
    match value:
        case {
            "format": int(version),
            "inputs": str(inputs),
            "summary": str(summary),
            "outputs": dict(entries),
        } if version == _FORMAT:
            outputs = {path: (d, s, m) for path, (d, s, m, *_) in entries.items()}
            return Last(outputs, inputs, summary)
        case _:
            return None


def _replace(path: Path, value: object) -> None:
    """Write a file so that it is there whole, or as it was before."""
    try:
        content = to_json(value)
    except ValueError:  # names that are no Unicode
        content = json.dumps(value, separators=(",", ":")).encode()
    new = path.with_suffix(".new")
    new.write_bytes(content)
    new.replace(path)


def _manifest(value: object) -> Manifest:
    match value:
        case None:
            return Manifest()
        case {
            "format": int(version),
            "inputs": str(inputs),
            "summary": str(summary),
            "outputs": dict(entries),
        }:
            paths = _paths(list(entries))
            if version != _FORMAT:
                return Manifest({path: Written() for path in paths})
            outputs = {path: _written(entries[path]) for path in paths}
            return Manifest(outputs, inputs, summary)
        case _:
            raise ValueError(value)


def _paths(value: object) -> tuple[str, ...]:
    """Take paths inside the output folder alone: what they name gets removed."""
    paths = value if isinstance(value, list) else [] if value is None else [value]
    for path in paths:
        if not isinstance(path, str) or not path or "\\" in path:
            raise ValueError(path)
        if path.startswith("/") or ".." in path.split("/"):
            raise ValueError(path)
    return tuple(paths)


def _entry(w: Written) -> list[object]:
    anatomy = [w.anatomy.links_lines, w.anatomy.ids_lines]
    return [w.digest, w.size, w.mtime, w.source, w.key, *anatomy]


def _written(entry: object) -> Written:
    match entry:
        case [
            str(digest),
            int(size),
            int(mtime),
            str(source),
            str(key),
            str(links),
            str(ids),
        ]:
            return Written(digest, size, mtime, source, key, Anatomy(links, ids))
        case _:
            raise ValueError(entry)
