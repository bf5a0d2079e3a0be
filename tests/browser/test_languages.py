"""Articles in five languages: marked, laid out and searched in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from briefgen.mkdocs.build import build
from briefgen.publish.search import index
from tests.browser.conftest import served
from tests.conftest import write_site
from tests.locale.articles import (
    ALL,
    ARABIC,
    CHINESE,
    HEBREW,
    JAPANESE,
    NORWEGIAN,
    Told,
    files,
)

pytestmark = pytest.mark.browser
CONFIG = (
    "-- mkdocs.yml --\nsite_name: Bridges\ndocs_dir: seeds/pages\n"
    "theme: {name: briefgen}\nplugins: [{briefgen: {excerpt_limit: 100}}]\n"
)
PHONE, DESK = 390, 1280


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an English site with briefings in each language, and on its article."""
    texts = (files(t, f"own-{t.lang}") + files(t, f"on-{t.lang}", "en") for t in ALL)
    root = write_site(tmp_path_factory.mktemp("languages"), CONFIG + "".join(texts))
    result = build(root / "mkdocs.yml")
    assert [d for d in result.diagnostics if d.severity == "error"] == []
    index(root, result.site_dir, "en")
    with served(result.site_dir) as address:
        yield f"{address}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("told", ALL, ids=lambda told: told.lang)
def test_a_briefing_says_its_language(page: Page, site: str, told: Told) -> None:
    page.goto(f"{site}briefings/own-{told.lang}/")
    root = page.locator("html")
    expect(root).to_have_attribute("lang", told.lang)
    expect(root).to_have_attribute("dir", told.dir)
    expect(page.locator("header.site-header")).to_have_attribute("lang", "en")
    expect(page.locator(".source-text mark").first).to_be_visible()
    passage = page.locator(".passage > p").first
    said_in = passage.evaluate("e => e.closest('[lang]').lang")
    assert said_in == told.lang


@pytest.mark.parametrize("told", ALL, ids=lambda told: told.lang)
def test_what_scripts_say_says_its_language(page: Page, site: str, told: Told) -> None:
    interface = told.lang if told is NORWEGIAN else "en"
    page.goto(f"{site}briefings/own-{told.lang}/")
    expect(page.locator("button.scheme")).to_have_attribute("lang", interface)
    copy = page.locator(".statement .copy").first
    assert copy.evaluate("e => e.closest('[lang]').lang") == interface
    page.goto(page.locator(".statement sup > .evidence").first.evaluate("e => e.href"))
    bar = page.locator("aside.reading")
    expect(bar).to_have_attribute("lang", interface)
    expect(bar.locator("p")).to_have_attribute("lang", told.lang)


@pytest.mark.parametrize("told", ALL, ids=lambda told: told.lang)
def test_an_article_in_another_language_says_so(
    page: Page, site: str, told: Told
) -> None:
    page.set_viewport_size({"width": DESK, "height": 900})
    page.goto(f"{site}briefings/on-{told.lang}/")
    text = page.locator(".source-text")
    passage = page.locator("#kp1 .passage > p")
    quotation = page.locator("#q1 blockquote")
    title = page.locator(".sources > li > a").first
    for shown in (text, passage, quotation, title):
        expect(shown).to_have_attribute("lang", told.lang)
        expect(shown).to_have_attribute("dir", told.dir)
    expect(passage).to_have_text(told.quotes[0])
    expect(page.locator("#kp1-e1")).to_have_text(told.quotes[0])
    expect(page.locator("html")).to_have_attribute("dir", "ltr")


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("told", ALL, ids=lambda told: told.lang)
def test_nothing_is_wider_than_the_page(
    page: Page, site: str, told: Told, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for name in (f"own-{told.lang}", f"on-{told.lang}"):
        page.goto(f"{site}briefings/{name}/")
        over = "document.documentElement.scrollWidth - innerWidth"
        assert page.evaluate(over) <= 0


def left_to_right(page: Page, selector: str, words: list[str]) -> list[str]:
    """Give some words of an element in the order in which they are seen."""
    at = """([selector, words]) => {
      const element = document.querySelector(selector);
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const found = {};
      while (walker.nextNode()) {
        for (const word of words) {
          const start = walker.currentNode.data.indexOf(word);
          if (start < 0 || word in found) continue;
          const range = document.createRange();
          range.setStart(walker.currentNode, start);
          range.setEnd(walker.currentNode, start + word.length);
          found[word] = range.getBoundingClientRect().x;
        }
      }
      return found;
    }"""
    places: dict[str, float] = page.evaluate(at, [selector, words])
    return sorted(places, key=lambda word: places[word])


@pytest.mark.parametrize("name", ["own-ar", "on-ar", "own-he", "on-he"])
def test_a_date_keeps_its_order_whatever_stands_round_it(
    page: Page, site: str, name: str
) -> None:
    page.set_viewport_size({"width": DESK, "height": 900})
    page.goto(f"{site}briefings/{name}/")
    for selector in ("main .meta time", ".sources > li time"):
        assert left_to_right(page, selector, ["4", "July", "2023"]) == [
            *("4", "July", "2023")
        ]
    seen = left_to_right(page, ".footing", ["1 point", "1 source", "1 origin"])
    assert seen == ["1 point", "1 source", "1 origin"]


@pytest.mark.parametrize(
    ("words", "told"),
    [("الجسر", ARABIC), ("הגשר", HEBREW), ("kommunestyret", NORWEGIAN)],
    ids=["ar", "he", "nb"],
)
def test_words_of_each_language_are_found(
    page: Page, site: str, words: str, told: Told
) -> None:
    page.goto(f"{site}search/?q={words}")
    expect(page.locator("#search li a")).to_have_count(2)
    found = {link.get_attribute("href") for link in page.locator("#search li a").all()}
    names = {str(link).rstrip("/").rpartition("/")[2] for link in found}
    assert names == {f"own-{told.lang}", f"on-{told.lang}"}


@pytest.mark.parametrize(
    ("told", "words"),
    [(CHINESE, "星期二"), (CHINESE, "修复"), (JAPANESE, "火曜日"), (JAPANESE, "修理")],
    ids=["zh", "zh-title", "ja", "ja-title"],
)
def test_words_inside_a_sentence_without_spaces_are_found(
    page: Page, tmp_path: Path, told: Told, words: str
) -> None:
    config = CONFIG.replace(
        "name: briefgen}", f"name: briefgen, language: {told.lang}}}"
    )
    root = write_site(tmp_path, config + files(told, "own", told.lang))
    result = build(root / "mkdocs.yml")
    index(root, result.site_dir, told.lang)
    with served(result.site_dir) as address:
        page.goto(f"{address}/search/?q={words}")
        link = page.locator("#search li a").first
        expect(link).to_have_attribute("href", "/briefings/own/")
