"""The hash of inputs, which is the same with a snapshot of them and without."""

import json
import os
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefgen.cache.inputs import of_build, of_check
from tests.conftest import settings_of, write_site

SITE = """\
-- seeds/2023/a.txt --
It rained.
-- seeds/2023/a.yml --
title: One
-- seeds/topics.yml --
roads: {title: Roads}
-- seeds/pages/about.md --
# About
-- templates/pages/topic.md.jinja --
# Topic
"""
A = "2023/a.txt"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site(tmp_path, SITE)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what the tests write be an hour old."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 3_600_000_000_000)


def inputs(root: Path) -> str:
    return of_build(settings_of(root), root / "mkdocs.yml", root / "seeds/pages").whole


def snapshot(root: Path) -> Path:
    return root / ".briefgen/snapshot.json"


def rewrite(root: Path, text: str) -> None:
    """Write other words of the same length, at the same time by the file's word."""
    file = root / "seeds" / A
    stat = file.stat()
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (
        stat.st_size,
        stat.st_mtime_ns,
    )


def pretend(root: Path, digest: str) -> None:
    """Have the snapshot say something else of a file than what is in it."""
    saved = json.loads(snapshot(root).read_text("utf-8"))
    saved["folders"]["seeds"][A][4] = digest
    snapshot(root).write_text(json.dumps(saved), encoding="utf-8")


@pytest.mark.usefixtures("later")
def test_a_file_that_is_as_it_was_is_not_read_again(root: Path) -> None:
    first = inputs(root)
    assert first == inputs(root) != ""
    pretend(root, "0" * 32)
    assert inputs(root) != first


def test_a_file_that_was_just_written_is_not_remembered(root: Path) -> None:
    inputs(root)
    saved = json.loads(snapshot(root).read_text("utf-8"))
    assert saved["folders"]["seeds"] == {}


def test_a_clock_that_is_coarse_hides_no_edit(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two edits in the same moment: the file looks as it did in between."""

    def coarse(stat: os.stat_result) -> tuple[int, int, int, int]:
        moment = 2_000_000_000
        times = (stat.st_mtime_ns, stat.st_ctime_ns)
        changed, touched = (ns // moment * moment for ns in times)
        return (stat.st_size, changed, touched, stat.st_ino)

    monkeypatch.setattr("briefgen.cache.files.stamp_of", coarse)
    seen = set()
    for number in range(5):
        rewrite(root, f"It rain{number:02}.\n")
        seen.add(inputs(root))
    assert len(seen) == 5


@pytest.mark.usefixtures("later")
def test_an_edit_that_keeps_size_and_time_is_seen(root: Path) -> None:
    first = inputs(root)
    rewrite(root, "It snowed.\n")
    assert inputs(root) != first
    rewrite(root, "It rained.\n")
    assert inputs(root) == first


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "seeds/topics.yml").unlink(),
        lambda root: (root / "seeds/2023/a.txt").rename(root / "seeds/2023/b.txt"),
        lambda root: (root / "seeds/2023").rename(root / "seeds/2024"),
        lambda root: (root / "seeds/new.txt").write_text("It rained."),
        lambda root: (root / "seeds/new").mkdir(),
        lambda root: (root / "seeds/pages/about.md").write_text("# Us\n"),
        lambda root: (root / "templates/pages/topic.md.jinja").write_text("# T\n"),
        lambda root: shutil.rmtree(root / "templates"),
    ],
)
def test_what_changes_is_seen(root: Path, change: Callable[[Path], None]) -> None:
    first = inputs(root)
    change(root)
    changed = inputs(root)
    assert changed != first
    snapshot(root).unlink()
    assert inputs(root) == changed


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-9]),
        lambda file: file.write_text("[1, 2]"),
        lambda file: file.write_text(file.read_text().replace("[", '["x",')),
        lambda file: file.write_text(file.read_text().replace('"seeds"', "7")),
    ],
)
def test_a_damaged_one_is_thrown_away(
    root: Path, damage: Callable[[Path], None]
) -> None:
    first = inputs(root)
    whole = snapshot(root).read_bytes()
    damage(snapshot(root))
    assert inputs(root) == first
    assert snapshot(root).read_bytes() == whole


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("other", [{"format": 99}, {"version": "0.0.1"}])
def test_one_of_another_version_is_thrown_away(
    root: Path, other: dict[str, object]
) -> None:
    first = inputs(root)
    pretend(root, "0" * 32)
    saved = json.loads(snapshot(root).read_text("utf-8"))
    snapshot(root).write_text(json.dumps({**saved, **other}), encoding="utf-8")
    assert inputs(root) == first


@pytest.mark.usefixtures("later")
def test_it_is_written_only_when_something_changed(root: Path) -> None:
    inputs(root)
    before = snapshot(root).stat()
    inputs(root)
    of_check(settings_of(root), root / "mkdocs.yml")
    assert snapshot(root).stat() == before


def test_it_is_not_kept_by_git(root: Path) -> None:
    inputs(root)
    assert (root / ".briefgen/.gitignore").read_text("utf-8") == "*\n"


def test_where_it_cannot_be_written_all_is_read(root: Path) -> None:
    first = inputs(root)
    shutil.rmtree(root / ".briefgen")
    (root / ".briefgen").write_text("a file")
    assert inputs(root) == first


@pytest.mark.usefixtures("later")
def test_several_write_it_at_once(root: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        hashes = set(pool.map(lambda _: inputs(root), range(32)))
    assert hashes == {inputs(root)}
    names = {path.name for path in (root / ".briefgen").iterdir()}
    assert names == {".gitignore", "snapshot.json"}
    pretend(root, "0" * 32)
    assert inputs(root) not in hashes


@pytest.mark.usefixtures("later")
def test_a_site_can_be_moved(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = inputs(root)
    moved = tmp_path_factory.mktemp("other") / "moved"
    root.rename(moved)
    before = snapshot(moved).stat()
    assert inputs(moved) == first
    assert snapshot(moved).stat() == before


@pytest.mark.usefixtures("later")
def test_what_is_uncertain_has_no_hash(root: Path) -> None:
    (root / "seeds/2023/new.yml").write_text("title: Roads\nembargo: 2025-01-01\n")
    assert inputs(root) == inputs(root) == ""
    (root / "seeds/2023/new.yml").unlink()
    assert inputs(root) != ""
    (root / "seeds/topics.yml").write_text("embargo: {title: The word alone}")
    assert inputs(root) != ""
    (root / "seeds/topics.yml").unlink()
    (root / "seeds/link.txt").symlink_to("2023/a.txt")
    assert inputs(root) == ""
    (root / "seeds/link.txt").unlink()
    (root / "seeds/link").symlink_to("2023")
    assert inputs(root) == ""


def test_seeds_elsewhere_are_not_looked_at(root: Path) -> None:
    (root / "seeds").rename(root.with_name(f"{root.name}-seeds"))
    (root / "seeds").symlink_to(root.with_name(f"{root.name}-seeds"))
    assert inputs(root) == ""
    assert not (root / ".briefgen").exists()
