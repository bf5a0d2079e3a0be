"""An edit that is taken in gives what reading everything again gives."""

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen.config import Settings, read_settings
from briefgen.model.page import Page
from briefgen.pipeline import plan
from briefgen.recall.card import Card
from briefgen.recall.edit import take_in
from briefgen.recall.memory import Memory, memory_of

ROOT = Path(__file__).parents[2]
Fields: TypeAlias = "dict[str, object]"


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

    def edit(self, file: str, change: Callable[[Fields], None]) -> None:
        path = self.root / file
        fields = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - all of it is text
        change(fields)
        text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8")


def open_site(root: Path, config: Path) -> Site:
    shutil.copytree(config.parent / "seeds", root / "seeds")
    shutil.copy(config, root / "mkdocs.yml")
    site = Site(root, Memory((), (), {}), {})
    site.memory, site.pages = site.whole()
    return site


def assert_right(site: Site, changed: list[str], *, quick: bool | None = None) -> None:
    """Compare what was taken in with all that there is; then go on from there."""
    taken = take_in(site.memory, changed, site.files, site.settings)
    memory, pages = site.whole()
    if quick is not None:
        assert (taken is not None) is quick
    if taken is not None:
        made = {recipe.url: recipe.page() for recipe in taken.recipes}
        assert {**site.pages, **made} == pages
        assert taken.memory.diagnostics == memory.diagnostics
        assert taken.memory.counts == memory.counts
        assert {c.id: c for c in taken.memory.cards} == {c.id: c for c in memory.cards}
    site.memory, site.pages = memory, pages


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return open_site(tmp_path, ROOT / "mkdocs.yml")


def first(fields: Fields, name: str) -> Fields:
    items = fields.get(name)
    item = items[0] if isinstance(items, list) and items else None
    return item if isinstance(item, dict) else {}


def key_point(fields: Fields) -> None:
    first(fields, "key_points")["text"] = "NATO said something else altogether."


def title(fields: Fields) -> None:
    fields["title"] = "Another title than before"


def bottom_line(fields: Fields) -> None:
    fields["bottom_line"] = "What it comes to is *other* now."


def no_evidence(fields: Fields) -> None:
    first(fields, "key_points").pop("evidence", None)


def lost_evidence(fields: Fields) -> None:
    first(fields, "key_points")["evidence"] = "these words stand nowhere at all"


def another_point(fields: Fields) -> None:
    points = fields.get("key_points")
    if isinstance(points, list):
        points.append({"text": "One more thing about Sweden.", "type": "fact"})


def confidence(fields: Fields) -> None:
    judgement = first(fields, "judgements")
    if judgement:
        judgement["confidence"] = "low"


def no_judgements(fields: Fields) -> None:
    fields.pop("judgements", None)


def event(fields: Fields) -> None:
    happened = first(fields, "events")
    if happened:
        happened["text"] = "Something happened."
        happened["date"] = "2022-02"


def question(fields: Fields) -> None:
    asked = first(fields, "open_questions")
    if asked:
        asked["text"] = "What now?"


def to_watch(fields: Fields) -> None:
    fields["watch"] = [{"id": "w-new", "text": "The summit.", "due": "2023-07-11"}]


def update(fields: Fields) -> None:
    fields["updates"] = [
        {"date": "2023-07-10", "kind": "correction", "note": "A name was mended."}
    ]


def entity(fields: Fields) -> None:
    fields["entities"] = ["nato"]


def story(fields: Fields) -> None:
    fields.pop("stories", None)


def pin(fields: Fields) -> None:
    fields["pin"] = "yes"


def gaps(fields: Fields) -> None:
    fields["gaps"] = "Much is not known."


def status(fields: Fields) -> None:
    fields["status"] = "draft"


def date(fields: Fields) -> None:
    fields["date"] = "2023-01-02"


def nonsense(fields: Fields) -> None:
    fields["nonsense"] = "x"


EDITS = {
    change.__name__: change
    for change in (
        *(key_point, title, bottom_line, no_evidence, lost_evidence, another_point),
        *(confidence, no_judgements, event, question, to_watch, update, entity),
        *(story, pin, gaps, status, date, nonsense),
    )
}
QUICK = (key_point, bottom_line, title, gaps, confidence, update, another_point, pin)


@pytest.mark.parametrize("change", QUICK)
def test_is_taken_in(site: Site, change: Callable[[Fields], None]) -> None:
    file = site.shown.file
    site.edit(file, change)
    assert_right(site, [file], quick=True)


def test_an_article_is_taken_in(site: Site) -> None:
    file = next(card.texts[0] for card in site.memory.cards if card.texts)
    path = site.root / file
    path.write_text(path.read_text("utf-8") + "\n\nOne more line.\n", encoding="utf-8")
    assert_right(site, [file], quick=True)


@pytest.mark.parametrize(
    "file", ["entities.yml", "stories.yml", "publishers.yml", "sources.yml"]
)
def test_a_registry_is_too_much(site: Site, file: str) -> None:
    assert take_in(site.memory, [f"seeds/{file}"], site.files, site.settings) is None


def test_little_is_composed(site: Site) -> None:
    """A point that names nobody shows on few pages: no page of others among them."""
    file, name = site.shown.file, site.shown.id
    site.edit(file, lambda f: first(f, "key_points").update(note="Mind this."))
    taken = take_in(site.memory, [file], site.files, site.settings)
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
            site.edit(file, EDITS[name])
            assert_right(site, [file])
