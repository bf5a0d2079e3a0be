"""Where an annotation leads: the briefings that it names in one way or another."""

from collections.abc import Iterator

from briefgen.model.checked import AnnotationFile
from briefgen.model.records import Judgement, OpenQuestion


def leads_to(file: AnnotationFile) -> Iterator[str]:
    """Name the briefings that an annotation refers to."""
    yield from file.annotation.see_also
    for name in (*source_names(file), *statement_names(file)):
        yield from _briefing(name)


def rests_on(file: AnnotationFile) -> Iterator[str]:
    """Name the briefings on whose statements or sources an annotation rests."""
    for name in (*source_names(file), *_evidence(file)):
        yield from _briefing(name)


def statement_names(file: AnnotationFile) -> Iterator[str]:
    """Give the statements of briefings that an annotation refers to."""
    yield from filter(None, _evidence(file))
    for statement in file.statements:
        match statement.record:
            case Judgement(revises=str(name)):
                yield name
            case OpenQuestion(answered_by=str(name)) if "#" in name:
                yield name
            case _:
                pass


def _evidence(file: AnnotationFile) -> Iterator[str]:
    for statement in file.statements:
        yield from (record.statement or "" for _, record in statement.evidence)


def source_names(file: AnnotationFile) -> Iterator[str]:
    """Give the names of sources that an annotation uses."""
    for item in file.annotation.sources:
        yield from (item.id or "", item.origin or "")
    for statement in file.statements:
        yield from (record.source or "" for _, record in statement.evidence)


def _briefing(name: str) -> Iterator[str]:
    briefing, hash_, _ = name.partition("#")
    if hash_:
        yield briefing
