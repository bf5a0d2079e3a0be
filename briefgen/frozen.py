"""Dataclasses that nobody changes, made and filled quickly.

A frozen dataclass of the standard library takes 1.1 ms to make in Python 3.11, since
each of its methods is compiled by itself, and 2 µs to fill, since each field is set by
way of `object.__setattr__`. There are 250 of them: a sixth of a build after one edit.

Here a class is made with its slots and nothing else. When its first object is made, or
somebody asks for its fields, the standard library finds them, and the constructor
alone is compiled, which sets fields as any other does: 0.5 µs an object. What compares,
hashes and shows objects is the same function for every class. That nobody sets a field
again is left to the type checker, which sees the dataclass of the standard library.
"""

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter
from threading import RLock
from types import FunctionType
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar, cast

__all__ = ["all_but", "dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    T = TypeVar("T")

    def dataclass(**options: bool) -> Callable[[type[T]], type[T]]:
        """Make a class a dataclass; with other options, the standard library does."""
        given = {name for name, value in options.items() if value}
        if given >= {"frozen", "slots"} and given <= _OURS:
            return partial(_made, kw_only="kw_only" in given)
        return dataclasses.dataclass(**options)


def all_but(cls: type, *known: str) -> Callable[[object], object]:
    """Give what gets the fields of an object as a tuple, new ones too, but not these.

    Raises:
        ValueError: one of these is no field, or fewer than two are left.

    """
    names = _names(cls)
    rest = [name for name in names if name not in known]
    if len(names) != len(rest) + len(known) or len(rest) < 2:  # noqa: PLR2004 - a tuple
        raise ValueError(
            f"{cls.__name__} without {', '.join(known)}: no such field, or too few left"
        )
    return attrgetter(*rest)


_OURS = {"frozen", "slots", "kw_only"}


class _Getter(Protocol):
    def __call__(self, of: object, /) -> tuple[object, ...]: ...


class _Filler(Protocol):
    def __call__(self, new: object, /, *values: object) -> object: ...


def _made(cls: type, *, kw_only: bool) -> type:
    """Do what a frozen dataclass with slots does, but for refusing changes."""
    own = vars(cls)
    names = [name for name, of in cls.__annotations__.items() if not _is_of_class(of)]
    moved = {*names, "__dict__", "__weakref__"}
    above = {s for base in cls.__mro__[1:] for s in vars(base).get("__slots__", ())}
    members = {name: value for name, value in own.items() if name not in moved}
    members["__slots__"] = tuple(name for name in names if name not in above)
    members["__dataclass_fields__"] = _Fields(cls, kw_only=kw_only)
    members["__dataclass_params__"] = _PARAMETERS
    members.setdefault("__reduce__", _reduced)
    made: type = type(cls)(cls.__name__, cls.__bases__, members)
    made.__qualname__ = cls.__qualname__
    missing = [name for name in _METHODS if name not in own]
    for name in missing:
        setattr(made, name, _awaited(made, missing, name))
    return made


_sent: dict[type, "_Getter"] = {}
"""What gets the values of an object that is sent to another process, by its class."""
_filled: dict[type, "_Filler"] = {}
"""What makes such an object of them."""


def _reduced(self: object) -> tuple[object, ...]:
    """Give what to send of an object: half of a pickle would be the names of fields."""
    cls = self.__class__
    if cls not in _sent:
        _sent[cls] = _getter(_names(cls))
    return _restored, (cls, *_sent[cls](self))


def _restored(cls: type, *values: object) -> object:
    """Make an object that was sent."""
    if cls not in _filled:
        _filled[cls] = _filler(_names(cls))
    return _filled[cls](object.__new__(cls), *values)


def _names(cls: type) -> list[str]:
    return [field.name for field in dataclasses.fields(cls)]


def _getter(names: Sequence[str]) -> "_Getter":
    if len(names) > 1:
        return cast("_Getter", attrgetter(*names))
    return lambda self: tuple(getattr(self, name) for name in names)


def _filler(names: Sequence[str]) -> "_Filler":
    """Compile what fills all fields, also those that have to be named elsewhere."""
    known: dict[str, object] = {}
    lines = "".join(f" self.{name} = {name}\n" for name in names)
    head = ", ".join(("self", *names))
    exec(f"def fill({head}):\n{lines} return self", known)  # noqa: S102 - names of our fields
    return cast("_Filler", known["fill"])


def _is_of_class(annotation: object) -> bool:
    """Tell whether something is said to be the class's own, and no field."""
    return getattr(annotation, "__origin__", annotation) is ClassVar


class _Fields:
    """The fields of a class, found when they are first asked for."""

    def __init__(self, cls: type, *, kw_only: bool) -> None:
        self._cls = cls
        self._kw_only = kw_only

    def __get__(self, _: object, asked: type) -> object:
        own = vars(self._cls)
        if "__dataclass_fields__" not in own:
            with _ONE_AT_A_TIME:
                if "__dataclass_fields__" not in own:
                    self._find()
        found = own["__dataclass_fields__"]
        if vars(asked).get("__dataclass_fields__") is self:
            type.__setattr__(asked, "__dataclass_fields__", found)  # asked often
        return found

    def _find(self) -> None:
        self._cls.__doc__ = "-"  # or else a signature is made for it, slowly
        dataclasses.dataclass(
            init=False, repr=False, eq=False, match_args=False, kw_only=self._kw_only
        )(self._cls)


_ONE_AT_A_TIME = RLock()
"""Held while fields are found: that takes the defaults out of a class."""


_PLAIN = dataclasses.make_dataclass(
    "Plain", (), namespace={"__doc__": "-"}, init=False, repr=False, eq=False
)
_PARAMETERS: object = vars(_PLAIN)["__dataclass_params__"]
"""What the standard library asks a class for that another one is below."""
_METHODS = ("__init__", "__eq__", "__hash__", "__repr__")
"""What a class is given that does not say it itself."""


def _awaited(cls: type, missing: Sequence[str], name: str) -> object:
    """Give a method that, when it is first called, makes all that are missing."""

    def method(self: object, *given: object, **named: object) -> object:
        methods = _methods(cls)
        for each in missing:
            setattr(cls, each, methods[each])
        return methods[name](self, *given, **named)

    return method


def _methods(cls: type) -> dict[str, FunctionType]:
    fields = dataclasses.fields(cls)
    compared = [field.name for field in fields if field.compare]
    shown = [field.name for field in fields if field.repr]
    values = attrgetter(*compared) if compared else type

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    def written(self: object) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({said})"

    made = (_constructor(cls), equal, hashed, written)
    return dict(zip(_METHODS, cast("tuple[FunctionType, ...]", made), strict=True))


def _constructor(cls: type) -> FunctionType:
    """Compile what fills the fields; names that are no field's begin with two `_`."""
    missing = dataclasses.MISSING
    known: dict[str, object] = {"__missing": missing}
    parameters, by_name, lines = ["self"], ["*"], ["pass"]
    for field in dataclasses.fields(cls):
        name, parameter, value = field.name, field.name, field.name
        if field.default is not missing:
            known[f"__default_{name}"] = field.default
            parameter = f"{name}=__default_{name}"
        elif field.default_factory is not missing:
            known[f"__make_{name}"] = field.default_factory
            parameter = f"{name}=__missing"
            value = f"__make_{name}() if {name} is __missing else {name}"
        (by_name if field.kw_only else parameters).append(parameter)
        lines.append(f"self.{name} = {value}")
    every = ", ".join(parameters + by_name[len(by_name) == 1 :])
    body = "\n ".join(lines)
    exec(f"def __init__({every}):\n {body}", known)  # noqa: S102 - names of our fields
    return cast("FunctionType", known["__init__"])
