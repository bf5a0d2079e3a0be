"""What the tests of new sites share."""

from pathlib import Path

import pytest

from briefgen.cli import run


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "my-site"
    assert run(["new", str(folder)]) == 0
    monkeypatch.chdir(folder)
    return folder
