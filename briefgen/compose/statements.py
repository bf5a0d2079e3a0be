"""What a page shows of a statement and of the evidence that it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.compose.graph import Graph
from briefgen.compose.pieces import (
    Link,
    When,
    briefing_url,
    day,
    event_day,
    source_warning,
)
from briefgen.compose.words import inline
from briefgen.model.annotation import (
    Counterpoint,
    Event,
    Judgement,
    KeyPoint,
    OpenQuestion,
    Quotation,
    StatementRecord,
    Watch,
)
from briefgen.model.annotation import Evidence as EvidenceRecord
from briefgen.model.site import Briefing, Evidence, Statement, StatementKey
from briefgen.model.statements import StatementKind
from briefgen.model.values import (
    EventState,
    Handling,
    QuestionState,
    Relation,
    Rights,
    StatementStatus,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A word beside a statement that says how it is meant."""

    name: str
    """The element's class, such as `likelihood`."""
    text: str
    """The word."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A term and what is said of it."""

    term: str
    """Such as `Because`."""
    texts: tuple[Markup | str | Link, ...]
    """Text, prose, or a link; one or more."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece of evidence, as it is shown in its statement."""

    id: str
    """Its id on the page, such as `kp1-e1`."""
    kind: str
    """`passage`, `cited`, `statement` or `lost`."""
    number: int
    """Its number in the statement, from 1."""
    url: str
    """Where it leads: `#…` on the page, or a page of the site; empty if lost."""
    title: str
    """What it leads to, in words."""
    disputes: bool
    """Whether it speaks against the statement."""
    locator: str
    """Where in a source without text."""
    translation: str
    """The quote in the briefing's language."""
    translated_by: str
    """Who translated it."""
    note: str
    """What a reader should know of it."""
    warning: str
    """That the source was corrected, retracted or is disputed."""

    @property
    def spoken_of(self) -> bool:
        """Tell whether there is more to show than a link."""
        return bool(self.locator or self.translation or self.note or self.warning)


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement on the page of its briefing."""

    id: str
    """Its id on the page."""
    kind: StatementKind
    """What sort of statement it is."""
    status: StatementStatus
    """Whether it stands."""
    likelihood: str
    """How likely a judgement is, to stand in front of its words."""
    text: str
    """Its words."""
    title: str
    """What an event is called."""
    when: When | None
    """When an event happened, or is expected."""
    labels: tuple[Label, ...]
    """Words beside it."""
    evidence: tuple[EvidenceView, ...]
    """What it rests on."""
    details: tuple[Detail, ...]
    """What else is said of it."""
    note: str
    """What a reader should know of it."""
    disputed: bool
    """Whether some of its evidence speaks against it."""
    shaken_by: tuple[Link, ...]
    """Corrected or withdrawn statements that it rests on."""
    speaker: Link | str
    """Who said a quotation."""
    setting: str
    """Where a quotation was said, and when."""


def statement_view(
    statement: Statement, briefing: Briefing, graph: Graph
) -> StatementView:
    """Show a statement."""
    record = statement.record
    evidence = tuple(_evidence_view(e, graph) for e in statement.evidence)
    quotation = record if isinstance(record, Quotation) else None
    return StatementView(
        id=statement.id,
        kind=statement.kind,
        status=record.status,
        likelihood=_likelihood(statement),
        text=statement.text,
        title=(record.title or "") if isinstance(record, Event) and record.text else "",
        when=_when(statement),
        labels=tuple(_labels(statement, briefing)),
        evidence=evidence,
        details=tuple(_details(statement, briefing, graph)),
        note=record.note or "",
        disputed=any(e.disputes for e in evidence),
        shaken_by=tuple(statement_link(key, graph) for key in statement.shaken_by),
        speaker=named_entity(quotation.speaker or "", graph) if quotation else "",
        setting=_setting(quotation) if quotation else "",
    )


def statement_link(key: StatementKey, graph: Graph) -> Link:
    """Lead to a statement by the title of its briefing."""
    briefing = graph.briefings.get(key.briefing)
    title = briefing.title if briefing else key.briefing
    return Link(title, f"{briefing_url(key.briefing)}#{key.statement}")


def named_entity(name: str, graph: Graph) -> Link | str:
    """Lead to an entity where the text is an id of one."""
    entity = graph.site.entities.get(name)
    return Link(entity.name, f"entities/{name}/") if entity else name


def _evidence_view(evidence: Evidence, graph: Graph) -> EvidenceView:
    record = evidence.record
    kind, url, title = _target(evidence, graph)
    return EvidenceView(
        id=evidence.id,
        kind=kind,
        number=int(evidence.id.rpartition("-e")[2]),
        url=url,
        title=title,
        disputes=record.relation is Relation.DISPUTES,
        locator=record.locator or "",
        translation=_translation(record, evidence),
        translated_by=record.translated_by or "",
        note=(record.note or "") if not isinstance(record, Quotation) else "",
        warning=source_warning(evidence.source) if evidence.source else "",
    )


def _target(evidence: Evidence, graph: Graph) -> tuple[str, str, str]:
    """Say what evidence is, where it leads, and what is there."""
    if evidence.target is not None:
        link = statement_link(evidence.target, graph)
        return "statement", link.url, link.text
    if evidence.lost or evidence.source is None:
        return "lost", "", ""
    title = evidence.source.title
    shown = evidence.source.record.rights is not Rights.LINK
    if evidence.anchored is not None and shown:
        return "passage", f"#{evidence.id}", title
    return "cited", f"#{source_anchor(evidence.source.id)}", title


def source_anchor(source: str) -> str:
    """Give the id that a source has on the pages which list it."""
    return f"s-source-{source}"


def _translation(record: EvidenceRecord, evidence: Evidence) -> str:
    """Give the translation, which shows as much of a source as its quote does."""
    source = evidence.source
    hidden = source is not None and source.record.rights is Rights.LINK
    return "" if hidden else record.translation or ""


def _when(statement: Statement) -> When | None:
    match statement.record:
        case Event(date=date):
            return event_day(date)
        case Watch(due=due) if due:
            return day(due)
        case _:
            return None


def _likelihood(statement: Statement) -> str:
    record = statement.record
    if isinstance(record, Judgement) and record.likelihood:
        return record.likelihood.value.replace("-", " ").capitalize()
    return ""


def _labels(statement: Statement, briefing: Briefing) -> Iterator[Label]:
    yield from _own_labels(statement.record)
    if statement.record.status is not StatementStatus.CURRENT:
        yield Label("status", statement.record.status.value)
    if statement.handling not in {Handling.CLEAR, briefing.handling}:
        yield Label("handling", f"TLP:{statement.handling.value.upper()}")


def _own_labels(record: StatementRecord) -> Iterator[Label]:
    """Give the words that statements of its kind alone have."""
    match record:
        case KeyPoint(type=kind) if kind:
            yield Label("type", kind.value)
        case Judgement(confidence=confidence, outcome=outcome):
            if confidence:
                yield Label("confidence", f"{confidence.value} confidence")
            if outcome:
                yield Label("outcome", outcome.value.replace("-", " "))
        case Event(state=state) | OpenQuestion(state=state) | Watch(state=state):
            if state not in {EventState.HAPPENED, QuestionState.OPEN}:
                yield Label("state", state.value)
        case _:
            pass


def _details(
    statement: Statement, briefing: Briefing, graph: Graph
) -> Iterator[Detail]:
    ids = {s.id for s in briefing.statements}
    match statement.record:
        case Judgement():
            yield from _judgement_details(statement.record, ids, graph)
        case Counterpoint(against=against) if against:
            here = briefing_url(briefing.id)
            yield Detail("Against", tuple(Link(i, f"{here}#{i}") for i in against))
        case Event(participants=participants, place=place):
            if participants:
                names = tuple(named_entity(p, graph) for p in participants)
                yield Detail("With", names)
            if place:
                yield Detail("Where", (named_entity(place, graph),))
        case OpenQuestion(answered_by=str(name)):
            key = (
                StatementKey.read(name)
                if "#" in name
                else StatementKey(briefing.id, name)
            )
            yield Detail("Answered by", (_answer(key, graph),))
        case _:
            pass


def _answer(key: StatementKey, graph: Graph) -> Link:
    said = graph.statement(key)
    text = said.statement.text if said else str(key)
    return Link(text, f"{briefing_url(key.briefing)}#{key.statement}")


def _judgement_details(
    record: Judgement, ids: set[str], graph: Graph
) -> Iterator[Detail]:
    if record.because:
        yield Detail("Because", (record.because,))
    if record.assumptions:
        yield Detail("Assuming", record.assumptions)
    if record.would_change_if:
        changes = tuple(inline(text, ids) for text in record.would_change_if)
        yield Detail("Would change if", changes)
    if record.resolve_by:
        yield Detail("Known by", (day(record.resolve_by).text,))
    if record.outcome:
        yield Detail("Outcome", _outcome(record))
    if record.revises:
        link = statement_link(StatementKey.read(record.revises), graph)
        yield Detail("Revises", (link,))


def _outcome(record: Judgement) -> tuple[str, ...]:
    word = (record.outcome or "").replace("-", " ")
    on = f" ({day(record.resolved_on).text})" if record.resolved_on else ""
    return (f"{word}{on}", *((record.outcome_note,) if record.outcome_note else ()))


def _setting(record: Quotation) -> str:
    said_on = day(record.said_on).text if record.said_on else ""
    return ", ".join(part for part in (record.setting, said_on) if part)


def views(
    statements: Sequence[Statement], briefing: Briefing, graph: Graph
) -> tuple[StatementView, ...]:
    """Show statements in their order."""
    return tuple(statement_view(s, briefing, graph) for s in statements)
