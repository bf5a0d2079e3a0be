"""What leans on a source that does not stand is said."""

import pytest

from tests.conftest import Site, said

SITE = """\
-- seeds/sources.yml --
report: {{title: The report, file: report.txt, status: {status}}}
-- seeds/report.txt --
Every one of the allies agreed in Brussels. Nobody spoke against the plan.
-- seeds/a.yml --
title: A
date: 2023-07-04
bottom_line: He stays.
sources: [report]
key_points:
  - {{id: all, text: All agreed., evidence: Every one of the allies agreed}}
  - id: none
    text: Nobody spoke.
    status: {of_point}
    evidence: Nobody spoke against the plan
"""


@pytest.mark.parametrize(
    ("status", "code"),
    [("retracted", "BG505"), ("corrected", "BG506"), ("disputed", "BG506")],
)
def test_it_is_said_once_of_a_source(site: Site, status: str, code: str) -> None:
    output = site(SITE.format(status=status, of_point="current"))
    assert said(output.diagnostics) == [f"a.yml:6:44 {code}"]
    assert "all, none rest on “The report”" in output.diagnostics[0].message


def test_a_statement_that_is_marked_is_none(site: Site) -> None:
    output = site(SITE.format(status="retracted", of_point="withdrawn"))
    assert "all rests on" in output.diagnostics[0].message


def test_a_source_that_stands_is_none(site: Site) -> None:
    assert not site(SITE.format(status="current", of_point="current")).diagnostics
