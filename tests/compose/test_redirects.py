"""Former addresses lead on to where things are now."""

import re

from tests.conftest import Site

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
    }
    html = redirects["briefings/was-a/index.html"]
    assert "<title>One &amp; only</title>" in html
    assert "<script" not in html


def test_a_former_id_that_is_in_use_is_an_error(site: Site) -> None:
    text = SITE.replace("was-s]}", "was-s]}\nr: {title: Other, aliases: [s, was-s]}")
    found = [str(d.location) for d in site(text).diagnostics if d.code == "BG411"]
    assert found == ["seeds/stories.yml:2:29", "seeds/stories.yml:2:32"]
