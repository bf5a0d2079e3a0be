"""Diagnostics for a person: the place, the line with a pointer, and the help."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import click

from briefgen.cli.terminal import printable
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.model.counts import Counts

_COLOURS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.ADVICE: "cyan",
}
_WIDEST = 160  # characters of a line that are shown


def form(diagnostics: Sequence[Diagnostic], _: Counts, root: Path) -> str:
    """Write each with its source line, a pointer under the value, and its help."""
    lines = cache(lambda file: _lines(root / file))
    return "\n".join(
        line for d in diagnostics for line in _block(d, lines(d.location.file))
    )


def _lines(path: Path) -> tuple[str, ...]:
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return ()
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _block(diagnostic: Diagnostic, lines: Sequence[str]) -> Iterator[str]:
    severity = click.style(diagnostic.severity.value, fg=_COLOURS[diagnostic.severity])
    message = printable(diagnostic.message)
    yield f"{diagnostic.location}: {severity} {diagnostic.code}: {message}"
    if diagnostic.location.line <= len(lines):
        yield from _pointed(diagnostic.location, lines[diagnostic.location.line - 1])
    first, *others = diagnostic.help.splitlines() or [""]
    if first:
        yield f"  help: {printable(first)}"
    for line in others:
        yield f"        {printable(line)}"


def _pointed(place: Location, line: str) -> Iterator[str]:
    """Show a line and a pointer, as wide as a terminal shows both."""
    if not line.strip():
        return
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line.rstrip())
    cut = max(0, start - _WIDEST // 2)
    before = _width(line[cut:start])
    marked = max(1, _width(line[start : min(end, cut + _WIDEST)]))
    yield f"  | {printable(line[cut : cut + _WIDEST])}"
    yield f"  | {' ' * before}{'^' * marked}"


def _width(text: str) -> int:
    return sum(_columns(character) for character in printable(text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
