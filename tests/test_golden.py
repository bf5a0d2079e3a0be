"""Golden sites: small sites whose Markdown and diagnostics are compared whole.

`make golden` (`python -m tests.test_golden`) writes what is expected anew; the
difference is for a person to review.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from briefgen.config import read_settings
from briefgen.pipeline import renderer, run

GOLDEN = Path(__file__).parent / "golden"
SITES = sorted(path.parent.name for path in GOLDEN.glob("*/mkdocs.yml"))
BUILD_TIME = "1735689600"  # 1 January 2025


def made(name: str) -> dict[str, str]:
    """Give all that a golden site comes to, by file name."""
    # In a copy, which no repository has: history would be that of this one.
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(GOLDEN / name, Path(folder, name)))
        settings = read_settings(root / "mkdocs.yml")
        output = run(settings)
        render = renderer(settings).render
        files = {page.path: render(page) for page in output.pages}
    lines = [
        f"{d.location} {d.severity} {d.code}: {d.message}" for d in output.diagnostics
    ]
    # Schemas are long, and the same on every site: one shows them.
    beside = {
        path: text
        for path, text in output.files.items()
        if not path.startswith("schema/") or name == "minimal"
    }
    return {
        **files,
        **beside,
        "diagnostics.txt": "".join(f"{line}\n" for line in lines),
    }


def expected(name: str) -> dict[str, str]:
    folder = GOLDEN / name / "expected"
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", SITES)
def test_golden_site(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_TIME)
    result = made(name)
    wanted = expected(name)
    assert sorted(result) == sorted(wanted)
    for path, text in result.items():
        assert text == wanted[path], path


def test_there_are_golden_sites() -> None:
    assert {"minimal", "every-section", "broken"} <= set(SITES)


def write() -> None:
    """Write what is expected anew."""
    os.environ["SOURCE_DATE_EPOCH"] = BUILD_TIME
    for name in SITES:
        folder = GOLDEN / name / "expected"
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in made(name).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
