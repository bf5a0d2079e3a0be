"""Whose words stand on a page says which language they are in, wherever they stand.

Authors write Greek letters, of which there is no catalogue, and the interface speaks
English: on an English site with Greek briefings, and on a site that is Greek itself,
whatever has Greek letters stands in an element that says so, and whatever has Latin
letters in one that says that.
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
LATIN = re.compile("[a-z]{2,}")
SETTINGS = """\
site_name: {name}
site_url: https://example.org/
docs_dir: seeds/pages
theme: {{name: briefgen, language: {lang}}}
nav: {nav}
plugins: [{{briefgen: {{excerpt_limit: 100}}}}]
"""
NAV = {
    "en": "null",
    "el": "[{Σελιδα: about.md}, {Λιστα: [{Σελιδες: briefings/index.md}]}]",
}
# What authors may say in words of their own, under keys that elsewhere take terms.
FREE = {
    "type: report\n": "type: ρεπορτ\n",
    "kind: newspaper": "kind: νεωσπαπερ",
    "[the council]": "[τηε ψουνψιλ]",
}
# Formats, addresses, ids and values of a format, in no language.
NO_WORDS = re.compile(r"https?:\S+|\bel\b|\b(?:kp|q|e)\d+\b")


@pytest.fixture(scope="module", params=["en", "el"])
def folder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Build a site with Greek briefings; one in Greek has Greek registries too."""
    lang: str = request.param
    root = tmp_path_factory.mktemp(lang)
    shutil.copytree(GOLDEN / "seeds", root / "seeds")
    for file in (root / "seeds").rglob("*.yml"):
        registry = file.parent == root / "seeds" or "digests" in file.parts
        if registry and lang == "en":
            continue
        text = file.read_text("utf-8")
        for english, greek_text in FREE.items():
            text = text.replace(english, greek_text)
        value = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - text alone
        greek = in_greek(value)
        assert isinstance(greek, dict)
        greek = greek if registry else {**greek, "lang": "el"}
        file.write_text(yaml.safe_dump(greek, allow_unicode=True), "utf-8")
    for file in (f for s in ("txt", "md") for f in (root / "seeds").rglob(f"*/*.{s}")):
        text = file.read_text("utf-8")
        file.write_text(str(in_greek(text, prose=True)), "utf-8")
    if lang == "el":
        with (root / "seeds/topics.yml").open("a", encoding="utf-8") as topics:
            topics.write("opening-days: {title: Ανοιγμα}\n")
    (root / "seeds/pages").mkdir()
    about = {"en": "About", "el": "Σελιδα"}[lang]
    (root / "seeds/pages/about.md").write_text(f"# {about}\n", "utf-8")
    name = {"en": "English", "el": "Ελληνικα"}[lang]
    settings = SETTINGS.format(name=name, lang=lang, nav=NAV[lang])
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    build(root / "mkdocs.yml")
    return root / "site"


def unmarked(element: Element, lang: str = "") -> Iterator[str]:
    """Give the words that stand in no element of their language.

    An attribute can say something in two languages, and no part of it which; a
    citation to be copied is one text.
    """
    if element.tag in {"script", "style", "head"}:
        return
    lang = element.get("lang", lang)
    said = [element.text, *(child.tail for child in element)]
    named = [element.get(name) or "" for name in ("title", "alt", "aria-label")]
    if element.tag.endswith("title"):  # of a drawing
        named, said = [element.text or ""], []
    for text in (*filter(None, said), *named):
        words = NO_WORDS.sub("", text)
        greek, latin = GREEK.search(words), LATIN.search(words)
        if greek and latin and (text in named or element.tag == "pre"):
            continue
        if (greek and lang != "el") or (latin and lang == "el"):
            yield f"{text.strip()[:60]} ({lang})"
    for child in element:
        yield from unmarked(child, lang)


def test_all_words_say_their_language(folder: Path) -> None:
    kinds = set()
    found: list[str] = []
    for path in folder.rglob("*.html"):
        page = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
        kinds |= {body.get("data-kind", "") for body in page.iter("body")}
        where = path.relative_to(folder).as_posix()
        found += [f"{where}: {text}" for text in unmarked(page)]
    assert {kind.value for kind in PageKind} - {"earlier"} <= kinds
    assert found == []
