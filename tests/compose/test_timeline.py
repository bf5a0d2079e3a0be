"""Timelines: every event listed in order, drawn so that nothing overlaps."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.timeline_drawing import WIDTH, Mark, timeline_drawing
from briefgen.locale import ENGLISH
from briefgen.model.vocabulary import EventState
from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MARKS = st.lists(
    st.builds(
        lambda first, days, state, vague, title: Mark(
            first, first + timedelta(days), state, vague, "#x", title
        ),
        DAYS,
        st.integers(0, 4000),
        st.sampled_from(EventState),
        st.booleans(),
        st.text(max_size=20),
    ),
    max_size=40,
)


def ordered(marks: list[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.first, mark.last))


def boxes(svg: str) -> list[tuple[str, float, float, float, float]]:
    """Give each shape by its class, with its left, right, top and bottom."""
    found = []
    for shape in ET.fromstring(svg).iter():  # noqa: S314 - our own drawing
        name = shape.get("class") or ""
        if shape.tag == "circle":
            x, y, r = (float(shape.get(k, "")) for k in ("cx", "cy", "r"))
            found.append((name, x - r, x + r, y - r, y + r))
        elif shape.tag == "rect":
            x, y, w, h = (
                float(shape.get(k, "")) for k in ("x", "y", "width", "height")
            )
            found.append((name, x, x + w, y, y + h))
        elif shape.tag == "polygon":
            points = [p.split(",") for p in shape.get("points", "").split()]
            xs, ys = [float(p[0]) for p in points], [float(p[1]) for p in points]
            found.append((name, min(xs), max(xs), min(ys), max(ys)))
    return found


@given(MARKS)
def test_a_drawing_is_sound_and_stays_inside(marks: list[Mark]) -> None:
    drawing = timeline_drawing(ordered(marks), ENGLISH)
    days = {day for mark in marks for day in (mark.first, mark.last)}
    assert (drawing is None) == (len(days) <= 1)
    if drawing is None:
        return
    assert drawing == timeline_drawing(ordered(marks), ENGLISH)
    height = float(ET.fromstring(drawing.svg).get("height", ""))  # noqa: S314 - ours
    for _, left, right, top, bottom in boxes(drawing.svg):
        assert left >= 0
        assert right <= WIDTH
        assert top >= 0
        assert bottom <= height


@given(MARKS)
def test_years_do_not_touch(marks: list[Mark]) -> None:
    drawing = timeline_drawing(ordered(marks), ENGLISH)
    texts = re.findall(r'<text x="([0-9.]+)"', drawing.svg) if drawing else []
    places = sorted(map(float, texts))
    # Four digits of twenty units, as on a phone, are not wider than this.
    assert all(b - a >= 48 for a, b in pairwise(places))


@given(st.lists(DAYS, min_size=2, max_size=14, unique=True))
def test_single_events_do_not_cover_each_other(days: list[date]) -> None:
    marks = [Mark(d, d, EventState.HAPPENED, False, "#x", "") for d in sorted(days)]  # noqa: FBT003 - a field
    drawing = timeline_drawing(marks, ENGLISH)
    assert drawing
    dots = [box for box in boxes(drawing.svg) if box[0] == "happened"]
    for one, other in combinations(dots, 2):
        apart = one[2] <= other[1] or other[2] <= one[1]
        assert apart or one[4] <= other[3] or other[4] <= one[3]


@pytest.mark.parametrize("years", [1, 20])
def test_many_are_counted(years: int) -> None:
    day = date(2000, 1, 1)
    marks = [
        Mark(
            day + timedelta(i % 10 + 365 * (i % years)),
            day + timedelta(i % 10 + 365 * (i % years)),
            EventState.PLANNED if i % 4 == 0 else EventState.HAPPENED,
            False,  # noqa: FBT003 - a field
            f"#e{i}",
            f"Event {i}",
        )
        for i in range(500)
    ]
    drawing = timeline_drawing(ordered(marks), ENGLISH)
    assert drawing
    span = "month" if years == 1 else "year"
    assert f"the events of a {span}" in drawing.legend
    counted = re.findall(r"<title>([0-9-]+): (\d+)</title>", drawing.svg)
    expected = Counter(
        f"{m.first:%Y-%m}" if years == 1 else f"{m.first:%Y}" for m in marks
    )
    assert {when: int(number) for when, number in counted} == expected
    assert len(drawing.svg) < 10_000


def test_shapes_and_words_tell_states_apart() -> None:
    marks = [
        Mark(date(2000 + i, 1, 1), date(2000 + i, 1, 1), state, i == 1, "#x", "T")
        for i, state in enumerate(EventState)
    ]
    drawing = timeline_drawing(marks, ENGLISH)
    assert drawing
    shapes = re.findall(r'<(circle|rect|path|polygon) class="(\w+)', drawing.svg)
    assert sorted(shapes) == [
        ("circle", "happened"),
        ("path", "cancelled"),
        ("polygon", "planned"),
        ("rect", "postponed"),
    ]
    for state in ("happened", "planned", "cancelled", "postponed", "not sure"):
        assert state in drawing.legend


def test_titles_are_text() -> None:
    hostile = '"></svg><script>x</script>`*[[\n\n'
    marks = [
        Mark(date(y, 1, 1), date(y, 1, 1), EventState.HAPPENED, False, "#x", hostile)  # noqa: FBT003 - a field
        for y in (2000, 2001)
    ]
    drawing = timeline_drawing(marks, ENGLISH)
    assert drawing
    titles = [t.text for t in ET.fromstring(drawing.svg).iter("title")]  # noqa: S314 - ours
    assert [t.split() for t in titles if t] == [hostile.split()] * 2
    assert "\n\n" not in drawing.svg
    assert "`" not in drawing.svg


EVENTS = """\
-- seeds/entities.yml --
council: {name: The council, type: organisation}
mayor: {name: The mayor, type: person}
-- seeds/stories.yml --
bridge: {title: The bridge}
-- seeds/a.yml --
title: One
date: 2023-01-01
bottom_line: So.
stories: [bridge]
key_points: [{text: One.}]
events:
  - {id: late, date: 2024-05, text: It opens., state: planned, participants: [council]}
  - {id: early, date: "1999~", text: It was built.}
  - {id: hidden, date: 2001-01-01, text: Kept back., handling: red}
