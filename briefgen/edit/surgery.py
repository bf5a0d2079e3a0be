"""One value of a document is changed, and it is proved that nothing else is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from briefgen.diagnostics import Edit, Location, Severity
from briefgen.edit.text import EditError, apply
from briefgen.load import parse
from briefgen.load.limits import REGISTRY
from briefgen.model.document import SPAN, Document, Path, Value

__all__ = ["Attempt", "EditError", "changed", "path_at", "replaced", "value_at"]

Attempt: TypeAlias = tuple[Edit, ...]
"""Edits which may bring a change about: parsing tells whether they do."""


def changed(
    document: Document,
    path: Path,
    attempts: Iterable[Attempt],
    wanted: Callable[[Value], bool],
) -> Document:
    """Make the first attempt after which only the value at a path differs.

    Raises:
        EditError: there is none, or the document has errors.

    """
    place = document.location(path)
    _, found = parse(document.text, document.file, limits=REGISTRY)
    if any(problem.severity is Severity.ERROR for problem in found):
        raise EditError(f"{place}: not changed", "mend the errors of its YAML first")
    for attempt in attempts:
        new = _attempted(document, attempt)
        if new is None:
            continue
        value = value_at(new.data, path)
        if wanted(value) and new.data == replaced(document.data, path, value):
            return new
    raise EditError(
        f"{place}: not changed",
        "it is written in a way that cannot be changed without touching more: "
        "change it by hand",
    )


def _attempted(document: Document, attempt: Attempt) -> Document | None:
    try:
        text = apply(document.text, attempt)
    except EditError:
        return None
    new, found = parse(text, document.file, limits=REGISTRY)
    broken = any(problem.severity is Severity.ERROR for problem in found)
    return None if broken else new


def value_at(data: Value, path: Path) -> Value:
    """Give the value at a path; nothing where there is none."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def replaced(data: Value, path: Path, value: Value) -> Value:
    """Give the data with another value at a path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, dict):
        return {
            k: replaced(v, rest, value) if k == step else v for k, v in data.items()
        }
    if isinstance(data, list):
        return [
            replaced(item, rest, value) if i == step else item
            for i, item in enumerate(data)
        ]
    return data


def path_at(document: Document, place: Location, *, key: bool = False) -> Path | None:
    """Find the way to the value, or the key, that stands at a place."""
    wanted = (place.line, place.column, place.end_line, place.end_column)
    spans = _spans(document.spans)
    walk = _walk(document.data, ())
    return next(
        (
            path
            for (path, is_key), span in zip(walk, spans, strict=False)
            if is_key == key and span == wanted
        ),
        None,
    )


def _spans(numbers: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Give the spans of a document, one after the other."""
    return zip(*[iter(numbers)] * SPAN, strict=True)


def _walk(value: Value, path: Path) -> Iterator[tuple[Path, bool]]:
    """Give the ways to all values and keys, in the order of their spans."""
    yield path, False
    if isinstance(value, dict):
        for name, child in value.items():
            yield (*path, name), True
            yield from _walk(child, (*path, name))
    elif isinstance(value, list):
        for position, child in enumerate(value):
            yield from _walk(child, (*path, position))
