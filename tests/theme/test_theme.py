"""The theme: escaping, no script, no other host, readable in both schemes."""

import re
from pathlib import Path

import html5lib
import pytest
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config

from briefgen.mkdocs.build import build
from briefgen.mkdocs.html import tags
from tests.conftest import write_site

THEME = Path(__file__).parents[2] / "briefgen/theme"
CSS = (THEME / "css/briefgen.css").read_text("utf-8")
SITE = """\
-- mkdocs.yml --
site_name: "<script>alert(1)</script> & Co"
site_url: https://example.org/base/
docs_dir: seeds/pages
theme: {name: briefgen}
plugins: [{briefgen: {excerpt_limit: 100}}]
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
    found = (p for p in site.rglob("*.html") if p.name != "email.html")
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in found}


def test_every_page_is_sound_html(pages: dict[str, str]) -> None:
    assert {"index.html", "404.html", "about/index.html"} <= set(pages)
    for path, html in pages.items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html)
        assert parser.errors == [], path


def test_names_and_titles_are_text(pages: dict[str, str]) -> None:
    for html in pages.values():
        assert "<script>" not in html
        assert "<i>" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in html
    briefing = pages["briefings/a/index.html"]
    assert "<title>One &lt;i&gt;&amp; two&lt;/i&gt;" in briefing
    assert ">About us &amp; &#34;them&#34;</a>" in briefing


def test_no_script_but_ours_no_inline_style_no_handler(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        top = "/base/" if path == "404.html" else "../" * path.count("/")
        plain = re.sub(r'(\.(?:js|css))\?[0-9a-f]{8}"', r'\1"', html)
        script = '<script src="{}js/{}.js" defer></script>'
        reading, search = (script.format(top, name) for name in ("reading", "search"))
        assert plain.count(reading) == 1
        assert plain.count(search) == (path == "search/index.html")
        assert ("wasm-unsafe-eval" in html) == (path == "search/index.html")
        linked = re.findall(
            r'<script type="application/ld\+json">[^<>]*</script>', html
        )
        assert len(linked) == path.startswith("briefings/a/")
        rest = plain.replace(reading, "").replace(search, "")
        rest = rest.replace(linked[0], "") if linked else rest
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", rest)
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


def test_where_the_reader_is_is_marked(pages: dict[str, str]) -> None:
    assert 'href="./" aria-current="page">Sources</a>' in pages["sources/index.html"]
    (below,) = (html for path, html in pages.items() if path.startswith("sources/a"))
    assert 'href="../" aria-current="true">Sources</a>' in below
    assert 'aria-current="page">&lt;script' in pages["index.html"]


@pytest.fixture(scope="module")
def handwritten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site of hand-written pages alone, with MkDocs alone."""
    root = tmp_path_factory.mktemp("handwritten")
    docs = root / "docs"
    (docs / "guide").mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n", "utf-8")
    dated = '---\ndate: 2024-01-02\ndescription: Say <b>"how"</b>\n---\n# R&D\n'
    (docs / "guide/how.md").write_text(dated, "utf-8")
    config = load_config(
        config_file_path=str(root / "mkdocs.yml"),
        site_name="Site",
        site_description='A "site"',
        site_url="https://example.org/base/",
        copyright='<a href="https://example.org/licence">Free</a>',
        docs_dir=str(docs),
        site_dir=str(root / "site"),
        theme={"name": "briefgen", "language": "pt_BR"},
        nav=[
            {"Home": "index.md"},
            {
                "The <i>guide</i> & more": [
                    {"<img src=x onerror=y> Q&A": "guide/how.md"}
                ]
            },
            {"Elsewhere": "https://example.org/other/"},
        ],
        plugins=[],
        strict=True,
    )
    build_with_mkdocs(config)
    return root / "site"


