"""Whole processes are measured, with what they leave behind."""

import sys
from pathlib import Path

import pytest

from benchmarks.measure import FailedError, Output, output_of, run


def test_a_process_is_measured(tmp_path: Path) -> None:
    code = "open('here', 'w').write('x'); bytearray(60_000_000)"
    cost = run([sys.executable, "-c", code], tmp_path)
    assert cost.seconds > 0
    assert cost.cpu > 0
    assert cost.memory > 60
    assert (tmp_path / "here").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_children_count(tmp_path: Path) -> None:
    # Both are there until the child ends, long after the first look.
    hold = "import time; held = bytearray(40_000_000); time.sleep(0.6)"
    code = f"import subprocess, sys; held = bytearray(40_000_000); \
subprocess.run([sys.executable, '-c', {hold!r}])"
    assert run([sys.executable, "-c", code], tmp_path).memory > 80


def test_what_a_failed_command_said_is_kept(tmp_path: Path) -> None:
    code = "import sys; print('no such thing'); sys.exit(3)"
    with pytest.raises(FailedError, match=r"(?s)ended with 3.*no such thing"):
        run([sys.executable, "-c", code], tmp_path)


def test_only_wanted_pages_count_as_pages(tmp_path: Path) -> None:
    for name in ("index.html", "a/index.html", "404.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x" * 1000)
    wanted = ["index.html", "a/index.html", "b/index.html"]
    assert output_of(tmp_path, wanted) == Output(files=3, megabytes=0.003, pages=2)
