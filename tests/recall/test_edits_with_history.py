"""A history that moves is taken in like an edit, and gives what reading all gives."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.history.repository import Repository, make_repository
from tests.recall.edits import EDITS, edit
from tests.recall.test_edit import NOTHING, ROOT, Site, assert_right


def open_repository(folder: Path) -> tuple[Repository, Site]:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    repository = make_repository(folder, config=config)
    shutil.rmtree(repository.root / "seeds")
    shutil.copytree(ROOT / "seeds", repository.root / "seeds")
    repository.commit()
    site = Site(repository.root, NOTHING, {})
    site.memory, site.pages = site.whole()
    return repository, site


@pytest.fixture
def opened(tmp_path: Path) -> tuple[Repository, Site]:
    return open_repository(tmp_path / "site")


def test_a_commit_is_taken_in(opened: tuple[Repository, Site]) -> None:
    repository, site = opened
    file = site.shown.file
    edit(site.root / file, EDITS["title"])
    assert_right(site, [file], quick=True)
    repository.commit()
    before = dict(site.pages)
    assert_right(site, [], quick=True)
    changed = {url for url in site.pages if site.pages[url] != before[url]}
    assert changed == {"changes/", f"briefings/{site.shown.id}/"}


def test_a_commit_of_something_else_changes_nothing(
    opened: tuple[Repository, Site],
) -> None:
    repository, site = opened
    repository.write("README.md", "Read me.\n")
    repository.commit()
    before = dict(site.pages)
    assert_right(site, [], quick=True)
    assert site.pages == before


def test_words_of_what_changed_are_up_to_date_where_they_stand(
    opened: tuple[Repository, Site],
) -> None:
    repository, site = opened
    file = site.shown.file
    edit(site.root / file, EDITS["key_point"])
    repository.commit()
    assert_right(site, [file], quick=True)
    edit(site.root / file, EDITS["title"])
    assert_right(site, [file], quick=True)


def test_a_history_that_is_lost_takes_all(opened: tuple[Repository, Site]) -> None:
    repository, site = opened
    shutil.rmtree(repository.top / ".git")
    assert_right(site, [], quick=False)


COMMIT = "commit"


@given(
    st.lists(
        st.tuples(st.integers(0, 100), st.sampled_from([*sorted(EDITS), COMMIT])),
        min_size=2,
        max_size=5,
    )
)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_edits_and_commits_give_what_reading_everything_gives(
    edits: list[tuple[int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        repository, site = open_repository(Path(os.path.realpath(folder)) / "site")
        for number, name in edits:
            file = site.annotations[number % len(site.annotations)]
            if name in EDITS:
                edit(site.root / file, EDITS[name])
            if name == COMMIT or number % 2:
                repository.commit()
            assert_right(site, [file] if name in EDITS else [])
