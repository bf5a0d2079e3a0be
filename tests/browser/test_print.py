"""What Chromium prints: a report, by script or without, on the paper that is there."""

import re
from collections.abc import Iterator
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

pytestmark = pytest.mark.browser

BRIEFING = "briefings/bridge/"
SAID = (
    "The council voted for the repair.",
    "The council has decided to repair the bridge.",
    "It has a cost.",
    "The work is done by November 2024.",
    "Nobody has said what it costs.",
)
PASSAGES = (
    "voted on Monday to repair the old bridge",
    "Twelve were for it, nine against",
    "the cost had not been counted in full",
    "nine against",
)
ADDRESSES = (
    "https://example.org/bridge",
    "https://example.org/archive/bridge",
    "https://example.org/register",
)
OF_THE_SCREEN = (
    *("Skip to content", "Timeline Entities", "Cite this briefing", "Plain text"),
    *("Report an error", "Copy", "1 passage", "See also", "↩"),
)


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def printed(page: Page, paper: str) -> tuple[str, int]:
    """Print a page; gives its text without white space, and how many sheets it is."""
    reader = PdfReader(BytesIO(page.pdf(format=paper)))
    return bare("".join(p.extract_text() for p in reader.pages)), len(reader.pages)


def bare(text: str) -> str:
    return re.sub(r"\s", "", normalize("NFKC", text))  # ligatures


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_briefing_on_paper(page: Page, address: str, paper: str) -> None:
    page.goto(address + BRIEFING)
    text, sheets = printed(page, paper)
    assert sheets <= 3
    for said in SAID:
        assert bare(said) in text, said
    for passage in PASSAGES:
        assert text.count(bare(f"“{passage}”")) == 1, passage
    for source in ADDRESSES:
        assert text.count(bare(f": {source}")) >= 1, source
    for word in OF_THE_SCREEN:
        assert bare(word) not in text, word
    assert f"{bare('https://example.org/some/where/')}{BRIEFING}" in text
    assert f"1/{sheets}" in text


def test_a_note_has_the_number_that_the_line_has(page: Page, address: str) -> None:
    page.goto(address + BRIEFING)
    text, _ = printed(page, "A4")
    assert bare("repair the bridge. (fact) (2 sources, 2 origins) 1 2") in text
    assert bare("1 “voted on Monday to repair the old bridge”") in text
    assert bare("2 “Twelve were for it, nine against”") in text


@pytest.mark.parametrize("path", ["", "stories/bridges/", "timeline/", "404.html"])
def test_no_page_prints_its_navigation(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.emulate_media(media="print")
    assert page.locator(".site-header nav").is_hidden()
    assert page.locator("h1").is_visible()
    assert not page.locator("button:visible").count()
    text, _ = printed(page, "A4")
    assert bare("Skip to content") not in text


def test_what_was_folded_is_so_again_after_printing(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(address + BRIEFING)
    assert page.locator("details.passages[open]").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.passages[open]").count() == 0
    page.close()
