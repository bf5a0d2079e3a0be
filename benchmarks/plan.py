"""What is run in each repetition, in which order, and what is done before."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.others import Installed
from benchmarks.site import EDITED, EDITED_PAGE, another_alias, another_title, edit

BRIEFGEN = (sys.executable, "-m", "briefgen")
"""What runs the briefgen that is measured."""
_BUILD = ("build", "--no-search")
# What an earlier build may have left, of ours and of the others.
_LEFT = ("site", ".briefgen", ".cache", "resources")
_OTHERWISE = 1_000
"""Turns apart, so that no two edits of one repetition are the same."""


def _nothing(_: int) -> None:
    """Do nothing before."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command that is run in each repetition."""

    name: str
    """What the table calls it."""
    by: str
    """The generator that is measured."""
    command: Sequence[str]
    """Its words."""
    folder: Path
    """Where it is run; what it builds is in `site/` there."""
    builds: bool = False
    """Whether it makes a whole site, whose pages are counted."""
    before: Callable[[int], None] = _nothing
    """What is done first, given the number of the repetition; it is not measured."""


def of_briefgen(site: Path) -> Iterator[Step]:
    """Plan what is measured of briefgen."""

    def step(
        name: str,
        *words: str,
        builds: bool = False,
        before: Callable[[int], None] = _nothing,
    ) -> Step:
        command = (*BRIEFGEN, *words)
        return Step(f"briefgen {name}", "briefgen", command, site, builds, before)

    def forget(_: int) -> None:
        clear(site)

    def change(turn: int) -> None:
        edit(site / EDITED, turn)

    yield step("--version", "--version")
    yield step("check, cold", "check", before=forget)
    yield step("check, warm", "check")
    yield step(
        "check, one edit",
        "check",
        EDITED,
        before=lambda turn: change(_OTHERWISE + turn),
    )
    if knows(site, "--jobs"):
        one = ("--jobs", "1")
        yield step("build, cold, --jobs 1", *_BUILD, *one, builds=True, before=forget)
    yield step("build, cold", *_BUILD, builds=True, before=forget)
    yield step("build, nothing changed", *_BUILD)
    yield step("build, one edit", *_BUILD, before=change)
    for name, reword in (("alias", another_alias), ("title", another_title)):
        yield step(f"build, another {name}", *_BUILD, before=partial(reword, site))
    yield step("build, the search index", "build")


def of_other(other: Installed, folder: Path) -> Iterator[Step]:
    """Plan what is measured of another generator."""

    def forget(_: int) -> None:
        clear(folder)

    def change(turn: int) -> None:
        edit(folder / f"docs/{EDITED_PAGE}/index.md", turn)

    name, command = other.name, other.command
    yield Step(f"{name}, cold", name, command, folder, builds=True, before=forget)
    yield Step(f"{name}, one edit", name, command, folder, before=change)


def clear(folder: Path) -> None:
    """Put aside what earlier builds left, so that the next one is cold.

    It is not deleted before all is measured: for minutes after, ext4 passes over the
    places of deleted files one by one, and a new file takes ten times as long.
    """
    aside = Path(mkdtemp(prefix="built-", dir=folder.parent))
    for name in _LEFT:
        if (folder / name).exists():
            (folder / name).rename(aside / name)


def knows(site: Path, option: str) -> bool:
    """Tell whether `briefgen build` has an option."""
    asked = (*BRIEFGEN, "build", "--help")
    printed = subprocess.run(  # noqa: S603 - a command of our own
        asked, cwd=site, capture_output=True, check=True, text=True
    )
    return option in printed.stdout
