"""Outputs that would fall together: one name for two, or one that Windows refuses."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.structure.files import File

from briefgen.diagnostics import Diagnostic, Location, diagnose

_RESERVED = re.compile(
    r"(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.[^/]*)?(?:/|$)|[. ](?:/|$)",
    re.IGNORECASE,
)


def collisions(files: Iterable[File], root: Path) -> Iterator[Diagnostic]:
    """Report files of one name, as the least careful file system sees it."""
    taken: dict[str, File] = {}
    for file in files:
        name = file.dest_uri
        if _RESERVED.search(name):
            message = f"{name} is a name that Windows does not allow"
            yield diagnose("BG703", place(file, root), message, "rename it")
        other = taken.setdefault(unicodedata.normalize("NFC", name).casefold(), file)
        if other is not file:
            message = f"{name} would be written over {_named(other, root)}"
            remedy = "rename the file, or change the id of the page"
            first = other if other.generated_by is None else file
            yield diagnose("BG703", place(first, root), message, remedy)


def place(file: File, root: Path) -> Location:
    """Say where a file or generated page comes from."""
    if file.abs_src_path is None:
        return Location(file.src_uri)
    path = Path(file.abs_src_path)
    inside = path.is_relative_to(root)
    return Location(path.relative_to(root).as_posix() if inside else path.as_posix())


def _named(file: File, root: Path) -> str:
    where = place(file, root).file
    return where if file.abs_src_path else posixpath.dirname(where) or "the home page"
