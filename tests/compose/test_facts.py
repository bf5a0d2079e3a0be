"""Dated facts: what held on a day, who says so, and who says otherwise."""

import re
from datetime import date, timedelta
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from briefgen.compose.facts import FactRow, facts_of
from briefgen.compose.graph import graph
from briefgen.model.registry import Fact
from briefgen.model.site import Site
from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

NOTHING = graph(Site((), {}, {}, {}, frozenset(), {}, {}, frozenset()))


def fact(value: str, from_: str = "", to: str = "") -> Fact:
    dates = {"from": from_, "to": to}
    fields = {"property": "office", "value": value, **dates}
    return TypeAdapter(Fact).validate_python({k: v for k, v in fields.items() if v})


def rows(*facts: Fact) -> list[tuple[str, str]]:
    """Give each span with what held in it."""
    (group,) = facts_of(facts, NOTHING)
    assert group.height == len(group.rows)
    return [(row.when, " | ".join(v.text for v in row.values)) for row in group.rows]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([fact("A")], [("", "A")]),
        ([fact("A", "2014-10-01")], [("since 1 October 2014", "A")]),
        ([fact("A", "", "2014")], [("until 2014", "A")]),
        (
            [fact("B", "2024"), fact("A", "2019", "2023")],
            [("2019 to 2023", "A"), ("since 2024", "B")],
        ),
        (  # handed over on a day
            [fact("A", "2014", "2024-10-01"), fact("B", "2024-10-01")],
            [("2014 to 1 October 2024", "A"), ("since 1 October 2024", "B")],
        ),
        (  # handed over in a year
            [fact("A", "2014", "2024"), fact("B", "2024")],
            [("2014 to 2024", "A"), ("since 2024", "B")],
        ),
        (  # nobody knows when
            [fact("A", "2014", "2024~"), fact("B", "2023-12")],
            [("2014 to about 2024", "A"), ("since December 2023", "B")],
        ),
        (  # for as long as both hold, they contradict each other
            [fact("A", "2010", "2020-05-03"), fact("B", "2015")],
            [
                ("2010, before 2015", "A"),
                ("2015 to 3 May 2020", "A | B"),
                ("after 3 May 2020", "B"),
            ],
        ),
        (
            [fact("A", "2010", "2020"), fact("B", "2010", "2020")],
            [("2010 to 2020", "A | B")],
        ),
        (  # two say the same
            [fact("A", "2010", "2020"), fact("A", "2010", "2020")],
            [("2010 to 2020", "A")],
        ),
        (
            [fact("A", "2010", "2012"), fact("A", "2014", "2016")],
            [("2010 to 2012", "A"), ("2014 to 2016", "A")],
        ),
    ],
)
def test_what_held_when(facts: list[Fact], expected: list[tuple[str, str]]) -> None:
    assert rows(*facts) == expected


def test_what_has_not_ended_is_current() -> None:
    def current(*facts: Fact) -> list[bool]:
        return [row.current for row in facts_of(facts, NOTHING)[0].rows]

    assert current(fact("A", "2010", "2012"), fact("B", "2013")) == [False, True]
    assert current(fact("A")) == [False]  # nobody says when


DAYS = st.dates(date(2000, 1, 1), date(2000, 3, 1))


@given(st.lists(st.tuples(st.sampled_from("AB"), DAYS, st.integers(0, 40)), min_size=1))
def test_a_day_is_in_one_row_with_all_that_hold(
    told: list[tuple[str, date, int]],
) -> None:
    """But for what was followed by something else, on the day or before it ended."""
    facts = [
        fact(value, first.isoformat(), (first + timedelta(days)).isoformat())
        for value, first, days in told
    ]
    (group,) = facts_of(facts, NOTHING)
    spans = [_days(row) for row in group.rows]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for value, first, _ in told:
        assert any(
            value in {v.text for v in row.values}
            for row, (start, end) in zip(group.rows, spans, strict=True)
            if start <= first <= end
        )


def _days(row: FactRow) -> tuple[date, date]:
    """Read the first and the last day of a row."""
    found = re.fullmatch(
        r"(after )?(.+?)(?: to (.+)|, before (.+)|, until (.+))?", row.when
    )
    assert found is not None
    first = _day(found[2])
    last = _day(found[3] or found[4] or found[5] or found[2])
    return first + timedelta(bool(found[1])), last - timedelta(bool(found[4]))


def _day(text: str) -> date:
    day, month, year = text.removeprefix("since ").split()
    months = ("January", "February", "March", "April")
    return date(int(year), months.index(month) + 1, int(day))


SITE = """\
-- seeds/entities.yml --
council:
  name: The council
  type: organisation
  facts:
    - {property: members, value: "21", from: 2019, to: 2023, source: register}
    - {property: members, value: "22", from: 2020, to: 2023,
       evidence: [{source: gazette, locator: p. 4}]}
    - {property: members, value: "23", from: 2024,
       evidence: [{source: register, locator: p. 9},
                  {source: gazette, locator: p. 1, relation: disputes}]}
    - {property: seat, value: Town hall}
nobody: {name: Nobody, type: person}
-- seeds/sources.yml --
register: {title: The register}
gazette: {title: The Gazette, status: corrected}
"""


def cells(text: str) -> list[list[str]]:
    found = re.findall(r"<tr>(.*?)</tr>", text.partition("<tbody>")[2], re.DOTALL)
    return [
        [
            " ".join(re.sub(r"<[^>]*>", " ", cell).split())
            for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)
        ]
        for row in found
    ]


def dossier(root: Path, name: str) -> str:
    settings = settings_of(write_site(root, SITE))
    pages = {page.url: page for page in run(settings).pages}
    return unescape(renderer(settings).render(pages[f"entities/{name}/"]))


def test_those_who_disagree_stand_side_by_side(tmp_path: Path) -> None:
    first, second, third, fourth = cells(dossier(tmp_path, "council"))
    assert first == ["members", "2019, before 2020", "21", "The register"]
    assert second == [
        "2020 to 2023",
        (
            "sources disagree 21 2019 to 2023: The register "
            "22 2020 to 2023: The Gazette , p. 4 corrected"
        ),
    ]
    assert third == [
        "since 2024 current",
        "23",
        "The register , p. 9, disputed by The Gazette , p. 1 corrected",
    ]
    assert fourth == ["seat", "", "Town hall", ""]


def test_who_says_so_is_a_link(tmp_path: Path) -> None:
    text = dossier(tmp_path, "council")
    assert '<a href="../../sources/register/">The register</a>, p. 9' in text


def test_how_to_find_a_day_is_said_where_there_are_several(tmp_path: Path) -> None:
    assert "On a given day" in dossier(tmp_path, "council")


def test_an_entity_of_which_nothing_is_known(tmp_path: Path) -> None:
    text = dossier(tmp_path, "nobody")
    assert "<table" not in text
    assert "No briefing names it yet." in text
