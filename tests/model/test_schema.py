"""The JSON Schema takes and refuses what we do, and describes every field."""

import json
import re
from enum import StrEnum
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from briefgen.config import read_settings
from briefgen.load import load
from briefgen.model import vocabulary
from briefgen.model.meanings import MEANINGS
from briefgen.model.schema import ids_of, schema

REPOSITORY = Path(__file__).parents[2]


class _EditorLoader(yaml.CSafeLoader):
    """Reads YAML as editors do: version 1.2 knows no dates, no `yes`, no `1:30`."""


_EditorLoader.yaml_implicit_resolvers = {}
for _tag, _form in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    _EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), None
    )


def in_editor(text: str) -> object:
    return yaml.load(text, _EditorLoader)  # noqa: S506 - a safe one


@pytest.mark.parametrize(
    "site", [".", "tests/golden/every-section", "briefgen/scaffold/site"]
)
def test_the_schema_takes_what_we_take(site: str) -> None:
    project = load(read_settings(REPOSITORY / site / "mkdocs.yml"))
    ids = ids_of(project)
    annotation = Draft7Validator(schema("annotation", ids))
    assert project.annotations
    found = {
        document.file: [e.message for e in annotation.iter_errors(typed)]
        for document in project.annotations
        if (typed := in_editor(document.text))
    }
    digest = Draft7Validator(schema("digest", ids))
    for document in project.digests:
        errors = digest.iter_errors(in_editor(document.text))
        found[document.file] = [e.message for e in errors]
    for name, document in project.registries.items():
        errors = Draft7Validator(schema(name, ids)).iter_errors(
            in_editor(document.text)
        )
        found[document.file] = [e.message for e in errors]
    assert {file: errors for file, errors in found.items() if errors} == {}


@pytest.mark.parametrize(
    "text",
    [
        "key_points: [{text: x, evidence: some words}]",
        "key_points: [{text: x, evidence: [some words, {quote: others}]}]",
        "key_points: [{text: x, evidence: {source: s, locator: p. 14}}]",
        "key_points: [{text: x, evidence: {statement: other#kp1}}]",
        "bottom_line: It is so.",
        "bottom_line: {text: It is so., rests_on: [kp1]}",
        "bottom_line: {text: It is so., rests_on: kp1}",
        "entities: nato",
        "entities: [nato, {id: otan, role: host}]",
        "topics: [never-seen]",
        "stories: vilnius",
        "sources: [agency, other#source, {id: a, rights: full}]",
        "title: 2023",
        "title: yes",
        "pin: yes",
        "pin: true",
        "events: [{date: 2023, text: x}, {date: 2023-07~, title: y}]",
        "judgements: [{text: x, would_change_if: y}]",
        "judgements: [{text: x, would_change_if: [y, z]}]",
        "prepared_by: A. Writer",
    ],
)
def test_the_schema_takes_short_forms(text: str) -> None:
    ids = {"entities": ["nato"], "topics": ["known"], "sources": ["agency"]}
    errors = Draft7Validator(schema("annotation", ids)).iter_errors(in_editor(text))
    assert [e.message for e in errors] == []


@pytest.mark.parametrize(
    "annotation",
    [
        {"titel": "x"},
        {"status": "publish"},
        {"key_points": [{"id": "x"}]},
        {"key_points": {"text": "x"}},
        {"sources": [{"url": "ftp://x"}]},
        {"events": [{"date": []}]},
    ],
)
def test_the_schema_refuses_what_we_refuse(annotation: dict[str, object]) -> None:
    assert list(Draft7Validator(schema("annotation", {})).iter_errors(annotation))


@pytest.mark.parametrize(
    "kind", ["annotation", "entities", "stories", "topics", "publishers", "sources"]
)
def test_every_field_is_described(kind: str) -> None:
    made = schema(kind, {})
    Draft7Validator.check_schema(made)
    definitions = made["definitions"]
    assert isinstance(definitions, dict)
    nodes = [made, made.get("additionalProperties"), *definitions.values()]
    for node in nodes:
        properties = node.get("properties") if isinstance(node, dict) else None
        if isinstance(properties, dict):
            for name, field in properties.items():
                assert isinstance(field, dict)
                assert field.get("description"), name


def test_the_schema_suggests_the_ids_of_the_site() -> None:
    made = json.dumps(schema("annotation", {"entities": ["nato", "rutte"]}))
    assert '{"enum": ["nato", "rutte"]}' in made


def test_every_word_of_an_enumeration_has_its_meaning() -> None:
    for name, meanings in MEANINGS.items():
        of = getattr(vocabulary, name)
        assert issubclass(of, StrEnum)
        assert list(meanings) == list(of)
    made = schema("annotation", {})
    definitions = made["definitions"]
    assert isinstance(definitions, dict)
    rights = definitions["Rights"]
    assert isinstance(rights, dict)
    assert rights["enum"] == ["full", "excerpt", "link"]
    assert rights["enumDescriptions"] == list(MEANINGS["Rights"].values())
