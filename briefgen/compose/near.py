"""What the page of a briefing takes from the rest of the site, and nothing more.

With it the page can be composed where the rest of the site is not known: in another
process, say.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pydantic_core import to_json

from briefgen.adapters import adapter
from briefgen.compose.graph import Graph, entity_ids, newest_first
from briefgen.compose.mentions import Known
from briefgen.compose.prose_mentions import prose_texts
from briefgen.config import Settings
from briefgen.frozen import all_but
from briefgen.model.annotation import Annotation
from briefgen.model.history import NOTHING_TOLD, Told
from briefgen.model.records import Judgement, OpenQuestion
from briefgen.model.registry import Entity
from briefgen.model.site import Briefing, Site, StatementKey

_REST_OF_GRAPH = all_but(Graph, "site", "briefings", "of_story")
_REST_OF_SITE = all_but(Site, "entities")
_REST_OF_BRIEFING = all_but(Briefing, "annotation")


class Surroundings:
    """What surrounds each briefing of a site."""

    def __init__(self, graph: Graph, settings: Settings) -> None:
        """Look at a site."""
        self._graph = graph
        self._settings = settings
        self._entities: dict[str, tuple[Entity, bytes]] = {}

    def near(self, briefing: Briefing) -> Graph:
        """Give the part of the graph that the page of a briefing takes from."""
        graph, site = self._graph, self._graph.site
        annotation = briefing.annotation
        steps = {
            name: tuple(_steps(briefing, graph.of_story[name]))
            for name in annotation.stories
            if name in site.stories
        }
        keys = tuple(_leads_to(briefing))
        others = {key.briefing for key in keys} | {*annotation.see_also}
        known = {
            name: _outline(graph.briefings[name], keys)
            for name in sorted(others)
            if name in graph.briefings
        }
        texts = (*(s.text for s in briefing.statements), *prose_texts(annotation))
        mentions = {text: graph.mentions.find(text) for text in texts}
        picture = annotation.image.file if annotation.image else ""
        path = f"{self._settings.options.seeds}/{picture}"
        origins = (source.origin for source in briefing.sources)
        return Graph(
            site=Site(
                briefings=(),
                entities={i: self._entity(i)[0] for i in _entities(briefing, site)},
                stories={name: site.stories[name] for name in steps},
                topics={name: site.topics[name] for name in annotation.topics},
                recorded_topics=frozenset(),
                publishers={},
                sources={
                    i: replace(site.sources[i], article=None)
                    for i in origins
                    if i in site.sources
                },
                files=frozenset({path} & site.files),
            ),
            briefings={**{b.id: b for those in steps.values() for b in those}, **known},
            of_story=steps,
            of_topic={},
            of_entity={},
            on_source={},
            about_entity={},
            named={},
            mentions=Known({text: found for text, found in mentions.items() if found}),
            told=_told(briefing, graph),
            words=self._settings.words_of(briefing.lang),
            lang=self._settings.lang,
        )

    def entities(self, near: Graph) -> tuple[bytes, ...]:
        """Give the entities that are near, to be hashed."""
        return tuple(self._entity(name)[1] for name in near.site.entities)

    def _entity(self, name: str) -> tuple[Entity, bytes]:
        """Reduce an entity to its name and type, once for all who name it."""
        if name not in self._entities:
            entity = replace(
                self._graph.site.entities[name],
                aliases=(),
                former_ids=(),
                summary=None,
                facts=(),
            )
            self._entities[name] = entity, to_json(entity)
        return self._entities[name]


def inputs_near(near: Graph, entities: Iterable[bytes]) -> Iterator[object]:
    """Give what is known of what is near, each thing once, to be hashed."""
    yield _REST_OF_GRAPH(near)
    yield _REST_OF_SITE(near.site)
    yield from near.site.entities
    yield from entities
    yield {name: [b.id for b in those] for name, those in near.of_story.items()}
    for briefing in near.briefings.values():
        yield _REST_OF_BRIEFING(briefing)
        yield adapter(Annotation).dump_json(briefing.annotation)


def _steps(briefing: Briefing, story: tuple[Briefing, ...]) -> Iterator[Briefing]:
    """Give the briefings just before and after one in a story, and itself between."""
    at = bisect_left(story, newest_first(briefing), key=newest_first)
    for neighbour in story[max(at - 1, 0) : at + 2]:
        yield _outline(neighbour, ())


def _outline(briefing: Briefing, keys: tuple[StatementKey, ...]) -> Briefing:
    """Reduce a briefing to its title, and to the statements that are led to."""
    wanted = {key.statement for key in keys if key.briefing == briefing.id}
    every = briefing.statements if wanted else ()
    statements = (s for s in every if s.id in wanted)
    return Briefing(
        id=briefing.id,
        file=briefing.file,
        annotation=Annotation(title=briefing.title),
        date=briefing.date,
        lang=briefing.lang,
        handling=briefing.handling,
        statements=tuple(replace(s, evidence=(), shaken_by=()) for s in statements),
        sources=(),
        local_ids={},
        publishable=True,
        unpublished_because="",
    )


def _leads_to(briefing: Briefing) -> Iterator[StatementKey]:
    """Give the statements whose title or words the page shows."""
    for statement in briefing.statements:
        yield from statement.shaken_by
        yield from (e.target for e in statement.evidence if e.target)
        match statement.record:
            case Judgement(revises=str(name)):
                yield StatementKey.read(name)
            case OpenQuestion(answered_by=str(name)):
                here = StatementKey(briefing.id, name)
                yield StatementKey.read(name) if "#" in name else here
            case _:
                pass


def _told(briefing: Briefing, graph: Graph) -> Told:
    changes = graph.told.changes.get(briefing.id)
    return Told(changes={briefing.id: changes}) if changes else NOTHING_TOLD


def _entities(briefing: Briefing, site: Site) -> tuple[str, ...]:
    named = [ref.id for ref in briefing.annotation.entities]
    named += [name for s in briefing.statements for name in entity_ids(s, site)]
    return tuple(name for name in dict.fromkeys(named) if name in site.entities)
