"""The link check: every link inside the site leads to something that is there."""

from collections.abc import Callable, Container, Iterator, Mapping
from typing import TypeAlias

from briefgen.diagnostics import Diagnostic, Location, closest, diagnose
from briefgen.mkdocs.manifest import Written

Place: TypeAlias = Callable[[str, str], Location]
"""Says where a page, by its output, has a link."""
Problem: TypeAlias = tuple[str, str, str]
"""Code, message and help."""
_SHOWN = 5  # pages named for one broken link: a theme may have it on all of them


def resolves(target: str, outputs: Container[str]) -> bool:
    """Tell whether a link leads to a page or file of the site."""
    path = target.partition("#")[0]
    return path in outputs or f"{path}/index.html" in outputs


def check_links(outputs: Mapping[str, Written], place: Place) -> Iterator[Diagnostic]:
    """Report links to what is not there, whatever page they are on."""
    ids = {path: w.anatomy.ids for path, w in outputs.items()}
    problems: dict[str, Problem | None] = {}
    broken: dict[str, list[str]] = {}
    for page, written in outputs.items():
        for target in written.anatomy.links:
            if target not in problems:
                problems[target] = _problem(target, ids)
            if problems[target]:
                broken.setdefault(target, []).append(page)
    for target, pages in broken.items():
        code, message, remedy = problems[target] or ("", "", "")
        rest = len(pages) - _SHOWN
        more = f" (so do {rest} other pages)" if rest > 0 else ""
        for page in sorted(pages)[:_SHOWN]:
            yield diagnose(code, place(page, target), message + more, remedy)


def _problem(target: str, ids: Mapping[str, frozenset[str]]) -> Problem | None:
    path, _, anchor = target.partition("#")
    file = path if path in ids else f"{path}/index.html"
    address = "/" + path.removesuffix("index.html")
    if file not in ids:
        guess = closest(path, ids)
        remedy = f"did you mean /{guess.removesuffix('index.html')}?" if guess else ""
        return "BG701", f"a link leads to {address}, which is not there", remedy
    is_place = not file.endswith(".html") or anchor in ids[file]
    if is_place or anchor in {"", "top"}:
        return None
    guess = closest(anchor, ids[file])
    remedy = f"did you mean #{guess}?" if guess else ""
    return "BG702", f"a link leads to #{anchor}, which {address} does not have", remedy
