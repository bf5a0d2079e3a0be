"""The annotation: what a briefing says about its article."""

from typing import Annotated

from pydantic import BeforeValidator

from briefgen.frozen import dataclass
from briefgen.model import forms
from briefgen.model.forms import Fields, Short
from briefgen.model.records import (
    Counterpoint,
    EntityRefs,
    Event,
    Ids,
    Judgement,
    KeyPoint,
    OpenQuestion,
    Quotation,
    Texts,
    Watch,
)
from briefgen.model.source import Source
from briefgen.model.values import (
    Blocks,
    BriefingId,
    Id,
    Language,
    Moment,
    Prose,
    SeedPath,
    StoryId,
    Text,
    TopicId,
    YesNo,
)
from briefgen.model.vocabulary import (
    Handling,
    Kind,
    Status,
    UpdateKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BottomLine(Fields):
    """The briefing in a sentence or two."""

    text: Prose
    """What a reader with five seconds should know."""
    rests_on: Ids = ()
    """The statements that it sums up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Fields):
    """A picture at the head of the page."""

    file: SeedPath
    """Path of the picture inside `seeds/`."""
    alt: Text
    """What it shows, for who cannot see it."""
    credit: Text | None = None
    """Who made it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update(Fields):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation(Fields):
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
