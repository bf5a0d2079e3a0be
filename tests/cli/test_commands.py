"""Commands as a user calls them: streams, exit status, messages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import __version__
from briefgen.cli import COMMANDS, run
from briefgen.diagnostics import CATALOGUE, Severity
from tests.conftest import write_site

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
  - {id: kp1, text: Shown., evidence: None of the allies agreed on it}
  - {id: kp1, text: Twice., evidence: All of the allies agreed on it}
entities: [nobody]
"""


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


def briefgen(*args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "briefgen", *args],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def test_a_clean_site(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(at, SITE)
    assert run(["check", "--strict"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "nothing to say; 1 of 1 passage anchored in 1 source\n"


def test_six_mistakes_are_six_diagnostics(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(at, MISTAKES)
    assert run(["check"]) == 1
    out, err = capsys.readouterr()
    heads = [line for line in out.splitlines() if line.startswith("seeds/")]
    assert [line.split(": ")[0] for line in heads] == [
        "seeds/a.yml:1:1",
        "seeds/a.yml:2:7",
        "seeds/a.yml:4:9",
        "seeds/a.yml:6:39",
        "seeds/a.yml:7:10",
        "seeds/a.yml:8:12",
    ]
    assert "Traceback" not in out + err


def test_the_pointer_stands_under_the_value(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(at, SITE + "status: 出版\n")
    assert run(["check"]) == 1
    out = capsys.readouterr().out.splitlines()
    words = "`出版` is none of draft, review, published, withheld, retracted"
    assert out[:3] == [
        f"seeds/a.yml:6:9: error BG203: {words}",
        "  | status: 出版",
        "  |         ^^^^",
    ]


def test_paths_choose_what_is_said(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(at, MISTAKES + "-- seeds/b/c.yml --\nstatus: what\n")
    assert run(["check", "seeds/b"]) == 1
    out = capsys.readouterr().out
    assert "seeds/b/c.yml:1:9" in out
    assert "seeds/a.yml" not in out
    assert run(["check", "seeds/z"]) == 2


def test_warnings_fail_under_strict_alone(at: Path) -> None:
    write_site(
        at, SITE + "topics: [roadss]\n-- seeds/topics.yml --\nroads: {title: R}\n"
    )
    assert run(["check"]) == 0
    assert run(["check", "--strict"]) == 1


def test_advice_never_fails(at: Path) -> None:
    write_site(at, SITE.replace("id: kp1, ", ""))
    assert run(["check", "--strict"]) == 0


def test_json(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(at, MISTAKES)
    assert run(["check", "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["version"] == 1
    assert document["summary"]["error"] == 6
    first = document["diagnostics"][0]
    assert first["file"] == "seeds/a.yml"
    assert (first["line"], first["column"]) == (1, 1)
    assert (first["end_line"], first["end_column"]) == (1, 6)
    assert (first["code"], first["severity"]) == ("BG202", "error")
    assert first["fix"]["text"] == "title"


def test_github(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (at / ".git").mkdir()
    write_site(at / "sub", SITE + "status: 'a%b'\n")
    assert run(["check", "--format", "github", "-f", "sub/mkdocs.yml"]) == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith(
        "::error file=sub/seeds/a.yml,line=6,endLine=6,title=BG203,col=9,endColumn=14::"
    )
    assert "`a%25b`" in line


def test_sarif(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(at, MISTAKES)
    assert run(["check", "--format", "sarif"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["version"] == "2.1.0"
    (only,) = document["runs"]
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    assert [rules[r["ruleIndex"]] for r in only["results"]] == [
        r["ruleId"] for r in only["results"]
    ]
    assert only["results"][0]["level"] == "error"
    region = only["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 6}


def test_without_mkdocs_yml(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "build", "schema", "serve"):
        assert run([command]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("briefgen: error: there is no mkdocs.yml in ")
        assert err.count("help:") == 1
    assert not list(at.iterdir())


def test_a_fault_of_ours_shows_no_traceback(
    at: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(at, SITE)

    def fails(*_: object, **_more: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("briefgen.pipeline.load", fails)
    assert run(["check"]) == 3
    err = capsys.readouterr().err
    assert err == (
        "briefgen: error: this is a fault of ours: RuntimeError: boom\n"
        "  help: please report it, with what BRIEFGEN_DEBUG=1 shows besides\n"
    )
    monkeypatch.setenv("BRIEFGEN_DEBUG", "1")
    assert run(["check"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_wrong_use(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert at.is_dir()
    assert run(["chekc"]) == 2
    assert "Did you mean 'check'?" in capsys.readouterr().err
    assert run(["check", "--no-such-option"]) == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, "--help"]) == 0
    assert f"Usage: briefgen {command}" in capsys.readouterr().out


@pytest.mark.parametrize("code", CATALOGUE)
def test_explain(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", code.lower()]) == 0
    out = capsys.readouterr().out
    entry = CATALOGUE[code]
    assert entry.cause in out
    assert entry.remedy in out
    assert entry.severity in Severity


def test_explain_lists_and_guesses(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(CATALOGUE)
    assert run(["explain", "BG3O1"]) == 2
    assert "did you mean" in capsys.readouterr().err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    assert "_BRIEFGEN_COMPLETE" in capsys.readouterr().out


def test_render_writes_markdown_and_removes_its_own_stale_files(at: Path) -> None:
    write_site(at, SITE + "-- seeds/pages/about.md --\n# About\n")
    assert run(["render", "-o", "out"]) == 0
    assert (at / "out/briefings/a/index.md").read_text("utf-8").startswith("---\ntitle")
    assert (at / "out/about.md").is_file()
    (at / "out/mine.txt").write_text("mine")
    (at / "seeds/a.yml").write_text("status: draft\n")
    assert run(["render", "-o", "out"]) == 0
    assert not (at / "out/briefings/a/index.md").exists()
    assert (at / "out/mine.txt").is_file()


def test_render_leaves_no_empty_folder_and_removes_nothing_outside(at: Path) -> None:
    write_site(at, SITE)
    assert run(["render", "-o", "out"]) == 0
    listed = at / "out/.briefgen-files.json"
    paths = json.loads(listed.read_text("utf-8"))
    listed.write_text(json.dumps([*paths, "../mkdocs.yml.old"]), "utf-8")
    (at / "mkdocs.yml.old").write_text("kept")
    (at / "seeds/a.yml").write_text("status: draft\n")
    assert run(["render", "-o", "out"]) == 0
    assert not (at / "out/briefings/a").exists()
    assert (at / "mkdocs.yml.old").is_file()
    assert listed.is_file()


def test_a_hand_written_home_page_takes_the_place_of_ours(at: Path) -> None:
    write_site(at, SITE + "-- seeds/pages/index.md --\n# Mine\n")
    assert run(["render", "-o", "out"]) == 0
    assert (at / "out/index.md").read_text("utf-8") == "# Mine\n"


def test_render_refuses_a_folder_that_is_not_ours(at: Path) -> None:
    write_site(at, SITE)
    (at / "out").mkdir()
    (at / "out/mine.txt").write_text("mine")
    assert run(["render", "-o", "out"]) == 2
    assert [p.name for p in (at / "out").iterdir()] == ["mine.txt"]


def test_build_says_what_it_did(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(at, SITE + "-- seeds/d.yml --\nstatus: draft\n")
    assert run(["build", "--strict"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "left out 1 briefing: 1 draft" in err
    assert "1 of 1 passage anchored in 1 source" in err
    assert f"look at {at / 'site/index.html'}" in err
    assert (at / "site/briefings/a/index.html").is_file()


def test_build_with_errors(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(at, SITE.replace("All of the allies agreed on it}", "Nobody did it}"))
    assert run(["build", "--strict"]) == 1
    assert not (at / "site").exists()
    assert "nothing was written" in capsys.readouterr().err
    assert run(["build"]) == 1
    page = (at / "site/briefings/a/index.html").read_text("utf-8")
    assert '<span class="evidence-lost">' in page


def test_an_address_of_no_cluster_is_wrong_use(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(at, SITE)
    assert run(["build", "--no-search"]) == 0
    assert run(["build", "--no-search", "--executor", "ray://here"]) == 2
    assert "dask://HOST:PORT" in capsys.readouterr().err


def test_as_a_process(tmp_path: Path) -> None:
    write_site(tmp_path, MISTAKES)
    done = briefgen("check", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["summary"]["error"] == 6
    assert done.stderr.startswith("6 errors; ")
    done = briefgen("--version")
    assert (done.returncode, done.stdout.split()[-1]) == (0, __version__)
