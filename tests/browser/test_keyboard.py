"""Everything by keyboard: in order, in sight, large enough to hit as well."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PAGES

pytestmark = pytest.mark.browser

STEPS = 60
# What has the focus: whether it follows what had it before, shows it, and is in sight.
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const before = window.before;
  window.before = e;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  const place = before && before.compareDocumentPosition(e);
  return {
    what: `<${e.localName}> ${e.textContent.trim().slice(0, 30)}`,
    follows: !before || Boolean(place & Node.DOCUMENT_POSITION_FOLLOWING),
    shown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0
      && box.left < innerWidth && box.width > 0,
    again: before === e || (Boolean(before) && e.className === "skip"),
  };
}"""
# What is hit with a finger and is no link in a sentence or a list of words.
SMALL = """() => [...document.querySelectorAll(
  "button, summary, input, select, .evidence, .site-header a, .footing a, .actions a"
)].filter((e) => e.checkVisibility({ visibilityProperty: true })).flatMap((e) => {
  const box = e.getBoundingClientRect();
  return box.width < 24 || box.height < 24
    ? [`${e.localName} ${e.textContent.slice(0, 20)}: ${box.width}x${box.height}`]
    : [];
})"""


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=request.param,
        reduced_motion="reduce",
        viewport={"width": 390, "height": 800},
    )
    yield context.new_page()
    context.close()


def tab_to(page: Page, wanted: str) -> None:
    """Press the tabulator until what matches has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.locator(f"{wanted}:focus").count():
            return
    raise AssertionError(f"no tabulator leads to {wanted}")


def test_from_home_to_a_passage_and_back(page: Page, address: str) -> None:
    page.goto(address)
    tab_to(page, "main h3 a[href*='briefings/bridge']")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("The old bridge is repaired before winter")
    tab_to(page, "#kp1 summary")
    expect(page.locator("#kp1 .passage").first).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#kp1 .passage").first).to_be_visible()
    tab_to(page, "#kp1 .passage a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#kp1-e1$"))
    expect(page.locator("mark#kp1-e1")).to_be_in_viewport()
    # The tabulator goes on from there.
    tab_to(page, "a.backlink[href='#kp1']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#kp1$"))
    expect(page.locator("#kp1")).to_be_in_viewport()
    tab_to(page, "#kp1 a")


def test_the_focus_goes_on_and_is_seen(browser: Browser, address: str) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce"
    )
    page = context.new_page()
    problems = []
    for path in PAGES:
        page.goto(address + path)
        steps = 0
        for _ in range(STEPS):
            page.keyboard.press("Tab")
            at = page.evaluate(FOCUSED)
            if at is None or at["again"]:
                break
            steps += 1
            problems += [
                f"/{path}: {at['what']}: not {name}"
                for name in ("follows", "shown", "seen")
                if not at[name]
            ]
        assert steps > 2, path
    context.close()
    assert sorted(set(problems)) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_pressed_is_large_enough(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    problems = []
    for path in PAGES:
        page.goto(address + path)
        page.evaluate(
            "document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        problems += [f"/{path}: {small}" for small in page.evaluate(SMALL)]
    context.close()
    assert problems == []
