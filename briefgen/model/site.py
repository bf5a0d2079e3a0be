"""The site as one graph: ids are objects, and evidence is anchored."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from typing import TypeAlias

from briefgen.evidence.selectors import Anchored
from briefgen.frozen import dataclass
from briefgen.model.annotation import Annotation, Update
from briefgen.model.article import Article
from briefgen.model.counts import Counts
from briefgen.model.digest import Digest
from briefgen.model.news import News, news_of
from briefgen.model.project import Size
from briefgen.model.records import Event as EventRecord
from briefgen.model.records import Evidence as EvidenceRecord
from briefgen.model.records import Quotation, StatementRecord, Watch
from briefgen.model.registry import Entity, Publisher, Story, Topic
from briefgen.model.source import SourceFields
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Handling, Reliability

Days: TypeAlias = frozenset[date]
"""Some days."""


@dataclass(frozen=True, slots=True)
class StatementKey:
    """The address of a statement; `BRIEFING#ID` in an annotation."""

    briefing: str
    """Id of its briefing."""
    statement: str
    """Its id on the page."""

    def __str__(self) -> str:
        """Write it as authors do."""
        return f"{self.briefing}#{self.statement}"

    @classmethod
    def read(cls, reference: str) -> "StatementKey":
        """Read it as authors write it."""
        briefing, _, statement = reference.partition("#")
        return cls(briefing, statement)


@dataclass(frozen=True, slots=True)
class Source:
    """One publication, under the id that it has on the whole site."""

    id: str
    """Of `seeds/sources.yml`, or `BRIEFING-ID` of one declared in a briefing."""
    briefing: str
    """Id of the briefing that declares it; empty where the registry does."""
    title: str
    """What it is called, where its author gave no title too."""
    record: SourceFields
    """What is said of it."""
    article: Article | None
    """Its text."""
    publisher: str
    """Id of its publisher's record, or nothing."""
    publisher_name: str
    """What its publisher is called, or nothing."""
    reliability: Reliability | None
    """Its own, or its publisher's."""
    origin: str
    """Id of the source that it goes back to; its own where it is an original."""
    lang: str
    """Its language, or nothing where that of the briefing holds."""
    told_in: str
    """The language of whoever declares it: of that briefing, or of the site."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A link from a statement to what it rests on."""

    id: str
    """Its id on the page, such as `kp1-e1`."""
    record: EvidenceRecord
    """What the author wrote."""
    source: Source | None
    """The source it is in; None of a link to a statement, or where unknown."""
    anchored: Anchored | None
    """The passage, in code points of the article's text; None without one."""
    target: StatementKey | None
    """The statement that it leads to, instead of a passage."""

    @property
    def number(self) -> int:
        """Give its number in the statement, from 1."""
        return int(self.id.rpartition("-e")[2])

    @property
    def lost(self) -> bool:
        """Tell whether its words or its statement could not be found."""
        wanted = self.record.quote or self.record.statement
        return bool(wanted) and self.anchored is None and self.target is None


@dataclass(frozen=True, slots=True)
class Statement:
    """Anything that a briefing asserts."""

    id: str
    """Its id on the page: the author's, or that of its place."""
    kind: StatementKind
    """What sort of statement it is."""
    record: StatementRecord
    """What the author wrote."""
    evidence: tuple[Evidence, ...]
    """What it rests on."""
    handling: Handling
    """Who may read it: never fewer limits than the briefing's."""
    shaken_by: tuple[StatementKey, ...] = ()
    """Corrected or withdrawn statements that it rests on."""

    @property
    def text(self) -> str:
        """Give its words."""
        match self.record:
            case Quotation():
                return self.record.quote or ""
            case EventRecord():
                return self.record.text or self.record.title or ""
            case _:
                return self.record.text


@dataclass(frozen=True, slots=True)
class Tally:
    """What a briefing has, in numbers."""

    statements: int
    """Its statements."""
    quoted: int
    """Pieces of evidence that quote a text, and so should anchor."""
    anchored: int
    """Those of them that do."""
    cited: int
    """Pieces of evidence that name a place in a source without text."""
    sources: frozenset[str]
    """Ids of the sources that passages are anchored in."""


