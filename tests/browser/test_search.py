"""Search in a real browser, below a base path."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from briefgen.mkdocs.build import build
from briefgen.publish.search import index
from tests.browser.conftest import served
from tests.conftest import write_site

pytestmark = pytest.mark.browser


SITE = """\
-- mkdocs.yml --
site_name: Varied
docs_dir: seeds/pages
theme: {name: briefgen}
plugins: [{briefgen: {handling: amber}}]
-- seeds/bridge.yml --
title: The bridge
date: 2023-05-14
bottom_line: It is closed.
entities: [mayor]
topics: [roads]
key_points: [{id: kp1, text: It is closed., evidence: {source: s, locator: p. 1}}]
sources: [{id: s, title: A report, publisher: The Gazette}]
-- seeds/flood.yml --
title: The flood
date: 2024-01-10
bottom_line: It rose.
entities: [river]
topics: [weather]
key_points: [{id: kp1, text: It rose., evidence: {source: s, locator: p. 1}}]
sources: [{id: s, title: A report, publisher: The Herald}]
-- seeds/storm.yml --
title: The storm
date: 2024-02-11
kind: analysis
handling: amber
bottom_line: It thundered.
topics: [weather]
key_points: [{id: kp1, text: It thundered., evidence: {statement: flood#kp1}}]
-- seeds/entities.yml --
mayor: {name: The mayor, type: person}
river: {name: The river, type: place}
"""


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build a site with two of everything that can be filtered, and serve it."""
    root = write_site(tmp_path_factory.mktemp("varied"), SITE)
    result = build(root / "mkdocs.yml")
    assert result.ok
    index(root, result.site_dir, "en")
    with served(result.site_dir) as address:
        yield f"{address}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    yield page
    context.close()
    assert said == []


def test_a_word_is_found(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    page.get_by_role("searchbox", name="Words").fill("repair")
    results = page.locator("ol.results > li")
    expect(results.first).to_be_visible()
    expect(page.get_by_role("status").first).to_have_text(
        re.compile(r"^Pages found: \d+$")
    )
    expect(results.locator("mark").first).to_have_text(re.compile("[Rr]epair"))
    expect(page).to_have_url(re.compile(r"\?q=repair$"))
    results.get_by_role("link", name="The old bridge is repaired").first.click()
    expect(page.locator("h1")).to_contain_text("The old bridge is repaired")
    assert page.url.startswith(f"{address}briefings/bridge/")


def test_pages_are_told_apart(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=bridge")
    results = page.locator("ol.results > li")
    expect(results.first).to_be_visible()
    every = results.count()
    page.get_by_text("Filters").click()
    page.get_by_label("Kind").select_option("dossier")
    expect(results).not_to_have_count(every)
    expect(results.first).to_be_visible()
    links = [str(a.get_attribute("href")) for a in results.locator("a").all()]
    assert links
    assert all("/entities/" in link for link in links)
    expect(page).to_have_url(re.compile(r"\?q=bridge&kind=dossier$"))


def test_what_was_found_stands_until_the_next_is_there(
    page: Page, address: str
) -> None:
    page.goto(f"{address}search/?q=bridge")
    results = page.locator("ol.results > li")
    expect(results.first).to_be_visible()
    page.evaluate(
        """() => {
          const list = document.querySelector("ol.results");
          window.emptied = 0;
          new MutationObserver(() => (window.emptied += list.children.length === 0))
            .observe(list, { childList: true });
        }"""
    )
    page.get_by_role("searchbox").fill("repair")
    expect(page).to_have_url(re.compile(r"\?q=repair$"))
    expect(results.locator("mark").first).to_have_text(re.compile("[Rr]epair"))
    assert page.evaluate("window.emptied") == 0


def test_more_pages_are_brought(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=bridge")
    results = page.locator("ol.results > li")
    expect(results).to_have_count(20)
    page.get_by_role("button", name="More").dblclick()
    expect(results).not_to_have_count(20)
    expect(page.get_by_role("button", name="More")).to_be_visible()
    links = [str(a.get_attribute("href")) for a in results.locator("a").all()]
    assert len(links) == len(set(links))


def test_nothing_found_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    page.get_by_role("searchbox").fill("xylophonequartz")
    expect(page.get_by_role("status").first).to_have_text("No pages")


def test_the_address_brings_the_search_back(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=repair")
    expect(page.locator("ol.results > li").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("repair")
    expect(page.get_by_text("Searching takes a script")).to_be_hidden()
    expect(page.locator("#without-search")).to_be_hidden()
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#without-search")).to_be_visible()


def test_nothing_is_asked_for_until_somebody_searches(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}search/", wait_until="networkidle")
    expect(page.get_by_role("searchbox", name="Words")).to_be_visible()
    expect(page.get_by_role("link", name="203 briefings")).to_be_visible()
    assert not [url for url in asked if "pagefind" in url]
    page.get_by_role("searchbox").focus()
    expect(page.locator("#search-kind")).to_be_attached()
    assert [url for url in asked if "pagefind" in url]


def test_without_an_index_the_page_says_so_when_it_is_asked(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    context.route("**/pagefind/**", lambda route: route.fulfill(status=404))
    page.goto(f"{address}search/", wait_until="networkidle")
    expect(page.get_by_role("searchbox")).to_be_visible()
    assert said == []
    page.get_by_role("searchbox").fill("repair")
    expect(page.get_by_role("status").first).to_have_text(
        "This site has no search index."
    )
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.get_by_role("link", name="203 briefings")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("label", "value", "found"),
    [
        ("Who and where", "The mayor", {"bridge"}),
        ("Who and where", "The river", {"flood"}),
        ("Topic", "Roads", {"bridge"}),
        ("Topic", "Weather", {"flood", "storm"}),
        ("Publisher", "The Herald", {"flood"}),
        ("Kind", "analysis", {"storm"}),
        ("Handling", "TLP:AMBER", {"storm"}),
        ("Year", "2023", {"bridge"}),
        ("Year", "2024", {"flood", "storm"}),
    ],
)
def test_every_filter_filters(
    page: Page, varied: str, label: str, value: str, found: set[str]
) -> None:
    page.goto(f"{varied}search/")
    page.get_by_text("Filters").click()
    page.get_by_label(label).select_option(value)
    results = page.locator("ol.results > li a")
    expect(results).to_have_count(len(found))
    links = {str(a.get_attribute("href")).split("/")[-2] for a in results.all()}
    assert links == found
    # The address brings the filter back, open and chosen.
    page.reload()
    expect(results).to_have_count(len(found))
    expect(page.get_by_label(label)).to_have_value(value)


def test_filters_and_words_go_together(page: Page, varied: str) -> None:
    page.goto(f"{varied}search/?topic=Weather")
    results = page.locator("ol.results > li")
    expect(results).to_have_count(2)
    page.get_by_role("searchbox").fill("thunder")
    expect(results).to_have_count(1)
    page.get_by_label("Topic").select_option("Roads")
    expect(page.get_by_role("status").first).to_have_text("No pages")


def test_without_script_everything_is_listed(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/")
    expect(page.get_by_text("Searching takes a script")).to_be_visible()
    page.locator("#without-search").get_by_role("link", name="briefing").click()
    page.get_by_role("link", name="The old bridge is repaired").click()
    expect(page.locator("h1")).to_contain_text("The old bridge is repaired")
    context.close()
