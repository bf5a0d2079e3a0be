"""The files below a folder, and what the system says of each: nothing is read."""

import os
from dataclasses import field
from pathlib import Path
from typing import TypeAlias

from briefgen.frozen import dataclass

Stamp: TypeAlias = tuple[int, int, int, int]
"""A file's size, when its content changed and when anything about it did, in
nanoseconds, and its number in the file system."""


class OddFileError(Exception):
    """What stands below a folder is no plain file: a link, a device."""


@dataclass(frozen=True, slots=True)
class Files:
    """What stands below a folder, by its path from there; folders end in `/`."""

    stamps: dict[str, Stamp] = field(default_factory=dict)
    """Every file."""
    folders: list[str] = field(default_factory=list)
    """Every folder."""


def files_below(folder: Path) -> Files:
    """Find all that stands below a folder; nothing where there is no such folder.

    Raises:
        OddFileError: something there is neither a file nor a folder.
        OSError: the system does not let it be looked at.

    """
    found = Files()
    above = [""] if folder.is_dir() else []
    while above:
        here = above.pop()
        found.folders.append(here)
        with os.scandir(f"{folder}/{here}") as entries:
            for entry in entries:
                path = here + entry.name
                if entry.is_dir(follow_symlinks=False):
                    above.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    found.stamps[path] = stamp_of(entry.stat(follow_symlinks=False))
                else:
                    raise OddFileError(path)
    return found


def stamp_of(stat: os.stat_result) -> Stamp:
    """Take what tells whether a file is as it was."""
    return (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
