"""The JSON Schema (draft-07) of annotations and registries, for editors.

Editors of YAML know no later draft.
"""

import ast
import json
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise
from keyword import iskeyword
from pathlib import PurePosixPath
from textwrap import dedent
from typing import TypeAlias

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import DataclassSchema, EnumSchema

from briefgen.adapters import adapter
from briefgen.model.annotation import Annotation
from briefgen.model.digest import Digest
from briefgen.model.document import Document
from briefgen.model.forms import SUGGESTS
from briefgen.model.meanings import MEANINGS
from briefgen.model.project import Project
from briefgen.model.registry import RECORD_TYPES

Node: TypeAlias = "dict[str, Node] | list[Node] | str | int | float | bool | None"

Ids: TypeAlias = Mapping[str, Sequence[str]]
"""The ids that a site has, by registry; those of briefings under `briefings`."""

_DOCUMENTS: Mapping[str, type] = {"annotation": Annotation, "digest": Digest}
"""What is one document a file; the others are mappings of records."""

_DRAFT = "http://json-schema.org/draft-07/schema#"


def ids_of(project: Project) -> Ids:
    """Collect the ids that a site has."""
    ids = {name: _keys(document) for name, document in project.registries.items()}
    return {**ids, "briefings": [_briefing_id(d) for d in project.annotations]}


def schema_text(kind: str, ids: Ids) -> str:
    """Write the schema of `annotation`, `digest`, or a registry such as `entities`."""
    return json.dumps(schema(kind, ids), ensure_ascii=False, indent=2) + "\n"


def schema(kind: str, ids: Ids) -> dict[str, Node]:
    """Make the schema of `annotation`, `digest`, or a registry such as `entities`."""
    of = _DOCUMENTS.get(kind) or RECORD_TYPES[kind]
    made = _adapted(adapter(of).json_schema(schema_generator=Described), ids)
    if not isinstance(made, dict):  # pragma: no cover - a schema is a mapping
        raise TypeError(kind)
    definitions = made.pop("definitions", {})
    if kind not in _DOCUMENTS:
        made = {"type": "object", "additionalProperties": made}
    return {"$schema": _DRAFT, **made, "definitions": definitions}


def _keys(document: Document) -> list[str]:
    return list(document.data) if isinstance(document.data, dict) else []


def _briefing_id(document: Document) -> str:
    given = document.data.get("id") if isinstance(document.data, dict) else None
    return given if isinstance(given, str) else PurePosixPath(document.file).stem


class Described(GenerateJsonSchema):
    """Describes every field by the line under it in our source, and words by theirs.

    Pydantic can read those lines too (`use_attribute_docstrings`), but reads the
    source of every class for it whenever it is imported.
    """

    def dataclass_schema(self, schema: DataclassSchema) -> JsonSchemaValue:
        """Describe the fields of a class."""
        made = super().dataclass_schema(schema)
        for field, value in made.get("properties", {}).items():
            value["description"] = _description(schema["cls"], field)
        return made

    def enum_schema(self, schema: EnumSchema) -> JsonSchemaValue:
        """Describe the words of an enumeration."""
        made = super().enum_schema(schema)
        meanings = MEANINGS.get(schema["cls"].__name__)
        return (
            made
            if meanings is None
            else made | {"enumDescriptions": [*meanings.values()]}
        )


def _description(of: type, field: str) -> str:
    """Find the line under a field, in its class or one before it."""
    name = f"{field}_" if iskeyword(field) else field
    classes = (base for base in of.__mro__ if is_dataclass(base))
    return next((u[name] for u in map(_lines_under, classes) if name in u), "")


@cache
def _lines_under(of: type) -> Mapping[str, str]:
    """Read what stands under each field of a class."""
    (definition,) = ast.parse(dedent(getsource(of))).body
    if not isinstance(definition, ast.ClassDef):  # pragma: no cover - it is one
        raise TypeError(of)
    under: dict[str, str] = {}
    for field, line in pairwise(definition.body):
        match field, line:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                under[name] = cleandoc(text)
            case _:
                pass
    return under


def _adapted(node: Node, ids: Ids) -> Node:
    """Turn draft 2020-12 into draft-07, and put suggestions in."""
    if isinstance(node, list):
        return [_adapted(item, ids) for item in node]
    if isinstance(node, str) and node.startswith("#/$defs/"):
        return node.replace("#/$defs/", "#/definitions/")
    if not isinstance(node, dict):
        return node
    adapted = {
        "definitions" if key == "$defs" else key: _adapted(value, ids)
        for key, value in node.items()
        if key not in {SUGGESTS, "default"}
        and not (key == "title" and isinstance(value, str))
    }
    registry = node.get(SUGGESTS)
    if isinstance(registry, str) and ids.get(registry):
        known: Node = {"enum": list(ids[registry])}
        return {
            **_without(adapted, "type"),
            "anyOf": [known, {"type": adapted["type"]}],
        }
    if "$ref" in adapted and len(adapted) > 1:
        # In draft-07 whatever stands beside a `$ref` is ignored.
        return {**_without(adapted, "$ref"), "allOf": [{"$ref": adapted["$ref"]}]}
    return adapted


def _without(node: dict[str, Node], key: str) -> dict[str, Node]:
    return {k: v for k, v in node.items() if k != key}
