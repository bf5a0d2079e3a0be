"""Dataclasses that nobody changes, made and filled quickly.

A frozen dataclass of the standard library takes 1.1 ms to make in Python 3.11, since
each of its methods is compiled by itself, and 2 µs to fill, since each field is set by
way of `object.__setattr__`. There are 250 of them: a sixth of a build after one edit.

Here nothing is compiled until the first object is made, and then the constructor
alone, which sets fields as any other does: less than 0.1 ms a class, most of which are
not used in a run, and 0.5 µs an object. What compares, hashes and shows objects is the
same function for every class. That nobody sets a field again is left to the type
checker, which sees the dataclass of the standard library.
"""

import dataclasses
from collections.abc import Callable
from functools import partial
from operator import attrgetter
from types import FunctionType
from typing import TYPE_CHECKING, TypeVar, cast

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
    names = [field.name for field in dataclasses.fields(cls)]
    rest = [name for name in names if name not in known]
    if len(names) != len(rest) + len(known) or len(rest) < 2:  # noqa: PLR2004 - a tuple
        raise ValueError(
            f"{cls.__name__} without {', '.join(known)}: no such field, or too few left"
        )
    return attrgetter(*rest)


_OURS = {"frozen", "slots", "kw_only"}


def _made(cls: type, *, kw_only: bool) -> type:
    """Do what a frozen dataclass with slots does, but for refusing changes."""
    own = frozenset(vars(cls))
    documented = cls.__doc__ is not None
    cls.__doc__ = cls.__doc__ or "-"  # or else a signature is made for it, slowly
    made: type = dataclasses.dataclass(
        init=False, repr=False, eq=False, slots=True, match_args=False, kw_only=kw_only
    )(cls)
    if not documented:
        made.__doc__ = None
    for name, method in _methods(made).items():
        if name not in own:
            setattr(made, name, method)
    return made


def _methods(cls: type) -> dict[str, object]:
    fields = dataclasses.fields(cls)
    compared = [field.name for field in fields if field.compare]
    shown = [field.name for field in fields if field.repr]
    values = attrgetter(*compared) if compared else type

    def fill(self: object, *given: object, **named: object) -> None:
        constructor = _constructor(cls)
        setattr(cls, "__init__", constructor)  # noqa: B010 - mypy takes it for a fault
        constructor(self, *given, **named)

    def equal(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    def hashed(self: object) -> int:
        return hash(values(self))

    def written(self: object) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({said})"

    return {
        "__init__": fill,
        "__eq__": equal,
        "__hash__": hashed,
        "__repr__": written,
    }


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
