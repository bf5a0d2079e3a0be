"""An edit that is taken in gives what reading everything again gives."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from benchmarks.site import EDITED, write_site
from briefgen.config import Settings, read_settings
from briefgen.model.counts import Counts
from briefgen.model.page import Page
from briefgen.pipeline import plan
from briefgen.recall.card import Card
from briefgen.recall.edit import Changed, take_in
from briefgen.recall.memory import Memory, memory_of
from tests.recall.edits import EDITS, QUICK, Edit, edit, first

LISTS = (
    *("archive", "sources", "publishers", "entity_index", "boards", "judgements"),
    *("corrections", "stories", "topics", "entities", "timeline"),
)
"""The modules of lists that may stand on several pages."""
ROOT = Path(__file__).parents[2]
NOTHING = Memory((), (), Counts(0, {}, 0, 0, 0, 0, 0), ())


@dataclass
class Site:
    """A site on disk, and what is known of it."""

    root: Path
    memory: Memory
    pages: dict[str, Page]

    @property
    def settings(self) -> Settings:
        return read_settings(self.root / "mkdocs.yml")

    @property
    def files(self) -> frozenset[str]:
        every = (self.root / "seeds").rglob("*")
        found = (p for p in every if p.is_file() and not p.name.startswith("."))
        return frozenset(p.relative_to(self.root).as_posix() for p in found)

    def changed(self, files: Iterable[str], *, worded: bool = False) -> Changed:
        """Say that some files are other than they were."""
        return Changed(
            frozenset(files), self.files, worded=worded, leading_to=self.leading_to
        )

    def leading_to(self, addresses: Iterable[str]) -> Iterator[str]:
        """Give the pages that had a link to some others."""
        links = [f"url={address!r}" for address in addresses]
        for url, page in self.pages.items():
            if any(link in repr(page) for link in links):
                yield url

    @property
    def annotations(self) -> list[str]:
        return sorted(card.file for card in self.memory.cards)

    @property
    def shown(self) -> Card:
        return next(card for card in self.memory.cards if card.face is not None)

    def whole(self) -> tuple[Memory, dict[str, Page]]:
        """Read everything."""
        planned = plan(self.settings)
        return memory_of(planned), {r.url: r.page() for r in planned.recipes}


def open_site(root: Path, config: Path) -> Site:
    shutil.copytree(config.parent / "seeds", root / "seeds")
    shutil.copy(config, root / "mkdocs.yml")
    site = Site(root, NOTHING, {})
    site.memory, site.pages = site.whole()
    return site


def assert_right(
    site: Site,
    changed: list[str],
    *,
    worded: bool = False,
    quick: bool | None = None,
) -> None:
    """Compare what was taken in with all that there is; then go on from there."""
    taken = take_in(site.memory, site.changed(changed, worded=worded), site.settings)
    memory, pages = site.whole()
    if quick is not None:
        assert (taken is not None) is quick
    if taken is not None:
        made = {recipe.url: recipe.page() for recipe in taken.recipes}
        kept = {u: p for u, p in site.pages.items() if not taken.wants(u)}
        assert {**kept, **made} == pages
        assert taken.memory.diagnostics == memory.diagnostics
        assert taken.memory.counts == memory.counts
        assert {c.id: c for c in taken.memory.cards} == {c.id: c for c in memory.cards}
        assert taken.memory.records == memory.records
    site.memory, site.pages = memory, pages


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return open_site(tmp_path, ROOT / "mkdocs.yml")


@pytest.mark.parametrize("change", QUICK)
def test_is_taken_in(site: Site, change: Edit) -> None:
    file = site.shown.file
    edit(site.root / file, change)
    assert_right(site, [file], quick=True)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_lists_on_several_pages_are_right(
    site: Site, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in LISTS:
        module = import_module(f"briefgen.compose.{kind}")
        monkeypatch.setattr(module, "ON_A_PAGE", 2)
    site.memory, site.pages = site.whole()
    assert any("/page/" in url for url in site.pages)
    file = site.shown.file
    edit(site.root / file, EDITS[name])
    assert_right(site, [file])


def test_an_article_is_taken_in(site: Site) -> None:
    file = next(card.texts[0] for card in site.memory.cards if card.texts)
    path = site.root / file
    path.write_text(path.read_text("utf-8") + "\n\nOne more line.\n", encoding="utf-8")
    assert_right(site, [file], quick=True)


@pytest.mark.parametrize(
    "file",
    [
        *("entities.yml", "stories.yml", "publishers.yml", "sources.yml"),
        "digests/2023-W27.yml",
    ],
)
def test_a_registry_is_too_much(site: Site, file: str) -> None:
    assert take_in(site.memory, site.changed([f"seeds/{file}"]), site.settings) is None


def reword(site: Site, registry: str, which: str, /, **fields: object) -> None:
    """Describe a record otherwise."""
    file = site.root / f"seeds/{registry}.yml"
    edit(file, lambda records: records[which].update(fields))  # type: ignore[attr-defined] # a mapping of mappings


def a_word(site: Site, at: int) -> str:
    """Choose one of the words that stand in statements, and are no name yet."""
    graph = plan(site.settings).graph
    texts = [s.text for b in graph.site.briefings for s in b.statements]
    words = (match[0] for text in texts for match in re.finditer("[A-Za-z]{5,}", text))
    new = sorted({word for word in words if not graph.mentions.find(word)})
    return new[at % len(new)]


@pytest.mark.parametrize(
    "fields",
    [
        {"aliases": ["Nobody Says This"]},
        {"aliases": []},
        {"aliases": ["Stoltenberg", "the Norwegian"]},
        {"summary": "Somebody."},
    ],
)
def test_what_an_entity_is_called_is_taken_in(
    site: Site, fields: dict[str, object]
) -> None:
    reword(site, "entities", "jens-stoltenberg", **fields)
    assert_right(site, [], worded=True, quick=True)
    reword(site, "entities", "jens-stoltenberg", aliases=["Stoltenberg", "Jens"])
    assert_right(site, [], worded=True, quick=True)


@pytest.mark.parametrize("at", [0, 40, 90, 200])
def test_a_word_of_many_texts_becomes_a_name(site: Site, at: int) -> None:
    word = a_word(site, at)
    reword(site, "entities", "jens-stoltenberg", aliases=["Stoltenberg", word])
    assert_right(site, [], worded=True, quick=True)
    reword(site, "entities", "jens-stoltenberg", aliases=["Stoltenberg"])
    assert_right(site, [site.shown.file], worded=True, quick=True)


@pytest.mark.parametrize("written", ["Ze&#100;", "Z\\ed", "the \n  Ze d", "&Zcaron;ed"])
def test_a_name_may_be_written_otherwise(site: Site, written: str) -> None:
    file = site.shown.file
    line = f"It was {written} who said *so*."
    edit(site.root / file, lambda fields: fields.update(bottom_line=line))
    site.memory, site.pages = site.whole()
    names = ["Zed", "the Ze d", "\u017ded", "Z\\ed"]
    reword(site, "entities", "jens-stoltenberg", aliases=["Stoltenberg", *names])
    before = site.pages
    assert_right(site, [], worded=True, quick=True)
    url = f"briefings/{site.shown.id}/"
    assert site.pages[url] != before[url]


@pytest.mark.parametrize("name", ["the-long-term", "after-the-invasion"])
def test_what_a_story_is_called_is_taken_in(site: Site, name: str) -> None:
    reword(site, "stories", name, title="Another title", summary="Other words.")
    assert_right(site, [], worded=True, quick=True)
    state = "closed" if name == "after-the-invasion" else "developing"
    reword(site, "stories", name, title="A third one", state=state)
    assert_right(site, [site.shown.file], worded=True, quick=True)


@pytest.mark.parametrize(
    ("registry", "name", "fields"),
    [
        ("entities", "jens-stoltenberg", {"name": "J. Stoltenberg"}),
        ("entities", "jens-stoltenberg", {"type": "place"}),
        ("entities", "jens-stoltenberg", {"same_as": "https://example.org/"}),
        ("entities", "jens-stoltenberg", {"facts": []}),
        ("entities", "jens-stoltenberg", {"former_ids": ["jens"]}),
        ("entities", "jens-stoltenberg", {"aliases": ["NATO"]}),
        ("entities", "jens-stoltenberg", {"nonsense": 1}),
        ("stories", "the-long-term", {"parent": None}),
        ("stories", "the-long-term", {"aliases": []}),
    ],
)
def test_other_changes_of_a_record_take_all(
    site: Site, registry: str, name: str, fields: dict[str, object]
) -> None:
    reword(site, registry, name, **fields)
    assert_right(site, [], worded=True, quick=False)
    # What there is to say of a registry may be of another line after each change.
    found = {d.location.file for d in site.memory.diagnostics}
    reword(site, "stories", "two-new-members", title="Another title")
    said = bool(found & {"seeds/entities.yml", "seeds/stories.yml"})
    assert_right(site, [], worded=True, quick=not said)


def test_a_record_more_takes_all(site: Site) -> None:
    for registry in ("entities", "stories"):
        file = site.root / f"seeds/{registry}.yml"
        title = "name" if registry == "entities" else "title"
        edit(file, lambda records, t=title: records.update(new={t: "New"}))  # type: ignore[misc] # it cannot see what the default binds
        assert_right(site, [], worded=True, quick=False)


def test_a_name_that_many_texts_may_have_takes_all(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.recall.edit._MOST_NAMING", 1)
    reword(site, "entities", "jens-stoltenberg", aliases=[])
    assert_right(site, [], worded=True, quick=False)


def test_lists_take_nothing_from_disk(tmp_path: Path) -> None:
    """What dossiers say of other briefings is remembered, and not read again."""
    write_site(tmp_path, 40)
    site = Site(tmp_path, NOTHING, {})
    site.memory, _ = site.whole()
    edit(tmp_path / EDITED, EDITS["key_point"])
    _, pages = site.whole()
    leads = {card.file: card.leads for card in site.memory.cards}
    assert not leads.pop(EDITED)
    for other in leads:
        (tmp_path / other).write_text("title: [", encoding="utf-8")
    taken = take_in(site.memory, site.changed([EDITED]), site.settings)
    assert taken is not None
    dossiers = [r for r in taken.recipes if r.url.startswith("entities/")]
    assert dossiers
    assert all(recipe.page() == pages[recipe.url] for recipe in dossiers)


def test_little_is_composed(site: Site) -> None:
    """A point that names nobody shows on few pages: no page of others among them."""
    file, name = site.shown.file, site.shown.id
    edit(site.root / file, lambda f: first(f, "key_points").update(note="Mind this."))
    taken = take_in(site.memory, site.changed([file]), site.settings)
    assert taken is not None
    urls = {recipe.url.partition("/")[0] for recipe in taken.recipes}
    assert f"briefings/{name}/" in {recipe.url for recipe in taken.recipes}
    assert not urls & {"timeline", "judgements", "questions", "topics", "publishers"}


@given(
    st.lists(
        st.tuples(st.integers(0, 100), st.sampled_from(sorted(EDITS))),
        min_size=1,
        max_size=4,
    )
)
@example([(0, "story")])
@example([(90, "story")])
@example([(93, "key_point")])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_edits_give_what_reading_everything_gives(
    edits: list[tuple[int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = open_site(Path(os.path.realpath(folder)) / "site", ROOT / "mkdocs.yml")
        for number, name in edits:
            file = site.annotations[number % len(site.annotations)]
            edit(site.root / file, EDITS[name])
            assert_right(site, [file])


@pytest.mark.parametrize("name", ["see_also", "sources"])
def test_what_a_wrong_name_may_mean_takes_all(site: Site, name: str) -> None:
    """The name that is offered instead may be of any file."""
    file = site.shown.file
    wrong = ["five-presidentz"] if name == "see_also" else [{"file": "2023/x.md"}]
    edit(site.root / file, lambda fields: fields.update({name: wrong}))
    site.memory, site.pages = site.whole()
    edit(site.root / file, EDITS["gaps"])
    assert_right(site, [file], quick=False)
