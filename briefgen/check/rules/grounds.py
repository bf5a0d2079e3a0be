"""What is published rests on something (BG306)."""

from collections.abc import Iterator

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.records import Judgement, KeyPoint
from briefgen.model.vocabulary import StatementStatus, Status


def rule(file: AnnotationFile, _: Settings) -> Iterator[Diagnostic]:
    """Find key points and judgements without grounds; a quotation is its own."""
    if file.annotation.status is not Status.PUBLISHED:
        return
    for statement in file.statements:
        match statement.record:
            case KeyPoint(evidence=(), status=status):
                help_line = "quote the passage that it rests on as its `evidence`"
            case Judgement(evidence=(), because=None, status=status):
                help_line = "say `because`, or quote a passage as its `evidence`"
            case _:
                continue
        if status is not StatementStatus.WITHDRAWN:
            yield diagnose(
                "BG306",
                file.location(statement.path),
                f"this {statement.kind.words} rests on nothing",
                help_line,
            )
