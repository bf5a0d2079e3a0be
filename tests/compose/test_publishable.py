"""What must stay back is in no page, whatever refers to it."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.pipeline import renderer, run
from tests.conftest import Site, settings_of, write_site

HIDDEN = "zebra"  # stands in everything that must not come out


def markdown_of(root: Path, site: Site, text: str) -> str:
    output = site(text)
    render = renderer(settings_of(root)).render
    pages = [render(page) for page in output.pages]
    return "\n".join([*pages, *output.files.values()])


OPEN = """\
-- seeds/a.txt --
All of the allies agreed on it in the end.
-- seeds/a.yml --
title: Open
date: 2023-07-04
bottom_line: {text: "See [it](#hidden).", rests_on: [hidden, kp1]}
key_points:
  - {id: kp1, text: Shown., evidence: All of the allies agreed on it}
  - {id: hidden, text: A zebra., handling: amber, evidence: agreed on it in the end}
  - {id: kp3, text: Third., evidence: {statement: 'secret#kp1'}}
counterpoints:
  - {id: c1, text: But., against: [hidden]}
open_questions:
  - {id: oq1, text: When?, answered_by: 'secret#kp1'}
judgements:
  - {id: j1, text: J., because: B., revises: 'secret#j1'}
updates:
  - {date: 2023-07-05, note: The zebra was wrong., statements: [hidden]}
see_also: [secret]
stories: [story]
"""


def secret(status: str) -> str:
    return (
        "-- seeds/stories.yml --\nstory: {title: Story}\n"
        "-- seeds/s.txt --\nThe zebra runs across the whole wide plain.\n"
        "-- seeds/secret.yml --\nid: secret\ntitle: Zebra\ndate: 2023-07-04\n"
        f"{status}\nbottom_line: A zebra.\nstories: [story]\ntopics: [zebras]\n"
        "sources: [{id: s, title: Zebra news, file: s.txt, rights: full}]\n"
        "key_points:\n"
        "  - {id: kp1, text: Zebra., evidence: The zebra runs across the whole}\n"
        "judgements:\n  - {id: j1, text: Zebra., because: Zebra.}\n"
        "events:\n  - {id: e1, date: 2023, text: Zebra}\n"
    )


@pytest.mark.parametrize(
    "status",
    [
        "status: draft",
        "status: review",
        "status: withheld",
        "embargo: 2030-01-01",
        "handling: red",
        "handling: rd",
        "status: publishd",
    ],
)
def test_nothing_of_a_briefing_that_must_stay_back_comes_out(
    tmp_path: Path, site: Site, status: str
) -> None:
    text = markdown_of(tmp_path, site, OPEN + secret(status))
    assert "Shown." in text
    assert HIDDEN not in text.lower()
    assert "hidden" not in text
    assert "secret" not in text


def test_the_same_briefing_comes_out_where_it_may(tmp_path: Path, site: Site) -> None:
    text = markdown_of(tmp_path, site, OPEN + secret("embargo: 2020-01-01"))
    assert "Zebra news" in text
    assert "secret/#kp1" in text


def test_rights_bound_what_is_shown_of_a_text(tmp_path: Path, site: Site) -> None:
    base = """\
-- seeds/a.txt --
A first sentence here. The allies have all agreed on it. A last sentence follows.
-- seeds/a.yml --
title: A
date: 2023-07-04
bottom_line: B.
key_points:
  - {id: kp1, text: T., evidence: have all agreed on it}
quotations:
  - {id: q1, quote: The allies have all agreed on it}
"""
    excerpt = markdown_of(tmp_path, site, base)
    assert "have all agreed" in excerpt
    assert "first sentence" not in excerpt
    assert "last sentence" not in excerpt
    full = markdown_of(tmp_path, site, base + "sources: [{id: a, rights: full}]\n")
    assert "first sentence" in full
    link = markdown_of(tmp_path, site, base + "sources: [{id: a, rights: link}]\n")
    assert "agreed" not in link
    assert 'href="#s-source-a-a"' in link


def test_a_preview_shows_drafts_with_a_banner(tmp_path: Path) -> None:

    root = write_site(tmp_path, OPEN + secret("status: draft"))
    settings = replace(settings_of(root), drafts=True)
    render = renderer(settings).render
    text = "\n".join(render(page) for page in run(settings).pages)
    assert "notice-draft" in text
    assert "Zebra news" in text
