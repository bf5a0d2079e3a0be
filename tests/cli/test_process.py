"""The command as a process: what it imports, its streams, its end."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import write_site

REPOSITORY = Path(__file__).parents[2]
WIDE = """\
-- seeds/a.yml --
status: 出版
"""


def briefgen(
    *args: str, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "briefgen", *args],
        cwd=cwd,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **(env or {})},
    )


def test_help_imports_click_alone(tmp_path: Path) -> None:
    code = (
        "import sys; from briefgen.cli import run; status = run(['--help']);"
        "heavy = {'yaml', 'pydantic', 'mkdocs', 'jinja2', 'markdown'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or status)"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"check" in done.stdout


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_program_reads_utf8_whatever_the_terminal_takes(
    tmp_path: Path, form: str
) -> None:
    write_site(tmp_path, WIDE)
    done = briefgen(
        "check", "--format", form, cwd=tmp_path, env={"PYTHONIOENCODING": "ascii"}
    )
    assert done.returncode == 1
    assert "出版" in done.stdout.decode()
    if form == "json":
        assert json.loads(done.stdout)["version"] == 1


def test_a_reader_who_goes_away_hears_nothing_more(tmp_path: Path) -> None:
    write_site(tmp_path, WIDE)
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as gone:
        done = subprocess.run(
            [sys.executable, "-m", "briefgen", "check"],
            cwd=tmp_path,
            stdout=gone,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        )
    assert done.stderr == b""


def test_completion_knows_commands_and_choices(tmp_path: Path) -> None:
    def completed(words: str, at: int) -> list[bytes]:
        env = {
            "_BRIEFGEN_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(at),
        }
        return briefgen(cwd=tmp_path, env=env).stdout.splitlines()

    assert completed("briefgen ch", 1) == [b"plain,check"]
    assert completed("briefgen check --format s", 3) == [b"plain,sarif"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.parametrize("no_color", ["", "1"])
def test_colour_on_a_terminal_alone(tmp_path: Path, no_color: str) -> None:
    import pty  # noqa: PLC0415 - not on Windows

    write_site(tmp_path, WIDE)
    ours, theirs = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}}
    subprocess.run(
        [sys.executable, "-m", "briefgen", "check"],
        cwd=tmp_path,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        check=False,
        env={
            **env,
            "PYTHONPATH": str(REPOSITORY),
            "TERM": "xterm",
            **({"NO_COLOR": no_color} if no_color else {}),
        },
    )
    shown = os.read(ours, 10_000)
    os.close(theirs)
    os.close(ours)
    assert (b"\x1b[31merror" in shown) == (not no_color)
    assert "出版" in shown.decode()
    assert b"\x1b" not in briefgen("check", cwd=tmp_path).stdout
