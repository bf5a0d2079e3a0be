"""What is published has a title, a date, a bottom line and a key point (BG201)."""

from collections.abc import Iterator

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, closest, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.vocabulary import Status

_HELP = {
    "title": "title: What happened, in a line",
    "date": "date: 2023-07-04",
    "bottom_line": "bottom_line: What a reader with five seconds should know.",
    "key_points": "key_points:\n  - text: …\n    evidence: |-\n      …",
}


def rule(file: AnnotationFile, _: Settings) -> Iterator[Diagnostic]:
    """Name the fields that are missing."""
    annotation = file.annotation
    if annotation.status is not Status.PUBLISHED or not file.readable:
        return
    given = {
        "title": annotation.title,
        "date": annotation.date,
        "bottom_line": annotation.bottom_line,
        "key_points": annotation.key_points,
    }
    for name, value in given.items():
        if not value and not _tried(name, file):
            yield diagnose(
                "BG201",
                file.location(),
                f"a published briefing needs `{name}`",
                f"add it, or set `status: draft`:\n{_HELP[name]}",
            )


def _tried(name: str, file: AnnotationFile) -> bool:
    """Tell whether the field is there, but wrong: one mistake is said once."""
    keys = [str(path[0]) for path in file.removed]
    return bool(closest(name, keys))
