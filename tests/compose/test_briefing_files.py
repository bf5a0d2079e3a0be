"""The data of a briefing, and the text to paste."""

import json

from tests.conftest import Site

SITE = """\
-- seeds/a.txt --
First of all, every ally 🇳🇴 agreed to it. Later they slept, and then they met again.
-- seeds/b.md --
A *marked* text[^1] with some words.

[^1]: A note.
-- seeds/a.yml --
title: One
date: 2023-07-04
bottom_line: It *is* so.
key_points:
  - id: kp1
    text: They agreed.
    evidence:
      - {quote: every ally 🇳🇴 agreed to it, source: text}
      - {quote: "Later they slept, […] they met again", source: text}
      - {quote: A marked text with some words, source: marked}
  - id: kp2
    text: Withdrawn.
    status: withdrawn
    evidence: {quote: nowhere, source: text}
  - {id: kp3, text: Cited., evidence: {source: report, locator: p. 4}}
  - {id: kp4, text: Linked., evidence: {quote: they met again, source: linked}}
events:
  - {id: ev1, date: 2023-07~, text: It happened.}
sources:
  - {id: text, file: a.txt, rights: full}
  - {id: marked, file: b.md}
  - {id: report, title: A report}
  - {id: linked, file: a.txt, rights: link}
"""


def document(site: Site) -> dict[str, list[dict[str, list[dict[str, object]]]]]:
    files = site(SITE).files
    found: dict[str, list[dict[str, list[dict[str, object]]]]] = json.loads(
        files["briefings/a/index.json"]
    )
    return found


def test_positions_are_code_points_of_the_text(site: Site) -> None:
    text = SITE.split("-- seeds/a.txt --\n", 1)[1].split("-- seeds/b.md", 1)[0]
    first, gap, marked = document(site)["statements"][0]["evidence"]
    start, end = first["start"], first["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert text[start:end] == "every ally 🇳🇴 agreed to it" == first["quote"]
    assert gap["parts"] == [[42, 59], [69, 83]]
    # Of Markdown, of what a reader sees: the mark of the note counts as text.
    assert (marked["start"], marked["end"]) == (0, 32)


def test_what_is_not_anchored_has_no_positions(site: Site) -> None:
    _, lost, cited, linked, _ = document(site)["statements"]
    for statement in (lost, cited, linked):
        assert statement["evidence"][0]["start"] is None
        assert statement["evidence"][0]["end"] is None
    assert lost["evidence"][0]["quote"] == "nowhere"
    assert cited["evidence"][0]["locator"] == "p. 4"
    assert linked["evidence"][0]["quote"] is None


def test_what_else_it_says(site: Site) -> None:
    data = document(site)
    assert str(data["version"]) == "1"
    assert str(data["url"]) == "briefings/a/"
    names = [str(source["id"]) for source in data["sources"]]
    assert names == ["text", "marked", "report", "linked"]
    kinds = [str(s["kind"]) for s in data["statements"]]
    assert kinds == ["key-point"] * 4 + ["event"]
    assert str(data["statements"][-1]["date"]) == "2023-07~"


def test_the_text_to_paste(site: Site) -> None:
    assert site(SITE).files["briefings/a/brief.txt"] == (
        "One\n\nIt is so.\n\n- They agreed.\n- Cited.\n- Linked.\n\nbriefings/a/\n"
    )
