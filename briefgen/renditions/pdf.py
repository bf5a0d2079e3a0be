"""A finished page as PDF, made by WeasyPrint of its own print style."""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from html import unescape
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefgen.diagnostics import ConfigError
from briefgen.frozen import dataclass
from briefgen.renditions import fonts

if TYPE_CHECKING:
    from weasyprint import Document
    from weasyprint.urls import URLFetcher

_NOWHERE = "https://site.invalid/"  # a name that is nobody's, by its very standard
_PACKAGES = ("weasyprint", "pydyf", "fonttools", "tinycss2", "cssselect2", "pyphen")
_LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
_INWARD = re.compile(r'(<a\b[^>]*?) href="(?!https?:|mailto:|#)[^"]*"')
_ADDRESS = re.compile(r'<p class="address">([^<]*)</p>')
_OUTWARD = re.compile(r'<a\b[^>]*? href="(https?:[^"]*)"[^>]*>(?:(?!</?a\b).)*+</a>')
_LANG = re.compile(r'<html lang="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is to be made into a PDF."""

    place: str
    """Where it stands in the site, as `briefings/ID/index.html`."""
    files: Mapping[str, str]
    """All that goes into it, the page too: by its place in the site, where it is."""
    paper: str
    """The size of the paper, as CSS names it."""
    site_url: str
    """The address of the site without a slash at its end, or nothing."""
    key: str
    """Hash of all that goes into it."""


def made_with() -> str:
    """Name what makes PDFs here: another version may make another.

    Raises:
        ConfigError: WeasyPrint is not installed.

    """
    try:
        versions = [f"{package} {version(package)}" for package in _PACKAGES]
    except PackageNotFoundError:
        raise ConfigError(
            "`pdf` is set, and WeasyPrint, which makes PDFs, is missing",
            'install it: pip install "briefgen[pdf]", or write `pdf: none`',
        ) from None
    return "\n".join((*versions, *fonts.installed(), _style()))


def pdf(sheet: Sheet) -> bytes:
    """Make the PDF of a page; nothing is read for it but the files of the sheet.

    Raises:
        ConfigError: a library that WeasyPrint needs is missing.

    """
    try:
        from weasyprint import HTML  # noqa: PLC0415 - of an extra, and heavy
    except OSError as error:
        raise ConfigError(
            f"WeasyPrint, which makes PDFs, lacks a library: {error}",
            "install Pango, on Debian: apt install libpango-1.0-0 "
            "libpangoft2-1.0-0 libharfbuzz-subset0",
        ) from None
    page = Path(sheet.files[sheet.place]).read_text("utf-8")
    base = f"{sheet.site_url}/" if sheet.site_url else _NOWHERE
    with _quiet():
        document = HTML(
            string=_with_style(page, sheet),
            base_url=f"{base}{sheet.place}",
            url_fetcher=_fetcher(sheet, base),
            media_type="print",
        ).render(pdf_variant="pdf/ua-1")
        _describe(document, page)
        made: bytes = document.write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=sheet.key.encode()
        )
    return made


def _with_style(page: str, sheet: Sheet) -> str:
    """Add the style of a PDF; where the site has no address, no link can lead there."""
    found = _ADDRESS.search(page)
    address = _quoted(unescape(found[1]) if found else "")
    style = _style().replace("PAPER", sheet.paper).replace("ADDRESS", address)
    if not sheet.site_url:
        page = _INWARD.sub(r"\1", page)
    page = _OUTWARD.sub(r'\g<0><span class="leads-to">\1</span>', page)
    return page.replace("</head>", f"<style>{style}</style>\n</head>", 1)


@cache
def _style() -> str:
    return (files("briefgen.renditions") / "pdf.css").read_text("utf-8")


def _quoted(text: str) -> str:
    """Write a text as CSS does, so that nothing in it can end it, or the element."""
    escaped = "".join(c if c.isalnum() else f"\\{ord(c):06x}" for c in text)
    return f'"{escaped}"'


def _describe(document: "Document", page: str) -> None:
    """Say of a PDF what its page says of itself to search engines."""
    found = _LINKED.search(page)
    data = json.loads(found[1]) if found else {}
    about = document.metadata
    about.title = data.get("headline") or about.title
    about.authors = [data["creditText"]] if data.get("creditText") else []
    about.description = data.get("description")
    about.created = data.get("datePublished")
    about.modified = data.get("dateModified") or about.created
    about.keywords = [thing["name"] for thing in data.get("about", ())]
    language = _LANG.search(page)
    about.lang = unescape(language[1]) if language else None


def _fetcher(sheet: Sheet, base: str) -> "URLFetcher":
    """Make what fetches the files that a page shows: those of the sheet, no others."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 - above

    class OfTheSite(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
        def fetch(
            self, url: str, headers: dict[str, str] | None = None
        ) -> URLFetcherResponse:
            """Give a file of the site."""
            del headers
            place = unquote(url.removeprefix(base).partition("?")[0])
            if not url.startswith(base) or place not in sheet.files:
                raise ValueError(f"{url} is no file that goes into the page")
            kind = guess_type(place)[0] or "application/octet-stream"
            content = Path(sheet.files[place]).read_bytes()
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return OfTheSite()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep to itself what WeasyPrint says of CSS that is not for it."""
    log = logging.getLogger("weasyprint")
    before = log.disabled
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = before
