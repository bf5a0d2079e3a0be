"""Templates of ours are compiled once, those of others each time."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from briefgen.render.compiled import Compiled


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Say where Python keeps what it compiles."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages/a.jinja").write_text("Hello {{ name }}.", "utf-8")
    return folder


def said(folder: Path, ours: Path) -> str:
    """Say hello, in an environment that knows no template yet."""
    env = Environment(
        loader=FileSystemLoader(folder), bytecode_cache=Compiled(ours), autoescape=True
    )
    return env.get_template("pages/a.jinja").render(name="reader")


def files(kept: Path) -> list[Path]:
    return [path for path in kept.rglob("*") if path.is_file()]


def test_it_is_compiled_once(
    folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(folder, folder) == "Hello reader."
    assert len(files(kept)) == 1
    monkeypatch.setattr(Environment, "compile", None)
    assert said(folder, folder) == "Hello reader."


def test_a_template_that_changed_is_compiled_again(folder: Path, kept: Path) -> None:
    said(folder, folder)
    (folder / "pages/a.jinja").write_text("Bye {{ name }}.", "utf-8")
    assert said(folder, folder) == "Bye reader."
    assert len(files(kept)) == 1


def test_what_is_damaged_counts_as_not_there(folder: Path, kept: Path) -> None:
    said(folder, folder)
    (file,) = files(kept)
    whole = file.read_bytes()
    for damaged in (b"", whole[:-9], whole[:60], b"x" + whole):
        file.write_bytes(damaged)
        assert said(folder, folder) == "Hello reader."
        assert file.read_bytes() == whole


def test_templates_of_others_are_not_kept(folder: Path, kept: Path) -> None:
    assert said(folder, folder.with_name("elsewhere")) == "Hello reader."
    assert files(kept) == []


def test_nothing_is_kept_where_python_keeps_nothing(
    folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert said(folder, folder) == "Hello reader."
    assert files(kept) == []


def test_a_place_that_cannot_be_written_is_no_error(folder: Path, kept: Path) -> None:
    kept.write_text("a file", "utf-8")
    assert said(folder, folder) == "Hello reader."
