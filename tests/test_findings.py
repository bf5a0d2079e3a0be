"""`briefgen check` of what it has checked before says the same."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli import run
from briefgen.config import Settings
from briefgen.load import load
from briefgen.model.project import Project
from briefgen.processes import Helpers
from tests.conftest import write_site

REPOSITORY = Path(__file__).parents[2]
SITE = """\
-- seeds/a.txt --
All of the allies agreed on it in the end.
-- seeds/a.yml --
title: One
date: 2023-07-04
bottom_line: It is so.
key_points:
  - {id: kp1, text: Shown., evidence: All of the allies agreed on it}
"""
MISTAKES = """\
-- seeds/a.txt --
All of the allies agreed on it in the end.
-- seeds/a.yml --
titel: One
date: 4 July 2023
bottom_line: It is so.
status: publish
key_points:
  - {id: kp1, text: 示す., evidence: None of the allies agreed on it}
entities: [nobody]
-- seeds/b/c.yml --
status: what
"""


OURS = """\
-- mkdocs.yml --
site_name: Test
docs_dir: seeds/pages
theme: {name: briefgen}
plugins: [briefgen]
-- seeds/pages/index.md --
# Home
"""


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


class Check:
    """Runs `briefgen check`, and tells what it said and whether it judged anew."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.judged = False
        self._capsys = capsys
        monkeypatch.setattr("briefgen.pipeline.load", self._load)

    def __call__(self, *args: str) -> tuple[int, str, str]:
        self.judged = False
        status = run(["check", *args])
        out, err = self._capsys.readouterr()
        return status, out, err

    def _load(self, settings: Settings, *, texts: bool, helpers: Helpers) -> Project:
        self.judged = True
        return load(settings, texts=texts, helpers=helpers)


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Check:
    return Check(capsys, monkeypatch)


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("--strict",),
        ("seeds/b",),
        ("--format", "json"),
        ("--format", "github"),
        ("--format", "sarif", "seeds/a.yml"),
    ],
)
@pytest.mark.parametrize("text", [SITE, MISTAKES], ids=["clean", "mistakes"])
def test_it_says_the_same_again(
    at: Path, check: Check, text: str, args: tuple[str, ...]
) -> None:
    write_site(at, text + "-- seeds/b/d.txt --\nNobody says what this is.\n")
    cold = check(*args)
    assert check.judged
    assert check(*args) == cold
    assert not check.judged


def test_an_edit_and_one_that_is_taken_back(at: Path, check: Check) -> None:
    write_site(at, SITE)
    first = check()
    (at / "seeds/a.txt").write_text("Few of the allies agreed on it in the end.\n")
    lost = check()
    judged = [check.judged]
    assert (first[0], lost[0]) == (0, 1)
    shutil.rmtree(at / ".briefgen")
    assert check() == lost
    judged.append(check.judged)
    write_site(at, SITE)
    assert check() == first
    judged.append(check.judged)
    assert judged == [False, True, False]
    (at / "seeds/z.txt").write_text("Nobody says what this is.")
    assert "seeds/z.txt" in check()[1]
    (at / "seeds/z.txt").unlink()
    assert check() == first


def test_another_alias_judges_no_briefing(at: Path, check: Check) -> None:
    write_site(at, f"{SITE}entities: [nato]\n")
    entities = at / "seeds/entities.yml"
    entities.write_text("nato: {name: NATO}\n", encoding="utf-8")
    first = check()
    entities.write_text("nato: {name: NATO, aliases: [Pact]}\n", encoding="utf-8")
    assert check() == first
    judged = [check.judged]
    entities.write_text("nato: {name: NATO, alias: Pact}\n", encoding="utf-8")
    assert "seeds/entities.yml" in check()[1]
    judged.append(check.judged)
    assert judged == [False, True]
    entities.unlink()
    assert "`nato`" in check()[1]


def test_other_settings(at: Path, check: Check) -> None:
    write_site(
        at, SITE + "topics: [roadss]\n-- seeds/topics.yml --\nroads: {title: R}\n"
    )
    assert check("--strict")[0] == 1
    text = (at / "mkdocs.yml").read_text("utf-8")
    code = check()[1].split(": ")[1].split()[1]
    (at / "mkdocs.yml").write_text(f"{text}      rules: {{{code}: off}}\n")
    assert check("--strict")[0] == 0
    (at / "mkdocs.yml").write_text(text)
    assert check("--strict")[0] == 1


