"""The search index: made once, made anew where pages changed, never in the way."""

import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from briefgen.cli import run
from briefgen.diagnostics import BriefgenError
from briefgen.mkdocs.build import build
from briefgen.publish import search
from tests.mkdocs.site_folder import SiteFolder, make_site


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return make_site(tmp_path)


def made(site: SiteFolder) -> bool:
    build(site.root / "mkdocs.yml")
    return search.index(site.root, site.root / "site", "en")


def test_it_is_made_where_pages_changed(site: SiteFolder) -> None:
    assert made(site)
    assert (site.root / "site/pagefind/pagefind.js").is_file()
    assert not made(site)
    site.briefing("one", title="Another title")
    assert made(site)
    (site.root / "site/pagefind/pagefind.js").unlink()
    assert list((site.root / ".briefgen").glob("pagefind*")) == []


def test_a_build_leaves_it_and_is_the_same_without(site: SiteFolder) -> None:
    made(site)
    site.briefing("one", title="Another title")
    build(site.root / "mkdocs.yml")
    assert (site.root / "site/pagefind/pagefind.js").is_file()
    build(site.root / "mkdocs.yml", site_dir=site.root / "other")
    files = {p: c for p, c in site.output().items() if not p.startswith("pagefind/")}
    assert files == site.output("other")


def test_where_it_fails_the_old_one_stays(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(site)
    site.briefing("one", title="Another title")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", "false")
        with pytest.raises(BriefgenError, match="was not made"):
            made(site)
    assert (site.root / "site/pagefind/pagefind.js").is_file()
    assert made(site)


def test_without_pagefind_it_says_what_to_install(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_PROGRAMS", ("no-such-program-of-search",))
    with pytest.raises(search.NoSearchError) as caught:
        made(site)
    assert "briefgen[search]" in caught.value.help


def test_the_command_makes_it_unless_told_not_to(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    build_command = ["build", "-f", str(site.root / "mkdocs.yml")]
    bundle = site.root / "site/pagefind"
    assert run(build_command) == 0
    assert "search index made" in capsys.readouterr().err
    assert bundle.is_dir()
    assert run(build_command) == 0
    assert "search index" not in capsys.readouterr().err
    assert run([*build_command, "--no-search"]) == 0
    assert not bundle.exists()


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind/mine.txt").write_text("x", encoding="utf-8")
    search.remove(tmp_path)
    assert (tmp_path / "pagefind/mine.txt").is_file()


@pytest.mark.parametrize(
    ("lang", "there", "said"),
    [
        *(("en", False, False), ("zh-Hant", False, True), ("ja", False, True)),
        *(("ja", True, False), ("jam", False, False)),
    ],
)
def test_what_parts_words_without_spaces_is_named(
    monkeypatch: pytest.MonkeyPatch, lang: str, *, there: bool, said: bool
) -> None:
    def version(package: str) -> str:
        if package == "pagefind_bin" or there:
            return "1.5"
        raise PackageNotFoundError

    monkeypatch.setattr(search, "version", version)
    assert ("briefgen[search-cjk]" in search.shortcoming(lang)) == said
