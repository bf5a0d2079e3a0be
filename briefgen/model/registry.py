"""The registries: records with an id, of which many briefings speak."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from briefgen.frozen import dataclass
from briefgen.model import forms
from briefgen.model.forms import Fields, Short
from briefgen.model.records import EvidenceList, Ids, Texts
from briefgen.model.source import SharedSource
from briefgen.model.values import EventDay, Id, SourceId, StoryId, Text, TopicId, Url
from briefgen.model.vocabulary import EntityType, Reliability, StoryState


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Fields):
    """Something that holds of an entity, perhaps for a time."""

    property: Text
    """What is said of it: `office`, `population` …"""
    value: Text
    """What it is."""
    id: Id | None = None
    """Its id at the entity."""
    from_: Annotated[EventDay | None, Field(alias="from")] = None
    """Since when."""
    to: EventDay | None = None
    """Until when."""
    source: SourceId | None = None
    """The source that says so: of `seeds/sources.yml`, or `BRIEFING#ID`."""
    evidence: EvidenceList = ()
    """The passages that say so; each names its source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Fields):
    """Somebody or something that briefings speak of."""

    name: Text
    """What it is called."""
    type: EntityType = EntityType.OTHER
    """What sort of thing it is."""
    aliases: Texts = ()
    """What else it is called."""
    former_ids: Ids = ()
    """Former ids, each kept as a redirect."""
    summary: Text | None = None
    """Who or what it is, in a sentence or two."""
    same_as: Annotated[
        tuple[Url, ...], BeforeValidator(forms.one_or_many), Short()
    ] = ()
    """Addresses of the same thing elsewhere, such as Wikidata."""
    facts: Annotated[tuple[Fact, ...], BeforeValidator(forms.many)] = ()
    """What holds of it; facts may contradict each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Fields):
    """What several briefings tell, one after the other."""

    title: Text
    """What it is called."""
    summary: Text | None = None
    """What it is about."""
    state: StoryState = StoryState.DEVELOPING
    """Whether it goes on."""
    parent: StoryId | None = None
    """The story that it is a part of."""
    aliases: Ids = ()
    """Former ids, each kept as a redirect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Fields):
    """What briefings are about."""

    title: Text
    """What it is called."""
    summary: Text | None = None
    """What belongs to it."""
    parent: TopicId | None = None
    """The topic that it is a part of."""
    aliases: Ids = ()
    """Former ids, each kept as a redirect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher(Fields):
    """Who publishes sources."""

    name: Text
    """What it is called."""
    url: Url | None = None
    """Its address."""
    country: Text | None = None
    """Where it is at home."""
    kind: Text | None = None
    """What it is: newspaper, agency, government …"""
    reliability: Reliability | None = None
    """A (completely reliable) to F (cannot be judged)."""
    former_ids: Ids = ()
    """Former ids, each kept as a redirect."""


Record = Entity | Story | Topic | Publisher | SharedSource
"""A record of any registry."""

RECORD_TYPES: dict[str, type[Record]] = {
    "entities": Entity,
    "stories": Story,
    "topics": Topic,
    "publishers": Publisher,
    "sources": SharedSource,
}
"""What the records of each registry are."""