def test_another_day(at: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(at, SITE + "review_by: 2024-06-01\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1704067200")
    assert check()[1] == ""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    assert "advice" in check()[1]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1704067200")
    assert check()[1] == ""


def test_an_embargo_ends(
    at: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(at, SITE + "embargo: 2024-06-01T12:00:00Z\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717236000")
    held = json.loads(check("--format", "json")[1])["summary"]
    assert held["left_out"] == {"embargo": 1}
    check()
    assert check.judged
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717250400")
    shown = json.loads(check("--format", "json")[1])["summary"]
    assert shown["left_out"] == {}


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"inputs": "x"'])
def test_what_is_damaged_is_thrown_away(at: Path, check: Check, content: bytes) -> None:
    write_site(at, MISTAKES)
    cold = check()
    (at / ".briefgen/check.json").write_bytes(content)
    assert check() == cold
    assert check.judged
    assert check() == cold
    assert not check.judged


def test_where_nothing_can_be_written(at: Path, check: Check) -> None:
    write_site(at, MISTAKES)
    (at / ".briefgen").write_text("a file")
    assert check() == check()
    assert check.judged
    assert (at / ".briefgen").read_text() == "a file"


def test_an_edit_meanwhile(
    at: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(at, SITE)

    def edited(settings: Settings, *, texts: bool, helpers: Helpers) -> Project:
        (at / "seeds/a.txt").write_text("Few of the allies agreed on it.\n")
        return load(settings, texts=texts, helpers=helpers)

    with monkeypatch.context() as patch:
        patch.setattr("briefgen.pipeline.load", edited)
        assert check()[0] == 1
    write_site(at, SITE)
    assert check()[0] == 0


def test_fix_mends_what_was_found_before(at: Path, check: Check) -> None:
    write_site(at, SITE.replace("title", "titel"))
    assert check()[0] == check()[0] == 1
    assert check("--diff")[0] == 1
    assert check("--fix")[0] == 0
    assert check()[0] == 0
    assert "title: One" in (at / "seeds/a.yml").read_text("utf-8")


def test_seeds_that_are_gone_are_missed(at: Path, check: Check) -> None:
    write_site(at, "-- seeds/pages/index.md --\n# Home\n")
    assert check()[0] == 0
    (at / "seeds").rename(at / "elsewhere")
    assert check()[0] == 2
    (at / "seeds").symlink_to("elsewhere")
    assert check()[0] == 2


def imported_by(at: Path, *words: str) -> tuple[int, str]:
    """Run a command elsewhere; give its status, and what it should not have needed."""
    code = (
        f"import sys; from briefgen.cli import run; status = run({list(words)});"
        "names = ('pipeline', 'load', 'compose', 'model.site', 'model.records');"
        "stages = {f'briefgen.{name}' for name in names};"
        "heavy = stages | {'mkdocs', 'jinja2', 'markdown', 'markdown_it', 'nh3'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or status)"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        cwd=at,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    return done.returncode, (done.stdout + done.stderr).decode()


def test_no_stage_is_imported_to_check_again(at: Path) -> None:
    write_site(at, MISTAKES)
    run(["check"])
    status, said = imported_by(at, "check")
    assert (status, said[:23]) == (1, "seeds/a.yml:1:1: error ")


def test_no_stage_is_imported_to_build_again(at: Path) -> None:
    write_site(at, OURS)
    imported_by(at, "build", "--no-search")
    status, said = imported_by(at, "build", "--no-search")
    assert (status, "0 pages made" in said) == (0, True), said


def test_a_damaged_memory_is_thrown_away(at: Path, check: Check) -> None:
    write_site(at, SITE)
    check()
    memory = at / ".briefgen/check-memory"
    memory.write_bytes(memory.read_bytes()[:-1] + b"?")
    (at / "seeds/a.txt").write_text("Few of the allies agreed on it in the end.\n")
    assert check()[0] == 1
    assert check.judged
