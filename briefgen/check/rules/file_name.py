"""A file's name must be an id where the annotation gives none (BG206)."""

from collections.abc import Iterator

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.slug import slug
from briefgen.model.values import ID


def rule(file: AnnotationFile, _: Settings) -> Iterator[Diagnostic]:
    """Judge the id that the file's name gives."""
    if file.annotation.id is None and not ID.fullmatch(file.id):
        yield diagnose(
            "BG206",
            file.location(),
            f"the file's name, `{file.id}`, is not an id",
            f"add a line `id: {slug(file.id) or 'some-id'}`, or rename the file",
        )
