"""Serves the preview over HTTP, to this machine alone unless told otherwise."""

import ipaddress
import socket
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, quote, unquote, urlsplit

from briefgen.mkdocs.preview.box import PREFIX
from briefgen.mkdocs.preview.updates import Updates

_OWN = {
    "reload.js": "text/javascript; charset=utf-8",
    "preview.css": "text/css; charset=utf-8",
}
_PATIENCE = 20.0  # seconds until a browser that waits is told to ask again
_SILENCE = 30.0  # seconds that a connection may say nothing
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


class Server(ThreadingHTTPServer):
    """Listens; once it is told what to show, it answers."""

    daemon_threads = True

    def __init__(self, host: str, port: int, base: str) -> None:
        """Take the address.

        Raises:
            OSError: it is not to be had.

        """
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.updates: Updates | None = None
        self.base = base
        self._host = host
        super().__init__((host, port), _Handler)

    @property
    def url(self) -> str:
        """Give the address of the site's home page."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self.server_port}{self.base}"

    def is_meant(self, host: str | None) -> bool:
        """Tell whether a `Host` header names this server: name and port.

        A page of another site can have its own name lead to this address; it
        cannot make a browser send any other.
        """
        try:
            parts = urlsplit(f"//{host or ''}")
            name, port = parts.hostname or "", parts.port or 80
        except ValueError:
            return False
        if port != self.server_port or parts.netloc != host or "@" in host:
            return False
        if name in {"localhost", self._host}:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not _is_loopback(self._host)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "briefgen"
    sys_version = ""
    timeout = _SILENCE
    disable_nagle_algorithm: ClassVar[bool] = True
    server: Server

    def do_GET(self) -> None:
        """Answer."""
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or not self.server.is_meant(hosts[0]):
            self._say(HTTPStatus.FORBIDDEN, "the Host header names another server")
            return
        updates, base = self.server.updates, self.server.base
        address = urlsplit(self.path)
        path = unquote(address.path, errors="replace")
        if updates is None:
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, "the preview is not ready yet")
        elif path.startswith(base + PREFIX):
            self._own(path.removeprefix(base + PREFIX), address.query, updates)
        elif path.startswith(base):
            self._site(path.removeprefix(base), updates)
        elif f"{path}/" == base or path == "/":
            self._lead_to(base)
        else:
            self._say(HTTPStatus.NOT_FOUND, f"the site is at {base}")

    do_HEAD = do_GET  # noqa: N815 - the name it is called by

    def _site(self, path: str, updates: Updates) -> None:
        edition = updates.edition
        place = _place(path)
        if path and not path.endswith("/") and edition.leads_on(place):
            self._lead_to(f"{self.server.base}{path}/")
            return
        status = HTTPStatus.OK
        answer = edition.answer(place)
        if not answer.found:
            status = HTTPStatus.NOT_FOUND
        headers = {"Content-Type": answer.type}
        if edition.assembly.ours:
            headers["Content-Security-Policy"] = _POLICY
        self._send(status, answer.body, headers)

    def _own(self, name: str, query: str, updates: Updates) -> None:
        if name in _OWN:
            content = (Path(__file__).parent / name).read_bytes()
            self._send(HTTPStatus.OK, content, {"Content-Type": _OWN[name]})
        elif name == "wait":
            asked = parse_qs(query)
            page, seen = asked.get("page", [""])[0], asked.get("seen", [""])[0]
            changed = self._wait(unquote(page), seen, updates)
            self._send(HTTPStatus.OK if changed else HTTPStatus.NO_CONTENT, b"", {})
        else:
            self._say(HTTPStatus.NOT_FOUND, "the preview has no such file")

    def _wait(self, page: str, seen: str, updates: Updates) -> bool:
        """Wait until a page is other than the one that was seen."""
        place = _place(page.removeprefix(self.server.base))
        until = time.monotonic() + _PATIENCE
        while True:
            edition = updates.edition
            if edition.answer(place).version != seen:
                return True
            if not updates.other_than(edition, until - time.monotonic()):
                return False

    def _lead_to(self, path: str) -> None:
        self._send(HTTPStatus.FOUND, b"", {"Location": quote(path)})

    def _say(self, status: HTTPStatus, text: str) -> None:
        headers = {"Content-Type": "text/plain; charset=utf-8"}
        self._send(status, f"{text}\n".encode(), headers)

    def _send(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: what is of interest are edits."""


def _place(path: str) -> str:
    """Say where in the site the file of an address is."""
    return f"{path}index.html" if not path or path.endswith("/") else path


def _is_loopback(host: str) -> bool:
    return host == "localhost" or ipaddress.ip_address(host).is_loopback
