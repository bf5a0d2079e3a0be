"""The generated site of the benchmarks is sound, and the same for everybody."""

from pathlib import Path

from benchmarks.builds import edit, write_site
from briefgen.config import read_settings
from briefgen.mkdocs.build import build
from briefgen.pipeline import judge


def files(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in root.rglob("*")
        if p.is_file()
    }


def test_the_generated_site_is_sound_and_always_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_site(tmp_path / name, 6)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    judged = judge(read_settings(tmp_path / "one" / "mkdocs.yml"))
    assert judged.diagnostics == ()
    assert judged.counts.anchored == judged.counts.quoted == 6 * 8


def test_an_edit_makes_the_pages_that_show_it_and_no_other(tmp_path: Path) -> None:
    write_site(tmp_path, 6)
    assert build(tmp_path / "mkdocs.yml", strict=True).ok
    edit(tmp_path, 1)
    result = build(tmp_path / "mkdocs.yml", strict=True)
    # Its briefing, its source, its digest, and the dossier of the entity it names.
    assert (result.made, result.removed) == (4, 0)
    assert result.skipped > result.made
