"""A document knows where its values stand, also when some are taken out."""

import pytest

from briefgen.load import parse
from briefgen.model.document import Document, Path

TEXT = """\
title: One
points:
  - text: A
    note: N
  - text: B
  - [x, y]
last: end
"""


def document() -> Document:
    parsed, _ = parse(TEXT, "x.yml")
    assert parsed is not None
    return parsed


def place(document: Document, path: Path, *, key: bool = False) -> tuple[int, int]:
    location = document.location(path, key=key)
    return location.line, location.column


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), (1, 1)),
        (("title",), (1, 8)),
        (("points", 0), (3, 5)),
        (("points", 0, "note"), (4, 11)),
        (("points", 1, "text"), (5, 11)),
        (("points", 2, 1), (6, 9)),
        (("last",), (7, 7)),
    ],
)
def test_places(path: Path, expected: tuple[int, int]) -> None:
    assert place(document(), path) == expected


def test_a_key_has_a_place_too() -> None:
    assert place(document(), ("points", 0, "note"), key=True) == (4, 5)


def test_a_path_that_goes_deeper_leads_to_the_short_form() -> None:
    assert place(document(), ("title", "text")) == (1, 8)
    assert place(document(), ("title", 0, "quote")) == (1, 8)
    # One mapping in the place of a list of one.
    assert place(document(), ("points", 0, 0, "note")) == (4, 11)


@pytest.mark.parametrize(
    "gone", [("title",), ("points", 0), ("points", 0, "text"), ("points", 2, 0)]
)
def test_what_is_taken_out_leaves_the_other_places_right(gone: Path) -> None:
    rest = document().without(gone)
    assert place(rest, ("last",)) == (7, 7)
    assert not document().without(("last",)).has(("last",))
    if gone == ("points", 0):
        assert place(rest, ("points", 0, "text")) == (5, 11)
    else:
        assert place(rest, ("points", 1, "text")) == (5, 11)


def test_what_is_not_there_cannot_be_taken_out() -> None:
    with pytest.raises(KeyError):
        document().without(("points", 7))
