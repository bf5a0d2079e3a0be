"""The dossiers of entities."""

from collections.abc import Iterator
from functools import partial

from briefgen.compose.company import Company, company
from briefgen.compose.earlier import ON_A_PAGE, earlier_pages
from briefgen.compose.entity_index import entity_index
from briefgen.compose.facts import FactGroup, facts_of
from briefgen.compose.feeds import feed_files, feed_places
from briefgen.compose.graph import Graph
from briefgen.compose.pagination import ListPage, PageLink, paginate
from briefgen.compose.pieces import (
    BriefingItem,
    Link,
    briefing_item,
    day_of,
)
from briefgen.compose.redirects import redirect_places, redirects
from briefgen.compose.said import SaidYear, left_out, said_by_year
from briefgen.compose.terms import term
from briefgen.compose.timeline import Timeline, timeline
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.page import Page, PageKind, Recipe, View
from briefgen.model.registry import Entity
from briefgen.model.site import Briefing


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
    facts: tuple[FactGroup, ...]
    """What held of it when, by property."""
    dated: bool
    """Whether any property has had more than one value."""
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
        graph.of_entity.get(name, ()),
        ON_A_PAGE,
        url,
        partial(day_of, words=settings.words),
        settings.words,
        newest_first=True,
    )
    yield Recipe(
        kind=PageKind.ENTITY,
        url=url,
        title=entity.name,
        make=partial(_page, name, first, graph, settings),
        alone=False,
        files=(
            *redirect_places(url, entity.former_ids),
            *feed_places(url, settings),
        ),
    )
    yield from earlier_pages(Link(entity.name, url, settings.lang), others, settings)


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
        files={
            **redirects(url, entity.former_ids, entity.name, settings.lang, settings),
            **feed_files(url, entity.name, briefings, settings),
        },
    )


def _view(
    name: str, entity: Entity, page: ListPage[Briefing], graph: Graph
) -> EntityView:
    about = graph.about_entity.get(name, ())
    appears = sorted(b.id for b in graph.of_entity.get(name, ()))
    facts = facts_of(entity.facts, graph)
    return EntityView(
        title=entity.name,
        type=term(entity.type, graph.words),
        aliases=entity.aliases,
        summary=entity.summary or "",
        same_as=entity.same_as,
        facts=facts,
        dated=any(len(group.rows) > 1 for group in facts),
        said=said_by_year(about, graph.words),
        older=left_out(about),
        pages=page.pages,
        briefings=tuple(briefing_item(b, graph.words) for b in page.items),
        timeline=timeline(about, graph.words),
        company=company(name, appears, graph),
    )
