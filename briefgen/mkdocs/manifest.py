"""The manifest: what a build left in an output folder, kept beside it, not in it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from briefgen.mkdocs.anatomies import AnatomyFile
from briefgen.mkdocs.lines import line, parsed
from briefgen.mkdocs.manifest_form import (
    Last,
    Manifest,
    checked_path,
    last_in,
    manifest_in,
    written_down,
)
from briefgen.mkdocs.written import Written

_SPARE = 1 << 20
"""Bytes of no use that a file may have besides as many as are of use."""


class ManifestFile:
    """The manifest of one output folder, and the journal of files in hand."""

    def __init__(self, folder: Path, name: str) -> None:
        """Name it after its output folder."""
        self.stem = sha256(name.encode()).hexdigest()[:12]
        self._file = folder / f"manifest-{self.stem}.json"
        self._journal = folder / f"journal-{self.stem}.json"
        self._beginning = f"anatomies-{self.stem}-"
        new = folder / f"{self._beginning}{os.urandom(4).hex()}"
        self._anatomies = self._before = AnatomyFile(new)

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
            manifest = manifest_in(_lines(self._file), self._known)
            self._go_on(manifest.outputs.values())
            in_hand = [checked_path(parsed(each)) for each in _lines(self._journal)]
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
            return last_in(_lines(self._file), inputs)
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
        if anatomy is written.anatomy:
            return written
        return replace(written, anatomy=anatomy)

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest, and so end what was begun."""
        every = {path: self.kept(each) for path, each in manifest.outputs.items()}
        name = self._anatomies.path.name
        _replace(self._file, written_down(replace(manifest, outputs=every), name))
        self._journal.unlink(missing_ok=True)
        if self._before is not self._anatomies:
            self._before.close()  # some systems remove no file that is open
        for old in self._file.parent.glob(f"{self._beginning}*"):
            if old.name != name:
                old.unlink(missing_ok=True)

    def close(self) -> None:
        """Close what is open."""
        self._anatomies.close()
        self._before.close()

    def _known(self, name: str) -> AnatomyFile:
        """Find the file that the last build kept anatomies in."""
        own = name.removeprefix(self._beginning)
        if own == name or not own.isalnum():
            raise ValueError(name)
        self._before = AnatomyFile(self._file.with_name(name))
        return self._before

    def _go_on(self, every: Iterable[Written]) -> None:
        """Add to that file if it has what it should, and most of it is of use."""
        known = [written.anatomy for written in every if written.anatomy.file]
        there = self._before.size
        if any(anatomy.start + anatomy.size > there for anatomy in known):
            raise ValueError(there)
        if there <= 2 * sum(anatomy.size for anatomy in known) + _SPARE:
            self._anatomies = self._before


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
