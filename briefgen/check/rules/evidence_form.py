"""Evidence is a quote, a place in a source, or a statement (BG216, BG305)."""

from collections.abc import Iterator

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.document import Path
from briefgen.model.records import Evidence
from briefgen.model.statements import StatementKind


def rule(file: AnnotationFile, _: Settings) -> Iterator[Diagnostic]:
    """Judge the form of every piece of evidence."""
    for statement in file.statements:
        quotation = statement.kind is StatementKind.QUOTATION
        for path, evidence in statement.evidence:
            if quotation and evidence.quote is None:
                yield diagnose(
                    "BG201", file.location(path), "a quotation needs its `quote`"
                )
            else:
                yield from _judge(file, path, evidence)


def _judge(
    file: AnnotationFile, path: Path, evidence: Evidence
) -> Iterator[Diagnostic]:
    given = [
        name
        for name, value in (
            ("quote", evidence.quote),
            ("locator", evidence.locator),
            ("statement", evidence.statement),
        )
        if value is not None
    ]
    if not given:
        message = "this evidence has no quote, no locator and no statement"
        remedy = "quote the words of the source"
        yield diagnose("BG305", file.location(path), message, remedy)
    if evidence.statement is not None and len(given) > 1:
        names = " and ".join(f"`{name}`" for name in given)
        message = f"{names} exclude each other"
        yield diagnose("BG216", file.location(path), message, "make two items of them")
    if evidence.quote is None:
        yield from _without_quote(file, path, evidence)


def _without_quote(
    file: AnnotationFile, path: Path, evidence: Evidence
) -> Iterator[Diagnostic]:
    for name in ("prefix", "suffix", "occurrence", "translation"):
        if file.document.has((*path, name)):
            yield diagnose(
                "BG216",
                file.location((*path, name), key=True),
                f"`{name}` belongs to a quote, and there is none",
            )
    if evidence.locator is not None and evidence.source is None:
        message = "a locator needs the `source` that it is a place in"
        yield diagnose("BG216", file.location((*path, "locator"), key=True), message)
