"""The JSON Schemas that a site publishes: of annotations, and of its own data.

Those of its data are open: a later program may write fields that they do not know,
but none that means something else.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache

from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from briefgen.adapters import adapter
from briefgen.compose import data
from briefgen.config import Settings
from briefgen.model import records
from briefgen.model.annotation import Annotation
from briefgen.model.schema import Described, Node, schema
from briefgen.model.source import SourceFields
from briefgen.model.statements import StatementKind

SCHEMAS = ("schema/annotation.json", data.BRIEFING_SCHEMA, data.SITE_SCHEMA)
"""Where they stand in a site; that of annotations names no id of the site."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DEFINED = "#/$defs/"
_HEAD = {
    "$schema": {"description": "The address of this schema.", "type": "string"},
    "version": {
        "description": "Of the form: within one, no field changes its meaning.",
        "const": data.VERSION,
    },
}
_RECORDS: Mapping[StatementKind, type] = {
    StatementKind.KEY_POINT: records.KeyPoint,
    StatementKind.JUDGEMENT: records.Judgement,
    StatementKind.COUNTERPOINT: records.Counterpoint,
    StatementKind.QUOTATION: records.Quotation,
    StatementKind.EVENT: records.Event,
    StatementKind.OPEN_QUESTION: records.OpenQuestion,
    StatementKind.WATCH: records.Watch,
}


def schema_files(settings: Settings) -> dict[str, str]:
    """Make the schemas, by their place in the site."""
    base = settings.site_url.rstrip("/")
    made = zip(SCHEMAS, _schemas(), strict=True)
    return {
        place: _text({"$id": f"{base}/{place}", **of} if base else of)
        for place, of in made
    }


def _text(made: Mapping[str, Node]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


@cache
def _schemas() -> tuple[Mapping[str, Node], ...]:
    return schema("annotation", {}), _of_briefing(), _of_site()


def _of_briefing() -> JsonSchemaValue:
    made, parts = _generated(data.BriefingData)
    source, statement = parts["SourceData"], parts["StatementData"]
    parts["SourceData"] = _flat(source, data.SourceData, SourceFields, parts)
    for kind, record in _RECORDS.items():
        flat = _flat(statement, data.StatementData, record, parts)
        flat |= {key: parts[record.__name__][key] for key in ("title", "description")}
        flat["properties"]["kind"] = {"const": kind.value}
        parts[record.__name__] = flat
    kinds = [{"$ref": f"{_DEFINED}{record.__name__}"} for record in _RECORDS.values()]
    said = {key: statement[key] for key in ("title", "description")}
    parts["StatementData"] = {**said, "oneOf": kinds}
    return _document(_flat(made, data.BriefingData, Annotation, parts), parts)


def _of_site() -> JsonSchemaValue:
    return _document(*_generated(data.SiteData))


class _Generator(Described):
    """Leaves out titles that only repeat the names of fields."""

    def field_title_should_be_set(self, schema: CoreSchema) -> bool:
        del schema
        return False


def _generated(of: type) -> tuple[JsonSchemaValue, JsonSchemaValue]:
    made = adapter(of).json_schema(mode="serialization", schema_generator=_Generator)
    parts = made.pop("$defs", {})
    for part in (made, *parts.values()):
        _as_written(part)
    return made, parts


def _as_written(part: JsonSchemaValue) -> None:
    """Say of an object what `written` does: what has a default is never null."""
    part.pop("additionalProperties", None)
    part["title"] = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", part["title"]).capitalize()
    required = part.get("required", ())
    for name, field in part.get("properties", {}).items():
        field.pop("default", None)
        if name not in required and "anyOf" in field:
            (given,) = (one for one in field.pop("anyOf") if one != {"type": "null"})
            field.update(given)


def _flat(
    own: JsonSchemaValue, of: type, record: type, parts: JsonSchemaValue
) -> JsonSchemaValue:
    """Put the fields of a record beside those of what holds it."""
    beside = data.not_beside(of, record)
    given = parts[record.__name__]
    fields = {k: v for k, v in given["properties"].items() if k not in beside}
    own_fields = {k: v for k, v in own["properties"].items() if k != data.RECORD}
    both = own_fields | fields
    required = dict.fromkeys((*own["required"], *given.get("required", ())))
    return {
        "title": own["title"],
        "description": own["description"],
        "type": "object",
        "properties": both,
        "required": [name for name in required if name in both],
    }


def _document(made: JsonSchemaValue, parts: JsonSchemaValue) -> JsonSchemaValue:
    whole = {
        "$schema": _DRAFT,
        **made,
        "properties": {**_HEAD, **made["properties"]},
        "required": [*_HEAD, *made["required"]],
    }
    needed = sorted(_needed(whole, parts))
    return {**whole, "$defs": {name: parts[name] for name in needed}}


def _needed(node: Node, parts: JsonSchemaValue) -> set[str]:
    """Name the definitions that something leads to."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        names = set(_references(waiting.pop())) - found
        found |= names
        waiting += [parts[name] for name in names]
    return found


def _references(node: Node) -> Iterator[str]:
    text = json.dumps(node)
    return (str(name) for name in re.findall(rf'"{re.escape(_DEFINED)}(\w+)"', text))
