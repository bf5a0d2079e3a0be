"""The rules that judge one annotation by itself: one a module."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from briefgen.check.rules import (
    dates,
    evidence_form,
    file_name,
    grounds,
    local_references,
    public_repository,
    published_fields,
    quote_length,
    resolution,
    review,
    statement_ids,
)
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic
from briefgen.model.checked import AnnotationFile

Rule: TypeAlias = Callable[[AnnotationFile, Settings], Iterator[Diagnostic]]
"""What judges an annotation."""

RULES: tuple[Rule, ...] = (
    file_name.rule,
    published_fields.rule,
    statement_ids.rule,
    local_references.rule,
    evidence_form.rule,
    grounds.rule,
    quote_length.rule,
    dates.rule,
    resolution.rule,
    review.rule,
    public_repository.rule,
)
"""Every rule; their order does not matter."""
