"""Dates do not contradict each other (BG212)."""

from collections.abc import Iterator
from datetime import date, datetime

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.document import Path
from briefgen.model.records import Judgement


def rule(file: AnnotationFile, _: Settings) -> Iterator[Diagnostic]:
    """Compare the dates that have an order."""
    written = _day(file.annotation.date)
    for path, name, value in _later_ones(file):
        if written and value and value < written:
            yield diagnose(
                "BG212",
                file.location(path),
                f"`{name}` is before the briefing's date, {written.isoformat()}",
                "correct one of the two",
            )


def _later_ones(file: AnnotationFile) -> Iterator[tuple[Path, str, date | None]]:
    annotation = file.annotation
    yield ("review_by",), "review_by", _day(annotation.review_by)
    for i, update in enumerate(annotation.updates):
        yield ("updates", i, "date"), "date", _day(update.date)
    for statement in file.statements:
        if isinstance(statement.record, Judgement):
            for name in ("resolve_by", "resolved_on"):
                value = getattr(statement.record, name)
                yield (*statement.path, name), name, _day(value)


def _day(value: date | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value
