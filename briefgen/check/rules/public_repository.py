"""In a public repository everybody can read the seeds (BG602)."""

from collections.abc import Iterator

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.document import Path
from briefgen.model.vocabulary import Handling, Rights, Status


def rule(file: AnnotationFile, settings: Settings) -> Iterator[Diagnostic]:
    """Say what of the file is not for everybody."""
    if not settings.options.public_repository:
        return
    for path, why in _reasons(file, settings.options.handling):
        yield diagnose(
            "BG602",
            file.location(path),
            f"{why}, but the repository is public",
            "keep the file in a repository that is not",
        )


def _reasons(file: AnnotationFile, highest: Handling) -> Iterator[tuple[Path, str]]:
    annotation = file.annotation
    if annotation.status not in {Status.PUBLISHED, Status.RETRACTED}:
        yield ("status",), f"the status is `{annotation.status}`"
    if annotation.handling and annotation.handling.level > highest.level:
        yield ("handling",), f"the handling is `{annotation.handling}`"
    for statement in file.statements:
        handling = statement.record.handling
        if handling and handling.level > highest.level:
            yield (*statement.path, "handling"), f"the handling is `{handling}`"
    for i, source in enumerate(annotation.sources):
        has_text = source.file or len(annotation.sources) == 1
        if has_text and source.rights is not Rights.FULL:
            rights = source.rights
            yield ("sources", i), f"the text's rights are only `{rights}`"
