"""Search in a real browser, below a base path."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


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
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"^\d+ pages?$"))
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
    page.get_by_label("Kind").select_option("dossier")
    expect(results).not_to_have_count(every)
    links = [str(a.get_attribute("href")) for a in results.locator("a").all()]
    assert links
    assert all("/entities/" in link for link in links)
    expect(page).to_have_url(re.compile(r"\?q=bridge&kind=dossier$"))


def test_nothing_found_is_said(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    page.get_by_role("searchbox").fill("xylophonequartz")
    expect(page.get_by_role("status").first).to_have_text("No pages")


def test_the_address_brings_the_search_back(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=repair")
    expect(page.locator("ol.results > li").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("repair")
    expect(page.get_by_text("Searching takes a script")).to_be_hidden()


def test_without_script_everything_is_listed(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/")
    expect(page.get_by_text("Searching takes a script")).to_be_visible()
    page.locator("#without-search").get_by_role("link", name="briefing").click()
    page.get_by_role("link", name="The old bridge is repaired").click()
    expect(page.locator("h1")).to_contain_text("The old bridge is repaired")
    context.close()
