"""A site that is judged again after edits is judged as if all of it were read."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.config import read_settings
from briefgen.pipeline import judge
from briefgen.recall.again import judge_again
from briefgen.recall.memory import Memory, faceless_memory_of
from tests.recall.edits import EDITS, QUICK, Edit, Fields, edit

ROOT = Path(__file__).parents[2]


class Site:
    """A copy of our site, and what is remembered of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "seeds", root / "seeds")
        shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
        self.memory = self.whole()
        self.annotations = sorted(card.file for card in self.memory.cards)

    def whole(self) -> Memory:
        return faceless_memory_of(judge(read_settings(self.root / "mkdocs.yml")))

    def again(self, *changed: str, worded: bool = False) -> Memory | None:
        found = (p for p in (self.root / "seeds").rglob("*") if p.is_file())
        files = frozenset(p.relative_to(self.root).as_posix() for p in found)
        current = read_settings(self.root / "mkdocs.yml")
        return judge_again(
            self.memory, frozenset(changed), files, current, worded=worded
        )

    def takes(self, file: str, change: Edit) -> bool:
        """Edit; tell whether that was taken in, and as reading everything would."""
        edit(self.root / file, change)
        worded = file in {"seeds/entities.yml", "seeds/stories.yml"}
        changed = () if worded else (file,)
        taken, whole = self.again(*changed, worded=worded), self.whole()
        if taken is not None:
            assert taken.diagnostics == whole.diagnostics
            assert taken.counts == whole.counts
            assert taken.cards == whole.cards
            assert taken.records == whole.records
            self.memory = taken
        else:
            self.memory = whole
        return taken is not None


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


@pytest.mark.parametrize("change", QUICK)
def test_what_others_do_not_depend_on_is_taken_in(site: Site, change: Edit) -> None:
    assert site.takes(site.annotations[0], change)


def test_what_is_lost_and_found_again_is_said(site: Site) -> None:
    file = site.annotations[0]
    before = site.memory.diagnostics
    text = (site.root / file).read_text("utf-8")
    assert site.takes(file, EDITS["lost_evidence"])
    assert {d.code for d in site.memory.diagnostics} > {d.code for d in before}
    (site.root / file).write_text(text, encoding="utf-8")
    assert site.takes(file, lambda _: None)


def test_what_entities_and_stories_are_called_is_taken_in(site: Site) -> None:
    def alias(*names: str) -> Edit:
        def change(records: Fields) -> None:
            nato = records["nato"]
            assert isinstance(nato, dict)
            nato["aliases"] = [*names]

        return change

    assert site.takes("seeds/entities.yml", alias("the Pact"))
    assert site.takes(site.annotations[0], EDITS["gaps"])
    assert not site.takes("seeds/entities.yml", alias("Stoltenberg"))  # another's
    assert {d.code for d in site.memory.diagnostics} >= {"BG413"}
    # What there was to say is of a line that may be another one now.
    assert not site.takes("seeds/entities.yml", alias("the Pact"))
    assert site.takes("seeds/entities.yml", alias())


def test_a_status_takes_all(site: Site) -> None:
    file = site.annotations[0]
    assert not site.takes(file, lambda fields: fields.update(status="withheld"))


@given(
    st.lists(
        st.tuples(st.integers(0, 100), st.sampled_from(sorted(EDITS))),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_edits_give_what_reading_everything_gives(
    edits: list[tuple[int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(os.path.realpath(folder)) / "site")
        for number, name in edits:
            file = site.annotations[number % len(site.annotations)]
            site.takes(file, EDITS[name])
