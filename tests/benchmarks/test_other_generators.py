"""Other generators are measured where they are installed, and else named."""

import sys
from pathlib import Path

import pytest

from benchmarks.builds import taken
from benchmarks.measure import output_of, run
from benchmarks.others import BARE, GENERATORS, Generator, Installed, look_for
from benchmarks.plan import Step, of_other


def test_what_is_not_installed_is_skipped_with_a_word() -> None:
    missing = Generator(
        "Nothing", "no-such-program", "pip install nothing", lambda _: None, ()
    )
    (said,) = look_for([missing], {})
    assert said == (
        "Nothing is skipped: it is not installed "
        "(pip install nothing, or --with no-such-program=PATH)"
    )


def test_a_program_that_does_not_run_is_skipped(tmp_path: Path) -> None:
    given = {BARE.program: str(tmp_path / "mkdocs")}
    (said,) = look_for([BARE], given)
    assert isinstance(said, str)
    assert said.startswith("bare MkDocs is skipped")


def test_what_fails_is_said_once_and_has_no_row(tmp_path: Path) -> None:
    fails = (sys.executable, "-c", "import sys; sys.exit('it broke')")
    works = (sys.executable, "-c", "pass")
    steps = [
        Step("Broken, cold", "Broken", fails, tmp_path, builds=True),
        Step("Broken, one edit", "Broken", fails, tmp_path),
        Step("Sound, cold", "Sound", works, tmp_path),
    ]
    rows, failed = taken(steps, 2, [])
    assert list(rows) == ["Sound, cold"]
    assert len(rows["Sound, cold"].costs) == 2
    assert list(failed) == ["Broken"]
    assert "it broke" in failed["Broken"]


# MkDocs and Material at least: they come with `make setup`. No other is needed.
THERE = [found for found in look_for(GENERATORS, {}) if isinstance(found, Installed)]


def test_mkdocs_and_material_are_there() -> None:
    assert {"bare MkDocs", "Material"} <= {found.name for found in THERE}


@pytest.mark.parametrize("found", THERE, ids=lambda found: found.name)
def test_what_is_installed_makes_every_page_and_shows_the_edit(
    found: Installed, tmp_path: Path
) -> None:
    generator = found.generator
    markdown = {
        "index.md": "---\ntitle: Home\n---\n\n# Home\n",
        "briefings/index.md": "---\ntitle: All\n---\n\n# All\n",
        "briefings/a3/index.md": "---\ntitle: A\nstatus: published\n---\n\n"
        "# A { #s-title }\n\n<p>What article 3 says of that</p>\n",
        "digests/2003-W14/index.md": "---\ntitle: Week 14\n---\n\n# Week 14\n",
    }
    for name, text in markdown.items():
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    generator.set_up(tmp_path)
    for step in of_other(found, tmp_path):
        step.before(7)
        run(step.command, step.folder)
    pages = [name.replace(".md", ".html") for name in markdown]
    assert output_of(tmp_path / "site", pages).pages == len(pages)
    page = (tmp_path / "site/briefings/a3/index.html").read_text("utf-8")
    assert "<p>What article 3 says7 of that</p>" in page
