"""What the preview makes piece by piece is what the pipeline makes at once."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.config import read_settings
from briefgen.mkdocs.preview.edit import take_in
from briefgen.mkdocs.preview.whole import Superseded, make_whole
from briefgen.recall.inputs import change, look_again, read_inputs

GOLDEN = Path(__file__).parent.parent / "golden"
SITES = ("minimal", "every-section", "broken")


def go_on() -> None:
    """Nothing newer is there."""


@pytest.fixture(params=SITES)
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    shutil.copytree(GOLDEN / str(request.param), tmp_path / "site")
    return tmp_path / "site"


def test_all_of_it(root: Path) -> None:
    settings = read_settings(root / "mkdocs.yml", drafts=True)
    whole = make_whole(read_inputs(settings), None, go_on)
    assert whole.output == pipeline.run(settings)


def test_each_briefing_first(root: Path) -> None:
    settings = read_settings(root / "mkdocs.yml", drafts=True)
    inputs = read_inputs(settings)
    whole = make_whole(inputs, None, go_on)
    pages = {f"{page.url}index.html": page for page in whole.output.pages}
    for path in inputs.judged:
        first = take_in(inputs, whole, [path])
        for place in first.places:
            assert first.whole.page(place) == pages.get(place)
        assert first.whole.output.diagnostics == whole.output.diagnostics


def test_each_change(root: Path) -> None:
    """Files that go, come back, and change, one after another."""
    settings = read_settings(root / "mkdocs.yml", drafts=True)
    inputs = read_inputs(settings)
    whole = make_whole(inputs, None, go_on)
    for path in sorted(inputs.read):
        file = root / path
        content = file.read_bytes()
        for now in (None, b"title: Changed\nbottom_line: It is.\n", content):
            if now is None:
                file.unlink()
                inputs = look_again(inputs)
            else:
                file.write_bytes(now)
                known = path in inputs.files
                inputs = (change if known else look_again)(inputs, [path])
            whole = make_whole(inputs, None, go_on)
            assert whole.output == pipeline.run(settings)


def test_what_is_the_same_is_no_change(root: Path) -> None:
    settings = read_settings(root / "mkdocs.yml", drafts=True)
    inputs = read_inputs(settings)
    assert change(inputs, inputs.read) is inputs
    assert look_again(inputs) is inputs


def test_a_page_stays_while_its_annotation_cannot_be_read(root: Path) -> None:
    settings = read_settings(root / "mkdocs.yml", drafts=True)
    inputs = read_inputs(settings)
    whole = make_whole(inputs, None, go_on)
    for path, url in whole.directory.urls.items():
        (root / path).write_text("title: [\n", "utf-8")
        now = make_whole(change(inputs, [path]), whole, go_on)
        before = next(p for p in whole.output.pages if p.url == url)
        assert before in now.output.pages
        (root / path).unlink()
        later = make_whole(look_again(now.inputs), now, go_on)
        assert url not in {page.url for page in later.output.pages}
        return
    pytest.fail("the site has no briefing")


def test_what_is_superseded_ends(root: Path) -> None:
    inputs = read_inputs(read_settings(root / "mkdocs.yml", drafts=True))
    steps = 0

    def newer() -> None:
        nonlocal steps
        steps += 1
        if steps == 3:
            raise Superseded

    with pytest.raises(Superseded):
        make_whole(replace(inputs), None, newer)
    assert steps == 3
