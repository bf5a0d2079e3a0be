"""Boards of questions and of things to watch; the page of corrections."""

import json
import re
from dataclasses import replace
from pathlib import Path

import feedparser
import pytest

from briefgen.model.page import Page
from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

SITE = """\
-- seeds/a.yml --
title: One
date: 2023-01-01
bottom_line: So.
key_points:
  - {id: kp1, text: Point one.}
  - {id: secret, text: Point two., handling: red}
open_questions:
  - {id: oq1, text: Who pays?, state: answered, answered_by: b#kp1}
  - {id: oq2, text: Who cares?}
  - {id: oq3, text: Nobody asks., handling: red}
  - {id: oq4, text: Taken back., status: withdrawn}
watch:
  - {id: w1, text: Later., due: 2025-01-02}
  - {id: w2, text: Sooner., due: 2024-01-02}
  - {id: w3, text: Some day.}
  - {id: w4, text: It came., state: happened}
updates:
  - {date: 2023-01-03, kind: correction, note: Not three but two., was: Three.,
     statements: [kp1]}
  - {date: 2023-01-04, kind: correction, note: Of a secret., statements: [secret]}
  - {date: 2023-01-05, kind: update, note: More.}
-- seeds/b.yml --
title: Two
date: 2023-02-01T10:00+02:00
bottom_line: So.
key_points: [{id: kp1, text: The town pays.}]
updates:
  - {date: 2023-02-02, kind: retraction, note: All of it., statements: [kp1]}
-- seeds/c.yml --
title: Three
status: draft
updates: [{date: 2023-02-02, kind: correction, note: Of a draft.}]
"""


def pages(root: Path, text: str = SITE) -> tuple[dict[str, Page], dict[str, str]]:
    settings = settings_of(write_site(root, text))
    settings = replace(settings, site_url="https://example.org/x/")
    found = {page.url: page for page in run(settings).pages}
    render = renderer(settings).render
    return found, {url: render(page) for url, page in found.items()}


def sections(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, rest = part.partition("\n")
        found[heading] = re.findall(r"<li>.*</li>", rest)
    return found


def test_questions_stand_by_state_with_their_answer(tmp_path: Path) -> None:
    found = sections(pages(tmp_path)[1]["questions/"])
    assert list(found) == ["Open", "Answered"]
    (open_one,), (answered,) = found.values()
    assert "Who cares?" in open_one
    assert '<a href="../briefings/a/#oq2">One</a>' in open_one
    assert 'Answer: <a href="../briefings/b/#kp1">The town pays.</a>' in answered


def test_what_is_due_first_stands_first(tmp_path: Path) -> None:
    text = pages(tmp_path)[1]["watch/"]
    found = sections(text)
    assert list(found) == ["Open", "Happened"]
    words = [
        re.sub(r"<[^>]*>", "", item).partition(" 1 Jan")[0] for item in found["Open"]
    ]
    assert words == ["2 January 2024: Sooner.", "2 January 2025: Later.", "Some day."]
    assert '<a href="../watch.ics">' in text


def test_corrections_say_what_it_was(tmp_path: Path) -> None:
    text = pages(tmp_path)[1]["corrections/"]
    found = sections(text)
    assert list(found) == ["Retractions", "Corrections"]
    (correction,) = found["Corrections"]
    assert "Not three but two." in correction
    assert "<del>Three.</del>" in correction
    assert 'on: <a href="../briefings/a/#kp1">Point one.</a>' in correction
    assert "2 corrections and retractions" in text


@pytest.mark.parametrize(
    "words", ["Of a secret", "Of a draft", "Nobody asks", "Point two"]
)
def test_what_is_kept_back_is_nowhere(tmp_path: Path, words: str) -> None:
    composed, rendered = pages(tmp_path)
    assert all(words not in text for text in rendered.values())
    assert all(words not in t for p in composed.values() for t in p.files.values())


def test_corrections_have_a_feed(tmp_path: Path) -> None:
    files = pages(tmp_path)[0]["corrections/"].files
    feed = feedparser.parse(files["corrections/feed.xml"])
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == [
        "Retraction: Two",
        "Correction: One",
    ]
    assert feed.entries[0].updated == "2023-02-02T00:00:00+02:00"
    assert all(e.link.startswith("https://example.org/x/") for e in feed.entries)
    items = json.loads(files["corrections/feed.json"])["items"]
    assert len({item["id"] for item in items}) == 2
    assert "Before: Three." in items[1]["content_text"]


def test_a_site_without_any_of_it_has_no_such_page(tmp_path: Path) -> None:
    text = (
        "-- seeds/a.yml --\ntitle: One\ndate: 2023-01-01\nbottom_line: So.\n"
        "key_points: [{id: kp1, text: One.}]\n"
    )
    urls = pages(tmp_path, text)[0]
    assert not {"questions/", "watch/", "timeline/", "judgements/"} & set(urls)
    assert "corrections/" in urls
