"""The contents of files, by the names that Git gives them: one process for all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from briefgen.history.git import GitError, running
from briefgen.locale import N_

_CHUNK = 1 << 20
_LARGEST = 8 << 20  # bytes: nothing larger is read as an annotation


class Blobs:
    """Gives contents one after another."""

    def __init__(self, asks: IO[bytes], answers: IO[bytes]) -> None:
        """Take both ends of a running `git cat-file --batch`."""
        self._asks = asks
        self._answers = answers

    def read(self, blob: str) -> bytes | None:
        """Give a content; nothing where it is too large to be an annotation.

        Raises:
            GitError: it is not there, so that the history is not whole.

        """
        self._asks.write(f"{blob}\n".encode())
        self._asks.flush()
        _, kind, *size = self._answers.readline().split() or (b"", b"", b"")
        if kind != b"blob" or not size:
            raise GitError(N_("This copy of the repository has not its whole history."))
        return self._content(int(size[0]))

    def _content(self, size: int) -> bytes | None:
        if size <= _LARGEST:
            return self._answers.read(size + 1)[:size]  # a line end follows it
        left = size + 1
        while left:
            left -= len(self._answers.read(min(left, _CHUNK))) or left
        return None


@contextmanager
def blobs(root: Path) -> Iterator[Blobs]:
    """Have contents given while the context lasts.

    Raises:
        GitError: Git cannot be run, or fails.

    """
    with running(root, "cat-file", "--batch") as (asks, answers):
        yield Blobs(asks, answers)
        asks.close()
