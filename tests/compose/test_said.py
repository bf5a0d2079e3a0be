"""Dossiers speak in context: what was said, how sure, on which passage."""

import re
from pathlib import Path

from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

SITE = """\
-- seeds/entities.yml --
council: {name: The council, type: organisation}
-- seeds/a.txt --
The council has decided to repair the bridge.
-- seeds/a.yml --
title: One
date: 2023-01-01
bottom_line: So.
sources: [{id: paper, file: a.txt, status: retracted}]
key_points:
  - {id: kp1, text: It decided., entities: [council], evidence: has decided to repair}
judgements:
  - {id: j1, text: It pays., entities: [council], likelihood: likely, confidence: low}
"""


def dossier(root: Path, text: str = SITE) -> str:
    settings = settings_of(write_site(root, text))
    pages = {page.url: page for page in run(settings).pages}
    return renderer(settings).render(pages["entities/council/"])


def test_each_statement_with_its_passage_and_how_sure(tmp_path: Path) -> None:
    point, judgement = re.findall(r"<li>.*</li>", dossier(tmp_path))[:2]
    assert '<a href="../../briefings/a/#kp1">One</a>' in point
    assert '<a href="../../briefings/a/#kp1-e1">passage</a>' in point
    assert '<span class="likelihood">Likely:</span> It pays.' in judgement
    assert "judgement, low confidence, " in judgement
    assert ">passage<" not in judgement


def test_a_source_that_does_not_stand_is_said(tmp_path: Path) -> None:
    point, judgement = re.findall(r"<li>.*</li>", dossier(tmp_path))[:2]
    assert '<span class="source-status">source retracted</span>' in point
    assert "source-status" not in judgement


def briefings(number: int) -> str:
    return "-- seeds/entities.yml --\ncouncil: {name: C, type: other}\n" + "".join(
        f"-- seeds/b{i}.yml --\ntitle: B{i}\ndate: {2000 + i % 5}-01-01\n"
        "bottom_line: So.\nkey_points:\n"
        + "".join(f"  - {{text: Point {k}., entities: [council]}}\n" for k in range(20))
        for i in range(number)
    )


def test_a_long_list_is_folded_by_year(tmp_path: Path) -> None:
    text = dossier(tmp_path, briefings(5))
    years = re.findall(r'<details class="year"( open)?>\n<summary>(\d+)<', text)
    assert years == [(" open", "2004"), *(("", str(y)) for y in range(2003, 1999, -1))]
    assert text.count(">Point") == 100


def test_a_page_has_an_end(tmp_path: Path) -> None:
    text = dossier(tmp_path, briefings(90))
    assert text.count(">Point") == 800
    assert "1,000 older ones stand in their briefings alone." in text
    assert len(text.encode()) < 1_000_000
