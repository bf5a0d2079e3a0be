"""The statements of an annotation, each with its kind, its id and its place."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from briefgen.frozen import dataclass
from briefgen.model.annotation import Annotation
from briefgen.model.document import Path
from briefgen.model.records import Evidence, Quotation, StatementRecord


class StatementKind(StrEnum):
    """What sort of statement it is: the value of `data-statement`."""

    KEY_POINT = "key-point"
    JUDGEMENT = "judgement"
    COUNTERPOINT = "counterpoint"
    QUOTATION = "quotation"
    EVENT = "event"
    OPEN_QUESTION = "open-question"
    WATCH = "watch"

    @property
    def words(self) -> str:
        """Name it in a sentence."""
        return (
            "thing to watch" if self is StatementKind.WATCH else self.replace("-", " ")
        )


_PREFIXES = {
    StatementKind.KEY_POINT: "kp",
    StatementKind.JUDGEMENT: "j",
    StatementKind.COUNTERPOINT: "c",
    StatementKind.QUOTATION: "q",
    StatementKind.EVENT: "ev",
    StatementKind.OPEN_QUESTION: "oq",
    StatementKind.WATCH: "w",
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement as it is written down, under the id that it has on its page."""

    kind: StatementKind
    """What sort of statement it is."""
    path: Path
    """Where it stands in its annotation."""
    id: str
    """The author's id, or that of its place, such as `kp1`."""
    record: StatementRecord
    """What the author wrote."""

    @property
    def evidence(self) -> tuple[tuple[Path, Evidence], ...]:
        """Give its evidence, each with its place; a quotation is its own."""
        if isinstance(self.record, Quotation):
            return ((self.path, self.record),)
        return tuple(
            ((*self.path, "evidence", i), item)
            for i, item in enumerate(self.record.evidence)
        )


def numbered(annotation: Annotation) -> tuple[Numbered, ...]:
    """Give every statement its id: the author's, or kind and place, from 1."""
    return tuple(
        Numbered(
            kind=kind,
            path=_path(field, position),
            id=record.id or f"{_PREFIXES[kind]}{position + 1}",
            record=record,
        )
        for kind, field, records in statement_lists(annotation)
        for position, record in enumerate(records)
    )


@cache
def _path(field: str, position: int) -> Path:
    """Give a way that is one object for all annotations, of which each has some."""
    return field, position


def statement_lists(
    annotation: Annotation,
) -> Iterator[tuple[StatementKind, str, tuple[StatementRecord, ...]]]:
    """Give the statements by kind: with the name of their field, in schema order."""
    yield StatementKind.KEY_POINT, "key_points", annotation.key_points
    yield StatementKind.JUDGEMENT, "judgements", annotation.judgements
    yield StatementKind.COUNTERPOINT, "counterpoints", annotation.counterpoints
    yield StatementKind.QUOTATION, "quotations", annotation.quotations
    yield StatementKind.EVENT, "events", annotation.events
    yield StatementKind.OPEN_QUESTION, "open_questions", annotation.open_questions
    yield StatementKind.WATCH, "watch", annotation.watch
