"""The snapshot: what was in every input file when it was last read, by its stamp."""

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from briefgen import __version__
from briefgen.adapters import adapter
from briefgen.cache.files import Files, Stamp
from briefgen.cache.folder import read, write
from briefgen.frozen import dataclass

_NAME = "snapshot.json"
_FORMAT = 1
_MARGIN = 2_000_000_000  # as coarse as a file system's clock may be, in nanoseconds

Known: TypeAlias = tuple[int, int, int, int, str, bool]
"""A file's stamp, the hash of its content, and whether it speaks of an embargo."""
_Folders: TypeAlias = dict[str, dict[str, Known]]


@dataclass(frozen=True, slots=True)
class _Saved:
    format: int
    version: str
    folders: _Folders


class Snapshot:
    """The snapshot of a site; a file that is as it was then is not read again.

    Of a file that was changed just before it was read nothing is remembered: it
    may be changed again within what its file system takes for the same moment.
    """

    def __init__(self, root: Path) -> None:
        """Read it; one that is damaged, or of another version, is thrown away."""
        self._root = root
        self._past = time.time_ns() - _MARGIN
        self._before = _saved(read(root, _NAME))
        self._after = dict(self._before)

    def look(self, folder: Path, files: Files) -> Mapping[str, Known]:
        """Say of every file below a folder what is in it.

        Raises:
            OSError: one of them cannot be read.

        """
        name = os.path.relpath(folder, self._root)  # a site can be moved
        before = self._before.get(name, {})
        seen: dict[str, Known] = {}
        young: list[str] = []
        for path, stamp in files.stamps.items():
            known = before.get(path)
            if known is None or known[:4] != stamp:
                known = _looked(f"{folder}/{path}", stamp)
                if not self._is_old(stamp):
                    young.append(path)
            seen[path] = known
        self._after[name] = kept = dict(seen)
        for path in young:
            del kept[path]
        return seen

    def keep(self) -> None:
        """Write down what is new since it was read."""
        if self._after == self._before:
            return
        saved = _Saved(_FORMAT, __version__, self._after)
        with suppress(ValueError):  # a file's name that is no Unicode
            write(self._root, _NAME, adapter(_Saved).dump_json(saved))

    def _is_old(self, stamp: Stamp) -> bool:
        _, changed, touched, _ = stamp
        return changed < self._past > touched


def _saved(content: bytes) -> _Folders:
    try:
        saved = adapter(_Saved).validate_json(content)
    except ValueError:
        return {}
    current = (saved.format, saved.version) == (_FORMAT, __version__)
    return saved.folders if current else {}


def _looked(path: str, stamp: Stamp) -> Known:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - quicker than a Path
        content = file.read()
    embargo = path.endswith((".yml", ".md")) and b"embargo" in content
    return (*stamp, blake2b(content, digest_size=16).hexdigest(), embargo)
