"""A real browser on a built site, served below a base path."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from shutil import copytree, which

import pytest
from playwright.sync_api import Browser, sync_playwright

from briefgen.compose.earlier import ON_A_PAGE
from briefgen.mkdocs.build import build
from briefgen.publish.search import index
from tests.history.repository import make_repository

GOLDEN = Path(__file__).parents[1] / "golden/every-section"
CHROMIUM = os.environ.get("BRIEFGEN_CHROMIUM") or which("chromium")
BASE = "/some/where/"
MORE = f"theme: {{name: briefgen}}\nsite_url: https://example.org{BASE}\n"
PAGES = (
    *("", "404.html", "briefings/", "briefings/bridge/", "briefings/reopening/"),
    *(
        "entities/",
        "judgements/",
        "method/",
        "timeline/",
        "questions/",
        "watch/",
        *("changes/", "corrections/", "search/", "digests/", "digests/2024-W20/"),
    ),
    *("entities/council/", "stories/", "stories/bridges/", "topics/", "topics/roads/"),
    "stories/bridges/page/1/",
    *("sources/", "sources/register/", "publishers/", "publishers/gazette/"),
    *("topics/roads/page/1/", "about/"),
)
"""Pages of every kind."""
ABOUT = """\
# About

A word[^1] by hand, and `code`.

| What | How many |
|---|---|
| Bridges | 2 |

[^1]: With a note.
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open Chromium; only outside CI it may be missing."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("there is no chromium; in CI there must be")
        pytest.skip("there is no chromium")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build a site, serve it below a base path, and give its address."""
    root = tmp_path_factory.mktemp("browser")
    config = _varied(root / "site")
    folder = root / "served"
    with pytest.MonkeyPatch.context() as patch:  # so that a story has a page more
        patch.setattr(import_module("briefgen.compose.stories"), "ON_A_PAGE", 1)
        result = build(config, site_dir=folder / BASE.strip("/"), strict=True)
    assert result.ok
    index(root / "site", result.site_dir, "en")
    with served(folder) as origin:
        yield f"{origin}{BASE}"


def _varied(site: Path) -> Path:
    """Write the golden site, with a past, a list of several pages and one by hand."""
    repository = make_repository(site)
    copytree(GOLDEN, site, dirs_exist_ok=True)
    text = (GOLDEN / "mkdocs.yml").read_text("utf-8")
    repository.write("mkdocs.yml", f"{text}markdown_extensions: [footnotes]\n{MORE}")
    repository.write("seeds/pages/about.md", ABOUT)
    for number in range(2 * ON_A_PAGE + 1):
        repository.write(
            f"seeds/1990/road-{number}.yml",
            f"title: Road {number}\ndate: 1990-01-01\nbottom_line: It is open.\n"
            "topics: [roads]\nkey_points:\n"
            "  - {id: kp1, text: It is open., evidence: {statement: bridge#kp1}}\n",
        )
    repository.commit()
    repository.replace("seeds/2024/bridge.yml", "The cost is known.", "It has a cost.")
    repository.commit()
    return site / "mkdocs.yml"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and give the address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
