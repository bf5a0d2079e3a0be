"""The files below `seeds/` become the inputs of a site, read by several processes."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from briefgen.config import Settings
from briefgen.diagnostics import (
    BriefgenError,
    Diagnostic,
    Location,
    diagnose,
)
from briefgen.load.files import Found, digests_of, take
from briefgen.load.pictures import pictures
from briefgen.load.walk import seeds_folder, walk
from briefgen.model.project import Project
from briefgen.processes import ALONE, Helpers, batches

_ASIDE = "pages"
"""The folder of seeds/ that holds no input."""
_FEWEST = 4_000
"""Files for which another process is worth starting."""
_TOGETHER = 200
"""Files that a process reads before it sends what it found."""


def load(
    settings: Settings, *, texts: bool = True, helpers: Helpers = ALONE
) -> Project:
    """Read every input of a site.

    Without their `texts`, which only an edit needs, documents take half the room.
    The helpers read some, where there is much to read.

    A file with an error is unreadable. Where something could be made of it
    all the same, it is among the documents or articles besides, so that more
    can be said of it; but nothing of it must be published, since a field that
    would have withheld it may be what could not be read.

    Raises:
        ConfigError: there is no seeds folder inside the site's folder.
        BriefgenError: the system does not let a file be read, or a process that
            read some has ended.

    """
    root = settings.root
    seeds = seeds_folder(root, settings.options.seeds)
    files: list[str] = []
    found = Found()
    for item in listed_below(root, seeds):
        if isinstance(item, str):
            files.append(item)
        else:
            found.problems.append(item)
    files.sort()
    inputs = [file for file in files if not file.startswith(aside_of(seeds))]
    read = partial(_taken, root, seeds, keeps_texts=texts)
    number = helpers.number(len(inputs), _FEWEST)
    for taken in helpers.share(read, batches(inputs, _TOGETHER), number):
        found.add(taken)
    found.problems += doubles(inputs, seeds)
    there = frozenset(files)
    return Project(
        annotations=tuple(found.annotations),
        registries=found.registries,
        articles=found.articles,
        files=there,
        unreadable=frozenset(found.unreadable),
        seeds=seeds,
        diagnostics=tuple(sorted(found.problems, key=lambda d: d.order)),
        digests=tuple(found.digests),
        pictures=pictures(
            root, seeds, there, found.annotations, found.articles.values()
        ),
    )


def listed_below(root: Path, seeds: str) -> list[str | Diagnostic]:
    """List the files, and what there is to say of others.

    Raises:
        BriefgenError: the system does not let a folder be read.

    """
    try:
        return list(walk(root, seeds))
    except OSError as error:
        raise BriefgenError(
            f"{error.filename} cannot be read: {error.strerror}"
        ) from None


def aside_of(seeds: str) -> str:
    """Say where the files are that are no inputs."""
    return f"{seeds}/{_ASIDE}/"


def _taken(root: Path, seeds: str, files: Sequence[str], *, keeps_texts: bool) -> Found:
    """Read some files."""
    found = Found(keeps_texts=keeps_texts)
    for file in files:
        take(root, seeds, file, found)
    return found


def doubles(files: list[str], seeds: str) -> list[Diagnostic]:
    """Report articles that are there as `.txt` and as `.md`."""
    known = frozenset(f for f in files if not f.startswith(digests_of(seeds)))
    return [
        diagnose(
            "BG111",
            Location(file),
            f"the article stands in {PurePosixPath(file).with_suffix('.txt').name} too",
            "remove or rename one of them",
        )
        for file in files
        if file in known
        and file.endswith(".md")
        and f"{file.removesuffix('.md')}.txt" in known
    ]
