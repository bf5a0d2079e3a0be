"""The site's data keeps to the schemas that it names, and they describe all of it."""

import json
from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from briefgen.config import read_settings
from briefgen.pipeline import run
from tests.conftest import Site
from tests.test_golden import GOLDEN, SITES
from tests.test_site import ROOT

ADDRESS = "-- mkdocs.yml --\nsite_name: T\nsite_url: https://example.org/b/\n"
CONFIG = f"{ADDRESS}docs_dir: seeds/pages\nplugins: [briefgen]\n"
SEEDS = """\
-- seeds/a.txt --
First of all, every ally agreed to it. Later they slept, and then they met again.
-- seeds/a.yml --
title: One
date: 2023-07-04
bottom_line: It is so.
entities: {id: nato, role: host, note: In Brussels.}
key_points:
  - text: They agreed.
    entities: nato
    evidence:
      - {quote: every ally agreed, source: a, credibility: 2, note: Said twice.}
      - quote: they slept, […] they met again
        source: a
        translation: x
        translated_by: y
      - {statement: b#kp1, relation: disputes}
quotations: [{quote: every ally agreed to it, source: a, speaker: nato, note: Loud.}]
judgements: [{text: It lasts., likelihood: likely, revises: b#j1}]
sources:
  - {id: a, file: a.txt, publisher: p, published: 2023-07-04T10:00, sha256: "0"}
-- seeds/b.yml --
title: Two
date: 2023-07-03
bottom_line: It was so.
key_points: [{id: kp1, text: They met.}]
judgements: [{id: j1, text: It does not last., likelihood: unlikely}]
-- seeds/entities.yml --
nato: {name: NATO}
-- seeds/publishers.yml --
p: {name: A paper, url: https://example.org/}
"""


def closed(text: str) -> dict[str, object]:
    """Let a schema take no field that it does not describe."""

    def shut(node: dict[str, object]) -> dict[str, object]:
        return {**node, "additionalProperties": False} if "properties" in node else node

    made: dict[str, object] = json.loads(text, object_hook=shut)
    return made


def wrong(files: dict[str, str]) -> Iterator[str]:
    """Compare every JSON document of a site with the schema that it names."""
    for path, text in files.items():
        if not path.endswith("index.json") or path.startswith("schema/"):
            continue
        document = json.loads(text)
        assert document["version"] == 1
        named = "schema/briefing.json" if "/" in path else "schema/index.json"
        assert document["$schema"].endswith(named)
        for one in (json.loads(files[named]), closed(files[named])):
            for error in Draft202012Validator(one).iter_errors(document):
                yield f"{path}: {error.json_path}: {error.message}"


@pytest.mark.parametrize("name", [*SITES, "."])
def test_all_data_keeps_to_its_schema(name: str) -> None:
    folder = GOLDEN / name if name in SITES else ROOT
    files = dict(run(read_settings(folder / "mkdocs.yml")).files)
    assert [path for path in files if path.endswith("/index.json")]
    assert list(wrong(files)) == []


def test_so_does_data_of_every_form(site: Site) -> None:
    files = dict(site(CONFIG + SEEDS).files)
    data = json.loads(files["briefings/a/index.json"])
    gap = data["statements"][0]["evidence"][1]
    assert gap["translated_by"] == "y"
    assert len(gap["parts"]) == 2
    assert list(wrong(files)) == []


def test_a_schema_refuses_what_is_not_meant(site: Site) -> None:
    files = dict(site(CONFIG + SEEDS).files)
    document = json.loads(files["briefings/a/index.json"])
    schema = Draft202012Validator(json.loads(files["schema/briefing.json"]))
    later = {**document, "new_in_a_later_version": 1}
    assert not list(schema.iter_errors(later))
    statement = document["statements"][0]
    for flawed in (
        {**document, "version": 2},
        {k: v for k, v in document.items() if k != "sources"},
        {**document, "statements": [{**statement, "kind": "rumour"}]},
        {**document, "statements": [{**statement, "evidence": [{"quote": "x"}]}]},
        {**document, "title": None},
    ):
        assert list(schema.iter_errors(flawed))


def test_schemas_are_sound_and_describe_every_field(site: Site) -> None:
    files = site(CONFIG + SEEDS).files
    schemas = {
        path: json.loads(text) for path, text in files.items() if "schema" in path
    }
    assert set(schemas) == {
        "schema/annotation.json",
        "schema/briefing.json",
        "schema/index.json",
    }
    for path, schema in schemas.items():
        validator_for(schema).check_schema(schema)
        assert schema["$id"] == f"https://example.org/b/{path}"
        assert "nato" not in files[path]
    for path in ("schema/briefing.json", "schema/index.json"):
        schema = schemas[path]
        assert schema["$schema"].endswith("2020-12/schema")
        for part in (schema, *schema["$defs"].values()):
            assert part["title"]
            assert part["description"]
            for name, field in part.get("properties", {}).items():
                assert field.get("description") or name == "kind", name


def test_data_leads_to_its_schema(site: Site) -> None:
    files = site(CONFIG + SEEDS).files
    named = json.loads(files["briefings/a/index.json"])["$schema"]
    assert named == "https://example.org/b/schema/briefing.json"
    files = site(SEEDS + "-- mkdocs.yml --\nsite_name: T\nplugins: [briefgen]\n").files
    assert "$id" not in json.loads(files["schema/briefing.json"])
    named = json.loads(files["briefings/a/index.json"])["$schema"]
    assert named == "../../schema/briefing.json"
    assert json.loads(files["index.json"])["$schema"] == "schema/index.json"


def test_a_site_without_briefings_has_schemas_too(site: Site) -> None:
    files = site("").files
    assert json.loads(files["index.json"])["briefings"] == []
    assert "schema/index.json" in files