def test_it_dresses_any_mkdocs_site(handwritten: Path) -> None:
    page = (handwritten / "guide/how/index.html").read_text("utf-8")
    assert "<title>Q&amp;A · Site</title>" in page
    assert '<meta name="description" content="Say &#34;how&#34;">' in page
    assert '<html lang="pt-BR" dir="ltr">' in page
    assert "<summary>The guide &amp; more</summary>" in page
    assert '<a href="./" aria-current="page">Q&amp;A</a>' in page
    assert '<a href="https://example.org/other/">Elsewhere</a>' in page
    assert '<a href="https://example.org/licence">Free</a>' in page
    assert '<link rel="canonical" href="https://example.org/base/guide/how/">' in page
    home = (handwritten / "index.html").read_text("utf-8")
    assert 'content="A &#34;site&#34;"' in home
    for html in (page, home):
        assert "<img" not in html
        assert "onerror" not in html


def test_every_link_leads_to_a_file_below_a_base_path(handwritten: Path) -> None:
    for file in handwritten.rglob("*.html"):
        html = file.read_text("utf-8")
        for tag in tags(html):
            link = tag.attributes.get("href", "").partition("#")[0]
            if link and "//" not in link:
                there = leads_to(handwritten, file, link, tag.name)
                assert there.is_file(), (file, link)


def leads_to(site: Path, file: Path, link: str, element: str) -> Path:
    """Resolve a link as a browser does; an error page may be shown anywhere."""
    if file.name == "404.html":
        assert link.startswith("/base/")
        target = site / link.removeprefix("/base/")
    else:
        target = file.parent / link
    return (target / "index.html" if element == "a" else target).resolve()


def test_the_sitemap_has_no_date_but_the_content_s_own(handwritten: Path) -> None:
    sitemap = (handwritten / "sitemap.xml").read_text("utf-8")
    assert sitemap.count("<loc>") == 2
    how = "<loc>https://example.org/base/guide/how/</loc><lastmod>2024-01-02</lastmod>"
    assert how in sitemap
    assert sitemap.count("<lastmod>") == 1


def test_the_stylesheet_is_small_and_knows_no_left_and_right() -> None:
    assert len(CSS.encode()) < 30_000
    assert not re.search(r"\b(left|right)\b", CSS)
    used = set(re.findall(r"var\((--[a-z-]+)", CSS))
    assert used <= set(re.findall(r"(--[a-z-]+):", CSS))


def test_another_stylesheet_has_another_address(tmp_path: Path) -> None:
    """A browser that has seen the site must not show it in an older one."""
    root = write_site(tmp_path, SITE)
    config = (root / "mkdocs.yml").read_text("utf-8")
    seen = set()
    for colour in ("red", "blue", "blue"):
        (root / "ours/css").mkdir(parents=True, exist_ok=True)
        (root / "ours/css/ours.css").write_text(f"a {{ color: {colour} }}", "utf-8")
        theme = "theme: {name: briefgen, custom_dir: ours}"
        text = config.replace("theme: {name: briefgen}", theme)
        (root / "mkdocs.yml").write_text(text, "utf-8")
        assert build(root / "mkdocs.yml").ok
        page = (root / "site/index.html").read_text("utf-8")
        found = set(re.findall(r'(?:css|js)\?([0-9a-f]{8})"', page))
        assert len(found) == 1
        seen |= found
    assert len(seen) == 2


def test_the_scripts_are_small() -> None:
    sizes = {p.name: len(p.read_bytes()) for p in (THEME / "js").glob("*.js")}
    assert sizes.keys() == {"reading.js", "search.js"}
    assert sizes["reading.js"] < 8_500  # on every page
    assert sizes["search.js"] < 6_000  # on one


def schemes() -> dict[str, dict[str, str]]:
    colour = r"(#[0-9a-f]{6})"
    pairs = re.findall(rf"--([a-z-]+): light-dark\({colour}, {colour}\)", CSS)
    return {
        "light": {name: light for name, light, _ in pairs},
        "dark": {name: dark for name, _, dark in pairs},
    }


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
        ("muted", ("paper", "soft", "note", "warn-soft", "target")),
        ("link", ("paper", "soft", "note", "warn-soft", "target")),
        ("warn", ("paper", "soft", "warn-soft", "target")),
        ("mark-ink", ("mark",)),
        ("accent", ("paper", "soft")),
    ],
)
def test_contrast(scheme: str, text: str, grounds: tuple[str, ...]) -> None:
    colours = schemes()[scheme]
    for ground in grounds:
        assert contrast(colours[text], colours[ground]) >= 4.5, ground
