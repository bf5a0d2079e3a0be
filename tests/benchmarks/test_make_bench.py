"""`make bench` runs what measures, and not what helps it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_make_bench_runs_what_has_a_main() -> None:
    make = shutil.which("make")
    if make is None:
        pytest.skip("needs make")
    asked = [make, "--dry-run", "bench", "ARGS=--repeat 1"]
    printed = subprocess.run(  # noqa: S603 - nobody else chooses its arguments
        asked, cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout
    named = re.search(r"for module in ([^;]*); do", printed.replace("\\\n", " "))
    assert named
    assert named[1].split() == ["anchoring", "builds", "marks"]
    assert "--repeat 1" in printed
