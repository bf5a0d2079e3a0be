"""The fonts of the system: which there are, and which has the letters of a text."""

import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

from briefgen.frozen import dataclass

_FORMAT = "%{file}\t%{index}\t%{family}\t%{style}\t%{fontversion}\n"


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the system."""

    file: str
    """Where it is."""
    index: int
    """Which of the fonts in that file it is."""
    family: str
    """What it is called."""
    style: str
    """How it looks, as `Bold`."""


def installed() -> tuple[str, ...]:
    """List all fonts with their versions, so that another set is told apart."""
    return _listed("")


def preferred(families: tuple[str, ...], styles: tuple[str, ...]) -> Iterator[Font]:
    """Give the fonts of these families in these styles, in their order."""
    found = {(font.family, font.style): font for font in _fonts("")}
    for family in families:
        for style in styles:
            if (family, style) in found:
                yield found[family, style]


def with_letters(letters: str, styles: tuple[str, ...]) -> Iterator[Font]:
    """Give the fonts that have all these letters: Noto first, and these styles."""
    codes = " ".join(f"{ord(letter):x}" for letter in sorted(set(letters)))
    yield from sorted(_fonts(f":charset={codes}"), key=lambda f: _rank(f, styles))


def _rank(font: Font, styles: tuple[str, ...]) -> tuple[bool, bool, str, int]:
    other = not font.family.startswith("Noto")
    return font.style not in styles, other, font.file, font.index


@cache
def _fonts(pattern: str) -> tuple[Font, ...]:
    return tuple(_read(line) for line in _listed(pattern))


def _read(line: str) -> Font:
    """Read a line; the first of its names is the one in English, or the only one."""
    file, index, family, style, _ = (*line.split("\t"), "", "", "", "")[:5]
    number = int(index) if index.isdecimal() else 0
    return Font(file, number, family.partition(",")[0], style.partition(",")[0])


@cache
def _listed(pattern: str) -> tuple[str, ...]:
    """Ask fontconfig; where it is not installed, nothing is known."""
    program = shutil.which("fc-list")
    if program is None:
        return ()
    done = subprocess.run(  # noqa: S603 - a program of the system, our own arguments
        [program, "--format", _FORMAT, pattern], capture_output=True, check=False
    )
    return tuple(sorted(done.stdout.decode("utf-8", "replace").splitlines()))
