"""The page of what changed, and the part of a briefing's page that says it."""

from pathlib import Path

from briefgen.compose.pages import compose, connect
from briefgen.config import Settings
from briefgen.model.history import Change, Done, Told
from briefgen.pipeline import judge, renderer
from tests.conftest import MKDOCS, settings_of, write_site

DAY = 86_400
SITE = """\
-- seeds/one.yml --
title: The council meets
date: 2023-07-04
bottom_line: What happened, in a sentence.
key_points:
  - id: first
    text: It met on <Tuesday>.
    evidence: the council met on Tuesday
judgements:
  - id: j1
    text: The council meets again.
    likelihood: likely
    confidence: moderate
    because: It always has.
-- seeds/one.txt --
In the rain the council met on Tuesday.
"""


def settings_in(root: Path, more: str = "") -> Settings:
    return settings_of(write_site(root, f"-- mkdocs.yml --\n{MKDOCS}{more}\n{SITE}"))


def pages(settings: Settings, told: Told) -> dict[str, str]:
    connected = connect(judge(settings).site, settings, told)
    render = renderer(settings).render
    return {r.url: render(r.page()) for r in compose(connected, settings)}


def told(*changes: Change) -> Told:
    return Told(changes={"one": changes})


def confidence(moment: int, before: str, after: str) -> Change:
    change = Change(moment, Done.CHANGED, "j1", "judgement", "confidence")
    return change._replace(before=before, after=after)


CHANGES = (
    Change(0, Done.CHANGED, field="date", before="2023-07-03", after="2023-07-04"),
    Change(0, Done.CHANGED, field="bottom line"),
    Change(DAY, Done.ADDED, "first", "key point"),
    Change(DAY, Done.REMOVED, kind="thing to watch"),
    Change(DAY, Done.REMOVED, kind="thing to watch"),
    Change(DAY, Done.CHANGED, "j1", "judgement", "text"),
    Change(DAY, Done.ADDED, "j1", "judgement", "evidence"),
    Change(DAY, Done.CHANGED, "j1", "judgement", "resolve by", "", "2024-07"),
    confidence(DAY + 60, "low", "moderate"),
    Change(3 * DAY, Done.CHANGED, "gone", "key point", "type", "fact", "reported"),
)


def test_the_newest_day_comes_first(tmp_path: Path) -> None:
    page = pages(settings_in(tmp_path), told(*CHANGES))["changes/"]
    assert page.index("## 2 January 1970") < page.index("## 1 January 1970")
    assert "9 changes since the briefings were published" in page
    assert "4 January" not in page  # of a statement that is not there


def test_what_changed_stands_beside_the_statement(tmp_path: Path) -> None:
    page = pages(settings_in(tmp_path), told(*CHANGES))["changes/"]
    assert "date: 3 July 2023 → 4 July 2023" in page
    assert "changed: bottom line" in page
    assert "../briefings/one/#first" in page
    assert "2 things to watch" in page
    assert "&#60;Tuesday&#62;" in page or "&lt;Tuesday&gt;" in page
    line = next(line for line in page.splitlines() if "#j1" in line)
    for words in (
        "resolve by: not said → July 2024",
        "confidence: low → moderate",
        "added: evidence",
        "changed: text",
    ):
        assert words in line


def test_a_briefing_says_its_own(tmp_path: Path) -> None:
    found = pages(settings_in(tmp_path), told(*CHANGES))
    page = found["briefings/one/"]
    assert "## What changed" in page
    assert "9 changes since it was published" in page
    assert 'href="#j1"' in page
    nothing = pages(settings_in(tmp_path), Told())
    assert "What changed" not in nothing["briefings/one/"]
    assert "0 changes" in nothing["changes/"]


def test_where_it_is_not_known_a_sentence_says_so(tmp_path: Path) -> None:
    missing = Told(missing="The program git is not there to ask.")
    found = pages(settings_in(tmp_path), missing)
    assert "The program git is not there to ask." in found["changes/"]
    assert "0 changes" not in found["changes/"]
    assert "What changed" not in found["briefings/one/"]


def test_there_is_no_page_where_it_is_not_wanted(tmp_path: Path) -> None:
    assert "changes/" not in pages(settings_in(tmp_path, "      changes: none"), Told())


def test_words_are_told_in_full(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, "      changes: words")
    change = Change(
        0, Done.CHANGED, "first", "key point", "text", "It *did*.", "It met"
    )
    page = pages(settings, told(change._replace(in_words=True)))["changes/"]
    assert "<ins>It met</ins>" in page
    assert "present ones" not in page


def test_thousands_of_changes_are_folded_and_cut(tmp_path: Path) -> None:
    many = (
        confidence(day * DAY + second, "low", "moderate")
        for day in range(6_000)
        for second in range(5)
    )
    found = pages(settings_in(tmp_path), told(*many))
    page = found["changes/"]
    assert len(page.encode()) < 600_000
    assert "30,000 changes since" in page
    assert "confidence: low → moderate" in page
    assert '<details class="year">' in page
    assert "older changes" in page
    briefing = found["briefings/one/"]
    assert len(briefing.encode()) < 200_000
    assert "30,000 changes since it was published, the newest 500" in briefing


def test_one_large_change_is_shown_in_part(tmp_path: Path) -> None:
    many = [confidence(0, f"{n}", "x") for n in range(1_000)]
    page = pages(settings_in(tmp_path), told(*many))["changes/"]
    assert "1,000 changes since" in page
    assert "confidence: 99 → x" in page
    assert "confidence: 100 → x" not in page
    assert "900 changes besides" in page
