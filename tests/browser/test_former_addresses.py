"""Former addresses in a real browser: they lead on, to the same place."""

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


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("briefings/old-bridge/#kp2", "briefings/bridge/#kp2"),
        ("briefings/old-bridge/", "briefings/bridge/"),
        ("entities/town-council/#s-facts", "entities/council/#s-facts"),
        ("stories/old-bridge/", "stories/bridges/"),
        ("topics/traffic/", "topics/transport/"),
        ("publishers/the-gazette/", "publishers/gazette/"),
        ("sources/bridge-register/#s-statements", "sources/register/#s-statements"),
    ],
)
def test_a_former_address_leads_to_the_same_place(
    page: Page, address: str, former: str, now: str
) -> None:
    page.goto(f"{address}search/")
    page.goto(f"{address}{former}")
    expect(page).to_have_url(f"{address}{now}")
    expect(page.locator("h1")).to_be_visible()
    # Going back does not end at the page that leads on.
    page.go_back()
    expect(page).to_have_url(f"{address}search/")


def test_without_script_it_leads_to_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}briefings/old-bridge/#kp2")
    expect(page).to_have_url(f"{address}briefings/bridge/")
    context.close()


def test_a_link_stands_there_where_the_script_does_not_come(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    context.route("**/redirect-*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{address}briefings/old-bridge/#kp2")
    page.get_by_role("link", name="The old bridge is repaired").click()
    expect(page).to_have_url(f"{address}briefings/bridge/")
    context.close()
