"""The folder beside mkdocs.yml that holds what is remembered; safe to delete."""

import os
from pathlib import Path

CACHE = ".briefgen"
"""Its name."""


def make(root: Path) -> Path:
    """Make the folder of a site, where it is not there, and keep it out of Git.

    Raises:
        OSError: the system does not let it be made.

    """
    cache = root / CACHE
    cache.mkdir(exist_ok=True)
    ignore = cache / ".gitignore"
    if not ignore.is_file():
        ignore.write_text("*\n", encoding="utf-8")
    return cache


def read(root: Path, name: str) -> bytes:
    """Read a file of the folder; nothing where it cannot be read."""
    try:
        return (root / CACHE / name).read_bytes()
    except OSError:
        return b""


def write(root: Path, name: str, content: bytes) -> None:
    """Write a file of the folder whole, or not at all: where it cannot be written.

    Others may write it too, at the same time: each has a new file of its own.
    """
    new = root / CACHE / f"{name}.{os.urandom(4).hex()}.new"
    try:
        make(root)
        new.write_bytes(content)
        new.replace(new.with_name(name))
    except OSError:
        _remove(new)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:  # a folder that cannot be written
        return
