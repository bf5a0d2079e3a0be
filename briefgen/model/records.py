"""Statements and their evidence, as they are written down."""

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator

from briefgen.frozen import dataclass
from briefgen.model import forms
from briefgen.model.forms import Fields, Short
from briefgen.model.values import (
    Credibility,
    Day,
    EntityId,
    EventDay,
    Id,
    LocalOrReference,
    Reference,
    SourceId,
    Text,
)
from briefgen.model.vocabulary import (
    Confidence,
    EventState,
    Handling,
    Likelihood,
    Outcome,
    PointType,
    QuestionState,
    Relation,
    StatementStatus,
    WatchState,
)

Texts = Annotated[tuple[Text, ...], BeforeValidator(forms.one_or_many), Short()]
"""One text, or a list of them."""
Ids = Annotated[tuple[Id, ...], BeforeValidator(forms.one_or_many), Short()]
"""One id, or a list of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Fields):
    """A link from a statement to a passage, or to another statement."""

    quote: Text | None = None
    """The words as they stand in the source; `[…]` leaves some out."""
    prefix: Text | None = None
    """The words just before the quote, where it stands more than once."""
    suffix: Text | None = None
    """The words just after the quote."""
    occurrence: Text | None = None
    """Which of how many places of the quote: `2/3`."""
    source: SourceId | None = None
    """The source it is in, where more than one has a text."""
    locator: Text | None = None
    """Where in a source without text: `p. 14`, `12:30`, `table 2`."""
    statement: Reference | None = None
    """The statement of another briefing that this one rests on."""
    relation: Relation = Relation.SUPPORTS
    """Whether the passage supports the statement or disputes it."""
    credibility: Credibility | None = None
    """The Admiralty number: 1 (confirmed by others) to 6 (cannot be judged)."""
    translation: Text | None = None
    """The quote in the briefing's language."""
    translated_by: Text | None = None
    """Who translated it."""
    note: Text | None = None
    """What a reader should know of this evidence."""


EvidenceList = Annotated[tuple[Evidence, ...], BeforeValidator(forms.evidence), Short()]
"""A quote, a mapping, or a list of both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRef(Fields):
    """An entity of the briefing, and its part in it."""

    id: EntityId
    """Its id in `seeds/entities.yml`."""
    role: Text | None = None
    """Its part in this briefing."""
    note: Text | None = None
    """What a reader should know of it here."""


EntityRefs = Annotated[
    tuple[Annotated[EntityRef, BeforeValidator(forms.with_id)], ...],
    BeforeValidator(forms.one_or_many),
    Short("entities"),
]
"""Ids of entities, or mappings with an id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement(Fields):
    """What every statement may have."""

    id: Id | None = None
    """Its id on the page, and in every link to it."""
    evidence: EvidenceList = ()
    """The passages that it rests on."""
    entities: EntityRefs = ()
    """The entities that it speaks of."""
    handling: Handling | None = None
    """Who may read it, where that differs from the briefing's."""
    note: Text | None = None
    """What a reader should know of it."""
    status: StatementStatus = StatementStatus.CURRENT
    """Whether it stands, was corrected, or was withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint(_Statement):
    """One of the points that a reader should take away."""

    text: Text
    """What is asserted, in one sentence."""
    type: PointType | None = None
    """Whether somebody reports it, or it is a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(_Statement):
    """An assessment of what is not known, or not yet."""

    text: Text
    """A plain claim that comes true or not; the page adds the likelihood."""
    likelihood: Likelihood | None = None
    """How likely it is, in the terms of ICD 203."""
    confidence: Confidence | None = None
    """How good the grounds are."""
    because: Text | None = None
    """Why, in a sentence or two."""
    assumptions: Texts = ()
    """What is taken for granted."""
    would_change_if: Texts = ()
    """What would change it: prose, or a list."""
    resolve_by: Day | None = None
    """When it can be known."""
    outcome: Outcome | None = None
    """What came of it."""
    resolved_on: Day | None = None
    """When that was known."""
    outcome_note: Text | None = None
    """What a reader should know of the outcome."""
    revises: Reference | None = None
    """The judgement of an earlier briefing that this one replaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpoint(_Statement):
    """What speaks against the briefing, or against some of its statements."""

    text: Text
    """What is asserted, in one sentence."""
    against: Ids = ()
    """The statements that it speaks against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion(_Statement):
    """What is not known and should be."""

    text: Text
    """The question."""
    state: QuestionState = QuestionState.OPEN
    """Whether it is still open."""
    answered_by: LocalOrReference | None = None
    """The statement that answers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch(_Statement):
    """What to look out for."""

    text: Text
    """What may happen."""
    due: Day | None = None
    """When it is expected."""
    state: WatchState = WatchState.OPEN
    """What came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(_Statement):
    """Something that happened, or is planned."""

    date: EventDay
    """When: `2023-07-04`, `2023-07`, `2023-07~`, `2023-07-11/2023-07-12`."""
    text: Text | None = None
    """What happened, in a sentence."""
    title: Text | None = None
    """What it is called."""
    participants: Texts = ()
    """Who took part: ids of entities, or names."""
    place: Text | None = None
    """Where: an id of an entity, or a name."""
    state: EventState = EventState.HAPPENED
    """Whether it has happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Evidence):
    """Somebody's words; they are the `quote`."""

    id: Id | None = None
    """Its id on the page."""
    speaker: Text | None = None
    """Who said it: an id of an entity, or a name."""
    said_on: Day | None = None
    """When."""
    setting: Text | None = None
    """Where, and to whom."""
    entities: EntityRefs = ()
    """The entities that it speaks of."""
    handling: Handling | None = None
    """Who may read it, where that differs from the briefing's."""
    status: StatementStatus = StatementStatus.CURRENT
    """Whether it stands, was corrected, or was withdrawn."""


StatementRecord: TypeAlias = (
    KeyPoint | Judgement | Counterpoint | OpenQuestion | Watch | Event | Quotation
)
"""Anything that a briefing asserts, as it is written down."""
