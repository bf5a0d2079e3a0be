"""How pages look on screens of four widths, by their boxes.

Pictures of screens differ from one machine to the next, with fonts and the way they are
drawn. What is compared here is where things stand to each other.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PAGES

pytestmark = pytest.mark.browser

BOXES = (Path(__file__).parent / "boxes.js").read_text("utf-8")
WIDTHS = (360, 768, 1280, 1920)
OPENED = "for (const d of document.querySelectorAll('main details')) d.open = true"


@pytest.fixture(params=WIDTHS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


def found(page: Page) -> list[str]:
    return [str(problem) for problem in page.evaluate(BOXES)]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_kind_of_page(page: Page, address: str, direction: str) -> None:
    problems: list[str] = []
    for path in PAGES:
        page.goto(address + path)
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        problems += [f"/{path}: {problem}" for problem in found(page)]
    assert problems == []


def test_fonts_with_narrow_figures_leave_the_margin_its_room(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}briefings/bridge/")
    # Of Palatino and Times, a figure is half as wide as high; `ch` is its width.
    page.evaluate("document.documentElement.style.setProperty('--measure', '29em')")
    problems = [p for p in found(page) if "letters" not in p]
    assert problems == []
    page.close()


def test_what_unfolds_lies_on_nothing(page: Page, address: str) -> None:
    problems: list[str] = []
    for path in PAGES:
        page.goto(address + path)
        page.evaluate(OPENED)
        problems += [f"/{path}: {problem}" for problem in found(page)]
    assert problems == []


@pytest.mark.parametrize(
    ("style", "problem"),
    [
        (".statement > p { inline-size: 150vw; max-inline-size: none }", "leaves the"),
        (".briefing > h2 { margin-block-end: -3rem }", "lies on"),
        (".actions { gap: 0 } .actions a { font-size: 4px }", "px, and"),
        (".site-footer { margin-block-start: -9rem }", "lies on the footer"),
    ],
)
def test_it_finds_what_looks_wrong(
    page: Page, address: str, style: str, problem: str
) -> None:
    page.goto(f"{address}briefings/bridge/")
    css = f"new CSSStyleSheet(); sheet.replaceSync(`{style}`)"
    adopt = "document.adoptedStyleSheets = [sheet]"
    page.evaluate(f"() => {{ const sheet = {css}; {adopt} }}")
    assert any(problem in one for one in found(page))


def test_it_finds_a_passage_that_is_not_where_it_belongs(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 900})
    page.goto(f"{address}briefings/bridge/")
    page.evaluate(
        "for (const e of document.querySelectorAll('.passages')) "
        "e.parentElement.prepend(e)"
    )
    assert any("is not under its statement" in problem for problem in found(page))
    page.close()
