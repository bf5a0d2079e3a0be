"""The fonts of the system: which there are, and where one stands."""

import shutil
import subprocess
from collections.abc import Iterator
from functools import cache


@cache
def installed() -> tuple[str, ...]:
    """List the files of all fonts that the system knows of, with their versions."""
    return tuple(sorted(_listed("--format", "%{file}:%{index}:%{fontversion}\n")))


def _listed(*arguments: str) -> Iterator[str]:
    """Ask fontconfig; where it is not installed, nothing is known."""
    program = shutil.which("fc-list")
    if program is None:
        return
    done = subprocess.run(  # noqa: S603 - a program of the system, our own arguments
        [program, *arguments], capture_output=True, check=False
    )
    yield from done.stdout.decode("utf-8", "replace").splitlines()
