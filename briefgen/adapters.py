"""What reads and writes things of a class, as Python's own values or as JSON."""

from typing import TypeVar, cast

from pydantic import TypeAdapter

R = TypeVar("R")

_ADAPTERS: dict[object, object] = {}


def adapter(of: type[R]) -> TypeAdapter[R]:
    """Give what reads and writes a class; it is made once, when it is first needed."""
    if of not in _ADAPTERS:
        _ADAPTERS[of] = TypeAdapter(of)
    return cast("TypeAdapter[R]", _ADAPTERS[of])
