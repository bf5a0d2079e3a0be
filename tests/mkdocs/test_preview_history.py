"""In the preview, what changed is told by the history that there was at the start."""

import shutil
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.config import Settings, read_settings
from briefgen.mkdocs.preview.edit import take_in
from briefgen.mkdocs.preview.whole import Whole, make_whole
from briefgen.recall.inputs import change, read_inputs
from tests.history.repository import Repository, make_repository

ROOT = Path(__file__).parents[2]
FILE = "seeds/2024/two-years.yml"


def go_on() -> None:
    """Nothing newer is there."""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    made = make_repository(tmp_path / "site", config=config)
    shutil.rmtree(made.root / "seeds")
    shutil.copytree(ROOT / "seeds", made.root / "seeds")
    made.commit()
    made.replace(FILE, "title: ", "title: Once more, ")
    made.commit()
    return made


def start(settings: Settings) -> Whole:
    return make_whole(read_inputs(settings), None, go_on)


def test_an_edit_is_shown_with_what_changed(repository: Repository) -> None:
    settings = read_settings(repository.root / "mkdocs.yml", drafts=True)
    whole = start(settings)
    assert whole.output == pipeline.run(settings)
    changes = whole.page("changes/index.html")
    assert changes is not None
    assert "Once more, " in str(changes.view)
    repository.replace(FILE, "title: Once more, ", "title: Twice more, ")
    inputs = change(whole.inputs, [FILE])
    taken = take_in(inputs, whole, [FILE]).whole
    again = taken.page("changes/index.html")
    assert again is not None
    assert "Twice more, " in str(again.view)
    assert make_whole(inputs, taken, go_on).output == pipeline.run(settings)


def test_a_commit_is_shown_after_the_next_start(repository: Repository) -> None:
    settings = read_settings(repository.root / "mkdocs.yml", drafts=True)
    whole = start(settings)
    repository.replace(FILE, "title: Once more, ", "title: Twice more, ")
    repository.commit()
    inputs = change(whole.inputs, [FILE])
    later = make_whole(inputs, whole, go_on)
    assert later.history == whole.history
    assert start(settings).output == pipeline.run(settings)
    assert start(settings).history != whole.history
