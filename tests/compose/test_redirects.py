"""Former addresses lead on to where things are now."""

import re

import pytest

from briefgen.compose.redirects import SCRIPT
from tests.conftest import Site, said

SITE = """\
-- seeds/a.yml --
title: One & only
date: 2023-07-04
bottom_line: It is so.
aliases: [was-a, and-before]
stories: [s]
topics: [t]
key_points: [{id: kp1, text: They agreed.}]
-- seeds/b.yml --
title: Two
date: 2023-07-04
status: withheld
bottom_line: It is so.
aliases: [was-b]
key_points: [{id: kp1, text: They did not.}]
-- seeds/stories.yml --
s: {title: A story, aliases: [was-s]}
-- seeds/topics.yml --
t: {title: A topic, aliases: [was-t]}
-- seeds/entities.yml --
e: {name: Somebody, aliases: [Anybody], former_ids: [was-e, and-before]}
-- seeds/publishers.yml --
p: {name: A paper, former_ids: was-p}
-- seeds/sources.yml --
r: {title: A report, former_ids: [b-report]}
"""
ADDRESS = """\
-- mkdocs.yml --
site_name: T
site_url: https://example.org/b/
docs_dir: seeds/pages
plugins: [briefgen]
"""


def test_each_former_address_leads_to_the_present_one(site: Site) -> None:
    files = site(SITE).files
    redirects = {path: html for path, html in files.items() if path.endswith(".html")}
    assert {
        path: set(re.findall(r'(?:href="|url=)([^"]*)"', html))
        for path, html in redirects.items()
    } == {
        "briefings/was-a/index.html": {"../a/"},
        "briefings/and-before/index.html": {"../a/"},
        "stories/was-s/index.html": {"../s/"},
        "topics/was-t/index.html": {"../t/"},
        "entities/was-e/index.html": {"../e/"},
        "entities/and-before/index.html": {"../e/"},
        "publishers/was-p/index.html": {"../p/"},
        "sources/b-report/index.html": {"../r/"},
    }
    html = redirects["briefings/was-a/index.html"]
    assert "<title>One &amp; only</title>" in html
    assert '<meta name="robots" content="noindex">' in html
    (name,) = SCRIPT
    assert f'<script src="../../{name}" defer></script>' in html
    assert name in files


def test_search_engines_are_told_the_whole_address(site: Site) -> None:
    html = site(ADDRESS + SITE).files["entities/was-e/index.html"]
    assert '<link rel="canonical" href="https://example.org/b/entities/e/">' in html
    assert '<a href="../e/">' in html


def test_a_former_id_that_is_in_use_is_an_error(site: Site) -> None:
    text = SITE.replace("was-s]}", "was-s]}\nr: {title: Other, aliases: [s, was-s]}")
    found = [str(d.location) for d in site(text).diagnostics if d.code == "BG411"]
    assert found == ["seeds/stories.yml:2:29", "seeds/stories.yml:2:32"]


@pytest.mark.parametrize(
    ("given", "now", "place"),
    [
        ("[was-e, and-before]", "[was-e, e]", "entities.yml:1:61"),
        ("former_ids: was-p", "former_ids: p", "publishers.yml:1:32"),
        # What a source of a briefing is called on the site is in use, too.
        ("[b-report]", "[a-text]", "sources.yml:1:35"),
        # And so is a topic that has no record.
        ("[was-t]", "[untold]", "topics.yml:1:31"),
    ],
)
def test_whatever_it_is_a_former_id_of(
    site: Site, given: str, now: str, place: str
) -> None:
    assert said(site(SITE).diagnostics, "BG411") == []
    text = SITE.replace(given, now).replace("topics: [t]", "topics: [t, untold]")
    text = text.replace(
        "aliases: [was-a, and-before]",
        "aliases: [was-a, and-before]\nsources: [{id: text, title: A text}]",
    )
    assert said(site(text).diagnostics, "BG411") == [f"{place} BG411"]
