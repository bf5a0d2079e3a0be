"""Who appears with whom: counted once a briefing, drawn without a label on another."""

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site


def site(others: int) -> str:
    entities = "".join(
        f"e{i}: {{name: '<b>{i}</b> & a rather long name of it', type: other}}\n"
        for i in range(others)
    )
    briefings = "".join(
        f"-- seeds/b{i}.yml --\ntitle: B{i}\ndate: 2023-01-01\nbottom_line: So.\n"
        f"entities: [main, e{i}, e0]\n"
        f"key_points: [{{text: One., entities: [e{i}]}}]\n"
        for i in range(others)
    )
    return (
        f"-- seeds/entities.yml --\nmain: {{name: Main, type: person}}\n{entities}"
        f"{briefings}-- seeds/draft.yml --\ntitle: D\nstatus: draft\n"
        "entities: [main, e1]\n"
    )


def dossier(root: Path, others: int) -> str:
    settings = settings_of(write_site(root, site(others)))
    pages = {page.url: page for page in run(settings).pages}
    return renderer(settings).render(pages["entities/main/"])


@pytest.mark.parametrize("others", [2, 5, 200])
def test_each_is_listed_with_its_count(tmp_path: Path, others: int) -> None:
    text = dossier(tmp_path, others)
    _, _, company = text.partition("## Appears with")
    counts = re.findall(r'<a href="\.\./(e\d+)/">[^\n]*?class="meta">([^<]*)<', company)
    assert dict(counts) == {
        f"e{i}": f"{others if i == 0 else 1} briefing{'s' if i == 0 else ''}"
        for i in range(others)
    }
    assert counts[0][0] == "e0"


@pytest.mark.parametrize("others", [2, 5, 200])
def test_the_drawing_stays_inside_and_has_room(tmp_path: Path, others: int) -> None:
    text = dossier(tmp_path, others)
    svg = re.search(r'<svg class="company".*?</svg>', text)
    assert svg
    drawn = ET.fromstring(svg[0])  # noqa: S314 - ours
    height = float(drawn.get("height", ""))
    rows = [float(t.get("y", "")) for t in drawn.iter("text")]
    assert len(rows) == min(others, 16)
    assert all(b - a >= 24 for a, b in itertools.pairwise(rows))
    assert max(rows) < height
    assert next(t.text for t in drawn.iter("title")) == (
        f"<b>0</b> & a rather long name of it: {others}"
    )
    assert ("more stand" in text) == (others > 16)


def test_alone_there_is_nothing_to_draw(tmp_path: Path) -> None:
    text = dossier(tmp_path, 1)
    assert "<svg" not in text
    assert "1 briefing" in text
