from pathlib import Path

import pytest

from tests.history.repository import BRIEFING, Repository, make_repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Give a repository with one briefing in it, committed once."""
    made = make_repository(tmp_path / "repository")
    made.write("seeds/one.yml", BRIEFING)
    made.write("seeds/one.txt", "In the rain the council met on Tuesday.\n")
    made.commit()
    return made
