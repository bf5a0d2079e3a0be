"""axe-core finds nothing to mend on any kind of page, in either scheme or direction."""

import json
from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PAGES

pytestmark = pytest.mark.browser

OPENED = "for (const d of document.querySelectorAll('details')) d.open = true"
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    dark = request.param == "dark"
    context = browser.new_context(
        color_scheme="dark" if dark else "light", bypass_csp=True
    )
    yield context.new_page()
    context.close()


def found(page: Page) -> list[str]:
    page.evaluate(AXE)
    options = json.dumps({"runOnly": {"type": "tag", "values": RULES}})
    violations = page.evaluate(
        f"axe.run({options}).then(r => r.violations.flatMap("
        "v => v.nodes.map(n => `${v.id}: ${n.html}`)))"
    )
    return [str(violation) for violation in violations]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_violation(page: Page, address: str, direction: str) -> None:
    problems: list[str] = []
    for path in PAGES:
        page.goto(address + path)
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        page.evaluate(OPENED)
        problems += [f"/{path}: {problem}" for problem in found(page)]
    assert problems == []


def test_it_finds_what_is_wrong(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelector('main').innerHTML += '<img src=x.png>'")
    assert any(problem.startswith("image-alt") for problem in found(page))


def test_no_page_kind_is_left_out(page: Page, address: str) -> None:
    from briefgen.model.page import PageKind  # noqa: PLC0415 - for this test alone

    kinds = set()
    for path in PAGES:
        page.goto(address + path)
        kinds.add(page.locator("body").get_attribute("data-kind"))
    assert {kind.value for kind in PageKind} <= kinds
