"""Texts that no briefing uses (BG112)."""

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.model.checked import Checked
from briefgen.resolve.desk import Desk


def unused_texts(checked: Checked, desk: Desk) -> Iterator[Diagnostic]:
    """Name the texts that neither an annotation nor a source brings in."""
    project = checked.project
    annotated = {_stem(d.file) for d in project.annotations}
    annotated |= {_stem(file) for file in project.unreadable}
    for path in project.articles:
        if _stem(path) not in annotated and path not in desk.texts:
            yield diagnose(
                "BG112",
                Location(path),
                "no briefing is made from this text",
                f"write an annotation with `briefgen add {path}`",
            )


def _stem(path: str) -> str:
    return path.rpartition(".")[0]
