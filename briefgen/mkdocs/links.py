"""The link check: every link inside the site leads to something that is there."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import TypeAlias

from briefgen.diagnostics import Diagnostic, Location, closest, diagnose
from briefgen.mkdocs.written import Written

Place: TypeAlias = Callable[[str, str], Location]
"""Says where a page, by its output, has a link."""
Problem: TypeAlias = tuple[str, str, str]
"""Code, message and help."""
_SHOWN = 5  # pages named for one broken link: a theme may have it on all of them


def resolves(target: str, outputs: Container[str]) -> bool:
    """Tell whether a link leads to a page or file of the site."""
    path = target.partition("#")[0]
    return path in outputs or f"{path}/index.html" in outputs


class _Places(Mapping[str, frozenset[str]]):
    """The ids of each file; those of one are known, since all would take much room."""

    def __init__(self, outputs: Mapping[str, Written]) -> None:
        self._outputs = outputs
        self._path = ""
        self._ids = frozenset[str]()

    def __getitem__(self, path: str) -> frozenset[str]:
        if path != self._path:
            self._path, self._ids = path, self._outputs[path].anatomy.ids
        return self._ids

    def __contains__(self, path: object) -> bool:
        return path in self._outputs

    def __iter__(self) -> Iterator[str]:
        return iter(self._outputs)

    def __len__(self) -> int:
        return len(self._outputs)


def check_links(outputs: Mapping[str, Written], place: Place) -> Iterator[Diagnostic]:
    """Report links to what is not there, whatever page they are on."""
    problems = _problems(_links(outputs), _Places(outputs))
    broken: dict[str, list[str]] = {}
    for page, written in outputs.items() if problems else ():
        for target in written.anatomy.links:
            if target in problems:
                broken.setdefault(target, []).append(page)
    for target, pages in broken.items():
        code, message, remedy = problems[target]
        rest = len(pages) - _SHOWN
        more = f" (so do {rest} other pages)" if rest > 0 else ""
        for page in sorted(pages)[:_SHOWN]:
            yield diagnose(code, place(page, target), message + more, remedy)


def breaks_a_link(
    before: Mapping[str, Written], changed: Mapping[str, Written]
) -> bool:
    """Tell whether a link leads nowhere now, where all led somewhere before.

    No file is gone, so that what changed is all there is to look at: where it
    leads, and what leads to places on it that are no more.
    """
    ids = _Places({**before, **changed})
    if _problems(_links(changed), ids):
        return True
    gone = {
        f"{path}#{place}"
        for path, written in changed.items()
        if path in before
        for place in before[path].anatomy.ids - written.anatomy.ids
    }
    return bool(gone) and any(
        any(map(written.anatomy.may_name, gone))
        and not gone.isdisjoint(written.anatomy.links)
        for path, written in before.items()
        if path not in changed
    )


def leading_to(
    addresses: Iterable[str], outputs: Mapping[str, Written]
) -> Iterator[str]:
    """Give the addresses of the pages that lead to some others, and perhaps more."""
    places = [f"{address}index.html" for address in addresses]
    for written in outputs.values() if places else ():
        if written.source and any(map(written.anatomy.may_name, places)):
            yield written.source.removesuffix("index.md")


def _links(outputs: Mapping[str, Written]) -> set[str]:
    return {link for written in outputs.values() for link in written.anatomy.links}


def _problems(targets: set[str], ids: _Places) -> dict[str, Problem]:
    """Find what is wrong with links, those to one page one after the other."""
    found = ((target, _problem(target, ids)) for target in sorted(targets))
    return {target: problem for target, problem in found if problem}


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
