"""A judgement says what came of it, and when (BG502, BG503)."""

from collections.abc import Iterator

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.records import Judgement


def rule(file: AnnotationFile, settings: Settings) -> Iterator[Diagnostic]:
    """Judge the outcome of each judgement."""
    for statement in file.statements:
        record = statement.record
        if not isinstance(record, Judgement):
            continue
        place = file.location(statement.path)
        if record.outcome and record.resolved_on is None:
            yield diagnose("BG503", place, "the outcome has no `resolved_on`")
        elif record.resolved_on and record.outcome is None:
            yield diagnose(
                "BG503", place, "`resolved_on` is given without an `outcome`"
            )
        elif (
            record.resolve_by
            and record.outcome is None
            and record.resolve_by < settings.now.date()
        ):
            yield diagnose(
                "BG502",
                file.location((*statement.path, "resolve_by")),
                f"this was to be known by {record.resolve_by.isoformat()}",
                "write down the `outcome` and `resolved_on`",
            )
