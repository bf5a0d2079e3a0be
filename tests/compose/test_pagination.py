"""Long lists stand on several pages: all of them reachable, none too long."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.pagination import paginate
from briefgen.locale import ENGLISH
from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

BUDGET = 1_000_000  # bytes of a page


@given(st.integers(0, 60), st.integers(1, 9))
def test_every_item_stands_on_one_page(number: int, most: int) -> None:
    pages = list(paginate(range(number), most, "x/", str, ENGLISH))
    assert [item for page in pages for item in page.items] == list(range(number))
    assert len({page.url for page in pages}) == len(pages)
    assert pages[0].url == "x/"
    assert all(len(page.items) < 2 * most for page in pages)
    for page in pages:
        assert [link.link.url for link in page.pages if link.here] in ([], [page.url])
        assert {link.link.url for link in page.pages} in (
            set(),
            {other.url for other in pages},
        )


@given(st.integers(0, 60), st.integers(1, 9))
def test_what_is_new_changes_the_first_page_alone(number: int, most: int) -> None:
    """Lists are newest first; their end is as it was."""
    before = [*range(number)]
    old = {p.url: p.items for p in paginate(before, most, "x/", str, ENGLISH)}
    new = {p.url: p.items for p in paginate([-1, *before], most, "x/", str, ENGLISH)}
    changed = {url for url, items in old.items() if new[url] != items}
    assert changed <= {"x/"}


def test_a_page_is_named_by_its_first_and_last_item() -> None:
    first, *_, last = paginate(["a", "b", "c", "d"], 1, "x/", str.upper, ENGLISH)
    assert (first.name, first.titled("X")) == ("A", "X")
    assert (last.name, last.titled("X"), last.data) == ("D", "X: D", {"page": "1"})
    two = next(
        iter(paginate(["c", "b", "a"], 2, "x/", str, ENGLISH, newest_first=True))
    )
    assert two.name == "a to c"


LONG = "what was decided on the harbour and what it costs, in many words " * 2
LINK = "https://example.org/reports/2023/what-the-council-decided-on-the-harbour.html"


def site(number: int) -> str:
    """Write a site whose lists have so many items, all of them rather long."""
    entities = "".join(
        f"e{i:04}: {{name: Entity of a long name {i}, type: person, summary: '{LONG}'}}"
        "\n"
        for i in range(number)
    )
    names = ", ".join(f"e{i:04}" for i in range(number))
    return (
        f"-- seeds/entities.yml --\n{entities}"
        "-- seeds/stories.yml --\ns: {title: S}\n"
        "-- seeds/publishers.yml --\np: {name: The Publisher, reliability: B}\n"
    ) + "".join(
        f"-- seeds/b{i:04}.yml --\n"
        f"title: Number {i} on {LONG[:60]}\ndate: {2000 + i % 3}-01-{1 + i % 28:02}\n"
        f"bottom_line: {LONG}\nstories: [s]\ntopics: [t]\n"
        f"entities: [{names if i == 0 else f'e{i:04}, e0000'}]\n"
        f"sources: [{{id: x, title: 'Report {i} on {LONG[:60]}', publisher: p,\n"
        f"  url: '{LINK}', archive_url: '{LINK}', type: report}}]\n"
        "key_points:\n"
        + "".join(
            f"  - {{id: kp{k}, text: '{LONG}', entities: [e0000],\n"
            "    evidence: {source: x, locator: p. 1}}\n"
            for k in range(4)
        )
        + f"judgements: [{{id: j1, text: '{LONG}', likelihood: likely}}]\n"
        f"open_questions: [{{id: oq1, text: '{LONG}', state: answered,"
        " answered_by: kp1}]\n"
        f"watch: [{{id: w1, text: '{LONG}', due: 2030-01-01}}]\n"
        f"events: [{{id: ev1, date: 2001-01-01, text: '{LONG}'}}]\n"
        f"updates: [{{date: 2024-01-01, kind: correction, note: '{LONG}',"
        f" was: '{LONG}', statements: [kp1]}}]\n"
        for i in range(number)
    )


def sizes(root: Path, number: int) -> dict[str, int]:
    settings = settings_of(write_site(root, site(number)))
    render = renderer(settings).render
    return {page.url: len(render(page).encode()) for page in run(settings).pages}


@pytest.fixture(scope="module")
def growth(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Measure what an item more takes on each page."""
    small = sizes(tmp_path_factory.mktemp("small"), 10)
    large = sizes(tmp_path_factory.mktemp("large"), 30)
    return {url: (large[url] - small[url]) // 20 for url in small}


def limit(module: str, name: str = "ON_A_PAGE") -> int:
    """Give what a module of lists puts on a page."""
    most = getattr(import_module(f"briefgen.compose.{module}"), name)
    assert isinstance(most, int)
    return most


@pytest.mark.parametrize(
    ("url", "module"),
    [
        ("briefings/", "archive"),
        ("sources/", "sources"),
        ("publishers/p/", "publishers"),
        ("entities/", "entity_index"),
        ("questions/", "boards"),
        ("watch/", "boards"),
        ("judgements/", "judgements"),
        ("corrections/", "corrections"),
        ("topics/t/", "earlier"),
        ("timeline/", "timeline"),
    ],
)
def test_no_list_is_too_long_to_load(
    growth: dict[str, int], url: str, module: str
) -> None:
    """A page holds fewer than twice its measure, and the measure is kept in bytes."""
    assert 0 < growth[url] * (2 * limit(module) - 1) < BUDGET


def test_no_story_or_dossier_is_too_long_to_load(growth: dict[str, int]) -> None:
    """Every list on them at its longest, in bytes of what grows as they do."""
    briefing, longest = growth["topics/t/"], 2 * limit("earlier") - 1
    events = growth["timeline/"] * limit("timeline", "MOST")
    questions = 3 * growth["questions/"] * limit("story_questions", "MOST")
    # A line of a cast or of companions has no summary.
    named = growth["entities/"] / 2
    added = growth["stories/s/"] - growth["timeline/"] - growth["questions/"] - named
    story = longest * max(added, briefing) + events + questions
    assert story + named * limit("cast", "MOST") < BUDGET
    said = (growth["entities/e0000/"] - briefing - growth["timeline/"] - named) / 4
    dossier = longest * briefing + events + said * limit("said", "MOST")
    assert dossier + named * limit("company", "MOST") < BUDGET


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages hold little, so that few items take several."""
    for name in (
        *("archive", "sources", "publishers", "entity_index", "boards", "judgements"),
        *("corrections", "stories", "topics", "entities", "timeline"),
    ):
        module = import_module(f"briefgen.compose.{name}")
        monkeypatch.setattr(module, "ON_A_PAGE", 2)


@pytest.mark.usefixtures("short")
def test_nothing_is_out_of_reach(tmp_path: Path) -> None:
    """Every page is reached from the home page by way of the lists."""
    settings = settings_of(write_site(tmp_path, site(7)))
    render = renderer(settings).render
    pages = {page.url: page for page in run(settings).pages}
    texts = {url: render(page) for url, page in pages.items()}
    tops = [url for url in pages if url.count("/") <= 1]
    seen, ahead = set(tops), list(tops)
    while ahead:
        url = ahead.pop()
        for target in _targets(url, texts[url]):
            if target in pages and target not in seen:
                seen.add(target)
                ahead.append(target)
    assert set(pages) == seen
    for folder in (
        "sources/",
        "questions/",
        "stories/s/",
        "topics/t/",
        "timeline/2001/",
    ):
        assert f"{folder}page/1/" in pages


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("briefings/", "Number {} on"),
        ("stories/s/", "Number {} on"),
        ("topics/t/", "Number {} on"),
        ("sources/", "Report {} on"),
        ("publishers/p/", "Report {} on"),
        ("entities/", "Entity of a long name {}"),
        ("questions/", "Number {} on"),
        ("judgements/", "Number {} on"),
        ("corrections/", "Number {} on"),
        ("timeline/2001/", "Number {} on"),
    ],
)
def test_every_item_is_on_a_page(tmp_path: Path, folder: str, words: str) -> None:
    settings = settings_of(write_site(tmp_path, site(7)))
    render = renderer(settings).render
    own = re.compile(rf"{folder}(page/\d+/)?")
    pages = [page for page in run(settings).pages if own.fullmatch(page.url)]
    assert len(pages) > 1
    text = "".join(map(render, pages))
    assert all(words.format(i) in text for i in range(7))
    assert len({page.title for page in pages}) == len(pages)


def _targets(url: str, text: str) -> set[str]:
    found = re.findall(r'href="([^"#]*)|\]\(([^)#]*)\)', text)
    targets = set()
    for link in ("".join(pair) for pair in found):
        parts = url.split("/")[:-1]
        for part in link.removesuffix("index.md").split("/")[:-1]:
            if part == "..":
                parts.pop()
            elif part != ".":
                parts.append(part)
        targets.add("".join(f"{part}/" for part in parts))
    return targets
