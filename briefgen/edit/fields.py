"""Fields are added, set or renamed, in whichever style a mapping is written."""

import json
from collections.abc import Iterator, Mapping

from briefgen.diagnostics import Edit, Location
from briefgen.edit.surgery import Attempt, EditError, changed, value_at
from briefgen.edit.text import Lines
from briefgen.model.document import Document, Path

_DEEPER = 2
"""Spaces by which a mapping stands deeper than what it belongs to."""


def with_fields(document: Document, path: Path, fields: Mapping[str, str]) -> Document:
    """Add fields to a piece of evidence, or set those which it has.

    A quote in short form is spelled out first: it becomes the field `quote`.

    Raises:
        EditError: that cannot be done without touching anything else.

    """
    if isinstance(value_at(document.data, path), str):
        document = _spelled_out(document, path)
    for name, value in reversed(tuple(fields.items())):
        document = _with_field(document, path, name, value)
    return document


def with_id(document: Document, path: Path, name: str) -> Document:
    """Write the id of a statement down, before its first field.

    Raises:
        EditError: that cannot be done without touching anything else.

    """
    given = _mapping(document, path)
    first = document.location((*path, next(iter(given))), key=True)
    indent = " " * (first.column - 1)
    attempts = [
        (_insert(first, f"id: {name}{then}"),) for then in (f"\n{indent}", ", ")
    ]
    return changed(document, path, attempts, lambda v: v == {"id": name, **given})


def renamed(document: Document, path: Path, name: str) -> Document:
    """Give the field at a path another name.

    Raises:
        EditError: that cannot be done without touching anything else.

    """
    parent, old = path[:-1], path[-1]
    given = _mapping(document, parent)
    wanted = {name if key == old else key: value for key, value in given.items()}
    attempt = (Edit(document.location(path, key=True), name),)
    return changed(document, parent, [attempt], lambda value: value == wanted)


def _with_field(document: Document, path: Path, name: str, text: str) -> Document:
    given = _mapping(document, path)
    quoted = json.dumps(text, ensure_ascii=False)
    attempts: Iterator[Attempt]
    if name in given:
        attempts = iter([(Edit(document.location((*path, name)), quoted),)])
    else:
        attempts = _added(document, path, f"{name}: {quoted}")
    wanted = {**given, name: text}
    return changed(document, path, attempts, lambda value: value == wanted)


def _added(document: Document, path: Path, field: str) -> Iterator[Attempt]:
    """Put a field after the quote, or else before it."""
    key = document.location((*path, "quote"), key=True)
    value = document.location((*path, "quote"))
    lines = Lines(document.text)
    place = document.location(path)
    if lines.line(place.line)[place.column - 1 :].startswith("{"):
        yield (_insert(_end(value), f", {field}"),)
        return
    indent = " " * (key.column - 1)
    line_end = len(lines.line(value.end_line)) + 1
    after = Location(key.file, value.end_line, line_end, value.end_line, line_end)
    yield (_insert(after, f"\n{indent}{field}"),)
    yield (_insert(key, f"{field}\n{indent}"),)


def _spelled_out(document: Document, path: Path) -> Document:
    wanted = {"quote": value_at(document.data, path)}
    attempts = _spellings(document, path)
    return changed(document, path, attempts, lambda value: value == wanted)


def _spellings(document: Document, path: Path) -> Iterator[Attempt]:
    """Put `quote:` before a value, in a block and within brackets."""
    place, lines = document.location(path), Lines(document.text)
    before = lines.line(place.line)[: place.column - 1]
    if not before.strip(" -"):
        # An item of a list, or a value in a line of its own.
        deeper = len(before) - before.rindex("-") if "-" in before else _DEEPER
        yield (_insert(place, "quote: "), *_deeper(lines, place, deeper))
    elif before.rstrip(" ").endswith(":"):
        indent = document.location(path, key=True).column - 1 + _DEEPER
        column = len(before.rstrip(" ")) + 1
        gap = Location(place.file, place.line, column, place.line, place.column)
        own_line = Edit(gap, f"\n{' ' * indent}quote: ")
        yield (own_line, *_deeper(lines, place, _DEEPER))
    yield (_insert(place, "{quote: "), _insert(_end(place), "}"))


def _deeper(lines: Lines, place: Location, by: int) -> Iterator[Edit]:
    """Indent the lines in which a value goes on."""
    for number in range(place.line + 1, place.end_line + 1):
        if lines.line(number):
            start = Location(place.file, number, 1, number, 1)
            yield Edit(start, " " * by)


def _mapping(document: Document, path: Path) -> Mapping[str, object]:
    value = value_at(document.data, path)
    if not isinstance(value, dict) or not value:
        raise EditError(f"{document.location(path)}: there are no fields here")
    return value


def _insert(place: Location, text: str) -> Edit:
    at = Location(place.file, place.line, place.column, place.line, place.column)
    return Edit(at, text)


def _end(place: Location) -> Location:
    line, column = place.end_line, place.end_column
    return Location(place.file, line, column, line, column)
