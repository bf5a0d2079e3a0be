"""A PDF is made of its page and the files given with it, and of nothing else."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from briefgen.renditions.pdf import Sheet, pdf
from tests.pdfs import language, reader_of, text_of

pytestmark = pytest.mark.usefixtures("pango")

PIXEL = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    "<text>inside</text></svg>"
)


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """Serve, and note what is asked for."""
    paths: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Noting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()


def sheet(root: Path, body: str, **files: str) -> Sheet:
    page = root / "index.html"
    page.write_text(
        f'<html lang="ar"><head><title>T</title></head><body>{body}</body></html>',
        encoding="utf-8",
    )
    return Sheet("a/index.html", {"a/index.html": str(page), **files}, "a4", "", "key")


def text(content: bytes) -> str:
    return text_of(reader_of(content))


def test_no_host_is_asked_and_no_other_file_is_read(
    tmp_path: Path, asked: tuple[str, list[str]]
) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text(PIXEL.replace("inside", "secret"), "utf-8")
    host, paths = asked
    sources = (f"{host}/x.svg", secret.as_uri(), "../secret.svg", "/secret.svg")
    images = "".join(f'<img src="{source}" alt="">' for source in sources)
    styles = f'<link rel="stylesheet" href="{host}/x.css">'
    made = text(pdf(sheet(tmp_path, f"{styles}<p>Shown</p>{images}")))
    assert "Shown" in made
    assert "secret" not in made
    assert paths == []


def test_a_file_that_was_given_is_shown(tmp_path: Path) -> None:
    inside = tmp_path / "inside.svg"
    inside.write_text(PIXEL, "utf-8")
    body = '<img src="../p/x.svg?1" alt="A">'
    made = pdf(sheet(tmp_path, body, **{"p/x.svg": str(inside)}))
    assert "inside" in text(made)


def test_an_address_in_running_text_is_a_note(tmp_path: Path) -> None:
    link = '<a rel="noopener" href="https://example.org/?a&amp;b">words</a>'
    made = text(pdf(sheet(tmp_path, f"<main><p>See the {link}, and so on.</p></main>")))
    assert "See the words" in made
    assert "and so on." in made
    assert made.count("https://example.org/?a&b") == 1
    assert made.index("https://example.org/") > made.index("and so on.")


def test_the_same_page_is_the_same_pdf(tmp_path: Path) -> None:
    one = sheet(tmp_path, "<h1>Title</h1>")
    assert pdf(one) == pdf(one)
    assert pdf(one) != pdf(replace(one, key="another"))
    assert language(reader_of(pdf(one))) == "ar"


def test_an_address_cannot_end_the_style_that_it_is_put_into(tmp_path: Path) -> None:
    odd = 'https://example.org/"}</style><p>seen</p>'
    body = f'<p>Shown</p><p class="address">{escape(odd)}</p>'
    made = text(pdf(sheet(tmp_path, f"<footer class='site-footer'>{body}</footer>")))
    assert made.split()[-4:] == ["1", "/", "1", odd] or made.endswith(f"{odd} 1 / 1")
