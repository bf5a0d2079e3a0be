"""One value is changed, or none."""

import pytest

from briefgen.diagnostics import Edit, Location
from briefgen.edit import EditError
from briefgen.edit.surgery import changed, path_at
from briefgen.load import parse
from briefgen.model.document import Document, Path

TEXT = "a: one\nb:\n  - two # c\n  - {d: three, e: }\n"


def document() -> Document:
    read, _ = parse(TEXT, "a.yml")
    assert read is not None
    return read


def put(line: int, column: int, end: int, text: str) -> Edit:
    return Edit(Location("a.yml", line, column, line, end), text)


def test_an_attempt_that_changes_another_value_is_passed_over() -> None:
    both = (put(1, 4, 7, "x"), put(3, 5, 8, "y"))
    alone = (put(1, 4, 7, "x"),)
    new = changed(document(), ("a",), [both, alone], lambda value: value == "x")
    assert new.text == TEXT.replace("one", "x")


@pytest.mark.parametrize(
    "attempt",
    [
        (put(1, 4, 7, "x"), put(3, 5, 8, "y")),  # another value changes too
        (put(1, 4, 7, "y"),),  # not what is wanted
        (put(1, 4, 7, "'x"),),  # not YAML
        (put(1, 4, 7, "x\na: x"),),  # a trap
        (put(1, 99, 99, "x"),),  # nowhere
    ],
)
def test_no_attempt_will_do(attempt: tuple[Edit, ...]) -> None:
    with pytest.raises(EditError, match="1:4: not changed"):
        changed(document(), ("a",), [attempt], lambda value: value == "x")


@pytest.mark.parametrize(
    "path", [(), ("a",), ("b",), ("b", 0), ("b", 1), ("b", 1, "d"), ("b", 1, "e")]
)
def test_a_value_is_found_by_its_place(path: Path) -> None:
    assert path_at(document(), document().location(path)) == path


@pytest.mark.parametrize("path", [("a",), ("b",), ("b", 1, "d"), ("b", 1, "e")])
def test_a_key_is_found_by_its_place(path: Path) -> None:
    place = document().location(path, key=True)
    assert path_at(document(), place, key=True) == path


def test_there_is_nothing_at_a_place() -> None:
    assert path_at(document(), Location("a.yml", 1, 5, 1, 6)) is None
