"""The dataclasses of ours do what the standard library's frozen ones do."""

import pickle
import sys
import threading
from collections.abc import Callable
from copy import copy, deepcopy
from dataclasses import dataclass as standard
from dataclasses import field, fields, replace
from typing import ClassVar

import pytest

from briefgen.frozen import all_but, dataclass


@dataclass(frozen=True, slots=True)
class Ours:
    """A class with all that ours have."""

    name: str
    number: int = 0
    lines: tuple[str, ...] = ()
    known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)


@standard(frozen=True, slots=True)
class Theirs:
    """The same."""

    name: str
    number: int = 0
    lines: tuple[str, ...] = ()
    known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Below(Ours):
    """A class below one."""

    more: str = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """A class without fields."""


@dataclass(frozen=True, slots=True)
class Special:
    """A class that compares in a way of its own."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Special)

    def __hash__(self) -> int:
        return 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A class whose fields are given by name, and called as what fills them."""

    missing: str = "there"
    default_missing: str
    self_: tuple[str, ...] = field(default_factory=tuple)


class Inherits(Ours):
    """A class with a constructor of its own."""

    def __init__(self, name: str) -> None:
        super().__init__(name, number=9)


GIVEN = [("a",), ("a", 0), ("a", 1), ("b", 1, ("x",)), ("a", 0, (), {"k": "v"})]


@pytest.mark.parametrize("one", GIVEN)
@pytest.mark.parametrize("other", GIVEN)
def test_they_compare_alike(
    one: tuple[str, int, tuple[str, ...], dict[str, str]],
    other: tuple[str, int, tuple[str, ...], dict[str, str]],
) -> None:
    same = Theirs(*one) == Theirs(*other)
    assert (Ours(*one) == Ours(*other)) is same
    assert (hash(Ours(*one)) == hash(Ours(*other))) is same


def test_they_are_told_from_others() -> None:
    others: list[object] = [Theirs("a"), Below("a"), "a"]
    assert all(Ours("a") != other for other in others)
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())


def test_they_are_written_alike() -> None:
    assert repr(Ours("a", 1)) == repr(Theirs("a", 1)).replace("Theirs", "Ours")
    assert repr(Below("a", more="b")) == (
        "Below(name='a', number=0, lines=(), more='b')"
    )
    assert repr(Empty()) == "Empty()"


def test_the_tools_of_dataclasses_take_them() -> None:
    assert [each.name for each in fields(Ours)] == ["name", "number", "lines", "known"]
    assert replace(Below("a", more="b"), name="c") == Below("c", more="b")
    assert not hasattr(Ours("a"), "__dict__")
    assert Ours.__doc__ == "A class with all that ours have."


@pytest.mark.parametrize(
    "one",
    [
        Ours("a", 2, ("x",), {"k": "v"}),
        Below("a", more="b"),
        Empty(),
        Special("a"),
        Inherits("a"),
        Named(missing="here", default_missing="a", self_=("b",)),
    ],
    ids=lambda one: type(one).__name__,
)
def test_they_can_be_sent_and_copied(one: object) -> None:
    for other in (pickle.loads(pickle.dumps(one)), copy(one), deepcopy(one)):  # noqa: S301 - its own
        assert type(other) is type(one)
        assert repr(other) == repr(one)
        assert other == one


def test_what_is_not_compared_is_sent_too() -> None:
    assert pickle.loads(pickle.dumps(Ours("a", known={"k": "v"}))).known == {"k": "v"}  # noqa: S301 - its own


def test_what_a_class_says_itself_stands() -> None:
    assert Special("a") == Special("b")
    assert hash(Special("a")) == 7


def test_fields_are_filled_by_name_where_the_class_says_so() -> None:
    assert Named(default_missing="a") == Named(missing="there", default_missing="a")
    assert Named(default_missing="a", self_=("b",)).self_ == ("b",)
    with pytest.raises(TypeError, match="positional"):
        Named("a")  # type: ignore[call-arg]


def test_what_is_not_given_or_not_known_is_an_error() -> None:
    with pytest.raises(TypeError, match="'name'"):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="'nothing'"):
        Ours("a", nothing=1)  # type: ignore[call-arg]


def test_threads_may_make_the_first_object_at_once() -> None:
    found: list[object] = []
    at_once = threading.Barrier(8)

    def make(cls: Callable[[], object]) -> None:
        at_once.wait()
        found.append(cls())

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(200):

            @dataclass(frozen=True, slots=True)
            class New:
                lines: list[str] = field(default_factory=list)
                name: str = ""

            threads = [threading.Thread(target=make, args=(New,)) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    finally:
        sys.setswitchinterval(before)
    assert len(found) == 8 * 200


def test_a_class_may_have_what_is_no_field() -> None:
    @dataclass(frozen=True, slots=True)
    class Counted:
        known: ClassVar = 3
        others: ClassVar[int] = 4
        name: str = ""

    assert [each.name for each in fields(Counted)] == ["name"]
    assert (Counted.known, Counted().others) == (3, 4)


def test_defaults_that_are_made_are_not_shared() -> None:
    one, other = Ours("a"), Ours("a")
    one.known["k"] = "v"
    assert other.known == {}


def test_a_class_below_may_call_the_constructor() -> None:
    assert Inherits("a").number == Inherits("b").number == 9


def test_all_fields_but_some_are_got_from_an_object() -> None:
    assert all_but(Ours, "number", "known")(Ours("a", 1)) == ("a", ())
    assert all_but(Below, "known")(Below("a", more="b")) == ("a", 0, (), "b")
    for wrong in (["numbers"], ["name", "lines", "known"]):
        with pytest.raises(ValueError, match="Ours"):
            all_but(Ours, *wrong)
