"""Files of a site as they are written, and whether they are still as they were."""

import os
from collections.abc import Container, Iterator
from hashlib import blake2b
from pathlib import Path

from briefgen.frozen import dataclass
from briefgen.mkdocs.anatomies import NO_ANATOMY, Anatomy


@dataclass(frozen=True, slots=True)
class Written:
    """One file of the output folder, as the last build left it."""

    digest: str = ""
    """Hash of its content; empty where that is not known."""
    size: int = 0
    """Its size, in bytes."""
    mtime: int = 0
    """When it was written, in nanoseconds."""
    source: str = ""
    """The Markdown that it was made of; empty where it is no page."""
    key: str = ""
    """Hash of all that went into it; empty where it must be made again."""
    anatomy: Anatomy = NO_ANATOMY
    """Its links and ids."""


def intact(file: Path | str, written: Written) -> bool:
    """Tell whether a file is as a build left it."""
    return is_as_left(file, written.digest, written.size, written.mtime)


def is_as_left(file: Path | str, digest: str, size: int, mtime: int) -> bool:
    """Tell whether a file is as it was: by size and time, else by content."""
    if not digest:
        return False
    try:
        stat = os.stat(file)  # noqa: PTH116 - quicker, and there are many
        if stat.st_size != size:
            return False
        if stat.st_mtime_ns == mtime:
            return True
        return digest_of(Path(file).read_bytes()) == digest
    except (OSError, ValueError):  # a name that cannot be
        return False


def written_below(
    folder: Path, known: Container[str] = ()
) -> Iterator[tuple[str, Written, bytes]]:
    """Give all that MkDocs wrote, sorted: path, hash and size, content.

    Of files that are known already nothing is read.
    """
    for path in sorted(path for path in paths_below(folder) if path not in known):
        file = folder / path
        content, stat = file.read_bytes(), file.stat()
        digest = digest_of(content)
        yield path, Written(digest, stat.st_size, stat.st_mtime_ns), content


def paths_below(folder: Path) -> Iterator[str]:
    """Give the path of each file from a folder, in no order.

    In half of the time of `os.walk`, which a site with a folder a page feels.
    """
    above = [""]
    while above:
        before = above.pop()
        with os.scandir(f"{folder}/{before}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    above.append(f"{before}{entry.name}/")
                else:
                    yield f"{before}{entry.name}"


def make_folder(folder: str, path: str) -> None:
    """Make the folder that a file of a build is written to; most pages have one.

    To try it at once takes half as long as to write, to fail and to make it then.
    """
    place = f"{folder}/{path}".rpartition("/")[0]
    try:
        os.mkdir(place)  # noqa: PTH102 - as below
    except FileExistsError:
        pass
    except FileNotFoundError:  # nor is the one that it is in
        os.makedirs(place, exist_ok=True)  # noqa: PTH103


def write(folder: str, path: str, content: bytes) -> Written:
    """Write a file of a build; plain strings, since a site has tens of thousands."""
    place = f"{folder}/{path}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(place, flags, 0o666)
    except FileNotFoundError:
        make_folder(folder, path)
        descriptor = os.open(place, flags, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        mtime = os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)
    return Written(digest_of(content), len(content), mtime)


def digest_of(content: bytes) -> str:
    """Hash a file's content."""
    return blake2b(content, digest_size=16).hexdigest()
