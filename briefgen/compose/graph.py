"""The publishable site, and what refers to what in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from briefgen.compose.mentions import Finder, Mentions
from briefgen.compose.pagination import list_url
from briefgen.compose.prose_mentions import named_in_prose
from briefgen.frozen import dataclass
from briefgen.locale import ENGLISH, Words
from briefgen.model.history import NOTHING_TOLD, Told
from briefgen.model.records import Event, Quotation
from briefgen.model.site import Briefing, Site, Source, Statement, StatementKey

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and the briefing that it stands in."""

    briefing: Briefing
    """The briefing."""
    statement: Statement
    """The statement."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The site with its back-references; every list is newest first."""

    site: Site
    """What may be published."""
    briefings: Mapping[str, Briefing]
    """By id."""
    of_story: Mapping[str, tuple[Briefing, ...]]
    """Briefings by story."""
    of_topic: Mapping[str, tuple[Briefing, ...]]
    """Briefings by topic."""
    of_entity: Mapping[str, tuple[Briefing, ...]]
    """Briefings by an entity that they name: as theirs, in a statement, in prose."""
    on_source: Mapping[str, tuple[Said, ...]]
    """Statements by a source that they rest on."""
    about_entity: Mapping[str, tuple[Said, ...]]
    """Statements by an entity that they name, by its id or in their words."""
    named: Mapping[str, tuple[str, ...]]
    """Entities by a briefing that names them, in any of these ways; sorted."""
    mentions: Finder
    """Finds the entities that a text names."""
    told: Told = NOTHING_TOLD
    """What changed since briefings were published."""
    wanted: frozenset[str] | None = None
    """The addresses of the pages that are wanted, `digests/*` for all of a folder."""
    words: Words = ENGLISH
    """What pages say of their own, in their language."""
    lang: str = ""
    """The language of the site: that of its registries."""

    def wants(self, url: str) -> bool:
        """Tell whether the page at an address is wanted; mostly all are.

        The pages of a list are wanted together.
        """
        url = list_url(url)
        if self.wanted is None or url in self.wanted:
            return True
        return f"{url.partition('/')[0]}/*" in self.wanted

    def named_in(self, statement: Statement) -> tuple[str, ...]:
        """Give the entities that a statement is about: its author's, then mentions."""
        return tuple(_named(statement, self.site, self.mentions))

    def statement(self, key: StatementKey) -> Said | None:
        """Find a statement."""
        briefing = self.briefings.get(key.briefing)
        if briefing is None:
            return None
        found = (s for s in briefing.statements if s.id == key.statement)
        return next((Said(briefing, s) for s in found), None)


def graph(site: Site, told: Told = NOTHING_TOLD) -> Graph:
    """Turn every reference round."""
    said = [Said(b, s) for b in site.briefings for s in b.statements]
    mentions = Mentions(site.entities)
    about = _by((_named(x.statement, site, mentions), x) for x in said)
    named = _named_in_briefings(about, mentions, site)
    return Graph(
        site=site,
        briefings={b.id: b for b in site.briefings},
        of_story=_by((b.annotation.stories, b) for b in site.briefings),
        of_topic=_by((b.annotation.topics, b) for b in site.briefings),
        of_entity=_by((named[b.id], b) for b in site.briefings),
        on_source=_by(([s.id for s in _rests_on(x.statement)], x) for x in said),
        about_entity=about,
        named=named,
        mentions=mentions,
        told=told,
    )


def _named_in_briefings(
    about: Mapping[str, tuple[Said, ...]], mentions: Finder, site: Site
) -> Mapping[str, tuple[str, ...]]:
    named = {
        b.id: {
            *(ref.id for ref in b.annotation.entities if ref.id in site.entities),
            *named_in_prose(b.annotation, mentions),
        }
        for b in site.briefings
    }
    for entity, those in about.items():
        for said in those:
            named[said.briefing.id].add(entity)
    return {briefing: tuple(sorted(entities)) for briefing, entities in named.items()}


def newest_first(briefing: Briefing) -> tuple[float, str]:
    """Give what the briefings of a site are sorted by."""
    return (-briefing.date.timestamp() if briefing.date else 0.0, briefing.id)


def _named(statement: Statement, site: Site, mentions: Finder) -> Iterator[str]:
    """Give the entities that a statement is about: its author's, then mentions."""
    found = (mention.entity for mention in mentions.find(statement.text))
    return iter(dict.fromkeys((*entity_ids(statement, site), *found)))


def entity_ids(statement: Statement, site: Site) -> tuple[str, ...]:
    """List the entities that a statement names by id, in order."""
    names = [ref.id for ref in statement.record.entities]
    match statement.record:
        case Quotation(speaker=str(speaker)):
            names.append(speaker)
        case Event(participants=participants, place=place):
            names += [*participants, place or ""]
        case _:
            pass
    return tuple(name for name in dict.fromkeys(names) if name in site.entities)


def _rests_on(statement: Statement) -> Iterator[Source]:
    return (e.source for e in statement.evidence if e.source is not None)


def _by(pairs: Iterable[tuple[Iterable[K], V]]) -> Mapping[K, tuple[V, ...]]:
    found: defaultdict[K, dict[int, V]] = defaultdict(dict)
    for keys, value in pairs:
        for key in keys:
            found[key][id(value)] = value
    return {key: tuple(values.values()) for key, values in found.items()}