def summed(
    tallies: Sequence[Tally], briefings: int, left_out: Mapping[str, int]
) -> Counts:
    """Add up what briefings have."""
    return Counts(
        briefings=briefings,
        left_out=left_out,
        statements=sum(t.statements for t in tallies),
        quoted=sum(t.quoted for t in tallies),
        anchored=sum(t.anchored for t in tallies),
        cited=sum(t.cited for t in tallies),
        sources=len(frozenset[str]().union(*(t.sources for t in tallies))),
    )


@dataclass(frozen=True, slots=True)
class Briefing:
    """One briefing, whole."""

    id: str
    """Its id and address."""
    file: str
    """Its annotation, from the site's folder."""
    annotation: Annotation
    """What the author wrote."""
    date: datetime | None
    """When it is dated, in the site's time zone."""
    lang: str
    """Its language."""
    handling: Handling
    """Who may read it."""
    statements: tuple[Statement, ...]
    """All its statements, by kind in the order of the schema."""
    sources: tuple[Source, ...]
    """What it rests on, in the author's order."""
    local_ids: Mapping[str, str]
    """By the site-wide id of each source, the id that the briefing uses."""
    publishable: bool
    """Whether it may be published now: status, embargo, handling, no error."""
    unpublished_because: str
    """Why not, in a word or two."""
    picture: Size | None = None
    """How wide and high its picture is, where that is known."""

    @property
    def title(self) -> str:
        """Give its headline."""
        return self.annotation.title or self.id

    @property
    def updates(self) -> tuple[Update, ...]:
        """Give what its author said was changed, in the author's order."""
        return self.annotation.updates

    @property
    def due_days(self) -> Days:
        """Give the days of what is to be watched."""
        records = (s.record for s in self.of_kind(StatementKind.WATCH))
        return frozenset(
            record.due for record in records if isinstance(record, Watch) and record.due
        )

    @property
    def used_sources(self) -> Mapping[str, Source]:
        """Give its own sources and those of its evidence, by their site-wide id."""
        named = (e.source for s in self.statements for e in s.evidence)
        return {s.id: s for s in (*self.sources, *named) if s}

    @property
    def news(self) -> News:
        """Give what it has of its own."""
        return news_of(self.statements, (s.id for s in self.sources))

    @property
    def tally(self) -> Tally:
        """Count what it has; a quote that is lost counts as one."""
        evidence = [e for s in self.statements for e in s.evidence]
        anchored = [e for e in evidence if e.anchored]
        return Tally(
            statements=len(self.statements),
            quoted=sum(e.record.quote is not None for e in evidence),
            anchored=len(anchored),
            cited=sum(
                e.record.locator is not None and not e.record.quote for e in evidence
            ),
            sources=frozenset(e.source.id for e in anchored if e.source),
        )

    def of_kind(self, kind: StatementKind) -> tuple[Statement, ...]:
        """Give its statements of one kind, in the author's order."""
        return tuple(s for s in self.statements if s.kind is kind)


@dataclass(frozen=True, slots=True)
class Site:
    """Everything, connected."""

    briefings: tuple[Briefing, ...]
    """All of them, newest first, then by id."""
    entities: Mapping[str, Entity]
    """By id."""
    stories: Mapping[str, Story]
    """By id."""
    topics: Mapping[str, Topic]
    """By id; one that has no record gets its title from the id."""
    recorded_topics: frozenset[str]
    """Ids of the topics that have a record."""
    publishers: Mapping[str, Publisher]
    """By id."""
    sources: Mapping[str, Source]
    """By id, those of briefings included."""
    files: frozenset[str]
    """Paths of the files below the seeds folder, for what a page shows of them."""
    digests: Mapping[str, Digest] = field(default_factory=dict)
    """What authors add to digests, by the name of the digest."""
