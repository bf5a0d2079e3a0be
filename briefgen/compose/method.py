"""The page that says what the words on all other pages mean."""

from collections.abc import Iterator
from functools import partial

from briefgen.compose.chapters import Chapter, chapters_of
from briefgen.compose.data_schema import SCHEMAS, schema_files
from briefgen.compose.graph import Graph
from briefgen.compose.pieces import Link
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.page import Page, PageKind, Recipe, View


@dataclass(frozen=True, slots=True)
class MethodView(View):
    """What `pages/method.md.jinja` shows."""

    title: str
    """The page's title."""
    chapters: tuple[Chapter, ...]
    """All words."""
    index: Link
    """All briefings, as data."""
    schemas: tuple[Link, ...]
    """What describes the form of data."""


def method(graph: Graph, settings: Settings) -> Iterator[Recipe]:
    """Make the page; beside it stand the schemas of the data, whose words it has."""
    if graph.wants("method/"):
        chapters = chapters_of(settings.words)
        yield Recipe(
            kind=PageKind.METHOD,
            url="method/",
            title=settings.words.gettext("Method"),
            make=partial(_page, chapters, settings),
            files=SCHEMAS,
            known=partial(_known, chapters, settings),
        )


def _known(chapters: tuple[Chapter, ...], settings: Settings) -> tuple[object, ...]:
    return ("method", settings.lang, settings.site_url, chapters)


def _page(chapters: tuple[Chapter, ...], settings: Settings) -> Page:
    words = settings.words
    schemas = (
        words.gettext("annotations"),
        words.gettext("a briefing"),
        words.gettext("the list"),
    )
    return Page(
        kind=PageKind.METHOD,
        url="method/",
        title=words.gettext("Method"),
        description=words.gettext("What the words on these pages mean."),
        lang=settings.lang,
        view=MethodView(
            title=words.gettext("Method"),
            chapters=chapters,
            index=Link(words.gettext("a list of all briefings"), "index.json"),
            schemas=tuple(map(Link, schemas, SCHEMAS)),
        ),
        files=schema_files(settings),
    )
