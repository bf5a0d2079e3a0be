"""The short forms of an annotation, spelled out before they are judged."""

from copy import copy
from typing import ClassVar, TypeVar

from pydantic import ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from briefgen.frozen import dataclass

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What an author writes down in fields; one that nobody knows is an error.

    `adapters` has what judges and reads it; the class itself takes what it is given.
    """

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")


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
    """Give a copy of a record with other values, by names that are computed."""
    new = copy(record)
    for name, value in fields.items():
        object.__setattr__(new, name, value)
    return new


@dataclass(frozen=True, slots=True)
class Short:
    """Tells the JSON Schema of a short form that a validator spells out."""

    suggests: str = ""
    """The registry whose ids the short form is; or else it is any text."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Put the short form beside the long one; what we write is never short."""
        long = handler(core_schema)
        if handler.mode == "serialization":
            return long
        short: JsonSchemaValue = {"type": ["string", "number", "boolean"]}
        if self.suggests:
            short[SUGGESTS] = self.suggests
        if long.get("type") != "array":
            return {"anyOf": [long, short]}
        items = long["items"]
        if "$ref" not in items:
            return {"anyOf": [long, items]}
        long["items"] = {"anyOf": [items, short]}
        return {"anyOf": [long, items, short]}


SUGGESTS = "x-suggests"
"""The key of a JSON Schema that names the registry whose ids are meant."""
