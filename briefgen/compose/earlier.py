"""The earlier briefings of a story, topic or dossier that are too many for its page."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.compose.pagination import PageLink
from briefgen.compose.pieces import BriefingItem, Link
from briefgen.config import Settings
from briefgen.model.page import Page, PageKind, View

ON_A_PAGE = 100
"""Briefings on a page: some 200 KB, with what each added."""


@dataclass(frozen=True, slots=True)
class EarlierView(View):
    """What `pages/earlier.md.jinja` shows."""

    title: str
    """The page's title."""
    of: Link
    """The story, topic or dossier."""
    pages: tuple[PageLink, ...]
    """The pages of the list."""
    briefings: tuple[BriefingItem, ...]
    """The briefings of this page."""


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
        view=EarlierView(title, of, tuple(pages), briefings),
    )
