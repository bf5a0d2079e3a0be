"""The index of entities, by type and name."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from briefgen.compose.graph import Graph
from briefgen.compose.pagination import PageLink, paginate
from briefgen.compose.pieces import Link, briefings_in_words
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.locale import N_
from briefgen.model.page import Page, PageKind, View
from briefgen.model.registry import Entity
from briefgen.model.vocabulary import EntityType

ON_A_PAGE = 500
"""Entities on a page: some 200 KB."""
_HEADINGS = {
    EntityType.PERSON: N_("People"),
    EntityType.ORGANISATION: N_("Organisations"),
    EntityType.PLACE: N_("Places"),
    EntityType.EVENT: N_("Events"),
    EntityType.LAW: N_("Laws"),
    EntityType.WORK: N_("Works"),
    EntityType.OTHER: N_("Others"),
}


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """An entity in the index."""

    id: str
    """Its id."""
    link: Link
    """Its dossier."""
    summary: str
    """Who or what it is."""
    count: str
    """In how many briefings it is named."""


@dataclass(frozen=True, slots=True)
class EntityGroup:
    """The entities of one type."""

    id: str
    """The id of its heading."""
    heading: str
    """Its heading."""
    entities: tuple[EntityEntry, ...]
    """By name."""


@dataclass(frozen=True, slots=True)
class EntitiesView(View):
    """What `pages/entities.md.jinja` shows."""

    title: str
    """The page's title."""
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
    groups: tuple[EntityGroup, ...]
    """The types of which there is any."""


def entity_index(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the pages of the index."""
    words, entries = settings.words, _entries(graph)
    for part in paginate(
        entries, ON_A_PAGE, "entities/", lambda e: e[1].link.text, words
    ):
        title = part.titled(words.gettext("Entities"))
        groups = groupby(part.items, lambda listed: listed[0])
        yield Page(
            kind=PageKind.ENTITIES,
            url=part.url,
            title=title,
            description=words.gettext(
                "Who and what the briefings of {site} speak of.",
                site=settings.site_name,
            ),
            lang=settings.lang,
            view=EntitiesView(
                title=title,
                pages=part.pages,
                groups=tuple(
                    EntityGroup(
                        f"s-{heading.lower()}",
                        words.gettext(heading),
                        tuple(e for _, e in those),
                    )
                    for heading, those in groups
                ),
            ),
            data=part.data,
        )


def _entries(graph: Graph) -> list[tuple[str, EntityEntry]]:
    """Give all entities, each with the heading that it stands under, by type."""
    counts = Counter(entity for named in graph.named.values() for entity in named)
    order = list(_HEADINGS.values())
    every = [
        (_HEADINGS[entity.type], _entry(name, entity, counts[name], graph))
        for name, entity in graph.site.entities.items()
    ]
    every.sort(key=lambda e: (order.index(e[0]), e[1].link.text, e[1].id))
    return every


def _entry(name: str, entity: Entity, briefings: int, graph: Graph) -> EntityEntry:
    return EntityEntry(
        id=name,
        link=Link(entity.name, f"entities/{name}/", graph.lang),
        summary=entity.summary or "",
        count=briefings_in_words(briefings, graph.words),
    )
