"""A source: one publication that a briefing rests on."""

from briefgen.frozen import dataclass
from briefgen.model.forms import Fields
from briefgen.model.records import Ids
from briefgen.model.values import (
    Language,
    Moment,
    PublisherName,
    SeedPath,
    SourceId,
    Text,
    Url,
)
from briefgen.model.vocabulary import Reliability, Rights, SourceStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFields(Fields):
    """What is said of a source, wherever it is declared."""

    title: Text | None = None
    """Its headline."""
    publisher: PublisherName | None = None
    """Who published it: an id of `seeds/publishers.yml`, or a name."""
    url: Url | None = None
    """Its address."""
    archive_url: Url | None = None
    """The address of a copy that will not change."""
    author: Text | None = None
    """Who wrote it."""
    published: Moment | None = None
    """When it was published."""
    accessed: Moment | None = None
    """When it was read for this briefing."""
    lang: Language | None = None
    """Its language; the briefing's where it is not given."""
    type: Text | None = None
    """What it is: report, interview, press release, statute …"""
    origin: SourceId | None = None
    """The source that this one repeats: both count as one origin."""
    reliability: Reliability | None = None
    """A (completely reliable) to F (cannot be judged); else the publisher's."""
    status: SourceStatus = SourceStatus.CURRENT
    """Whether it was corrected, retracted or disputed."""
    file: SeedPath | None = None
    """Path of its text inside `seeds/`."""
    sha256: Text | None = None
    """Of its file, as it was when the passages were chosen."""
    rights: Rights = Rights.EXCERPT
    """How much of its text may be published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(SourceFields):
    """A source of a briefing; one with only an id is declared elsewhere."""

    id: SourceId | None = None
    """Its id in the briefing, of `seeds/sources.yml`, or `BRIEFING#ID`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSource(SourceFields):
    """A source of `seeds/sources.yml`, whose id holds for the whole site."""

    former_ids: Ids = ()
    """Former ids, each kept as a redirect; one of a briefing's is `BRIEFING-ID`."""


def is_reference(source: Source) -> bool:
    """Tell whether an item of `sources` only names one declared elsewhere."""
    return source == Source(id=source.id)
