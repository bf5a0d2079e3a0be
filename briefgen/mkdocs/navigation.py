"""The navigation of a site that has none: pages at its top, then hand-written ones."""

from collections.abc import Iterable, Iterator

from mkdocs.structure.files import File, InclusionLevel, file_sort_key
from mkdocs.utils import nest_paths

from briefgen.model.page import Page, PageKind

_GROUPS = {
    "Outlook": (
        PageKind.TIMELINE,
        PageKind.JUDGEMENTS,
        PageKind.QUESTIONS,
        PageKind.WATCH,
        PageKind.DIGESTS,
    ),
    "Record": (
        PageKind.SOURCES,
        PageKind.PUBLISHERS,
        PageKind.CORRECTIONS,
        PageKind.METHOD,
    ),
}
"""Pages that stand together, so that a header has room for all."""


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


def default(pages: Iterable[Page], handwritten: Iterable[File]) -> list[object]:
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
    return [*home, *_grouped(tops), *(item for item in nested if item not in home)]


def _grouped(pages: Iterable[Page]) -> Iterator[object]:
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
            yield {name: paths}
        else:
            yield from paths
