"""What a page shows of a statement and of the evidence that it rests on."""

from collections.abc import Iterator, Sequence

from briefgen.compose.chapters import meaning_of, tlp
from briefgen.compose.graph import Graph
from briefgen.compose.grounds import grounds_of
from briefgen.compose.passages import is_shown, passages
from briefgen.compose.pieces import (
    Link,
    When,
    briefing_url,
    day,
    event_day,
    method_url,
    percents,
    place_in,
    said_in,
    source_link,
    source_warning,
)
from briefgen.compose.statement_view import (
    Detail,
    EvidenceView,
    Label,
    Likelihood,
    StatementView,
    Words,
)
from briefgen.compose.terms import (
    confidence_words,
    likelihood_words,
    term,
)
from briefgen.compose.words import inline
from briefgen.model.records import (
    Counterpoint,
    Event,
    Judgement,
    KeyPoint,
    OpenQuestion,
    Quotation,
    StatementRecord,
    Watch,
)
from briefgen.model.records import Evidence as EvidenceRecord
from briefgen.model.site import Briefing, Evidence, Statement, StatementKey
from briefgen.model.vocabulary import (
    LIKELIHOOD,
    EventState,
    Handling,
    Outcome,
    QuestionState,
    Relation,
    Rights,
    StatementStatus,
)


def statement_view(
    statement: Statement, briefing: Briefing, graph: Graph, linked: set[str]
) -> StatementView:
    """Show a statement; entities that are `linked` already are not linked again."""
    record = statement.record
    evidence = tuple(_evidence_view(e, briefing, graph) for e in statement.evidence)
    beside = passages(statement, briefing)
    quotation = record if isinstance(record, Quotation) else None
    return StatementView(
        id=statement.id,
        kind=statement.kind,
        status=record.status,
        likelihood=_likelihood(statement, graph),
        words=tuple(_words(statement, graph, linked)),
        title=(record.title or "") if isinstance(record, Event) and record.text else "",
        when=_when(statement, graph),
        labels=tuple(_labels(statement, briefing, graph)),
        evidence=evidence,
        passages=beside,
        passages_heading=graph.words.ngettext(
            "{n} passage", "{n} passages", len(beside)
        ),
        details=tuple(_details(statement, briefing, graph)),
        note=record.note or "",
        disputed=any(e.disputes for e in evidence),
        shaken_by=tuple(statement_link(key, graph) for key in statement.shaken_by),
        lang=said_in(statement, briefing) if quotation else "",
        speaker=named_entity(quotation.speaker or "", graph) if quotation else "",
        setting=(quotation.setting or "") if quotation else "",
        said_on=_said_on(quotation, graph) if quotation else "",
    )


def _words(statement: Statement, graph: Graph, linked: set[str]) -> Iterator[Words]:
    """Give the words, with a link where an entity is named for the first time.

    The words of a quotation are somebody else's: they lead nowhere.
    """
    text, at = statement.text, 0
    quoted = isinstance(statement.record, Quotation)
    for mention in () if quoted else graph.mentions.find(text):
        if mention.entity in linked:
            continue
        linked.add(mention.entity)
        if mention.start > at:
            yield Words(text[at : mention.start])
        named = text[mention.start : mention.end]
        yield Words(named, mention.entity, f"entities/{mention.entity}/")
        at = mention.end
    if at < len(text):
        yield Words(text[at:])


def statement_link(key: StatementKey, graph: Graph) -> Link:
    """Lead to a statement by the title of its briefing."""
    briefing = graph.briefings.get(key.briefing)
    if briefing is not None:
        return place_in(briefing, key.statement)
    return Link(key.briefing, f"{briefing_url(key.briefing)}#{key.statement}")


def named_entity(name: str, graph: Graph) -> Link | str:
    """Lead to an entity where the text is an id of one."""
    entity = graph.site.entities.get(name)
    if entity is None:
        return name
    return Link(entity.name, f"entities/{name}/", graph.lang)


def _evidence_view(
    evidence: Evidence, briefing: Briefing, graph: Graph
) -> EvidenceView:
    record = evidence.record
    kind, link = _target(evidence, graph)
    return EvidenceView(
        id=evidence.id,
        kind=kind,
        number=evidence.number,
        url=link.url,
        title=link.text,
        lang=link.lang or briefing.lang,
        disputes=record.relation is Relation.DISPUTES,
        locator=record.locator or "",
        translation=_translation(record, evidence),
        translated_by=record.translated_by or "",
        note=(record.note or "") if not isinstance(record, Quotation) else "",
        warning=source_warning(evidence.source, graph.words) if evidence.source else "",
    )


def _target(evidence: Evidence, graph: Graph) -> tuple[str, Link]:
    """Say what evidence is, where it leads, and what is there."""
    source = evidence.source
    if evidence.target is not None:
        return "statement", statement_link(evidence.target, graph)
    if evidence.lost or source is None:
        return "lost", Link("", "")
    page = source_link(source)
    if is_shown(evidence):
        return "passage", Link(page.text, f"#{evidence.id}", page.lang)
    return "cited", Link(page.text, f"#{source_anchor(source.id)}", page.lang)


def source_anchor(source: str) -> str:
    """Give the id that a source has on the pages which list it."""
    return f"s-source-{source}"


