"""A briefing was read by somebody else, and is looked at again (BG501, BG601)."""

from collections.abc import Iterator
from datetime import datetime

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.vocabulary import Status


def rule(file: AnnotationFile, settings: Settings) -> Iterator[Diagnostic]:
    """Judge who reviewed it, and when it is to be reviewed again."""
    annotation = file.annotation
    if annotation.status is not Status.PUBLISHED:
        return
    by_others = set(annotation.reviewed_by) - set(annotation.prepared_by)
    if settings.options.require_review and not by_others:
        yield diagnose(
            "BG601",
            file.location(("reviewed_by",)),
            "nobody but its authors has reviewed this briefing",
            "add `reviewed_by`, or set `status: review` until then",
        )
    due = annotation.review_by
    day = due.date() if isinstance(due, datetime) else due
    if day and day < settings.now.date():
        yield diagnose(
            "BG501",
            file.location(("review_by",)),
            f"this briefing was to be reviewed by {day.isoformat()}",
            "review it, and set a new date or none",
        )
