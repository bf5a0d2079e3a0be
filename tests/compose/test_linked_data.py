"""What a briefing says to search engines, and that nothing in it is code."""

import json
import re
from pathlib import Path

import pytest

from briefgen.mkdocs.build import build
from briefgen.pipeline import run
from tests.conftest import settings_of, write_site

SITE = """\
-- mkdocs.yml --
site_name: Test
site_url: https://example.org/x/
docs_dir: seeds/pages
theme: {name: briefgen}
plugins: [briefgen]
-- seeds/entities.yml --
council: {name: The council, type: organisation, same_as: ['https://example.net/c']}
-- seeds/publishers.yml --
gazette: {name: The Gazette}
-- seeds/a.yml --
title: "</script><script>alert(1)</script> & <!-- x"
date: 2023-07-04T14:20+02:00
kind: analysis
bottom_line: It *is* so.
prepared_by: [Desk]
entities: [council]
key_points:
  - {id: kp1, text: A point., evidence: {source: paper, locator: p. 1}}
  - {id: secret, text: A secret., handling: red, evidence: {statement: b#kp1}}
sources: [{id: paper, title: A paper, publisher: gazette, published: 2023-07-01}]
updates:
  - {date: 2023-07-06, kind: correction, note: Not three but two.}
  - {date: 2023-07-07, kind: correction, note: Of the secret., statements: [secret]}
-- seeds/b.yml --
title: Two
date: 2023-07-05
lang: nb-NO
image: {file: 2023/a map.svg, alt: A map & more, credit: Ours}
bottom_line: So.
key_points: [{id: kp1, text: Another., evidence: {statement: a#kp1}}]
-- seeds/2023/a map.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
"""


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    root = write_site(tmp_path, SITE)
    assert build(root / "mkdocs.yml").ok
    site = root / "site"
    return {p.relative_to(site).as_posix(): p.read_text() for p in site.rglob("*.html")}


def data_of(page: str) -> dict[str, object]:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    data: dict[str, object] = json.loads(found)
    return data


def test_it_says_what_the_briefing_says(pages: dict[str, str]) -> None:
    assert data_of(pages["briefings/a/index.html"]) == {
        "@context": "https://schema.org",
        "@type": "AnalysisNewsArticle",
        "headline": "</script><script>alert(1)</script> & <!-- x",
        "description": "It is so.",
        "inLanguage": "en",
        "datePublished": "2023-07-04T14:20:00+02:00",
        "dateModified": "2023-07-06",
        "url": "https://example.org/x/briefings/a/",
        "isPartOf": {
            "@type": "WebSite",
            "name": "Test",
            "url": "https://example.org/x/",
        },
        "creditText": "Desk",
        "about": [
            {
                "@type": "Organization",
                "name": "The council",
                "url": "https://example.org/x/entities/council/",
                "sameAs": ["https://example.net/c"],
            }
        ],
        "citation": [
            {
                "@type": "CreativeWork",
                "name": "A paper",
                "datePublished": "2023-07-01",
                "publisher": {"@type": "Organization", "name": "The Gazette"},
            }
        ],
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "Not three but two.",
                "datePublished": "2023-07-06",
            }
        ],
    }


def test_nothing_in_it_ends_its_element(pages: dict[str, str]) -> None:
    page = pages["briefings/a/index.html"]
    assert "<script>alert" not in page
    assert page.count("<script") == page.count("</script>") == 2


def test_open_graph(pages: dict[str, str]) -> None:
    page = pages["briefings/b/index.html"]
    found = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', page))
    assert found == {
        "og:title": "Two",
        "og:site_name": "Test",
        "og:type": "article",
        "og:locale": "nb_NO",
        "og:image": "https://example.org/x/files/2023/a%20map.svg",
        "og:image:alt": "A map &amp; more",
        "og:description": "So.",
        "og:url": "https://example.org/x/briefings/b/",
        "article:published_time": "2023-07-05",
    }
    # A page without a picture names none, and a language alone is no locale.
    first = pages["briefings/a/index.html"]
    assert 'content="2023-07-06"' in first
    assert "og:image" not in first
    assert "og:locale" not in first
    assert "og:image" not in pages["index.html"]
    assert 'property="og:type" content="website"' in pages["index.html"]


def test_only_briefings_have_it(pages: dict[str, str]) -> None:
    linked = {path for path, page in pages.items() if "ld+json" in page}
    assert linked == {"briefings/a/index.html", "briefings/b/index.html"}


def test_a_picture_is_named_where_it_is_shown(pages: dict[str, str]) -> None:
    data = data_of(pages["briefings/b/index.html"])
    assert data["image"] == {
        "@type": "ImageObject",
        "url": "https://example.org/x/files/2023/a%20map.svg",
        "caption": "A map & more",
        "creditText": "Ours",
    }
    # It was never changed, and says so by not saying when.
    assert "dateModified" not in data


def test_without_an_address_nothing_is_half_an_address(tmp_path: Path) -> None:
    text = SITE.replace("site_url: https://example.org/x/\n", "")
    root = write_site(tmp_path, text)
    assert build(root / "mkdocs.yml").ok
    page = (root / "site/briefings/b/index.html").read_text("utf-8")
    assert "og:image" not in page
    assert "og:url" not in page
    assert "image" not in data_of(page)
    found = re.findall(r'"(?:url|@id)": ?"([^"]*)"', json.dumps(data_of(page)))
    assert found == []


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("news", "NewsArticle"),
        ("analysis", "AnalysisNewsArticle"),
        ("backgrounder", "BackgroundNewsArticle"),
        ("profile", "Article"),
        ("chronology", "Article"),
    ],
)
def test_each_kind_has_its_type(tmp_path: Path, kind: str, named: str) -> None:
    root = write_site(tmp_path, SITE.replace("kind: analysis", f"kind: {kind}"))
    pages = {p.url: p for p in run(settings_of(root)).pages}
    assert json.loads(pages["briefings/a/"].linked)["@type"] == named