"""


def rendered(root: Path, url: str, text: str = EVENTS) -> str:
    settings = settings_of(write_site(root, text))
    pages = {page.url: page for page in run(settings).pages}
    return renderer(settings).render(pages[url])


@pytest.mark.parametrize("url", ["timeline/", "stories/bridge/"])
def test_the_list_is_in_order_and_whole(tmp_path: Path, url: str) -> None:
    text = rendered(tmp_path, url)
    assert re.findall(r'<li id="([^"]+)">', text)[-2:] == [
        "s-event-a-early",
        "s-event-a-late",
    ]
    assert "about 1999" in text
    assert '<span class="label state">planned</span>' in text
    assert "Kept back" not in text


def test_a_dossier_has_the_events_of_the_entity_alone(tmp_path: Path) -> None:
    text = rendered(tmp_path, "entities/council/")
    assert re.findall(r'<li id="([^"]+)">', text) == ["s-event-a-late"]


def test_a_long_timeline_has_a_page_a_year(tmp_path: Path) -> None:
    events = "".join(
        f"  - {{date: {2000 + i % 3}-01-{i % 28 + 1:02}, text: Event {i}.}}\n"
        for i in range(1200)
    )
    site = (
        "-- seeds/a.yml --\ntitle: One\ndate: 2023-01-01\nbottom_line: So.\n"
        f"key_points: [{{text: One.}}]\nevents:\n{events}"
    )
    whole = rendered(tmp_path / "whole", "timeline/", site)
    assert "<li id=" not in whole
    assert '<a href="2001/">400 events</a>' in whole
    year = rendered(tmp_path / "year", "timeline/2001/", site)
    assert year.count("<li id=") == 400
