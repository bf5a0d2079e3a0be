"""The preview: an edit is seen without a hand on the browser."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import write_site

pytestmark = pytest.mark.browser

SITE = """\
-- mkdocs.yml --
site_name: Test
docs_dir: seeds/pages
theme: {name: briefgen}
plugins: [{briefgen: {excerpt_limit: 100}}]
-- seeds/pages/about.md --
# About
-- seeds/a.txt --
All of the allies agreed on it in the end.
-- seeds/a.yml --
title: Before the edit
status: draft
date: 2023-07-04
bottom_line: It is so.
key_points:
  - {id: kp1, text: Shown., evidence: All of the allies agreed on it}
"""


def _listen() -> None:
    """Take interrupts, which a shell has what runs in the background ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def serving(root: Path) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """Serve a site in a process of its own, and give its address."""
    write_site(root, SITE)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "briefgen", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=_listen,  # noqa: PLW1509 - there are no threads in the child yet
    ) as process:
        address = f"http://127.0.0.1:{port}/"
        try:
            _wait_for(address)
            yield process, address
        finally:
            process.terminate()  # else a test that fails waits for ever


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[str]:
    with serving(tmp_path) as (_, address):
        yield address


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            with urlopen(address):  # noqa: S310 - our own server
                return
        except URLError:
            time.sleep(0.1)
    pytest.fail("the preview did not start")


def test_an_edit_is_seen(browser: Browser, preview: str, tmp_path: Path) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{preview}briefings/a/")
    expect(page.locator("h1")).to_have_text("Before the edit")
    expect(page.locator(".notice-draft")).to_contain_text("not published")
    annotation = tmp_path / "seeds/a.yml"
    text = annotation.read_text("utf-8")
    annotation.write_text(text.replace("Before", "After"), "utf-8")
    expect(page.locator("h1")).to_have_text("After the edit", timeout=20_000)
    assert said == []
    page.close()


def test_what_is_wrong_is_said_on_the_page(
    browser: Browser, preview: str, tmp_path: Path
) -> None:
    """Under a policy that lets in no script but our own, and readable without any."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{preview}briefings/a/")
    annotation = tmp_path / "seeds/a.yml"
    text = annotation.read_text("utf-8")
    annotation.write_text(text.replace("All of the allies", "None of them"), "utf-8")
    box = page.get_by_role("complementary", name="What check says")
    expect(box).to_contain_text("BG301", timeout=20_000)
    expect(box).to_be_in_viewport()
    annotation.write_text("title: [\n", "utf-8")
    expect(box).to_contain_text("shown as it last was", timeout=20_000)
    expect(page.locator("h1")).to_have_text("Before the edit")
    annotation.write_text(text, "utf-8")
    expect(box).to_have_count(0, timeout=20_000)
    assert said == []
    page.close()


def test_another_page_stays_where_the_reader_is(
    browser: Browser, preview: str, tmp_path: Path
) -> None:
    """Only a page that is other than before is loaded again."""
    page = browser.new_page()
    page.goto(f"{preview}about/")
    page.evaluate("window.stays = true")
    other = browser.new_page()
    other.goto(preview)
    annotation = tmp_path / "seeds/a.yml"
    text = annotation.read_text("utf-8")
    annotation.write_text(text.replace("Before", "After"), "utf-8")
    expect(other.get_by_text("After the edit").first).to_be_visible(timeout=20_000)
    assert page.evaluate("window.stays") is True
    page.close()
    other.close()


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_an_interrupt_ends_it_well(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, _):
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
