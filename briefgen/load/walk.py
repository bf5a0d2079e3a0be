"""The files below `seeds/`, and what there is besides them."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from briefgen.diagnostics import ConfigError, Diagnostic, Location, diagnose

_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff]")


def seeds_folder(root: Path, name: str) -> str:
    """Say where the seeds folder is, from the site's folder.

    Raises:
        ConfigError: it is not there, or not inside the site's folder.

    """
    path = Path(os.path.normpath(name))
    if path.is_absolute() or path.parts[:1] in {(), (os.pardir,)}:
        raise ConfigError(
            f"plugins: briefgen: seeds: {name} is no folder inside the site's folder",
            "name a folder beside mkdocs.yml, such as `seeds`",
        )
    folder = root / path
    on_the_way = [folder, *folder.parents][: len(path.parts)]
    if not folder.is_dir() or any(part.is_symlink() for part in on_the_way):
        raise ConfigError(
            f"there is no folder {path.as_posix()} in {root}",
            "make it, or make a site with `briefgen new DIR`",
        )
    return path.as_posix()


def walk(root: Path, folder: str) -> Iterator[str | Diagnostic]:
    """Find the regular files below a folder; a path stands from the root.

    A name that begins with a dot is left out. Anything else, links inside the
    site's folder among them, is a diagnostic.
    """
    folders = [folder]
    while folders:
        above = folders.pop()
        with os.scandir(root / above) as entries:
            for entry in entries:
                path = f"{above}/{entry.name}"
                if entry.name.startswith("."):
                    continue
                problem = _problem(entry, path)
                if problem is not None:
                    yield problem
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                else:
                    yield path


def _problem(entry: os.DirEntry[str], path: str) -> Diagnostic | None:
    if _ODD.search(entry.name):
        place = Location(_ODD.sub("\ufffd", path))
        message = "the file's name holds a character that no address can have"
        return diagnose("BG119", place, message, "rename the file")
    if entry.is_symlink():
        message = "a link is not followed"
        remedy = "copy the file into the site's folder"
        return diagnose("BG113", Location(path), message, remedy)
    if not entry.is_dir() and not entry.is_file():
        message = "this is not a regular file"
        return diagnose("BG113", Location(path), message, "remove it")
    return None
