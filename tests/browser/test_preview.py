"""The preview: an edit is seen without a hand on the browser."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
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


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[str]:
    """Serve a site in a process of its own, and give its address."""
    write_site(tmp_path, SITE)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "briefgen", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(address)
        yield address
        process.terminate()


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
    page.goto(f"{preview}briefings/a/")
    expect(page.locator("h1")).to_have_text("Before the edit")
    expect(page.locator(".notice-draft")).to_contain_text("not published")
    annotation = tmp_path / "seeds/a.yml"
    text = annotation.read_text("utf-8")
    annotation.write_text(text.replace("Before", "After"), "utf-8")
    expect(page.locator("h1")).to_have_text("After the edit", timeout=20_000)
    page.close()
