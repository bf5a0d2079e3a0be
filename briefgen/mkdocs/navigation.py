"""The navigation: of a site that has none, and as any process understands it."""

from collections.abc import Iterable, Iterator

from mkdocs.structure.files import File, InclusionLevel, file_sort_key
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import nest_paths

from briefgen.frozen import dataclass
from briefgen.locale import N_, Words
from briefgen.model.page import Page, PageKind, Recipe

_GROUPS = {
    N_("Outlook"): (
        PageKind.TIMELINE,
        PageKind.JUDGEMENTS,
        PageKind.QUESTIONS,
        PageKind.WATCH,
        PageKind.DIGESTS,
    ),
    N_("Record"): (
        PageKind.SOURCES,
        PageKind.PUBLISHERS,
        PageKind.CHANGES,
        PageKind.CORRECTIONS,
        PageKind.METHOD,
    ),
}
"""Pages that stand together, so that a header has room for all."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """An item of the navigation: a page, a group of items, or a link."""

    title: str
    """What it is called; of a page perhaps HTML."""
    url: str
    """Where it leads; empty for a group."""
    children: tuple["NavItem", ...]
    """The items of a group."""
    is_page: bool
    """Whether it leads to a page of the site."""
    is_homepage: bool
    """Whether it leads to the home page."""


@dataclass(frozen=True, slots=True)
class Nav:
    """The navigation, as the theme prints it on pages that are no part of it."""

    items: tuple[NavItem, ...]
    """What it begins with."""
    homepage: NavItem | None
    """The home page, where it is among its pages."""


def labels(nav: object) -> Iterator[tuple[str, str]]:
    """Give what the site's own `nav` calls its pages: path and label."""
    if isinstance(nav, list):
        for item in nav:
            yield from labels(item)
    elif isinstance(nav, dict):
        for label, item in nav.items():
            if isinstance(item, str):
                yield item, str(label)
            else:
                yield from labels(item)


def default(
    pages: Iterable[Page | Recipe], handwritten: Iterable[File], words: Words
) -> list[object]:
    """Lead to pages of ours that have no page above them, and to all hand-written."""
    tops = [page for page in pages if page.url.count("/") <= 1]
    ours = [page.path for page in tops]
    theirs = [
        file.src_uri
        for file in sorted(handwritten, key=file_sort_key)
        if file.inclusion is not InclusionLevel.NOT_IN_NAV and file.src_uri not in ours
    ]
    nested: list[object] = nest_paths(theirs)  # type: ignore[no-untyped-call] # MkDocs has none
    home = [path for path in theirs if path == "index.md"]
    others = (item for item in nested if item not in home)
    return [*home, *_grouped(tops, words), *others]


def _grouped(pages: Iterable[Page | Recipe], words: Words) -> Iterator[object]:
    """Put pages that belong together into a group, where there are several."""
    groups = {kind: name for name, kinds in _GROUPS.items() for kind in kinds}
    found: dict[str, list[str]] = {}
    for page in pages:
        if page.kind in groups:
            found.setdefault(groups[page.kind], []).append(page.path)
        else:
            yield page.path
    for name, paths in found.items():
        if len(paths) > 1:
            yield {words.gettext(name): paths}
        else:
            yield from paths


def plain(nav: Navigation) -> Nav:
    """Reduce MkDocs' navigation to what our theme prints of it."""
    home = nav.homepage
    return Nav(
        items=tuple(_items(nav.items)),
        homepage=next(_items([home])) if home is not None else None,
    )


def _items(items: Iterable[object]) -> Iterator[NavItem]:
    for item in items:
        yield NavItem(
            title=str(getattr(item, "title", "")),
            url=str(getattr(item, "url", "") or ""),
            children=tuple(_items(getattr(item, "children", None) or ())),
            is_page=isinstance(item, MkDocsPage),
            is_homepage=isinstance(item, MkDocsPage) and item.is_homepage,
        )


def titles(items: Iterable[NavItem]) -> Iterator[tuple[str, str]]:
    """Give the address of each page in a navigation, and what it is called there."""
    for item in items:
        if item.is_page:
            yield item.url.removesuffix("index.html"), item.title
        yield from titles(item.children)


def folders_to(items: Iterable[NavItem]) -> Iterator[str]:
    """Give the folders of what a navigation leads to, and those that they are in."""
    for item in items:
        folder = item.url.removesuffix("index.html").rstrip("/")
        while folder:
            yield folder
            folder = folder.rpartition("/")[0]
        yield ""
        yield from folders_to(item.children)
