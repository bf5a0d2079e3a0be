"""Builds while the history moves: the same bytes as a clean build, and no more work."""

from pathlib import Path

import pytest

from briefgen.cache.history import known_history
from briefgen.config import Settings
from briefgen.history.read import Read
from briefgen.past import history_of, read_on
from tests.conftest import settings_of
from tests.history.repository import Repository, make_repository
from tests.mkdocs.site_folder import SiteFolder, make_site


@pytest.fixture
def opened(tmp_path: Path) -> tuple[Repository, SiteFolder]:
    repository = make_repository(tmp_path / "site")
    site = make_site(repository.root)
    repository.commit()
    return repository, site


def assert_clean(site: SiteFolder) -> None:
    """A build into another folder, of every page and without a cache, is the same."""
    kept = {
        file: file.read_bytes() for file in (site.root / ".briefgen").glob("history*")
    }
    for file in kept:
        file.unlink()
    site.build("other", clean=True)
    assert site.output() == site.output("other")
    for file, content in kept.items():
        file.write_bytes(content)


def test_an_incremental_build_is_a_clean_one_while_the_history_moves(
    opened: tuple[Repository, SiteFolder],
) -> None:
    repository, site = opened
    site.build()
    assert "0 changes" in site.page("changes")
    site.briefing("one", text="It met again.")
    site.build()
    assert "0 changes" in site.page("changes")
    assert_clean(site)
    repository.commit()
    assert site.build().made == len(["/changes/", "the briefing"])
    assert "1 change " in site.page("changes")
    assert 'href="../briefings/one/#first">It met again.</a>' in site.page("changes")
    assert "1 change since it was published" in site.page("briefings/one")
    assert "since it was published" not in site.page("briefings/two")
    assert_clean(site)
    site.briefing("two", title="Another title")
    repository.commit()
    site.build()
    assert "Another title" in site.page("changes")
    assert_clean(site)
    repository.git("reset", "--quiet", "--hard", "HEAD~1")
    site.build()
    assert_clean(site)


def test_where_nothing_changed_mkdocs_is_not_asked(
    opened: tuple[Repository, SiteFolder], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository, site = opened
    first = site.build()
    monkeypatch.setattr("briefgen.cache.history.read_on", None)
    monkeypatch.setattr("briefgen.mkdocs.invoke.invoke", None)
    monkeypatch.setattr("briefgen.mkdocs.edited.build_edit", None)
    again = site.build()
    assert again.skipped == first.made
    repository.write("README.md", "Read me.\n")
    repository.commit()
    with pytest.raises(TypeError):
        site.build()


def test_only_what_is_new_of_a_history_is_read(
    opened: tuple[Repository, SiteFolder], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository, site = opened
    settings = settings_of(site.root)
    for number in range(3):
        site.briefing("one", text=f"It met {number} times.")
        repository.commit()
        assert known_history(settings) == history_of(settings)
    begun: list[str] = []

    def noting(settings: Settings, commit: str, before: Read) -> Read:
        begun.append(before.commit)
        return read_on(settings, commit, before)

    monkeypatch.setattr("briefgen.cache.history.read_on", noting)
    known_history(settings)
    assert begun == []
    before = repository.git("rev-parse", "HEAD")
    site.briefing("one", text="It met often.")
    repository.commit()
    known_history(settings)
    assert begun == [before]


def test_a_history_that_is_another_is_read_anew(
    opened: tuple[Repository, SiteFolder],
) -> None:
    repository, site = opened
    settings = settings_of(site.root)
    for text in ("It met.", "It met twice."):
        site.briefing("one", text=text)
        repository.commit()
    known_history(settings)
    repository.git("checkout", "--quiet", "-b", "other", "HEAD~2")
    site.briefing("one", title="Another")
    repository.commit()
    assert known_history(settings) == history_of(settings)
    repository.git("merge", "--quiet", "--strategy=ours", "--no-edit", "main")
    assert known_history(settings) == history_of(settings)
    repository.git("checkout", "--quiet", "main")
    repository.git("branch", "--quiet", "-D", "other")
    repository.git("reflog", "expire", "--expire=now", "--all")
    repository.git("gc", "--quiet", "--prune=now")
    assert known_history(settings) == history_of(settings)


@pytest.mark.parametrize("name", ["history.json", "history-lines.json"])
@pytest.mark.parametrize("content", ["", "{", '{"key": "x"}', "[1]", "\0"])
def test_a_damaged_cache_is_thrown_away(
    opened: tuple[Repository, SiteFolder], name: str, content: str
) -> None:
    repository, site = opened
    settings = settings_of(site.root)
    site.briefing("one", text="It met.")
    repository.commit()
    known_history(settings)
    file = site.root / ".briefgen" / name
    assert file.is_file()
    file.write_text(content)
    site.briefing("one", text="It met twice.")
    repository.commit()
    assert known_history(settings) == history_of(settings)


def test_a_setting_that_changes_reads_it_anew(
    opened: tuple[Repository, SiteFolder],
) -> None:
    repository, site = opened
    site.briefing("one", text="It met again.")
    repository.commit()
    site.build()
    config = (site.root / "mkdocs.yml").read_text("utf-8")
    site.write("mkdocs.yml", f"{config}      changes: words\n")
    site.build()
    assert "<del>It met.</del>" in site.page("briefings/one")
    assert_clean(site)
    site.write("mkdocs.yml", f"{config}      changes: none\n")
    site.build()
    assert not (site.root / "site/changes").exists()
    assert_clean(site)
