"""An author's words say which language they are in, wherever they are shown.

On an English site, all briefings and their articles are in Greek, and nothing else is:
whatever has Greek letters on it must stand in an element that says so.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml

from briefgen.mkdocs.build import build
from briefgen.model.page import PageKind
from tests.locale.greek import in_greek

GOLDEN = Path(__file__).parents[1] / "golden/every-section"
GREEK = re.compile("[\u0370-\u03ff]{2,}")
SETTINGS = """\
site_name: English
site_url: https://example.org/
docs_dir: seeds/pages
theme: {name: briefgen}
plugins: [{briefgen: {excerpt_limit: 100}}]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("marked")
    shutil.copytree(GOLDEN / "seeds", root / "seeds")
    for file in (root / "seeds").rglob("*/*.yml"):
        if "digests" in file.parts:
            continue
        value = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - text alone
        greek = in_greek(value)
        assert isinstance(greek, dict)
        greek = {**greek, "lang": "el"}
        file.write_text(yaml.safe_dump(greek, allow_unicode=True), "utf-8")
    for file in (f for s in ("txt", "md") for f in (root / "seeds").rglob(f"*/*.{s}")):
        text = file.read_text("utf-8")
        file.write_text(str(in_greek(text, prose=True)), "utf-8")
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    build(root / "mkdocs.yml")
    return root / "site"


def unmarked(element: Element, lang: str = "") -> Iterator[str]:
    """Give the Greek words that stand in no element of that language."""
    if element.tag in {"script", "style", "head"}:
        return
    lang = element.get("lang", lang)
    inside = [element.text, *(child.tail for child in element)]
    shown = [*inside, *map(element.get, ("title", "alt", "aria-label"))]
    if lang != "el":
        yield from (text for text in shown if text and GREEK.search(text))
    for child in element:
        yield from unmarked(child, lang)


def test_every_word_of_an_author_says_its_language(folder: Path) -> None:
    kinds = set()
    found: list[str] = []
    for path in folder.rglob("*.html"):
        page = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
        kinds |= {body.get("data-kind", "") for body in page.iter("body")}
        where = path.relative_to(folder).as_posix()
        found += [f"{where}: {text.strip()[:60]}" for text in unmarked(page)]
    assert {kind.value for kind in PageKind} - {"earlier"} <= kinds
    assert found == []
