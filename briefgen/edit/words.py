"""The words of a quote are replaced, in the style in which they are written."""

import json
from collections.abc import Iterator

from briefgen.diagnostics import Edit, Location
from briefgen.edit.surgery import Attempt, changed
from briefgen.edit.text import Lines
from briefgen.model.document import Document, Path, Value


def with_words(document: Document, path: Path, words: str) -> Document:
    """Write other words in the place of those at a path.

    Raises:
        EditError: that cannot be done without touching anything else.

    """

    def wanted(value: Value) -> bool:
        return isinstance(value, str) and value.strip() == words

    return changed(document, path, _attempts(document, path, words), wanted)


def _attempts(document: Document, path: Path, words: str) -> Iterator[Attempt]:
    place, lines = document.location(path), Lines(document.text)
    written = lines.line(place.line)[place.column - 1 :]
    if written.startswith(("|", ">")):
        yield (_block(place, lines, words),)
        return
    if not written.startswith(("'", '"')):
        yield (Edit(place, words),)
    if not written.startswith('"'):
        single = words.replace("'", "''")
        yield (Edit(place, f"'{single}'"),)
    yield (Edit(place, json.dumps(words, ensure_ascii=False)),)


def _block(place: Location, lines: Lines, words: str) -> Edit:
    """Replace the lines of a block; a comment in its first line stays."""
    numbers = range(place.line + 1, place.end_line + 1)
    written = [line for line in map(lines.line, numbers) if line.strip()]
    indent = min((len(line) - len(line.lstrip(" ")) for line in written), default=0)
    first = min(place.line + 1, place.end_line)
    end = (place.end_line, len(lines.line(place.end_line)) + 1)
    return Edit(Location(place.file, first, 1, *end), " " * indent + words)
