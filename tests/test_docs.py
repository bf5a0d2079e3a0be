"""The manual leaves nothing out, and its links lead somewhere.

`make golden` (`python -m tests.test_docs`) writes docs/diagnostics.md anew.
"""

import re
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import click
import pytest
import yaml

from briefgen.cli import COMMANDS
from briefgen.config import Options
from briefgen.diagnostics import CATALOGUE
from briefgen.locale import ENGLISH
from briefgen.model.annotation import Annotation, BottomLine, Image, Update
from briefgen.model.digest import Digest
from briefgen.model.page import PageKind
from briefgen.model.records import (
    Counterpoint,
    EntityRef,
    Event,
    Evidence,
    Judgement,
    KeyPoint,
    OpenQuestion,
    Quotation,
    Watch,
)
from briefgen.model.registry import Entity, Fact, Publisher, Story, Topic
from briefgen.model.source import Source
from briefgen.render.environment import DEFAULTS, default_templates, environment
from briefgen.render.inline import PAGE_LANG, SITE_LANG, WORDS_LANG
from briefgen.render.links import PAGE_URL
from briefgen.render.said import WORDS
from tests.conftest import Site, write_site

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
RECORDS = (
    Annotation,
    BottomLine,
    Counterpoint,
    Digest,
    Entity,
    EntityRef,
    Event,
    Evidence,
    Fact,
    Image,
    Judgement,
    KeyPoint,
    OpenQuestion,
    Publisher,
    Quotation,
    Source,
    Story,
    Topic,
    Update,
    Watch,
)
GROUPS = {
    "BG1": "Files and YAML",
    "BG2": "Fields",
    "BG3": "Evidence",
    "BG4": "References",
    "BG5": "Tradecraft",
    "BG6": "Publication",
    "BG7": "Output",
}
CODE = re.compile(r"(?ms)^```.*?^```|`[^`\n]+`")
MANUAL = sorted((*ROOT.glob("*.md"), *DOCS.rglob("*.md")))


def read(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def diagnostics_page() -> str:
    return "\n".join(_diagnostics())


def _diagnostics() -> Iterator[str]:
    yield "# Diagnostics\n"
    yield "What `briefgen check` may say; `briefgen explain CODE` says the same."
    yield "The setting `rules` of `mkdocs.yml` changes the severity of a code."
    yield "This page is made from the catalogue: `make golden` writes it anew.\n"
    group = ""
    for code, entry in CATALOGUE.items():
        if not code.startswith(group or "none"):
            group = code[:3]
            yield f"## {GROUPS[group]}\n"
        yield f"### {code}: {entry.title}\n"
        yield f"*{entry.severity.value.capitalize()}.* {entry.cause}\n"
        yield f"```yaml\n{entry.example}\n```\n"
        yield f"{entry.remedy}\n"


def test_every_diagnostic_is_explained() -> None:
    assert read("diagnostics.md") == diagnostics_page()


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_explained(record: type[Annotation]) -> None:
    code = CODE.findall(read("annotations.md"))
    told = set(re.findall(r"\w+", "\n".join(code)))
    names = {field.name.removesuffix("_") for field in fields(record)}
    assert names - told == set()


@pytest.mark.parametrize("name", [field.name for field in fields(Options)])
def test_every_setting_is_explained(name: str) -> None:
    assert f"\n| `{name}` |" in read("configuration.md")
    assert f"\n      # {name}:" in example() or f"\n      {name}:" in example()


def example() -> str:
    return (ROOT / "mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    assert f"\n| `briefgen {name}" in (ROOT / "README.md").read_text("utf-8")
    page = read("commands.md")
    section = re.search(rf"(?ms)^## `briefgen {name}\b.*?(?=^## )", page)
    assert section is not None
    for option in options(name) - {"--config-file"}:
        assert f"`{option}" in section[0]


def options(name: str) -> set[str]:
    command: object = import_module(f"briefgen.cli.commands.{name}").command
    assert isinstance(command, click.Command)
    names = (name for parameter in command.params for name in parameter.opts)
    return {name for name in names if name.startswith("--")}


def test_no_command_is_explained_that_does_not_exist() -> None:
    for path in MANUAL:
        named = re.findall(r"`briefgen ([a-z]+)", path.read_text("utf-8"))
        assert set(named) <= set(COMMANDS), path.name


@pytest.mark.parametrize("kind", [kind.value for kind in PageKind])
def test_every_kind_of_page_is_named(kind: str) -> None:
    assert f"`{kind}`" in read("templates.md")


@pytest.mark.parametrize("path", MANUAL, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    text = CODE.sub("", path.read_text("utf-8"))
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        target, _, fragment = link.partition("#")
        if link.startswith(("https://", "http://")):
            continue
        file = path.parent / target if target else path
        assert file.exists(), link
        if fragment:
            assert fragment in headings(file), link


def headings(file: Path) -> set[str]:
    """Give the ids that a reader's site makes of headings."""
    titles = re.findall(r"^#+ (.*)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", t.lower()).replace(" ", "-") for t in titles}


def blocks(path: Path, language: str) -> list[str]:
    fence = rf"(?ms)^```{language}\n(.*?)^```"
    return re.findall(fence, path.read_text("utf-8"))


def test_the_first_annotation_publishes(site: Site) -> None:
    article = "Jens Stoltenberg stays, supported by all 31 allied governments.\n"
    for path in (ROOT / "README.md", DOCS / "annotations.md"):
        first = blocks(path, "yaml")[0]
        output = site(f"-- seeds/x.txt --\n{article}-- seeds/x.yml --\n{first}")
        assert [d.code for d in output.diagnostics if d.code != "BG214"] == []
        assert (output.counts.briefings, output.counts.anchored) == (1, 1)


def test_the_examples_of_yaml_can_be_read() -> None:
    for path in MANUAL:
        if path.name == "diagnostics.md":
            continue  # its examples are there to be wrong
        for block in blocks(path, "yaml"):
            text = re.sub(r"!ENV (\[.*\])", r"\1", block)
            assert yaml.safe_load(text), block


def test_a_template_of_a_site_can_add_to_ours(tmp_path: Path) -> None:
    [example, *_] = blocks(DOCS / "templates.md", "jinja")
    root = write_site(tmp_path, f"-- templates/pages/topic.md.jinja --\n{example}")
    template = environment(root / "templates").get_template("pages/topic.md.jinja")
    langs = dict.fromkeys((PAGE_LANG, SITE_LANG, WORDS_LANG), "en")
    given = {PAGE_URL: "t/", WORDS: ENGLISH, **langs}
    text = template.render(
        title="Roads", summary="", parent=None, parts=(), briefings=(), **given
    )
    assert text.index("# Roads") < text.index("chosen by hand")
    ours = {p.relative_to(default_templates()) for p in default_templates().rglob("*")}
    named = re.findall(rf'"{DEFAULTS}/([^"]+)"', read("templates.md"))
    assert {Path(name) for name in named} <= ours


def write() -> None:
    """Write anew what is made from the catalogue."""
    (DOCS / "diagnostics.md").write_text(diagnostics_page(), "utf-8")


if __name__ == "__main__":
    write()
