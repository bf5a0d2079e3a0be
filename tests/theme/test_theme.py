"""The theme: escaping, no script, no other host, readable in both schemes."""

import re
from pathlib import Path

import html5lib
import pytest

from briefgen.mkdocs.build import build
from tests.conftest import write_site

THEME = Path(__file__).parents[2] / "briefgen/theme"
CSS = (THEME / "css/briefgen.css").read_text("utf-8")
SITE = """\
-- mkdocs.yml --
site_name: "<script>alert(1)</script> & Co"
site_url: https://example.org/base/
docs_dir: seeds/pages
theme: {name: briefgen}
plugins: [briefgen]
-- seeds/pages/about.md --
# About <b>us</b> & "them"

Text[^1] with a [link](https://example.org/) and `code`.

| a | b |
|---|---|
| c | d |

[^1]: A note.
-- seeds/a.txt --
All of the allies agreed on it in the end.
-- seeds/a.yml --
title: 'One <i>& two</i> "three"'
date: 2023-07-04
lang: ar
bottom_line: 'It is so: <b>bold</b>.'
key_points:
  - {id: kp1, text: Shown., evidence: All of the allies agreed on it}
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = write_site(tmp_path_factory.mktemp("theme"), SITE)
    result = build(root / "mkdocs.yml", strict=True)
    assert result.ok, (result.warnings, result.diagnostics)
    site = root / "site"
    found = site.rglob("*.html")
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in found}


def test_every_page_is_sound_html(pages: dict[str, str]) -> None:
    assert {"index.html", "404.html", "about/index.html"} <= set(pages)
    for path, html in pages.items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html)
        assert parser.errors == [], path


def test_names_and_titles_are_text(pages: dict[str, str]) -> None:
    for html in pages.values():
        assert "<script" not in html
        assert "<i>" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in html
    briefing = pages["briefings/a/index.html"]
    assert "<title>One &lt;i&gt;&amp; two&lt;/i&gt;" in briefing
    assert "About &lt;b&gt;us" in briefing or "About us" in briefing


def test_no_script_no_inline_style_no_handler(pages: dict[str, str]) -> None:
    for html in pages.values():
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", html)
        assert "default-src 'none'" in html


def test_nothing_comes_from_another_host(pages: dict[str, str]) -> None:
    for html in pages.values():
        loaded = re.findall(
            r'<(?:link rel="(?:stylesheet|icon)"[^>]*href|img[^>]*src)="([^"]*)"', html
        )
        assert loaded
        assert [
            url for url in loaded if "//" in url and "example.org/base" not in url
        ] == []
    assert not re.search(r"url\(|@import|https?:", CSS)


def test_language_and_direction(pages: dict[str, str]) -> None:
    assert '<html lang="ar" dir="rtl">' in pages["briefings/a/index.html"]
    assert '<html lang="en" dir="ltr">' in pages["index.html"]


def test_the_page_that_is_not_there_links_from_anywhere(pages: dict[str, str]) -> None:
    hrefs = re.findall(r'href="([^"#]*)"', pages["404.html"])
    assert all(href.startswith(("/base/", "https://")) for href in hrefs if href), hrefs


def test_the_header_leads_to_the_indexes(pages: dict[str, str]) -> None:
    briefing = pages["briefings/a/index.html"]
    assert 'href="../../sources/"' in briefing
    assert 'href="../../about/"' in briefing


def schemes() -> dict[str, dict[str, str]]:
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{([^}]*)\}", CSS)[:2]
    )
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("ink", ("paper", "soft", "note", "warn-soft", "target")),
        ("muted", ("paper", "soft")),
        ("link", ("paper", "soft", "note")),
        ("warn", ("paper", "warn-soft")),
        ("mark-ink", ("mark", "target")),
        ("accent", ("paper", "soft")),
    ],
)
def test_contrast(scheme: str, text: str, grounds: tuple[str, ...]) -> None:
    colours = schemes()[scheme]
    for ground in grounds:
        assert contrast(colours[text], colours[ground]) >= 4.5, ground
