"""A new site builds at once, and takes articles in."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from briefgen.cli import run
from briefgen.config import read_settings
from briefgen.load import load
from briefgen.scaffold.schema import ids_of, schema

REPOSITORY = Path(__file__).parents[2]
ARTICLE = REPOSITORY.parent / "shared/seeds/stoltenberg-extension.txt"


class _EditorLoader(yaml.CSafeLoader):
    """Reads YAML as editors do: version 1.2 knows no dates."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if not pair[0].endswith(":timestamp")]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def in_editor(text: str) -> object:
    return yaml.load(text, _EditorLoader)  # noqa: S506 - a safe one


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "my-site"
    assert run(["new", str(folder)]) == 0
    monkeypatch.chdir(folder)
    return folder


def test_a_new_site_has_nothing_to_say(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--strict"]) == 0
    assert "3 of 3 passages anchored" in capsys.readouterr().err
    assert 'site_name: "my site"' in (demo / "mkdocs.yml").read_text("utf-8")


def test_a_new_site_builds_strictly(demo: Path) -> None:
    assert run(["build", "--strict"]) == 0
    assert (demo / "site/index.html").is_file()
    assert (demo / "site/briefings/oresund-bridge/index.html").is_file()
    assert (demo / "site/about/index.html").is_file()


def test_a_new_site_has_what_it_needs(demo: Path) -> None:
    for path in (".github/workflows/pages.yml", ".gitignore", "README.md"):
        assert (demo / path).is_file()
    assert (demo / "requirements.txt").read_text("utf-8").startswith("briefgen")
    settings = json.loads((demo / ".vscode/settings.json").read_text("utf-8"))
    for path in settings["yaml.schemas"]:
        assert json.loads((demo / path).read_text("utf-8"))["$schema"].endswith(
            "07/schema#"
        )


def test_what_is_there_is_left_alone(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(demo.rglob("*"))
    assert run(["new", str(demo)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert sorted(demo.rglob("*")) == before


def only_annotation(folder: Path) -> Path:
    (found,) = [p for p in folder.glob("seeds/*/*.yml") if "oresund" not in p.name]
    return found


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Plain Text.txt", b"One line of it.\nAnother line of it.\n"),
        ("windows.txt", b"\xef\xbb\xbfOne line.\r\nAnother.\r\n"),
        ("markdown.md", b"# A *title*: with a colon\n\nText of it.\n"),
        ("front.md", b"---\ntitle: From the front\ndate: 2020-01-02\n---\nText.\n"),
        ("Ærøskøbing.txt", 'Text med ø: "og" # mer'.encode()),
        ("long.txt", b"word " * 500),
    ],
)
def test_add_writes_a_draft_without_errors(
    demo: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    given = tmp_path / name
    given.write_bytes(data)
    assert run(["add", str(given)]) == 0
    annotation = only_annotation(demo)
    assert annotation.with_suffix(given.suffix).read_bytes() == data
    assert "status: draft" in annotation.read_text("utf-8")
    assert run(["check", "--strict"]) == 0


def test_add_recognises_entities(demo: Path, tmp_path: Path) -> None:
    given = tmp_path / "x.txt"
    given.write_text("From Malmö to Copenhagener streets.", "utf-8")
    assert run(["add", str(given)]) == 0
    text = only_annotation(demo).read_text("utf-8")
    assert "  - malmo\n" in text
    assert "copenhagen" not in text.replace("Copenhagener", "")


def test_add_never_overwrites(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "x.txt"
    given.write_text("Text.")
    assert run(["add", str(given)]) == 0
    written = only_annotation(demo).read_bytes()
    assert run(["add", str(given)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert only_annotation(demo).read_bytes() == written


def test_add_leaves_a_file_inside_where_it_is(demo: Path) -> None:
    given = demo / "seeds/deep/er/x.txt"
    given.parent.mkdir(parents=True)
    given.write_text("Text of it.")
    assert run(["add", str(given)]) == 0
    assert given.with_suffix(".yml").is_file()


@pytest.mark.parametrize(
    ("name", "data"),
    [("x.pdf", b"%PDF"), ("x.txt", b"\xff\xfe"), ("x.txt", b" \n"), ("x.txt", None)],
)
def test_add_refuses_what_is_no_article(
    demo: Path, tmp_path: Path, name: str, data: bytes | None
) -> None:
    given = tmp_path / name
    if data is not None:
        given.write_bytes(data)
    before = sorted(demo.rglob("*"))
    assert run(["add", str(given)]) == 2
    assert run(["add", "https://example.org/x"]) == 2
    assert sorted(demo.rglob("*")) == before


@pytest.mark.skipif(not ARTICLE.exists(), reason="no article beside the repository")
@pytest.mark.parametrize("rights", ["full", "excerpt"])
def test_a_real_article_becomes_a_page(demo: Path, rights: str) -> None:
    assert run(["add", str(ARTICLE)]) == 0
    file = only_annotation(demo)
    text = file.read_text("utf-8").replace("status: draft", "status: published")
    lines = [
        line
        for line in text.splitlines()
        if not line.startswith(("title:", "bottom_line:", "key_points:", "  #"))
    ]
    text = "\n".join(lines).replace("rights: excerpt", f"rights: {rights}")
    file.write_text(
        "title: He stays\nbottom_line: For a year.\nkey_points:\n"
        "  - id: kp1\n    text: All agreed.\n    evidence: |-\n"
        "      supported by all 31 allied governments\n" + text + "\n",
        "utf-8",
    )
    assert run(["build", "--strict"]) == 0
    page = demo / "site/briefings/stoltenberg-extension/index.html"
    html = page.read_text("utf-8").partition('class="source-text')[2]
    html = html.partition("</section>")[0]
    assert '<mark id="kp1-e1"' in html
    paragraphs = html.count("<p>")
    assert paragraphs == (5 if rights == "full" else 1)
    assert ("Facing questions" in html) == (rights == "full")


def test_the_schema_takes_what_we_take() -> None:
    seeds = REPOSITORY / "tests/golden/every-section/seeds"
    project = load(read_settings(seeds.parent / "mkdocs.yml"))
    ids = ids_of(project)
    for document in project.annotations:
        validator = Draft7Validator(schema("annotation", ids))
        typed = in_editor(document.text)
        assert [e.message for e in validator.iter_errors(typed)] == []
    for name, document in project.registries.items():
        typed = in_editor(document.text)
        validator = Draft7Validator(schema(name, ids))
        assert [e.message for e in validator.iter_errors(typed)] == []


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
