"""Outputs that would fall together: one name for two, or one that Windows refuses."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.structure.files import File

from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.frozen import dataclass
from briefgen.model.page import Recipe

_RESERVED = re.compile(
    r"(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.[^/]*)?(?:/|$)|[. ](?:/|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A name in the site, and what wants to have it."""

    name: str
    """Where it would stand in the site."""
    where: Location
    """What it comes from."""
    by_hand: bool
    """Whether somebody made it, and not we."""


def claim(file: File, root: Path) -> Claim:
    """Say what a file of MkDocs' wants to be called."""
    return Claim(file.dest_uri, place(file, root), file.generated_by is None)


def claims_of(recipes: Iterable[Recipe]) -> Iterator[Claim]:
    """Say what our pages, and what stands beside them, are called."""
    pictures: set[str] = set()
    for recipe in recipes:
        if not recipe.by_hand:
            yield Claim(f"{recipe.url}index.html", Location(recipe.path), by_hand=False)
        for path in recipe.files:
            yield Claim(path, Location(path), by_hand=False)
        pictures.update(recipe.assets)
    for path in sorted(pictures):
        yield Claim(path, Location(path), by_hand=False)


def collisions(claims: Iterable[Claim]) -> Iterator[Diagnostic]:
    """Report files of one name, as the least careful file system sees it."""
    taken: dict[str, Claim] = {}
    for one in claims:
        if _RESERVED.search(one.name):
            message = f"{one.name} is a name that Windows does not allow"
            yield diagnose("BG703", one.where, message, "rename it")
        folded = unicodedata.normalize("NFC", one.name).casefold()
        other = taken.setdefault(folded, one)
        if other is not one:
            message = f"{one.name} would be written over {_named(other)}"
            remedy = "rename the file, or change the id of the page"
            first = other if other.by_hand else one
            yield diagnose("BG703", first.where, message, remedy)


def place(file: File, root: Path) -> Location:
    """Say where a file or generated page comes from."""
    if file.abs_src_path is None:
        return Location(file.src_uri)
    path = Path(file.abs_src_path)
    inside = path.is_relative_to(root)
    return Location(path.relative_to(root).as_posix() if inside else path.as_posix())


def _named(claim: Claim) -> str:
    where = claim.where.file
    is_page = not claim.by_hand and where.endswith("index.md")
    return (posixpath.dirname(where) or "the home page") if is_page else where
