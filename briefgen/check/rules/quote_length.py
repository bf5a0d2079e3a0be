"""A quote under five words says little, and may soon stand twice (BG309)."""

from collections.abc import Iterator

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.statements import StatementKind

_WORDS = 5


def rule(file: AnnotationFile, _: Settings) -> Iterator[Diagnostic]:
    """Count the words of every quote that is to prove something."""
    for statement in file.statements:
        if statement.kind is StatementKind.QUOTATION:
            continue
        for path, evidence in statement.evidence:
            quote = evidence.quote or ""
            # Scripts written without spaces have no words to count.
            words = len(quote.split())
            if quote.isascii() and words < _WORDS and quote:
                yield diagnose(
                    "BG309",
                    file.location((*path, "quote")),
                    f"the quote has only {words} word{'s' if words > 1 else ''}",
                    "quote the clause in which it stands",
                )
