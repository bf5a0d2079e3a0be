"""What the preview takes in, edit by edit, is what it reads when it starts anew."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefgen.config import read_settings
from briefgen.mkdocs.preview.edit import take_in
from briefgen.mkdocs.preview.whole import Whole, make_whole
from briefgen.pipeline import run
from briefgen.recall.inputs import change, read_inputs
from tests.recall.edits import EDITS, QUICK, Edit, edit

ROOT = Path(__file__).parents[2]


def go_on() -> None:
    """Nothing newer is there."""


class Site:
    """A site on disk, and what is known of it."""

    def __init__(self, root: Path, lang: str = "en") -> None:
        shutil.copytree(ROOT / "seeds", root / "seeds")
        settings = (ROOT / "mkdocs.yml").read_text("utf-8")
        settings = settings.replace("language: en", f"language: {lang}")
        (root / "mkdocs.yml").write_text(settings, "utf-8")
        self.root = root
        self.whole = self.fresh()

    @property
    def annotations(self) -> list[str]:
        files = self.whole.annotations.values()
        return sorted(file.document.file for file in files)

    def fresh(self) -> Whole:
        """Read everything."""
        settings = read_settings(self.root / "mkdocs.yml", drafts=True)
        return make_whole(read_inputs(settings), None, go_on)

    def take(self, paths: Iterable[str]) -> Whole:
        """Take an edit in; read everything where that is not enough."""
        inputs = change(self.whole.inputs, paths)
        taken = take_in(inputs, self.whole, paths).whole
        self.whole = taken if taken.complete else make_whole(inputs, self.whole, go_on)
        return taken

    def assert_right(self) -> None:
        """Compare, but for pages that stay although their annotation is broken."""
        fresh, now = self.fresh(), self.whole
        outlines = {
            place: page
            for place, page in now.directory.outlines.items()
            if place not in now.held
        }
        pages = {f"{page.url}index.html": page for page in fresh.output.pages}
        assert {place: now.page(place) for place in outlines} == pages
        assert outlines == fresh.directory.outlines
        assert now.diagnostics == fresh.diagnostics
        assert now.counts == fresh.counts


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


@pytest.mark.parametrize("change", QUICK)
def test_an_edit_takes_nothing_else(site: Site, change: Edit) -> None:
    file = next(iter(site.whole.directory.urls))
    edit(site.root / file, change)
    assert site.take([file]).complete
    site.assert_right()


def test_a_site_in_another_language(tmp_path: Path) -> None:
    site = Site(tmp_path / "site", "nb")
    file = next(iter(site.whole.directory.urls))
    edit(site.root / file, EDITS["bottom_line"])
    assert site.take([file]).complete
    site.assert_right()
    settings = read_settings(site.root / "mkdocs.yml", drafts=True)
    built = {f"{page.url}index.html": page for page in run(settings).pages}
    assert {place: site.whole.page(place) for place in built} == built


def test_an_article_takes_nothing_else(site: Site) -> None:
    file = next(
        source.article.file
        for briefing in site.whole.briefings.values()
        for source in briefing.sources
        if source.article
    )
    path = site.root / file
    path.write_text(path.read_text("utf-8") + "\n\nOne more line.\n", "utf-8")
    assert site.take([file]).complete
    site.assert_right()


def test_what_others_depend_on_takes_more(site: Site) -> None:
    file = next(iter(site.whole.directory.urls))
    edit(site.root / file, EDITS["date"])
    taken = site.take([file])
    assert taken.waiting == {file}
    site.assert_right()


def test_what_was_not_complete_stays_so(site: Site) -> None:
    """A second edit changes nothing that others depend on: the first one did."""
    file = next(iter(site.whole.directory.urls))
    edit(site.root / file, EDITS["date"])
    inputs = change(site.whole.inputs, [file])
    first = take_in(inputs, site.whole, [file]).whole
    edit(site.root / file, EDITS["bottom_line"])
    second = take_in(change(inputs, [file]), first, [file]).whole
    assert second.waiting == {file}


def test_a_mended_annotation_takes_nothing_else(site: Site) -> None:
    file = next(iter(site.whole.directory.urls))
    content = (site.root / file).read_bytes()
    (site.root / file).write_bytes(b"title: [\n")
    inputs = change(site.whole.inputs, [file])
    broken = take_in(inputs, site.whole, [file]).whole
    assert not broken.complete
    (site.root / file).write_bytes(content)
    mended = take_in(change(inputs, [file]), broken, [file]).whole
    assert mended.complete
    site.whole = mended
    site.assert_right()


@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(0, 100), st.sampled_from(sorted(EDITS))),
            min_size=1,
            max_size=2,
        ),
        min_size=1,
        max_size=5,
    )
)
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_edits_give_what_a_fresh_start_gives(
    edits: list[list[tuple[int, str]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(os.path.realpath(folder)) / "site")
        names = site.annotations
        for together in edits:
            files = [names[number % len(names)] for number, _ in together]
            for file, (_, name) in zip(files, together, strict=True):
                edit(site.root / file, EDITS[name])
            site.take(files)
            site.assert_right()
