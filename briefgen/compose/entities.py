"""The dossiers of entities."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from briefgen.compose.company import Company, company
from briefgen.compose.earlier import ON_A_PAGE, earlier_page
from briefgen.compose.entity_index import entity_index
from briefgen.compose.feeds import feed_files, feed_places
from briefgen.compose.graph import Graph
from briefgen.compose.pagination import ListPage, PageLink, paginate
from briefgen.compose.pieces import (
    BriefingItem,
    Link,
    briefing_item,
    day_of,
    event_day,
    source_link,
)
from briefgen.compose.said import SaidYear, left_out, said_by_year
from briefgen.compose.timeline import Timeline, timeline
from briefgen.config import Settings
from briefgen.model.page import Page, PageKind, Recipe, View
from briefgen.model.registry import Entity, Fact
from briefgen.model.site import Briefing, Source


@dataclass(frozen=True, slots=True)
class FactItem:
    """Something that holds of an entity."""

    property: str
    """What is said of it."""
    value: str
    """What it is."""
    span: str
    """Since when, until when."""
    source: Link | None
    """Who says so."""


@dataclass(frozen=True, slots=True)
class EntityView(View):
    """What `pages/entity.md.jinja` shows."""

    title: str
    """What it is called."""
    type: str
    """What sort of thing it is."""
    aliases: tuple[str, ...]
    """What else it is called."""
    summary: str
    """Who or what it is."""
    same_as: tuple[str, ...]
    """Addresses of the same thing elsewhere."""
    facts: tuple[FactItem, ...]
    """What holds of it."""
    said: tuple[SaidYear, ...]
    """The statements that name it, newest first."""
    older: int
    """How many older ones are not shown."""
    pages: tuple[PageLink, ...]
    """The pages of its briefings, where one has no room for all."""
    briefings: tuple[BriefingItem, ...]
    """The newest briefings that name it, newest first."""
    timeline: Timeline
    """What happened, in order."""
    company: Company
    """With whom it appears."""


def entities(graph: Graph, settings: Settings) -> Iterator[Page | Recipe]:
    """Make the dossier of every entity, and their index."""
    every = graph.site.entities
    if not every:
        return
    if graph.wants("entities/"):
        yield from entity_index(graph, settings)
    for name, entity in every.items():
        if not graph.wants(f"entities/{name}/"):
            continue
        yield from _pages(name, entity, graph, settings)


def _pages(
    name: str, entity: Entity, graph: Graph, settings: Settings
) -> Iterator[Recipe]:
    url = f"entities/{name}/"
    first, *others = paginate(
        *(graph.of_entity.get(name, ()), ON_A_PAGE, url, day_of), newest_first=True
    )
    yield Recipe(
        kind=PageKind.ENTITY,
        url=url,
        title=entity.name,
        make=partial(_page, name, first, graph, settings),
        alone=False,
        files=feed_places(url, settings),
    )
    for page in others:
        yield Recipe(
            kind=PageKind.EARLIER,
            url=page.url,
            title=page.titled(entity.name),
            make=partial(_earlier, Link(entity.name, url), page, settings),
            alone=False,
        )


def _earlier(of: Link, page: ListPage[Briefing], settings: Settings) -> Page:
    items = tuple(map(briefing_item, page.items))
    return earlier_page(page.url, of, page.pages, items, settings)


def _page(
    name: str, page: ListPage[Briefing], graph: Graph, settings: Settings
) -> Page:
    entity, url = graph.site.entities[name], f"entities/{name}/"
    briefings = graph.of_entity.get(name, ())
    return Page(
        kind=PageKind.ENTITY,
        url=url,
        title=entity.name,
        description=entity.summary or "",
        lang=settings.lang,
        view=_view(name, entity, page, graph),
        files=feed_files(url, entity.name, briefings, settings),
    )


def _view(
    name: str, entity: Entity, page: ListPage[Briefing], graph: Graph
) -> EntityView:
    about = graph.about_entity.get(name, ())
    appears = sorted(b.id for b in graph.of_entity.get(name, ()))
    return EntityView(
        title=entity.name,
        type=str(entity.type),
        aliases=entity.aliases,
        summary=entity.summary or "",
        same_as=entity.same_as,
        facts=tuple(_fact(fact, graph) for fact in entity.facts),
        said=said_by_year(about),
        older=left_out(about),
        pages=page.pages,
        briefings=tuple(map(briefing_item, page.items)),
        timeline=timeline(about),
        company=company(name, appears, graph),
    )


def _fact(fact: Fact, graph: Graph) -> FactItem:
    named = [fact.source, *(e.source for e in fact.evidence)]
    found = (_source(name, graph) for name in named if name)
    source = next((s for s in found if s), None)
    return FactItem(
        property=fact.property,
        value=fact.value,
        span=_span(fact),
        source=source_link(source) if source else None,
    )


def _source(name: str, graph: Graph) -> Source | None:
    """Find a source by the name that a registry uses for it."""
    briefing, _, local = name.partition("#")
    return graph.site.sources.get(f"{briefing}-{local}" if local else name)


def _span(fact: Fact) -> str:
    since = event_day(fact.from_).text if fact.from_ else ""
    until = event_day(fact.to).text if fact.to else ""
    if since and until:
        return f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else ""
