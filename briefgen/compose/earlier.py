"""The earlier briefings of a story, topic or dossier that are too many for its page."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from briefgen.compose.pagination import ListPage, PageLink
from briefgen.compose.pieces import BriefingItem, Link, briefing_item
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.page import Page, PageKind, Recipe, View
from briefgen.model.site import Briefing

ON_A_PAGE = 100
"""Briefings on a page: some 200 KB, with what each added."""


@dataclass(frozen=True, slots=True)
class EarlierView(View):
    """What `pages/earlier.md.jinja` shows."""

    title: str
    """The page's title."""
    of: Link
    """The story, topic or dossier."""
    here: str
    """Which of its pages this is."""
    pages: tuple[PageLink, ...]
    """The pages of the list."""
    briefings: tuple[BriefingItem, ...]
    """The briefings of this page."""


def earlier_pages(
    of: Link, pages: Iterable[ListPage[Briefing]], settings: Settings
) -> Iterator[Recipe]:
    """Say how the pages behind the first are made, of a topic or dossier."""
    for page in pages:
        yield Recipe(
            kind=PageKind.EARLIER,
            url=page.url,
            title=page.titled(of.text),
            make=partial(_listed, of, page, settings),
            alone=False,
        )


def _listed(of: Link, page: ListPage[Briefing], settings: Settings) -> Page:
    items = tuple(briefing_item(b, settings.words) for b in page.items)
    return earlier_page(page.url, of, page.pages, items, settings)


def earlier_page(
    url: str,
    of: Link,
    pages: Sequence[PageLink],
    briefings: tuple[BriefingItem, ...],
    settings: Settings,
) -> Page:
    """Make a page of earlier briefings."""
    here = next(page.link.text for page in pages if page.here)
    title = f"{of.text}: {here}"
    return Page(
        kind=PageKind.EARLIER,
        url=url,
        title=title,
        description=settings.words.gettext(
            "Earlier briefings: {title}.", title=of.text
        ),
        lang=settings.lang,
        view=EarlierView(title, of, here, tuple(pages), briefings),
    )
