"""Diagnostics as GitHub's workflow commands, which become annotations."""

from collections.abc import Sequence
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.model.counts import Counts

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "notice",
}


def form(diagnostics: Sequence[Diagnostic], _: Counts, root: Path) -> str:
    """Write a line each, with paths from the repository's folder."""
    folder = from_repository(root)
    return "\n".join(_line(d, folder) for d in diagnostics)


def from_repository(root: Path) -> str:
    """Give the site's folder within its repository: empty, or ending in `/`."""
    for parent in (root, *root.parents):
        if (parent / ".git").exists():
            inside = root.relative_to(parent).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""


def _line(diagnostic: Diagnostic, folder: str) -> str:
    place = diagnostic.location
    values = {
        "file": folder + place.file,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "title": diagnostic.code,
    }
    if place.line == place.end_line:
        values["col"] = str(place.column)
        values["endColumn"] = str(place.end_column)
    properties = ",".join(f"{k}={_property(v)}" for k, v in values.items())
    words = "\n".join(part for part in (diagnostic.message, diagnostic.help) if part)
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
