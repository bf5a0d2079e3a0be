"""The schema's word on a document: what it means, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from pydantic import ValidationError

from briefgen.adapters import adapter
from briefgen.check.wording import diagnostic, id_help
from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.frozen import dataclass
from briefgen.model.annotation import Annotation
from briefgen.model.article import Article
from briefgen.model.digest import Digest
from briefgen.model.document import Document, Path, Value
from briefgen.model.values import ID, named

R = TypeVar("R")
_NONE = frozenset[Path]()
"""One for all: an empty set takes as much room as one of four."""


@dataclass(frozen=True, slots=True)
class Read(Generic[R]):
    """What a mapping means, as far as the schema goes along with it.

    What breaks the schema is taken out, and the rest is read again, so that one
    run reports the other problems too.
    """

    document: Document
    """The document without what was taken out; places are still right."""
    value: R | None
    """What was read; None where nothing can be."""
    removed: frozenset[Path]
    """Where that stood which was taken out."""
    found: list[Diagnostic]
    """What is wrong."""


def defaults(article: Article | None) -> Mapping[str, Value]:
    """Give the front-matter keys of an article that serve as an annotation's.

    A value that does not fit the field is the article's own affair, and no
    default: front matter is often written for another program.
    """
    if article is None or article.front_matter is None:
        return {}
    data = article.front_matter.data
    if not isinstance(data, dict):
        return {}
    return {key: value for key, value in data.items() if _fits(key, value)}


def _fits(key: str, value: Value) -> bool:
    try:
        adapter(Annotation).validate_python({key: value})
    except ValidationError:
        return False
    return True


def validate_annotation(
    document: Document, defaults: Mapping[str, Value]
) -> "Read[Annotation]":
    """Read an annotation."""
    if not isinstance(document.data, dict):
        return Read(document, None, frozenset(), [_no_mapping(document, ())])
    return _read(document, (), defaults, Annotation)


def validate_digest(document: Document) -> "Read[Digest]":
    """Read what an author adds to a digest."""
    return _read(document, (), {}, Digest)


def validate_registry(
    document: Document, of: type[R]
) -> tuple[dict[str, R], frozenset[str], list[Diagnostic]]:
    """Read the records of a registry, without what breaks the schema.

    The ids of those that lost something are given too.
    """
    if not isinstance(document.data, dict):
        wrong = [] if document.data is None else [_no_mapping(document, ())]
        return {}, frozenset(), wrong
    records: dict[str, R] = {}
    flawed: set[str] = set()
    found: list[Diagnostic] = []
    for key, value in document.data.items():
        if not ID.fullmatch(key):
            place = document.location((key,), key=True)
            found.append(
                diagnose("BG206", place, f"`{key}` is not an id", id_help(key))
            )
        elif not isinstance(value, dict):
            found.append(_no_mapping(document, (key,)))
        else:
            read = _read(document, (key,), {}, of)
            found += read.found
            if read.value is not None:
                records[key] = read.value
            if read.found:
                flawed.add(key)
    return records, frozenset(flawed), found


def _read(
    document: Document, at: Path, defaults: Mapping[str, Value], of: type[R]
) -> Read[R]:
    """Read the mapping at `at`, taking out what is wrong until the rest is right."""
    found: dict[Diagnostic, None] = {}
    removed: set[Path] = set()
    while True:
        value = _at(document.data, at)
        given = value if isinstance(value, dict) else {}
        try:
            read = adapter(of).validate_python({**defaults, **given})
        except ValidationError as error:
            details = error.errors(include_url=False)
            found |= {
                diagnostic(document, at, d, of): None
                for d in details
                if (*at, *d["loc"]) not in removed
            }
            wrong = [_removable(document, at, d["type"], d["loc"]) for d in details]
            removed |= set(wrong)
            if at in wrong:
                return Read(document, None, frozenset(removed), list(found))
            document = _without(document, wrong)
        else:
            return Read(document, read, frozenset(removed) or _NONE, list(found))


def _at(data: Value, path: Path) -> Value:
    for step in path:
        data = data[str(step)] if isinstance(data, dict) else None
    return data


def _removable(document: Document, at: Path, kind: str, loc: Path) -> Path:
    """Find what to take out: the value, or what lacks a value that it needs."""
    path = at + (loc[:-1] if kind == "missing" else loc)
    while not document.has(path):
        path = path[:-1]
    return path if len(path) > len(at) else at


def _without(document: Document, paths: Sequence[Path]) -> Document:
    """Take the values out, the last first, so that the others keep their places."""
    order = sorted(set(paths), key=lambda p: [(isinstance(s, str), s) for s in p])
    for path in reversed(order):
        if document.has(path):
            document = document.without(path)
    return document


def _no_mapping(document: Document, path: Path) -> Diagnostic:
    found = named(_at(document.data, path))
    return diagnose(
        "BG204" if path else "BG115",
        document.location(path),
        f"fields such as `title: …` are wanted here, not {found}",
    )
