"""Digests: what is new in a span, what was put right in it, what comes after it."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.spans import span_of
from briefgen.model.page import Page
from briefgen.model.vocabulary import Rhythm
from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

SITE = """\
-- seeds/a.yml --
title: "One <b>& 'two'</b>"
date: 2020-12-31
bottom_line: It *is* so, [see](https://example.com/).
key_points:
  - {id: kp1, text: Point one.}
  - {id: kp2, text: Taken back., status: withdrawn}
  - {id: kp3, text: A secret., handling: red}
watch: [{id: w1, text: It may come., due: 2021-01-05}]
-- seeds/b.yml --
title: Two
date: 2021-01-03T23:00+01:00
bottom_line: So too.
key_points: [{id: kp1, text: Point two.}]
updates: [{date: 2021-01-04, kind: correction, note: It was put right.}]
-- seeds/c.yml --
title: Three
date: 2021-01-04
bottom_line: And so.
key_points: [{id: kp1, text: Point three.}]
-- seeds/d.yml --
title: Draft
date: 2021-01-04
status: draft
"""


def composed(
    root: Path, rhythm: str = "week"
) -> tuple[dict[str, Page], dict[str, str]]:
    config = (
        "-- mkdocs.yml --\nsite_name: Test\nsite_url: https://example.org/x/\n"
        f"docs_dir: seeds/pages\nplugins: [{{briefgen: {{digests: {rhythm}}}}}]\n"
    )
    settings = settings_of(write_site(root, config + SITE))
    pages = {p.url: p for p in run(settings).pages if p.url.startswith("digests/")}
    render = renderer(settings).render
    return pages, {url: render(page) for url, page in pages.items()}


def test_weeks_are_those_of_iso_8601(tmp_path: Path) -> None:
    pages, texts = composed(tmp_path)
    assert list(pages) == ["digests/", "digests/2021-W01/", "digests/2020-W53/"]
    last = texts["digests/2020-W53/"]
    assert "Week 53 of 2020" in last
    assert last.index("[Two]") < last.index("[One")
    assert "Point one." in last
    assert "Taken back" not in last
    assert '<a href="../2021-W01/">Week 1 of 2021</a>' in last


def test_what_was_put_right_and_what_comes(tmp_path: Path) -> None:
    texts = composed(tmp_path)[1]
    assert "It may come." in texts["digests/2020-W53/"].partition("## Coming up")[2]
    assert "It was put right" not in texts["digests/2020-W53/"]
    assert (
        "It was put right." in texts["digests/2021-W01/"].partition("## Put right")[2]
    )


@pytest.mark.parametrize(
    ("rhythm", "urls"),
    [
        ("day", ["2021-01-04", "2021-01-03", "2020-12-31"]),
        ("month", ["2021-01", "2020-12"]),
        ("none", None),
    ],
)
def test_other_rhythms(tmp_path: Path, rhythm: str, urls: list[str] | None) -> None:
    pages, _ = composed(tmp_path, rhythm)
    expected = [] if urls is None else ["digests/", *(f"digests/{u}/" for u in urls)]
    assert list(pages) == expected


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.elements: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.seen += [value or "" for key, value in attrs if key in {"href", "src"}]


def test_the_mail_is_sound_and_needs_nothing(tmp_path: Path) -> None:
    mail = composed(tmp_path)[0]["digests/2020-W53/"].files[
        "digests/2020-W53/email.html"
    ]
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(mail)
    assert parser.errors == []
    links = _Links()
    links.feed(mail)
    assert links.seen
    assert all(link.startswith("https://example.org/x/") for link in links.seen)
    assert not {"script", "img", "link", "style", "b"} & links.elements
    assert "One &lt;b&gt;&amp; &#39;two&#39;&lt;/b&gt;" in mail
    assert "It is so, see." in mail
    assert "A secret" not in mail


def test_the_text_is_short_in_every_line(tmp_path: Path) -> None:
    text = composed(tmp_path)[0]["digests/2020-W53/"].files[
        "digests/2020-W53/email.txt"
    ]
    assert all(len(line) <= 72 or "://" in line for line in text.splitlines())
    assert "One <b>& 'two'</b>\n==================" in text
    assert "\n- Point one.\n" in text
    assert "https://example.org/x/briefings/a/" in text
    assert "COMING UP\n- 5 January 2021, It may come." in text
    assert "A secret" not in text


def test_a_text_without_spaces_is_broken_too_and_an_address_is_not(
    tmp_path: Path,
) -> None:
    address = f"https://example.com/{'x' * 90}"
    long = SITE.replace("Point one.", "会议在冬天以前决定修理旧桥" * 20)
    long = long.replace("Point two.", f"See {address} there.")
    write_site(tmp_path, long)
    settings = replace(settings_of(tmp_path), site_url="https://example.org/x/")
    pages = {page.url: page for page in run(settings).pages}
    lines = pages["digests/2020-W53/"].files["digests/2020-W53/email.txt"].split("\n")
    assert all(len(line) <= 72 for line in lines if "://" not in line)
    assert [line.strip() for line in lines if "example.com" in line] == [address]


def test_without_an_address_there_is_no_mail(tmp_path: Path) -> None:
    settings = replace(settings_of(write_site(tmp_path, SITE)), site_url="")
    pages = [p for p in run(settings).pages if p.url.startswith("digests/")]
    assert len(pages) == 3
    assert all(not page.files for page in pages)


@pytest.mark.parametrize("rhythm", [Rhythm.DAY, Rhythm.WEEK, Rhythm.MONTH])
@given(at=st.dates())
def test_spans_have_each_day_once(at: date, rhythm: Rhythm) -> None:
    span = span_of(rhythm)
    here = span(at)
    assert here.first <= at <= here.last
    assert span(here.first) == span(here.last) == here
    after = span(here.next_day)
    assert after == here if here.last == date.max else after.first > here.last
    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?|-W\d\d)", here.id)