def _translation(record: EvidenceRecord, evidence: Evidence) -> str:
    """Give the translation, which shows as much of a source as its quote does."""
    source = evidence.source
    hidden = source is not None and source.record.rights is Rights.LINK
    return "" if hidden else record.translation or ""


def _when(statement: Statement, graph: Graph) -> When | None:
    match statement.record:
        case Event(date=date):
            return event_day(date, graph.words)
        case Watch(due=due) if due:
            return day(due, graph.words)
        case _:
            return None


def _likelihood(statement: Statement, graph: Graph) -> Likelihood | None:
    record = statement.record
    if not isinstance(record, Judgement) or record.likelihood is None:
        return None
    said, words = record.likelihood, graph.words
    range_ = percents(*LIKELIHOOD[said], words)
    return Likelihood(likelihood_words(said, words), range_, method_url(said))


def _labels(statement: Statement, briefing: Briefing, graph: Graph) -> Iterator[Label]:
    words = graph.words
    yield from _own_labels(statement.record, graph)
    if grounds := grounds_of(statement, words):
        yield _explained("origins", grounds, "origins", graph)
    if statement.record.status is not StatementStatus.CURRENT:
        status = statement.record.status
        yield _explained("status", term(status, words), status, graph)
    if statement.handling not in {Handling.CLEAR, briefing.handling}:
        level = statement.handling.value
        yield _explained("handling", f"TLP:{level.upper()}", tlp(level), graph)


def _explained(name: str, text: str, word: str, graph: Graph) -> Label:
    """Give a label that leads to what its word means, and says it."""
    return Label(name, text, method_url(word), meaning_of(word, graph.words))


def _own_labels(record: StatementRecord, graph: Graph) -> Iterator[Label]:
    """Give the words that statements of its kind alone have."""
    words = graph.words
    match record:
        case KeyPoint(type=kind) if kind:
            yield _explained("type", term(kind, words), kind, graph)
        case Judgement(confidence=confidence, outcome=outcome):
            if confidence:
                text = confidence_words(confidence, words)
                yield _explained(
                    "confidence", text, f"{confidence.value}-confidence", graph
                )
            if outcome:
                yield Label("outcome", term(outcome, words))
        case Event(state=state) | OpenQuestion(state=state) | Watch(state=state):
            if state not in {EventState.HAPPENED, QuestionState.OPEN}:
                yield Label("state", term(state, words))
        case _:
            pass


def _details(
    statement: Statement, briefing: Briefing, graph: Graph
) -> Iterator[Detail]:
    gettext = graph.words.gettext
    match statement.record:
        case Judgement():
            yield from _judgement_details(statement.record, briefing, graph)
        case Counterpoint(against=against) if against:
            here = briefing_url(briefing.id)
            those = tuple(Link(i, f"{here}#{i}") for i in against)
            yield Detail(gettext("Against"), those)
        case Event(participants=participants, place=place):
            if participants:
                names = tuple(named_entity(p, graph) for p in participants)
                yield Detail(gettext("With"), names, briefing.lang)
            if place:
                where = named_entity(place, graph)
                yield Detail(gettext("Where"), (where,), briefing.lang)
        case OpenQuestion(answered_by=str(name)):
            key = (
                StatementKey.read(name)
                if "#" in name
                else StatementKey(briefing.id, name)
            )
            yield Detail(gettext("Answered by"), (_answer(key, graph),))
        case _:
            pass


def _answer(key: StatementKey, graph: Graph) -> Link:
    said = graph.statement(key)
    url = f"{briefing_url(key.briefing)}#{key.statement}"
    if said is None:
        return Link(str(key), url)
    return Link(said.statement.text, url, said_in(said.statement, said.briefing))


def _judgement_details(
    record: Judgement, briefing: Briefing, graph: Graph
) -> Iterator[Detail]:
    gettext = graph.words.gettext
    if record.because:
        yield Detail(gettext("Because"), (record.because,), briefing.lang)
    if record.assumptions:
        yield Detail(gettext("Assuming"), record.assumptions, briefing.lang)
    if record.would_change_if:
        ids = {s.id for s in briefing.statements}
        changes = tuple(inline(text, ids) for text in record.would_change_if)
        yield Detail(gettext("Would change if"), changes, briefing.lang)
    if record.resolve_by:
        known_by = graph.words.day(record.resolve_by)
        yield Detail(gettext("Known by"), (known_by,))
    if record.outcome:
        outcome = _outcome(record, record.outcome, graph)
        note = record.outcome_note or ""
        yield Detail(gettext("Outcome"), (outcome,), note=note)
    if record.revises:
        link = statement_link(StatementKey.read(record.revises), graph)
        yield Detail(gettext("Revises"), (link,))


def _outcome(record: Judgement, outcome: Outcome, graph: Graph) -> str:
    on = f" ({graph.words.day(record.resolved_on)})" if record.resolved_on else ""
    return f"{term(outcome, graph.words)}{on}"


def _said_on(record: Quotation, graph: Graph) -> str:
    return graph.words.day(record.said_on) if record.said_on else ""


def views(
    statements: Sequence[Statement],
    briefing: Briefing,
    graph: Graph,
    linked: set[str] | None = None,
) -> tuple[StatementView, ...]:
    """Show the statements of a section, in their order."""
    linked = set() if linked is None else linked
    return tuple(statement_view(s, briefing, graph, linked) for s in statements)
