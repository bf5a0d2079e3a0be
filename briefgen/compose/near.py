"""What the page of a briefing takes from the rest of the site, and nothing more.

With it the page can be composed where the rest of the site is not known: in another
process, say.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from briefgen.compose.graph import Graph, entity_ids, newest_first
from briefgen.compose.mentions import Known
from briefgen.compose.prose_mentions import prose_texts
from briefgen.config import Settings
from briefgen.model.annotation import Annotation
from briefgen.model.history import NOTHING_TOLD, Told
from briefgen.model.records import Judgement, OpenQuestion
from briefgen.model.site import Briefing, Site, StatementKey


def near(briefing: Briefing, graph: Graph, settings: Settings) -> Graph:
    """Give the part of the graph that the page of a briefing takes something from."""
    annotation, site = briefing.annotation, graph.site
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
    path = f"{settings.options.seeds}/{picture}"
    origins = (source.origin for source in briefing.sources)
    return Graph(
        site=Site(
            briefings=(),
            entities={
                i: replace(
                    site.entities[i], aliases=(), former_ids=(), summary=None, facts=()
                )
                for i in _entities(briefing, site)
            },
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
        words=settings.words_of(briefing.lang),
        lang=settings.lang,
    )


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
