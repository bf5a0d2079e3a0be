"""The annotation: what a briefing says about its article."""

from typing import Annotated, TypeAlias

from pydantic import BeforeValidator
from pydantic.dataclasses import dataclass

from briefgen.model import forms
from briefgen.model.forms import CONFIG, Short
from briefgen.model.source import Source
from briefgen.model.values import (
    Blocks,
    BriefingId,
    Confidence,
    Credibility,
    Day,
    EntityId,
    EventDay,
    EventState,
    Handling,
    Id,
    Kind,
    Language,
    Likelihood,
    LocalOrReference,
    Moment,
    Outcome,
    PointType,
    Prose,
    QuestionState,
    Reference,
    Relation,
    SeedPath,
    SourceId,
    StatementStatus,
    Status,
    StoryId,
    Text,
    TopicId,
    UpdateKind,
    WatchState,
    YesNo,
)

Texts = Annotated[tuple[Text, ...], BeforeValidator(forms.one_or_many), Short()]
"""One text, or a list of them."""
Ids = Annotated[tuple[Id, ...], BeforeValidator(forms.one_or_many), Short()]
"""One id, or a list of them."""


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
class Evidence:
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


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
class EntityRef:
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


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
class _Statement:
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


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
class KeyPoint(_Statement):
    """One of the points that a reader should take away."""

    text: Text
    """What is asserted, in one sentence."""
    type: PointType | None = None
    """Whether somebody reports it, or it is a fact."""


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
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


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
class Counterpoint(_Statement):
    """What speaks against the briefing, or against some of its statements."""

    text: Text
    """What is asserted, in one sentence."""
    against: Ids = ()
    """The statements that it speaks against."""


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
class OpenQuestion(_Statement):
    """What is not known and should be."""

    text: Text
    """The question."""
    state: QuestionState = QuestionState.OPEN
    """Whether it is still open."""
    answered_by: LocalOrReference | None = None
    """The statement that answers it."""


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
class Watch(_Statement):
    """What to look out for."""

    text: Text
    """What may happen."""
    due: Day | None = None
    """When it is expected."""
    state: WatchState = WatchState.OPEN
    """What came of it."""


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
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


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
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


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
class BottomLine:
    """The briefing in a sentence or two."""

    text: Prose
    """What a reader with five seconds should know."""
    rests_on: Ids = ()
    """The statements that it sums up."""


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
class Image:
    """A picture at the head of the page."""

    file: SeedPath
    """Path of the picture inside `seeds/`."""
    alt: Text
    """What it shows, for who cannot see it."""
    credit: Text | None = None
    """Who made it."""


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
class Update:
    """A change of the briefing that a reader should know of."""

    date: Moment
    """When."""
    note: Text
    """What was changed."""
    kind: UpdateKind = UpdateKind.UPDATE
    """Why it was changed."""
    was: Text | None = None
    """What stood there before."""
    statements: Ids = ()
    """The statements that it changed."""


@dataclass(config=CONFIG, frozen=True, slots=True, kw_only=True)
class Annotation:
    """What a briefing says about its article."""

    title: Text | None = None
    """The briefing's headline; required to publish."""
    date: Moment | None = None
    """When the briefing is dated; required to publish."""
    bottom_line: Annotated[
        BottomLine | None, BeforeValidator(forms.with_text), Short()
    ] = None
    """What a reader with five seconds should know; required to publish."""
    id: Id | None = None
    """Its id and address; the file's name where it is not given."""
    kind: Kind = Kind.NEWS
    """What sort of briefing it is: sets the order of the page."""
    pin: YesNo = False
    """Whether it stands first on the home page."""
    image: Image | None = None
    """A picture at the head of the page."""
    status: Status = Status.PUBLISHED
    """How far it is; only what is published or retracted is in a build."""
    lang: Language | None = None
    """Its language; the site's where it is not given."""
    as_of: Moment | None = None
    """The moment up to which it takes account of what happened."""
    review_by: Moment | None = None
    """When to look at it again."""
    embargo: Moment | None = None
    """Before this moment it is in no build."""
    prepared_by: Texts = ()
    """Who wrote it."""
    reviewed_by: Texts = ()
    """Who read it before it was published."""
    handling: Handling | None = None
    """Who may read it, in the words of TLP 2.0."""
    why_it_matters: Prose | None = None
    """Why a reader should care."""
    source_summary: Prose | None = None
    """How good the sources are."""
    gaps: Prose | None = None
    """What is not known."""
    analysis: Blocks | None = None
    """The argument, in Markdown; `[words](#kp1)` leads to a statement."""
    key_points: Annotated[tuple[KeyPoint, ...], BeforeValidator(forms.many)] = ()
    """What a reader should take away; at least one to publish."""
    judgements: Annotated[tuple[Judgement, ...], BeforeValidator(forms.many)] = ()
    """Assessments of what is not known, or not yet."""
    counterpoints: Annotated[tuple[Counterpoint, ...], BeforeValidator(forms.many)] = ()
    """What speaks against it."""
    open_questions: Annotated[
        tuple[OpenQuestion, ...], BeforeValidator(forms.many)
    ] = ()
    """What is not known and should be."""
    watch: Annotated[tuple[Watch, ...], BeforeValidator(forms.many)] = ()
    """What to look out for."""
    quotations: Annotated[tuple[Quotation, ...], BeforeValidator(forms.many)] = ()
    """Somebody's words."""
    events: Annotated[tuple[Event, ...], BeforeValidator(forms.many)] = ()
    """What happened when, or is planned."""
    entities: EntityRefs = ()
    """The people, organisations, places and so on that it is about."""
    stories: Annotated[
        tuple[StoryId, ...], BeforeValidator(forms.one_or_many), Short()
    ] = ()
    """The stories that it is a part of."""
    topics: Annotated[
        tuple[TopicId, ...], BeforeValidator(forms.one_or_many), Short()
    ] = ()
    """What it is about."""
    see_also: Annotated[
        tuple[BriefingId, ...], BeforeValidator(forms.one_or_many), Short()
    ] = ()
    """Other briefings to read."""
    sources: Annotated[
        tuple[Annotated[Source, BeforeValidator(forms.with_id)], ...],
        BeforeValidator(forms.one_or_many),
        Short("sources"),
    ] = ()
    """What it rests on; the article beside it where none is given."""
    updates: Annotated[tuple[Update, ...], BeforeValidator(forms.many)] = ()
    """What was changed after it was published."""
    aliases: Ids = ()
    """Former ids, each kept as a redirect."""
