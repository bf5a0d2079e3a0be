"""What pydantic found wrong, in the words of our diagnostics."""

import re
from functools import cache
from typing import TypeAlias, TypeVar

from pydantic import TypeAdapter
from pydantic_core import ErrorDetails

from briefgen.adapters import adapter
from briefgen.diagnostics import Diagnostic, Edit, Location, closest, diagnose
from briefgen.model.document import Document, Path
from briefgen.model.slug import slug
from briefgen.model.values import named

R = TypeVar("R")

Schema: TypeAlias = "dict[str, Schema] | list[Schema] | str | int | float | bool | None"

_HELP = {
    "BG205": "write it as 2023-07-04, or with a time as 2023-07-04T14:20+02:00",
    "BG207": "write the whole address, beginning with https://",
    "BG209": "use a tag such as en, nb or zh-Hant",
    "BG215": "write a value, or remove the field",
    "BG217": "write a path below seeds/, with forward slashes and no `..`",
}
_SHOWN = 40


def diagnostic(
    document: Document, at: Path, error: ErrorDetails, of: type[R]
) -> Diagnostic:
    """Say what is wrong, where, and what may have been meant."""
    loc: Path = error["loc"]
    path = (*at, *loc)
    given: object = error["input"]
    match error["type"]:
        case "missing":
            place = document.location(path[:-1])
            return diagnose("BG201", place, f"`{path[-1]}` is missing here")
        case "unexpected_keyword_argument":
            place = document.location(path, key=True)
            known = _fields(_schema(adapter(of)), loc[:-1])
            return _unknown_field(place, str(path[-1]), known)
        case "enum":
            words = re.findall(r"'([^']*)'", error["ctx"]["expected"])
            return _unknown_word(document.location(path), given, words)
        case code if code.startswith("BG"):
            shown = f"`{_short(given)}`: " if _is_word(given) else ""
            place = document.location(path)
            return diagnose(code, place, shown + error["msg"], _help(code, given))
        case kind:
            listed = kind.startswith(("tuple", "list"))
            wanted = "a list" if listed else "a mapping of fields"
            message = f"{wanted} is wanted here, not {named(given)}"
            return diagnose("BG204", document.location(path), message)


def id_help(given: str) -> str:
    """Offer an id in the place of what is none."""
    offer = slug(given)
    return f"use small letters, digits and hyphens: {offer}" if offer else ""


def unknown(word: str, known: list[str]) -> str:
    """Say what may have been meant by an unknown word."""
    guess = closest(word, known)
    return f"did you mean `{guess}`?" if guess else f"use one of: {', '.join(known)}"


def _unknown_field(place: Location, name: str, known: list[str]) -> Diagnostic:
    guess = closest(name, known)
    fix = Edit(place, guess) if guess else None
    message = f"there is no field `{_short(name)}` here"
    return diagnose("BG202", place, message, unknown(name, known), fix)


def _unknown_word(place: Location, given: object, words: list[str]) -> Diagnostic:
    if not isinstance(given, str):
        return diagnose(
            "BG204", place, f"a word is wanted here, not {named(given)}", ""
        )
    guess = closest(given.lower(), words)
    message = f"`{_short(given)}` is none of {', '.join(words)}"
    help_line = f"did you mean `{guess}`?" if guess else ""
    return diagnose("BG203", place, message, help_line)


def _help(code: str, given: object) -> str:
    if code == "BG206" and isinstance(given, str):
        return id_help(given)
    return _HELP.get(code, "")


def _is_word(given: object) -> bool:
    return isinstance(given, str) and bool(given.strip())


def _short(given: object) -> str:
    text = " ".join(str(given).split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


@cache
def _schema(adapter: TypeAdapter[R]) -> dict[str, Schema]:
    schema: dict[str, Schema] = adapter.json_schema()
    return schema


def _fields(schema: dict[str, Schema], loc: Path) -> list[str]:
    """List the fields that there are at a place, from the JSON Schema."""
    definitions = schema.get("$defs")
    node: Schema = schema
    for step in (None, *loc):
        if isinstance(node, dict) and isinstance(step, int):
            node = node.get("items")
        elif isinstance(node, dict) and isinstance(step, str):
            properties = node.get("properties")
            node = properties.get(step) if isinstance(properties, dict) else None
        node = _followed(node, definitions)
    properties = node.get("properties") if isinstance(node, dict) else None
    return list(properties) if isinstance(properties, dict) else []


def _followed(node: Schema, definitions: Schema) -> Schema:
    """Follow a reference, and take the first of alternatives."""
    if not isinstance(node, dict):
        return node
    alternatives = node.get("anyOf")
    if isinstance(alternatives, list):
        return _followed(alternatives[0], definitions)
    reference = node.get("$ref")
    if isinstance(reference, str) and isinstance(definitions, dict):
        return definitions.get(reference.rpartition("/")[2])
    return node
