"""A briefing is cited as text, in Markdown and for BibTeX."""

from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

SITE = """\
-- seeds/a.txt --
All of the allies agreed on it in the end.
-- seeds/a.yml --
title: "50% of R&D: {all} of *it*"
date: 2023-07-04
bottom_line: It is so.
prepared_by: [Desk One, Desk Two]
key_points: [{id: kp1, text: Shown., evidence: All of the allies agreed}]
"""


def cited(root: Path, site_url: str) -> dict[str, list[str]]:
    settings = replace(settings_of(write_site(root, SITE)), site_url=site_url)
    briefing = next(p for p in run(settings).pages if p.data)
    text = renderer(settings).render(briefing)
    found = {}
    for part in text.split('<pre data-name="')[1:]:
        name, _, rest = part.partition('">')
        found[name] = unescape(rest.partition("</pre>")[0]).splitlines()
    return found


def test_each_form(tmp_path: Path) -> None:
    found = cited(tmp_path, "https://example.org/x/")
    address = "https://example.org/x/briefings/a/"
    assert found["Text"] == [
        "Desk One, Desk Two, “50% of R&D: {all} of *it*”, Test, 4 July 2023. " + address
    ]
    assert found["Markdown"] == [
        rf"[50% of R&D: {{all}} of \*it\*]({address}), *Test*, 4 July 2023"
    ]
    assert found["BibTeX"] == [
        "@misc{a,",
        r"title = {{50\% of R\&D: \{all\} of *it*}},",
        "author = {{Desk One} and {Desk Two}},",
        "howpublished = {{Test}},",
        "year = {2023},",
        "month = {7},",
        "day = {4},",
        f"url = {{{address}}},",
        "}",
    ]


@pytest.mark.parametrize("form", ["Text", "Markdown", "BibTeX"])
def test_without_an_address_none_is_made_up(tmp_path: Path, form: str) -> None:
    assert "http" not in "\n".join(cited(tmp_path, "")[form])
