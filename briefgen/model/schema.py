"""The JSON Schema (draft-07) of annotations and registries, for editors.

Editors of YAML know no later draft.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import TypeAlias

from pydantic import TypeAdapter

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
    made = _adapted(described(TypeAdapter(of).json_schema()), ids)
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


def described(node: Node) -> dict[str, Node]:
    """Give every field the description that its class, or one before it, has.

    Every word of an enumeration is given its meaning besides.
    """
    classes: dict[str, type] = {}
    for of in (*_DOCUMENTS.values(), *RECORD_TYPES.values()):
        classes |= {c.__name__: c for c in _classes(of)}
    if not isinstance(node, dict):  # pragma: no cover - a schema is a mapping
        raise TypeError(node)
    definitions = node.get("$defs")
    parts = definitions if isinstance(definitions, dict) else {}
    for name, part in [*parts.items(), (str(node.get("title")), node)]:
        if isinstance(part, dict) and name in MEANINGS:
            part["enumDescriptions"] = list(MEANINGS[name].values())
        properties = part.get("properties") if isinstance(part, dict) else None
        if not isinstance(properties, dict) or name not in classes:
            continue
        for field, value in properties.items():
            if isinstance(value, dict):
                value.setdefault("description", _description(classes[name], field))
    return node


def _classes(of: type) -> list[type]:
    """Find the dataclasses of the module in which one is."""
    names = vars(sys.modules[of.__module__]).values()
    return [
        v for v in names if isinstance(v, type) and hasattr(v, "__pydantic_fields__")
    ]


def _description(of: type, field: str) -> str:
    for base in of.__mro__:
        fields = getattr(base, "__pydantic_fields__", {})
        for name, info in fields.items():
            if field in {name, info.alias} and info.description:
                return str(info.description)
    return ""


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
