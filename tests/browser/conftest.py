"""A real browser on a built site, served below a base path."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree, which

import pytest
from playwright.sync_api import Browser, sync_playwright

from briefgen.mkdocs.build import build
from briefgen.publish.search import index

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
        *("corrections/", "search/", "digests/", "digests/2024-W20/"),
    ),
    *("entities/council/", "stories/", "stories/bridges/", "topics/", "topics/roads/"),
    *("sources/", "sources/register/", "publishers/", "publishers/gazette/"),
)


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
    copytree(GOLDEN, root / "site")
    config = root / "site/mkdocs.yml"
    config.write_text(config.read_text("utf-8") + MORE, "utf-8")
    folder = root / "served"
    result = build(config, site_dir=folder / BASE.strip("/"), strict=True)
    assert result.ok
    index(root / "site", result.site_dir, "en")
    with served(folder) as origin:
        yield f"{origin}{BASE}"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and give the address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
