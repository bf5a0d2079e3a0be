"""How much of a text is shown, and how many origins there are."""

from tests.conftest import Site, said

CONFIG = "-- mkdocs.yml --\nsite_name: T\ndocs_dir: seeds/pages\nplugins: [briefgen]\n"
TEXT = "-- seeds/a.txt --\nAll of the allies agreed on it. {rest}\n"
NOTE = """\
-- seeds/a.yml --
title: One
date: 2023-07-04
bottom_line: It is so.
key_points:
  - {id: kp1, text: Shown., evidence: All of the allies agreed on it}
"""
LONG = "Then they went home and slept. " * 3


def test_excerpts_that_show_much_of_a_text_are_a_warning(site: Site) -> None:
    output = site(CONFIG + TEXT.format(rest="Home.") + NOTE)
    assert said(output.diagnostics) == ["a.yml:1:1 BG313"]
    assert "83%" in output.diagnostics[0].message


def test_it_is_said_at_the_source(site: Site) -> None:
    sources = "sources:\n  - {id: x, title: X}\n"
    output = site(CONFIG + TEXT.format(rest="Home.") + NOTE + sources)
    assert said(output.diagnostics) == ["a.yml:7:5 BG313"]


def test_what_may_be_shown_whole_or_shows_little_is_none(site: Site) -> None:
    full = "sources: [{id: x, rights: full}]\n"
    assert said(site(CONFIG + TEXT.format(rest="") + NOTE + full).diagnostics) == []
    assert said(site(CONFIG + TEXT.format(rest=LONG) + NOTE).diagnostics) == []


def test_sources_that_all_repeat_one_are_advice(site: Site) -> None:
    text = CONFIG + TEXT.format(rest=LONG) + NOTE
    one = "sources: [{id: x, file: a.txt}, {id: y, origin: x}, {id: z, origin: y}]\n"
    two = "sources: [{id: x, file: a.txt}, {id: y, origin: x}, {id: z, title: Z}]\n"
    assert said(site(text + one).diagnostics) == ["a.yml:6:10 BG504"]
    assert said(site(text + two).diagnostics) == []
