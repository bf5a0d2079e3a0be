"""Every kind of page, however it is looked at: nothing is lost, cut off or moved."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import PAGES

pytestmark = pytest.mark.browser

# What is wider than the screen, cut off by its own box, or has no room at all.
LOST = """() => {
  const found = [];
  const wide = document.documentElement.clientWidth;
  const say = (why, e) => found.push(`${why}: <${e.localName} class="${e.className}"> ${
    e.textContent.trim().slice(0, 40)}`);
  for (const e of document.querySelectorAll("body *")) {
    if (e.closest("svg, .visually-hidden, .skip, thead, [hidden]")) continue;
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !e.checkVisibility({ visibilityProperty: true })) continue;
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    if (box.width < 1 || box.height < 1) say("no room", e);
    if (box.right > wide + 1 || box.left < -1) {
      if (!e.closest("pre, table")) say("off the screen", e);
    }
    if (style.overflowX !== "visible" && style.overflowX !== "auto"
      && e.scrollWidth > e.clientWidth + 1) say("cut off", e);
    if (style.color === style.backgroundColor) say("invisible", e);
  }
  if (document.documentElement.scrollWidth > wide) found.push("the page is too wide");
  return found;
}"""
# A line is read across 60 to 75 characters: as wide as that many are on average.
CHARACTERS = """() => {
  const p = document.querySelector("main > p, main li");
  const range = document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(document.body);
  range.font = `${style.fontSize} ${style.fontFamily}`;
  const text = "The allies want the secretary general to stay until the next summit";
  const measure = document.createElement("div");
  measure.style.inlineSize = "var(--measure)";
  document.querySelector("main").append(measure);
  return measure.clientWidth / (range.measureText(text).width / text.length);
}"""
SHIFTED = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries()) {
      if (!hadRecentInput) sum += value;
    }
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 150);
})"""


@contextmanager
def looking(
    browser: Browser,
    *,
    width: int,
    colours: Literal["active", "none"] = "none",
) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        forced_colors=colours,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    yield context.new_page()
    context.close()


def lost(
    page: Page, address: str, style: str = "", direction: str = "ltr"
) -> list[str]:
    problems: list[str] = []
    for path in PAGES:
        page.goto(address + path)
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        if style:
            page.add_style_tag(content=style)
        problems += [f"/{path}: {problem}" for problem in page.evaluate(LOST)]
    return problems


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_nothing_is_lost_on_any_screen(
    browser: Browser, address: str, width: int, direction: str
) -> None:
    with looking(browser, width=width) as page:
        assert lost(page, address, direction=direction) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_lost_where_text_is_twice_as_large(
    browser: Browser, address: str, width: int
) -> None:
    with looking(browser, width=width) as page:
        assert lost(page, address, "html { font-size: 200% !important; }") == []


def test_nothing_is_lost_where_text_is_spaced_out(
    browser: Browser, address: str
) -> None:
    """As in the success criterion 1.4.12 of WCAG."""
    spaced = (
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
        "word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"
    )
    with looking(browser, width=320) as page:
        assert lost(page, address, spaced) == []


def test_nothing_is_lost_where_colours_are_the_reader_s(
    browser: Browser, address: str
) -> None:
    with looking(browser, width=1280, colours="active") as page:
        assert lost(page, address) == []
        page.goto(f"{address}briefings/bridge/#kp1-e1")
        marked = page.locator("mark#kp1-e1")
        lines = str(marked.evaluate("e => getComputedStyle(e).textDecorationLine"))
        assert "underline" in lines
        style = str(marked.evaluate("e => getComputedStyle(e).outlineStyle"))
        assert style == "solid"


def test_it_finds_what_is_lost(browser: Browser, address: str) -> None:
    with looking(browser, width=320) as page:
        page.goto(address)
        page.evaluate(
            "document.querySelector('main').innerHTML += "
            '\'<p style="width: 500px">Wide</p>'
            '<p style="width: 5em; overflow: hidden; white-space: nowrap">'
            "Cut off at last</p>'"
        )
        found = " ".join(page.evaluate(LOST))
        assert "off the screen" in found
        assert "cut off" in found
        assert "too wide" in found


def test_a_line_has_sixty_to_seventy_five_characters(
    browser: Browser, address: str
) -> None:
    with looking(browser, width=1280) as page:
        for path in ("", "briefings/bridge/", "about/"):
            page.goto(address + path)
            assert 60 <= page.evaluate(CHARACTERS) <= 75, path


def test_nothing_moves_when_script_and_pictures_come_late(
    browser: Browser, address: str
) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(250)
        route.continue_()

    for width in (360, 1280):
        with looking(browser, width=width) as page:
            page.route(re.compile(r"/js/.*\.js|\.svg$"), late)
            shifts = {}
            for path in ("", "briefings/", "briefings/bridge/", "entities/", "topics/"):
                page.goto(address + path)
                shifts[path] = float(page.evaluate(SHIFTED))
            page.unroute_all(behavior="wait")
            assert {p: s for p, s in shifts.items() if s > 0.01} == {}
