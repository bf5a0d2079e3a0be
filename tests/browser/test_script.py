"""What reading gains from the script: the other scheme, both sides in view, copying."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"],
        reduced_motion="reduce",
        viewport={"width": 1280, "height": 800},
    )
    yield context.new_page()
    context.close()


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_chosen_scheme_is_kept(page: Page, address: str) -> None:
    page.goto(address)
    light = background(page)
    page.get_by_role("button", name="Dark").click()
    dark = background(page)
    assert dark != light
    page.goto(f"{address}briefings/bridge/")
    assert background(page) == dark
    page.get_by_role("button", name="Light").click()
    assert background(page) == light


def test_the_statement_stays_in_view_beside_its_passage(
    page: Page, address: str
) -> None:
    page.goto(f"{address}briefings/bridge/")
    bar = page.get_by_role("complementary", name="The statement")
    expect(bar).to_be_hidden()
    page.locator("#kp1 a.evidence").first.click()
    expect(page.locator("mark#kp1-e1")).to_be_in_viewport()
    expect(bar).to_be_in_viewport()
    expect(bar).to_contain_text("The council has decided")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("#kp1-e2$"))
    expect(page.locator("mark:target")).to_be_in_viewport()
    expect(bar.get_by_role("button", name="Previous")).to_be_enabled()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("#kp1-e1$"))
    bar.get_by_role("link", name="Back to kp1").click()
    expect(page.locator("#kp1")).to_be_in_viewport()
    expect(bar).to_be_hidden()


def test_escape_closes_it(page: Page, address: str) -> None:
    page.goto(f"{address}briefings/bridge/#kp1-e1")
    bar = page.get_by_role("complementary", name="The statement")
    expect(bar).to_be_visible()
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()


def test_a_statement_is_copied_with_its_place(page: Page, address: str) -> None:
    page.goto(f"{address}briefings/bridge/")
    page.locator("#kp1").get_by_role("button", name="Copy statement kp1").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    words, where = copied.splitlines()
    assert words.startswith("“The council has decided")
    assert where.startswith(f"{address}briefings/bridge/#kp1:~:text=The%20council")


def test_a_citation_is_copied_as_it_stands(page: Page, address: str) -> None:
    page.goto(f"{address}briefings/bridge/")
    page.get_by_text("Cite this briefing").click()
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied.splitlines()[0] == "@misc{bridge,"
    assert copied.splitlines()[-1] == "}"


@pytest.mark.parametrize("script", [True, False])
def test_passages_stand_in_the_margin_or_unfold(
    browser: Browser, address: str, *, script: bool
) -> None:
    wide = browser.new_context(
        viewport={"width": 1280, "height": 800}, java_script_enabled=script
    )
    page = wide.new_page()
    page.goto(f"{address}briefings/bridge/")
    passage = page.locator("#kp1 .passage").first
    expect(passage).to_be_visible()
    beside, text = passage.bounding_box(), page.locator("#kp1 > p").bounding_box()
    assert beside
    assert text
    assert beside["x"] >= text["x"] + text["width"]
    wide.close()
    narrow = browser.new_context(
        viewport={"width": 360, "height": 780}, java_script_enabled=script
    )
    page = narrow.new_page()
    page.goto(f"{address}briefings/bridge/")
    passage = page.locator("#kp1 .passage").first
    expect(passage).to_be_hidden()
    page.locator("#kp1 summary").click()
    expect(passage).to_be_visible()
    narrow.close()


def test_what_is_new_since_the_last_visit_is_marked(page: Page, address: str) -> None:
    page.goto(address)
    new = page.locator("main h3 .badge.new")
    expect(page.locator("main h3")).not_to_have_count(0)
    expect(new).to_have_count(0)
    # As if one of them had not been there.
    page.evaluate(
        """() => {
          const key = `briefgen-known ${location.pathname}`;
          const known = localStorage.getItem(key).split(" ");
          const left = known.filter((path) => !path.includes("/reopening/"));
          localStorage.setItem(key, left.join(" "));
        }"""
    )
    for _ in range(2):  # it stays so until the reader has gone
        page.reload()
        expect(new).to_have_count(1)
        marked = page.locator("main h3", has=page.locator(".badge.new"))
        expect(marked.get_by_role("link")).to_have_text("The bridge opens again")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    expect(new).to_have_count(0)


def test_a_long_list_is_filtered(page: Page, address: str) -> None:
    page.goto(f"{address}entities/")
    items = page.locator("main li")
    every = items.count()
    # The site is small: more of the same, before the script looks at it.
    page.route(
        "**/entities/",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace(
                "</main>",
                f"<ul><li>Zebra Ünion</li>{'<li>Other</li>' * 12}</ul></main>",
            ),
        ),
    )
    page.reload()
    expect(items).to_have_count(every + 13)
    page.get_by_role("searchbox", name="Filter").fill("union zeb")
    shown = page.locator("main li:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_have_text("Zebra Ünion")
    page.get_by_role("searchbox", name="Filter").fill("")
    expect(page.locator("main li:visible")).to_have_count(every + 13)
