"""Edits are put into a text; every other character stays as it is."""

import re
from collections.abc import Sequence

from briefgen.diagnostics import BriefgenError, Edit

_BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")


class EditError(BriefgenError):
    """A change that cannot be made without changing something else."""


class Lines:
    """Where the lines of a text begin, as an editor counts them."""

    def __init__(self, text: str) -> None:
        self.text = text
        """The text; a BOM at its beginning is in no column."""
        first = len(text) - len(text.lstrip(_BOM))
        ends = list(_LINE_END.finditer(text, first))
        self.starts = [first, *(end.end() for end in ends)]
        """The offset of each line's first character."""
        self._ends = [*(end.start() for end in ends), len(text)]
        self.newline = ends[0][0] if ends else "\n"
        """How its lines end."""

    def offset(self, line: int, column: int) -> int:
        """Find the offset of a line and a column, which count from 1.

        Raises:
            EditError: the text has no such place.

        """
        if 1 <= line <= len(self.starts):
            offset = self.starts[line - 1] + column - 1
            if self.starts[line - 1] <= offset <= self._ends[line - 1]:
                return offset
        raise EditError(f"there is no line {line} with a column {column}")

    def line(self, number: int) -> str:
        """Give a line, by its number from 1, without its end."""
        return self.text[self.starts[number - 1] : self._ends[number - 1]]


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Make changes to a text; a line end that they bring in is the text's own.

    Raises:
        EditError: two of them overlap, or the text has no such place.

    """
    lines = Lines(text)
    parts: list[str] = []
    done, last_start = 0, -1
    for start, end, new in sorted(_stretch(lines, edit) for edit in edits):
        if start < done or start == last_start or end < start:
            raise EditError("two changes are in each other's way")
        parts += [text[done:start], _LINE_END.sub(lines.newline, new)]
        done, last_start = end, start
    return "".join([*parts, text[done:]])


def _stretch(lines: Lines, edit: Edit) -> tuple[int, int, str]:
    place = edit.location
    return (
        lines.offset(place.line, place.column),
        lines.offset(place.end_line, place.end_column),
        edit.text,
    )
