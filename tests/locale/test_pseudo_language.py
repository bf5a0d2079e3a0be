"""Nothing that a page says of its own is left out of the catalogue.

A site whose authors write Greek letters alone is made with a translator that puts
brackets round all it says: what is left of Latin words was said past it.
"""

import json
import re
import shutil
from collections.abc import Iterator
from gettext import NullTranslations
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml

from briefgen.locale import dates, words
from briefgen.mkdocs.build import build
from briefgen.mkdocs.theme_words import READING, SEARCH
from briefgen.model.page import PageKind
from tests.locale.greek import KEPT, in_greek

GOLDEN = Path(__file__).parents[1] / "golden/every-section"
# Words of authors under keys that elsewhere take one of a few; and a topic without a
# record, which has its title from its id.
OTHERS = {
    "newspaper": "φυλλο",
    "[the council]": "[η ψουνψιλ]",
    "type: report\n": "type: λογος\n",
    "opening-days": "roads",
}
# Names of forms and standards, and addresses, are the same in every language.
NAMES = re.compile(
    r"https?://\S+|TLP:[A-Z+]+|\b(?:HTML|JSON|Markdown|BibTeX|Brier|TLP)\b"
    r"|Intelligence Community Directive 203, Analytic Standards \(2015\)"
    r"|FIRST, Traffic Light Protocol 2\.0|\b(?:kp|j|c|q|ev|oq|w)\d+\b"
    r"|@misc\{.*?^\}",
    re.MULTILINE | re.DOTALL,
)
SHOWN = ("title", "aria-label", "alt", "placeholder")
MORE = """\
title: More of it
date: 2024-06-01
kind: backgrounder
status: retracted
bottom_line: What was judged.
key_points:
  - {id: kp1, text: One., evidence: {statement: "bridge#kp2"}}
  - id: kp2
    text: Two.
    evidence: {quote: no such words, translation: Some, translated_by: Somebody}
watch:
  - {id: w1, text: The opening., due: 2030-01-01}
  - {id: w2, text: Another., state: dropped}
open_questions:
  - {id: oq1, text: "Dropped?", state: dropped}
events:
  - {id: ev1, date: 2024, text: Cancelled., state: cancelled}
  - {id: ev2, date: "2025-02?", text: Postponed., state: postponed}
judgements:
"""


class Pseudo(NullTranslations):
    """Puts brackets round all it says."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def pgettext(self, context: str, message: str) -> str:
        del context
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("greek") / "seeds"
    shutil.copytree(GOLDEN / "seeds", root)
    more = MORE + "".join(
        f"  - {{id: j{i}, text: It {i}., confidence: low, "
        f"likelihood: {'likely' if i % 2 else 'unlikely'}, "
        f"outcome: {'happened' if i % 3 else 'did-not-happen'}}}\n"
        for i in range(1, 15)
    )
    (root / "2024/more.yml").write_text(more, "utf-8")
    (root / "2024/more.txt").write_text("Nothing much is said here.\n", "utf-8")
    for file in [*root.rglob("*.yml")]:
        text = file.read_text("utf-8")
        for word, other in OTHERS.items():
            text = text.replace(word, other)
        value = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - text alone
        file.write_text(yaml.safe_dump(in_greek(value), allow_unicode=True), "utf-8")
    for file in [*root.rglob("*.txt"), *root.rglob("*.md")]:
        text = KEPT.sub(lambda m: m[0], file.read_text("utf-8"))
        file.write_text(str(in_greek(text, prose=True)), "utf-8")
    (root / "pages").mkdir(exist_ok=True)
    (root / "pages/about.md").write_text("# Σελίς\n", "utf-8")
    (root.parent / "mkdocs.yml").write_text(
        "site_name: Ονομα\nsite_url: https://example.org/\nsite_description: Περι\n"
        "docs_dir: seeds/pages\ntheme: {name: briefgen}\n"
        "repo_url: https://github.com/example/example\n"
        "plugins: [{briefgen: {excerpt_limit: 100}}]\n",
        "utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "catalogue", lambda _: Pseudo())
        patch.setattr(dates, "_MONTHS", ("Μην",) * 12)
        for remembered in (dates.day, dates.month):
            remembered.cache_clear()
        build(root.parent / "mkdocs.yml")
        yield root.parent / "site"
    for remembered in (dates.day, dates.month):
        remembered.cache_clear()


def left(text: str) -> list[str]:
    """Give the Latin words that no bracket is round."""
    text = NAMES.sub(" ", text)
    while (without := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = without
    return re.findall(r"[A-Za-z]{2,}", text)


def shown(element: Element) -> Iterator[str]:
    """Give what readers see or hear of an element, and of those in it."""
    if element.tag in {"script", "style"}:
        return
    for name in SHOWN:
        yield element.get(name, "")
    yield element.get("data-pagefind-filter", "").partition(":")[2]
    if element.tag == "meta" and element.get("name") == "description":
        yield element.get("content", "")
    yield "".join(own(element))
    for child in element:
        yield from shown(child)


def own(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def test_every_word_of_a_page_is_the_catalogue_s(folder: Path) -> None:
    pages = [*folder.rglob("*.html")]
    kinds = set()
    for path in pages:
        text = path.read_text("utf-8")
        page = html5lib.parse(text, namespaceHTMLElements=False)
        kinds |= {body.get("data-kind", "") for body in page.iter("body")}
        whole = "\n".join(filter(None, shown(page)))
        assert left(whole) == [], path.relative_to(folder)
    # Pages of earlier briefings take a hundred of them.
    assert {kind.value for kind in PageKind} - {"earlier"} <= kinds


def test_every_word_of_mails_and_feeds_is_the_catalogue_s(folder: Path) -> None:
    for path in folder.rglob("email.txt"):
        text = path.read_text("utf-8")
        assert left(text) == [], path.relative_to(folder)
    for path in folder.rglob("feed.json"):
        feed = json.loads(path.read_text("utf-8"))
        for entry in (feed, *feed["items"]):
            texts = (entry.get(k, "") for k in ("title", "summary", "content_text"))
            assert left("\n".join(texts)) == [], path.relative_to(folder)


def test_every_word_of_the_scripts_is_the_catalogue_s(folder: Path) -> None:
    text = (folder / "search/index.html").read_text("utf-8")
    for name, texts in (("words", READING), ("search-words", SEARCH)):
        given = re.search(rf' data-{name}="([^"]*)"', text)
        assert given
        assert json.loads(unescape(given[1])) == {text: f"⟦{text}⟧" for text in texts}
