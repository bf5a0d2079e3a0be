"""Edits in a text: what they do not name stays as it is."""

import pytest

from briefgen.diagnostics import Edit, Location
from briefgen.edit import EditError, apply


def edit(line: int, column: int, end_line: int, end_column: int, text: str) -> Edit:
    return Edit(Location("a.yml", line, column, end_line, end_column), text)


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        ("a: b\n", [edit(1, 1, 1, 2, "c")], "c: b\n"),
        ("a: b", [edit(1, 5, 1, 5, "\nc: d")], "a: b\nc: d"),
        ("", [edit(1, 1, 1, 1, "a: b\n")], "a: b\n"),
        ("\ufeffa: b\n", [edit(1, 1, 1, 2, "c")], "\ufeffc: b\n"),
        ("a: b\r\nc: d\r\n", [edit(2, 1, 2, 1, "x: y\n")], "a: b\r\nx: y\r\nc: d\r\n"),
        ("a: b\rc: d\r", [edit(2, 4, 2, 5, "e\nf")], "a: b\rc: e\rf\r"),
        ("😀: b\n", [edit(1, 4, 1, 5, "c")], "😀: c\n"),
        ("a\u2028b: c\n", [edit(1, 6, 1, 7, "d")], "a\u2028b: d\n"),
        (
            "one two three",
            [edit(1, 9, 1, 14, "3"), edit(1, 1, 1, 4, "1")],
            "1 two 3",
        ),
        ("one\ntwo\nthree", [edit(1, 3, 3, 3, "-")], "on-ree"),
        ("ab", [edit(1, 1, 1, 2, "x"), edit(1, 2, 1, 3, "y")], "xy"),
    ],
)
def test_edits(before: str, edits: list[Edit], after: str) -> None:
    assert apply(before, edits) == after


@pytest.mark.parametrize(
    "edits",
    [
        [edit(1, 1, 1, 4, "x"), edit(1, 3, 1, 5, "y")],
        [edit(1, 2, 1, 2, "x"), edit(1, 2, 1, 2, "y")],
        [edit(1, 1, 1, 8, "x"), edit(1, 3, 1, 3, "y")],
        [edit(1, 9, 1, 9, "x")],
        [edit(3, 1, 3, 1, "x")],
        [edit(0, 1, 1, 1, "x")],
        [edit(1, 3, 1, 2, "x")],
    ],
)
def test_what_cannot_be_is_refused(edits: list[Edit]) -> None:
    with pytest.raises(EditError):
        apply("one two\n", edits)
