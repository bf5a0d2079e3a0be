"""Which pages there are, and who composes each: what is kept of pages in between."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from briefgen.compose.graph import Graph
from briefgen.compose.pages import PAGE_KINDS, Composer, in_words
from briefgen.compose.pagination import list_url
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.page import Page, PageKind, Recipe, View, ready

_YEARS = "timeline/*"  # those who ask for the page of one year ask for all


@dataclass(frozen=True)
class Directory:
    """The pages of a site, without what they say."""

    outlines: Mapping[str, Page]
    """Every page by its place in the site, with nothing to show."""
    composers: Mapping[PageKind, Composer]
    """What composes pages, by their kind."""
    urls: Mapping[str, str]
    """The address of each briefing's page, by its annotation's file."""

    @cached_property
    def annotations(self) -> Mapping[str, str]:
        """Give the annotations of briefings by the place of their page."""
        return {place_of(url): file for file, url in self.urls.items()}

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """Give the place of the page that each text stands beside."""
        return {
            text: place for place, page in self.outlines.items() for text in page.files
        }

    def compose(self, graph: Graph, settings: Settings, place: str) -> Page | None:
        """Compose one page."""
        outline = self.outlines.get(place)
        if outline is None:
            return None
        # The pages of a list are composed together, by whoever composes its first.
        url = list_url(outline.url)
        first = self.outlines.get(place_of(url), outline)
        wanted = in_words(replace(graph, wanted=frozenset({url, _YEARS})), settings)
        # Of a kind of which there was no page, nobody knows yet who composes it: the
        # one briefing of a site was broken, say, and has been mended.
        known = self.composers.get(first.kind)
        for composer in PAGE_KINDS if known is None else (known,):
            for page in composer(wanted, settings):
                if page.url == outline.url:
                    return page.page() if isinstance(page, Recipe) else page
        return None


def directory(
    graph: Graph,
    settings: Settings,
    urls: Mapping[str, str],
    go_on: Callable[[], None],
) -> Directory:
    """Find out which pages a site has."""
    outlines: dict[str, Page] = {}
    composers: dict[PageKind, Composer] = {}
    told = in_words(graph, settings)
    for composer in PAGE_KINDS:
        for page in composer(told, settings):
            go_on()
            composers[page.kind] = composer
            outlines[place_of(page.url)] = _outline(page)
    return Directory(outlines, composers, urls)


def with_pages(
    known: Directory, pages: Iterable[Page], urls: Mapping[str, str]
) -> Directory:
    """Add pages that nobody composes any more."""
    added = {place_of(page.url): _outline(page) for page in pages}
    return replace(
        known, outlines={**known.outlines, **added}, urls={**known.urls, **urls}
    )


def titled_otherwise(known: Directory, titles: Mapping[str, str]) -> Directory:
    """Give pages another title, by their place."""
    if not titles:
        return known
    now = {p: replace(known.outlines[p], title=title) for p, title in titles.items()}
    return replace(known, outlines={**known.outlines, **now})


def place_of(url: str) -> str:
    """Say where in the site the page at an address is."""
    return f"{url}index.html"


def _outline(page: Page | Recipe) -> Page:
    """Keep what MkDocs is to know of a page as long as it makes none.

    Its files and pages refer to each other, so it is long until they are collected.
    """
    recipe = page if isinstance(page, Recipe) else ready(page)
    return Page(
        kind=recipe.kind,
        url=recipe.url,
        title=recipe.title,
        description="",
        lang="",
        view=View(),
        date=recipe.date,
        assets=recipe.assets,
        files=dict.fromkeys(recipe.files, ""),
    )
