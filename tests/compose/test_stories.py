"""A story: what each briefing added, who is in it, what it asked and was answered."""

import re
from pathlib import Path

import pytest

from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

SITE = """\
-- seeds/entities.yml --
council: {name: The council, type: organisation}
mayor: {name: Ann Berg, type: person}
river: {name: The river, type: place}
-- seeds/stories.yml --
bridge: {title: The bridge, summary: It is old.}
works: {title: The works, parent: bridge}
quiet: {title: Nothing yet}
-- seeds/sources.yml --
gazette: {title: The Gazette}
-- seeds/first.yml --
title: First
date: 2023-01-01T10:00
bottom_line: So.
stories: [bridge, works]
entities: [{id: mayor, role: candidate}]
sources: [gazette]
key_points:
  - {id: kp1, text: The council decided., evidence: {source: gazette, locator: p. 1}}
  - {id: kp2, text: It costs little.}
  - {id: gone, text: Taken back., status: withdrawn}
  - {id: secret, text: Kept back., handling: red}
open_questions:
  - {id: oq1, text: Who pays?, state: answered, answered_by: second#kp2}
  - {id: oq2, text: When is it done?}
  - {id: oq3, text: Is it red?, state: dropped}
-- seeds/second.yml --
title: Second
date: 2023-02-01
bottom_line: So.
stories: [bridge]
entities: [{id: mayor, role: elected}]
sources: [gazette, {id: minutes, title: Minutes}]
key_points:
  - {id: kp1, text: It decided., evidence: {statement: first#kp1}}
  - {id: kp2, text: The town beside The river pays.}
-- seeds/third.yml --
title: Third
date: 2023-03-01
bottom_line: So.
stories: [bridge]
key_points:
  - {id: kp1, text: It is decided., evidence: {statement: first#kp1}}
"""


def rendered(root: Path, url: str, text: str = SITE) -> str:
    settings = settings_of(write_site(root, text))
    pages = {page.url: page for page in run(settings).pages}
    return renderer(settings).render(pages[url])


def told(page: str) -> dict[str, str]:
    """Give what stands under the title of each briefing, as text."""
    parts = re.split(
        r"^### \[(\w+)\].*$", page.partition("## Questions")[0], flags=re.MULTILINE
    )
    texts = (re.sub(r"<[^>]*>", "", part) for part in parts[2::2])
    return dict(zip(parts[1::2], (" ".join(t.split()) for t in texts), strict=True))


def test_each_briefing_says_what_it_added(tmp_path: Path) -> None:
    briefings = told(rendered(tmp_path, "stories/bridge/"))
    assert list(briefings) == ["First", "Second", "Third"]
    first, second, third = briefings.values()
    assert (
        "Adds 2 points and 1 new source; first to name Ann Berg, The council" in first
    )
    assert "The council decided. It costs little." in first
    assert "Adds 1 point and 1 new source; first to name The river" in second
    assert "It decided." not in second  # it rests on what the first had said
    assert "Adds" not in third


def test_what_was_added_leads_to_its_statement(tmp_path: Path) -> None:
    page = rendered(tmp_path, "stories/bridge/")
    assert (
        '<a href="../../briefings/second/#kp2">The town beside The river pays.</a>'
    ) in page


@pytest.mark.parametrize("words", ["Taken back", "Kept back"])
def test_what_does_not_stand_was_not_added(tmp_path: Path, words: str) -> None:
    assert words not in rendered(tmp_path, "stories/bridge/")


def test_the_first_of_a_part_is_not_the_first_of_the_whole(tmp_path: Path) -> None:
    """A story counts its own briefings."""
    assert "Adds 2 points" in told(rendered(tmp_path, "stories/works/"))["First"]


def test_many_points_are_counted(tmp_path: Path) -> None:
    more = "".join(f"  - {{id: more{i}, text: More {i}.}}\n" for i in range(4))
    text = SITE.replace("open_questions:", f"{more}open_questions:", 1)
    first = told(rendered(tmp_path, "stories/bridge/", text))["First"]
    assert "Adds 6 points" in first
    assert "More 0. and 3 more points" in first


def cast(page: str) -> list[str]:
    part = page.partition('<ul class="cast">')[2].partition("</ul>")[0]
    return re.sub(r"<[^>]*>", "", part).strip().splitlines()


def test_the_cast_with_roles_counts_and_dates(tmp_path: Path) -> None:
    assert cast(rendered(tmp_path, "stories/bridge/")) == [
        "Ann Berg, elected 2 of 3 briefings, 1 January 2023 to 1 February 2023",
        "The council, organisation 1 of 3 briefings, 1 January 2023",
        "The river, place 1 of 3 briefings, 1 February 2023",
    ]


def test_a_long_cast_is_folded(tmp_path: Path) -> None:
    names = ", ".join(f"e{i}" for i in range(40))
    entities = "".join(f"e{i}: {{name: Entity {i}, type: other}}\n" for i in range(40))
    text = (
        f"-- seeds/entities.yml --\n{entities}"
        "-- seeds/stories.yml --\ns: {title: S}\n"
        "-- seeds/a.yml --\ntitle: A\ndate: 2023-01-01\nbottom_line: So.\n"
        f"stories: [s]\nentities: [{names}]\nkey_points: [{{text: One.}}]\n"
    )
    page = rendered(tmp_path, "stories/s/", text)
    assert len(cast(page)) == 20
    folded = page.partition("<summary>and 20 more</summary>")[2]
    assert len(cast(folded)) == 20


def questions(page: str) -> dict[str, list[str]]:
    part = page.partition("## Questions")[2].partition("\n## ")[0]
    found = re.findall(r"<summary>(.*?)</summary>(.*?)</details>", part, re.DOTALL)
    return {heading: re.findall(r"<li>.*</li>", items) for heading, items in found}


def test_questions_the_open_ones_first_with_their_answers(tmp_path: Path) -> None:
    found = questions(rendered(tmp_path, "stories/bridge/"))
    assert list(found) == ["Open: 1", "Answered: 1", "Dropped: 1"]
    (answered,) = found["Answered: 1"]
    answer = '<a href="../../briefings/second/#kp2">The town beside The river pays.</a>'
    assert f"Answer: {answer}" in answered
    assert "Answer" not in found["Open: 1"][0]


def test_many_questions_lead_to_all(tmp_path: Path) -> None:
    more = "".join(f"  - {{id: q{i}, text: What {i}?}}\n" for i in range(120))
    text = SITE.replace("open_questions:\n", f"open_questions:\n{more}", 1)
    page = rendered(tmp_path, "stories/bridge/", text)
    assert len(questions(page)["Open: 121"]) == 100
    assert (
        '<a href="../../questions/">21 older ones are among all questions</a>' in page
    )


def test_a_story_that_nobody_tells_says_so(tmp_path: Path) -> None:
    page = rendered(tmp_path, "stories/quiet/")
    assert "No briefing tells of it yet." in page
    assert "##" not in page
