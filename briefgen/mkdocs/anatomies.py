"""The anatomies of a site's pages, in a file that is only added to at its end.

A site has tens of thousands, of which an edit looks into some. Each is known by where
it stands: none is in memory, and the manifest, which is read whole and written anew,
is a tenth of what it was with them.
"""

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from io import FileIO
from pathlib import Path
from threading import Lock
from typing import Self

from briefgen.diagnostics import BriefgenError
from briefgen.frozen import dataclass
from briefgen.mkdocs.lines import line, parsed

_NOTHING = b'["",""]\n'


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What the link check needs to know of a page, parsed when somebody asks."""

    own: bytes = _NOTHING
    """As a line, where it stands nowhere else: where the page leads inside the site,
    such as `briefings/x/index.html#kp1`, but for places on itself that are there, and
    the places on it that a link can lead to; each as lines, sorted."""
    file: "AnatomyFile | None" = None
    """Or else the file that it stands in."""
    start: int = 0
    """Where it begins there, in bytes."""
    size: int = 0
    """How long it is."""

    @classmethod
    def of(cls, links: Iterable[str], ids: Iterable[str]) -> Self:
        """Take down links and ids; what could not be told apart again is left out."""
        return cls(line((_joined(links), _joined(ids))))

    @property
    def line(self) -> bytes:
        """Give the line.

        Raises:
            BriefgenError: it stands nowhere any more.

        """
        if self.file is None:
            return self.own
        try:
            return self.file.read(self.start, self.size)
        except OSError as error:
            raise _changed() from error

    @property
    def links(self) -> list[str]:
        """Give the links, one by one."""
        return self._lines(0)

    @property
    def ids(self) -> frozenset[str]:
        """Give the ids, one by one."""
        return frozenset(self._lines(1))

    def may_name(self, text: str) -> bool:
        """Tell at a glance whether there can be such a link."""
        return line(text)[1:-2] in self.line

    def _lines(self, part: int) -> list[str]:
        try:
            both = parsed(self.line)
        except ValueError:
            both = None
        match both:
            case [str(links), str(ids)]:
                text = (links, ids)[part]
                return text.split("\n") if text else []
            case _:
                raise _changed()


NO_ANATOMY = Anatomy()
"""That of a file which is no page."""


def _joined(values: Iterable[str]) -> str:
    return "\n".join(sorted(value for value in values if value and "\n" not in value))


def _changed() -> BriefgenError:
    return BriefgenError(
        "what the last build left was changed",
        "delete the folder .briefgen, and build again",
    )


class AnatomyFile:
    """Lines of one file; whoever adds to it has it for itself."""

    def __init__(self, path: Path) -> None:
        """Name it; it is made when the first line is added."""
        self.path = path
        self._lock = Lock()
        self._reader: FileIO | None = None
        self._writer: FileIO | None = None

    @property
    def size(self) -> int:
        """Give its size, in bytes; none where it is not there."""
        with suppress(FileNotFoundError):
            return self.path.stat().st_size
        return 0

    def kept(self, anatomy: Anatomy) -> Anatomy:
        """Give an anatomy that stands in this file; others are added to it.

        Raises:
            OSError: the file cannot be written.

        """
        if anatomy.file is self or (anatomy.file is None and anatomy.own == _NOTHING):
            return anatomy
        written = anatomy.line
        return Anatomy(b"", self, self._add(written), len(written))

    def read(self, start: int, size: int) -> bytes:
        """Read a line.

        Raises:
            OSError: the file cannot be read.

        """
        with self._lock:
            # Without buffers, of which every process that is forked would have one.
            self._reader = self._reader or FileIO(self.path)
            self._reader.seek(start)
            return self._reader.read(size)

    def close(self) -> None:
        """Close it; it is opened again when that is needed."""
        with self._lock:
            for file in filter(None, (self._reader, self._writer)):
                file.close()
            self._reader = self._writer = None

    def _add(self, written: bytes) -> int:
        with self._lock:
            self._writer = self._writer or FileIO(self.path, "ab")
            start = self._writer.seek(0, os.SEEK_END)
            if self._writer.write(written) != len(written):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path))
        return start
