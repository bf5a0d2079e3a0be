"""The short forms of an annotation, spelled out before they are judged."""

from copy import copy
from typing import TypeVar

from pydantic import ConfigDict

R = TypeVar("R")

CONFIG = ConfigDict(extra="forbid", use_attribute_docstrings=True)
"""A field nobody knows is an error; the line under a field describes it."""


def many(value: object) -> object:
    """Take a field with nothing in it for an empty list."""
    return [] if value is None else value


def one_or_many(value: object) -> object:
    """Take one value for a list of one."""
    return [value] if isinstance(value, str | dict) else many(value)


def evidence(value: object) -> object:
    """Take a quote for a list of one mapping, and so each quote of a list."""
    listed = one_or_many(value)
    if not isinstance(listed, list):
        return listed
    return [{"quote": item} if isinstance(item, str) else item for item in listed]


def with_id(value: object) -> object:
    """Take an id for a mapping that has only this id."""
    return {"id": value} if isinstance(value, str) else value


def with_text(value: object) -> object:
    """Take text for a mapping that has only this text."""
    return {"text": value} if isinstance(value, str) else value


def changed(record: R, **fields: object) -> R:
    """Give a copy of a record with other values, which are not judged again.

    `dataclasses.replace` would read every field as an author's text.
    """
    new = copy(record)
    for name, value in fields.items():
        object.__setattr__(new, name, value)
    return new
