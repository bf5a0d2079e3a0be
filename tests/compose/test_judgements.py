"""The ledger: each judgement in its state, and a score once enough are known."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

HEAD = "bottom_line: It is so.\nkey_points: [{id: kp1, text: Shown.}]\njudgements:\n"
SITE = f"""\
-- seeds/a.yml --
title: One
date: 2023-01-01
{HEAD}
  - {{id: j1, text: It ends., likelihood: unlikely, resolve_by: 2023-06-01}}
  - {{id: j2, text: It stays., likelihood: likely, confidence: low}}
  - {{id: j3, text: It came., likelihood: very-likely, outcome: happened,
      resolved_on: 2023-05-01, outcome_note: In May.}}
-- seeds/b.yml --
title: Two
date: 2023-02-01
{HEAD}
  - {{id: j1, text: It stays after all., likelihood: very-likely, revises: a#j2}}
  - {{id: j2, text: Kept back., likelihood: likely, handling: red}}
"""


def ledger(root: Path, text: str = SITE, day: str = "2024-01-01") -> str:
    settings = settings_of(write_site(root, text))
    settings = replace(settings, now=datetime.fromisoformat(day).replace(tzinfo=UTC))
    pages = {page.url: page for page in run(settings).pages}
    return unescape(renderer(settings).render(pages["judgements/"]))


def groups(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, rest = part.partition("\n")
        found[heading.partition(" {")[0]] = re.findall(r"<li>.*</li>", rest)
    return found


def test_each_in_its_state(tmp_path: Path) -> None:
    found = groups(ledger(tmp_path))
    assert list(found) == [
        "Due",
        "Open",
        "Resolved",
        "Replaced",
        "How well it was judged",
    ]
    (due,), (open_one,), (resolved,), (replaced,) = list(found.values())[:4]
    assert "It ends." in due
    assert "Unlikely (20 to 45 %)" in due
    assert "known by 1 June 2023" in due
    assert '<a href="../briefings/a/#j1">One</a>' in due
    assert "It stays after all." in open_one
    assert 'replaces <a href="../briefings/a/#j2">' in open_one
    assert "happened on 1 May 2023" in resolved
    assert "In May." in resolved
    assert "low confidence" in replaced
    assert 'replaced by <a href="../briefings/b/#j1">Two</a>' in replaced


def test_nothing_is_due_before_its_day(tmp_path: Path) -> None:
    assert "Due" not in groups(ledger(tmp_path, day="2023-06-01"))
    assert "Due" in groups(ledger(tmp_path, day="2023-06-02"))


def test_what_is_kept_back_is_not_there(tmp_path: Path) -> None:
    text = ledger(tmp_path)
    assert "Kept back" not in text
    assert "4 judgements" in text


def test_too_few_have_no_score(tmp_path: Path) -> None:
    text = ledger(tmp_path)
    assert "9 judgements more must be known first" in text
    assert "<svg" not in text


@pytest.mark.parametrize("missed", [0, 3, 10])
def test_ten_have_a_score_a_drawing_and_a_table(tmp_path: Path, missed: int) -> None:
    lines = "".join(
        f"  - {{id: j{i}, text: It {i}., likelihood: almost-certain, "
        f"outcome: {'did-not-happen' if i < missed else 'happened'}, "
        "resolved_on: 2023-05-01}\n"
        for i in range(10)
    )
    site = f"-- seeds/a.yml --\ntitle: One\ndate: 2023-01-01\n{HEAD}{lines}"
    text = ledger(tmp_path, site)
    score = (missed * 0.97**2 + (10 - missed) * 0.03**2) / 10
    assert f"of 10 judgements with an outcome is <strong>{score:.2f}</strong>" in text
    assert f"<td>{10 - missed} of 10</td><td>{100 - 10 * missed} %</td>" in text
    assert re.search(r'<svg [^>]*role="img"[^>]*><title', text)
    height = float(re.findall(r'<circle [^>]*cy="([0-9.]+)"', text)[0])
    assert height == pytest.approx(14 + 300 * missed / 10)
