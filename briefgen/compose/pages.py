"""Every page of a site, by the composers of its kinds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from briefgen.compose.archive import archive
from briefgen.compose.boards import questions, watch
from briefgen.compose.briefing import briefings
from briefgen.compose.changes import changes
from briefgen.compose.corrections import corrections
from briefgen.compose.digests import digests
from briefgen.compose.entities import entities
from briefgen.compose.graph import Graph, graph
from briefgen.compose.home import home
from briefgen.compose.judgements import judgements
from briefgen.compose.method import method
from briefgen.compose.publishable import publishable, publishable_changes
from briefgen.compose.publishers import publishers
from briefgen.compose.search_page import search_page
from briefgen.compose.sources import sources
from briefgen.compose.stories import stories
from briefgen.compose.timeline import timelines
from briefgen.compose.topics import topics
from briefgen.config import Settings
from briefgen.model.history import NOTHING_TOLD, Told
from briefgen.model.page import Page, Recipe, ready
from briefgen.model.site import Site

Composer: TypeAlias = Callable[[Graph, Settings], Iterator[Page | Recipe]]
"""What makes the pages of one kind, their index page included."""

PAGE_KINDS: tuple[Composer, ...] = (
    home,
    archive,
    briefings,
    stories,
    topics,
    entities,
    timelines,
    judgements,
    questions,
    watch,
    digests,
    sources,
    publishers,
    changes,
    corrections,
    method,
    search_page,
)
"""Every composer, in the order of the site."""


def connect(site: Site, settings: Settings, told: Told = NOTHING_TOLD) -> Graph:
    """Leave out what must stay back, and turn every reference round."""
    shown = publishable(site, settings)
    return graph(shown, publishable_changes(told, shown))


def compose(connected: Graph, settings: Settings) -> Iterator[Recipe]:
    """Say how every page is made that is wanted, in the site's language."""
    told = in_words(connected, settings)
    return (
        page if isinstance(page, Recipe) else ready(page)
        for kind in PAGE_KINDS
        for page in kind(told, settings)
    )


def in_words(connected: Graph, settings: Settings) -> Graph:
    """Give composers the words of the site's language."""
    return replace(connected, words=settings.words, lang=settings.lang)
