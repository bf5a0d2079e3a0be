"""What lists show of a briefing, written down: all of it but the texts of sources."""

from collections.abc import Callable, Iterable

from briefgen.adapters import adapter
from briefgen.evidence.selectors import Anchored, TextPositionSelector
from briefgen.frozen import dataclass
from briefgen.model.annotation import Annotation
from briefgen.model.article import Article
from briefgen.model.forms import changed
from briefgen.model.records import Evidence as EvidenceRecord
from briefgen.model.records import Quotation, StatementRecord
from briefgen.model.site import Briefing, Evidence, Source, Statement, StatementKey
from briefgen.model.source import SourceFields
from briefgen.model.statements import StatementKind, numbered, statement_lists
from briefgen.model.vocabulary import Handling, Reliability


@dataclass(frozen=True, slots=True)
class Gist:
    """A briefing as far as lists may ask for it."""

    annotation: Annotation
    """What the author wrote, without statements that are left out."""
    statements: tuple[Statement, ...]
    """What it asserts."""
    sources: tuple[Source, ...]
    """What it rests on; their texts come when they are asked for."""
    local_ids: dict[str, str]
    """By the site-wide id of each source, the id that the briefing uses."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    number: int
    source: str = ""
    parts: tuple[tuple[int, int], ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class _Statement:
    id: str
    handling: Handling
    evidence: tuple[_Evidence, ...] = ()
    shaken_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Source:
    id: str
    briefing: str
    title: str
    record: SourceFields
    publisher: str
    publisher_name: str
    reliability: Reliability | None
    origin: str
    lang: str
    told_in: str
    text: bool


@dataclass(frozen=True, slots=True)
class _Form:
    statements: tuple[_Statement, ...]
    sources: tuple[_Source, ...]
    local_ids: dict[str, str]


def gist_of(shown: Briefing) -> bytes:
    """Write down what lists may ask for of a briefing: two lines of JSON."""
    lists = {
        field: tuple(s.record for s in shown.statements if s.kind is kind)
        for kind, field, _ in statement_lists(shown.annotation)
    }
    annotation = changed(shown.annotation, **lists)
    form = _Form(
        statements=tuple(map(_statement, shown.statements)),
        sources=tuple(map(_source, shown.used_sources.values())),
        local_ids=dict(shown.local_ids),
    )
    lines = (
        adapter(Annotation).dump_json(annotation, exclude_defaults=True),
        adapter(_Form).dump_json(form, exclude_defaults=True),
    )
    return b"\n".join(lines)


def read_gist(gist: bytes, text_of: Callable[[str], Article | None]) -> Gist:
    """Read what was written down; `text_of` gives the text of a source by its id."""
    annotation = annotation_in(gist)
    read = adapter(_Form).validate_json(gist.partition(b"\n")[2])
    sources = {source.id: _recalled(source, text_of) for source in read.sources}
    pairs = zip(numbered(annotation), read.statements, strict=True)
    return Gist(
        annotation=annotation,
        statements=tuple(
            _read_statement(n.kind, n.record, statement, sources)
            for n, statement in pairs
        ),
        sources=tuple(sources[name] for name in read.local_ids),
        local_ids=read.local_ids,
    )


def annotation_in(gist: bytes) -> Annotation:
    """Read the annotation alone of what was written down."""
    read: Annotation = adapter(Annotation).validate_json(gist.partition(b"\n")[0])
    return read


def _statement(statement: Statement) -> _Statement:
    return _Statement(
        id=statement.id,
        handling=statement.handling,
        evidence=tuple(map(_evidence, statement.evidence)),
        shaken_by=tuple(map(str, statement.shaken_by)),
    )


def _evidence(evidence: Evidence) -> _Evidence:
    parts = evidence.anchored.parts if evidence.anchored else ()
    return _Evidence(
        number=evidence.number,
        source=evidence.source.id if evidence.source else "",
        parts=tuple((part.start, part.end) for part in parts),
        target=str(evidence.target) if evidence.target else "",
    )


def _source(source: Source) -> _Source:
    return _Source(
        id=source.id,
        briefing=source.briefing,
        title=source.title,
        record=source.record,
        publisher=source.publisher,
        publisher_name=source.publisher_name,
        reliability=source.reliability,
        origin=source.origin,
        lang=source.lang,
        told_in=source.told_in,
        text=source.article is not None,
    )


def _read_statement(
    kind: StatementKind,
    record: StatementRecord,
    statement: _Statement,
    sources: dict[str, Source],
) -> Statement:
    return Statement(
        id=statement.id,
        kind=kind,
        record=record,
        evidence=tuple(
            Evidence(
                id=f"{statement.id}-e{each.number}",
                record=_record(record, each.number),
                source=sources.get(each.source),
                anchored=_anchored(each.parts),
                target=StatementKey.read(each.target) if each.target else None,
            )
            for each in statement.evidence
        ),
        handling=statement.handling,
        shaken_by=tuple(map(StatementKey.read, statement.shaken_by)),
    )


def _record(record: StatementRecord, number: int) -> EvidenceRecord:
    """Give what the author wrote of a piece of evidence; a quotation is its own."""
    return record if isinstance(record, Quotation) else record.evidence[number - 1]


def _anchored(parts: Iterable[tuple[int, int]]) -> Anchored | None:
    found = tuple(TextPositionSelector(start, end) for start, end in parts)
    return Anchored(found) if found else None


class _Recalled(Source):
    """A source whose text comes when it is asked for: the slot is empty till then."""

    __slots__ = ("_text_of",)
    _text_of: Callable[[str], Article | None]

    def __getattr__(self, name: str) -> object:
        """Read the text."""
        if name != "article":
            raise AttributeError(name)
        article = self._text_of(self.id)
        object.__setattr__(self, name, article)
        return article


def _recalled(read: _Source, text_of: Callable[[str], Article | None]) -> Source:
    source = object.__new__(_Recalled)
    values = {name: getattr(read, name) for name in _Source.__slots__ if name != "text"}
    if not read.text:
        values["article"] = None
    for name, value in {**values, "_text_of": text_of}.items():
        object.__setattr__(source, name, value)
    return source
