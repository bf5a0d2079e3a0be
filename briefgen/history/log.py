"""The log of a folder: what each commit did to its files, oldest first."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO

from briefgen.frozen import dataclass
from briefgen.history.git import running

_ARGUMENTS = (
    *("log", "--reverse", "--first-parent", "--diff-merges=first-parent"),
    *("--raw", "-z", "-M70%", "-l1000", "--no-abbrev", "--root", "--relative"),
    "--sparse",  # commits that touch nothing here too: each names the one before it
    # What a user's configuration may have turned on.
    *("--no-color", "--no-ext-diff", "--no-textconv", "--no-show-signature"),
    *("--no-notes", "--no-decorate", "--no-mailmap", "--no-follow"),
    *("-O/dev/null", "--ignore-submodules=all", "--encoding=UTF-8"),
    "--format=commit %ct %P",
)
_CHUNK = 65_536
_LATEST = 4_102_444_800  # the year 2100: whatever a clock said, it is a day
_FILE = b"100"  # modes of regular files begin so; links and modules do not


@dataclass(frozen=True, slots=True)
class Touch:
    """What a commit did to one file."""

    path: str
    """Its path from the site's folder."""
    before: str
    """What it was called before; empty where it is new."""
    blob: str
    """The name of its content; empty where it is no more, or is no regular file."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, as its first parent's history sees it."""

    parent: str
    """The commit before it; empty for the first."""
    moment: int
    """When it came into the history, in seconds since 1970."""
    touches: tuple[Touch, ...]
    """What it did to the files of the folder."""


def log(
    root: Path, folder: str, since: str, until: str
) -> Generator[Commit, None, None]:
    """Go through the commits after one, or from the first on, up to another.

    Raises:
        GitError: Git cannot tell.

    """
    commits = [until, *([f"^{since}"] if since else [])]
    with running(root, *_ARGUMENTS, *commits, "--", folder) as (stdin, stdout):
        stdin.close()
        yield from _commits(_words(stdout))


def _words(stream: IO[bytes]) -> Iterator[bytes]:
    """Take apart what ends in NUL."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole


def _commits(words: Iterator[bytes]) -> Iterator[Commit]:
    head: list[str] = []
    touches: list[Touch] = []
    for word in words:
        entry = word.lstrip(b"\n")
        if entry.startswith(b":"):
            touches += _touches(entry, words)
            continue
        if head:
            yield _commit(head, touches)
        head, touches = entry.decode("ascii", "replace").split(" "), []
    if head:
        yield _commit(head, touches)


def _commit(head: list[str], touches: list[Touch]) -> Commit:
    _, moment, parent, *_ = head
    known = min(int(moment), _LATEST) if moment.isdecimal() else 0
    return Commit(parent, known, tuple(touches))


def _touches(entry: bytes, words: Iterator[bytes]) -> Iterator[Touch]:
    """Read an entry of the raw format, and the one or two paths that follow it."""
    _, mode, _, blob, status = entry.split()
    first = _path(next(words))
    if status[:1] in b"RC":
        before, path = first if status[:1] == b"R" else "", _path(next(words))
    else:
        before, path = "" if status[:1] == b"A" else first, first
    content = blob.decode() if mode.startswith(_FILE) and status[:1] != b"D" else ""
    yield Touch(path, before, content)


def _path(name: bytes) -> str:
    """Decode a name; one that is no Unicode names nothing that is an input."""
    return name.decode("utf-8", "surrogateescape")
