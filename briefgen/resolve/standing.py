"""Statements that lean on sources which do not stand as they were published."""

from collections.abc import Iterator, Mapping

from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.document import Path
from briefgen.model.site import Briefing, Source
from briefgen.model.vocabulary import SourceStatus, StatementStatus

_NAMED = 5
"""Statements that are named in one message."""
_CODES = {
    SourceStatus.RETRACTED: ("BG505", "was retracted"),
    SourceStatus.CORRECTED: ("BG506", "was corrected"),
    SourceStatus.DISPUTED: ("BG506", "is disputed"),
}


def standing(
    briefings: tuple[Briefing, ...], files: Mapping[str, AnnotationFile]
) -> Iterator[Diagnostic]:
    """Say once of each source which statements, marked as nothing else, rest on it."""
    for briefing in briefings:
        file = files[briefing.id]
        for source, path, statements in _leaning(briefing, file):
            code, how = _CODES[source.record.status]
            yield diagnose(
                code,
                file.location(path),
                f"{_names(statements)} on “{source.title}”, which {how}",
                "look whether that still holds: find another source, or mark what does "
                "not\n`status: corrected` or `withdrawn`, and say so under `updates`",
            )


def _leaning(
    briefing: Briefing, file: AnnotationFile
) -> Iterator[tuple[Source, Path, list[str]]]:
    """Give sources that do not stand: where each is first used, and by whom."""
    found: dict[str, tuple[Source, Path, list[str]]] = {}
    for statement, written in zip(briefing.statements, file.statements, strict=True):
        if statement.record.status is not StatementStatus.CURRENT:
            continue
        for evidence, (path, _) in zip(
            statement.evidence, written.evidence, strict=True
        ):
            source = evidence.source
            if source is None or source.record.status not in _CODES:
                continue
            *_, names = found.setdefault(source.id, (source, path, []))
            if statement.id not in names:
                names.append(statement.id)
    yield from found.values()


def _names(statements: list[str]) -> str:
    """Say that some statements rest, by their ids."""
    named = ", ".join(statements[:_NAMED])
    more = f" and {len(statements) - _NAMED} more" if len(statements) > _NAMED else ""
    return f"{named}{more} {'rest' if len(statements) > 1 else 'rests'}"
