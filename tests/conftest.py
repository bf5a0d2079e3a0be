"""What the tests share: a whole site in one string."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from briefgen.config import Settings, read_settings
from briefgen.diagnostics import Diagnostic
from briefgen.pipeline import Output, run

# No test asserts a time. CI tries the same examples each time, so that a change is
# judged and not its luck; at a desk each run looks further.
hypothesis.register_profile("desk", deadline=None)
hypothesis.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis.load_profile("ci" if os.environ.get("CI") else "desk")

MKDOCS = (
    "site_name: Test\ndocs_dir: seeds/pages\n"
    "plugins:\n  - briefgen:\n      excerpt_limit: 100\n"
)
_FILE = re.compile(r"^-- (?P<path>.+) --\n", re.MULTILINE)


def write_site(root: Path, text: str) -> Path:
    """Write the files of `-- path --` blocks; mkdocs.yml is given where missing."""
    parts = _FILE.split(text)
    files = dict(zip(parts[1::2], parts[2::2], strict=True))
    for path, content in {"mkdocs.yml": MKDOCS, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    (root / "seeds/pages").mkdir(parents=True, exist_ok=True)
    return root


def settings_of(root: Path) -> Settings:
    return read_settings(root / "mkdocs.yml")


def said(diagnostics: tuple[Diagnostic, ...], *codes: str) -> list[str]:
    """Show diagnostics as `file:line:column code`, perhaps of some codes alone."""
    return [
        f"{d.location.file.removeprefix('seeds/')}:{d.location.line}:"
        f"{d.location.column} {d.code}"
        for d in diagnostics
        if not codes or d.code in codes
    ]


Site = Callable[[str], Output]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Run the pipeline on a site given as text."""
    return lambda text: run(settings_of(write_site(tmp_path, text)))


@pytest.fixture(scope="session")
def pango() -> None:
    """Ask for the library that makes PDFs; only outside CI it may be missing."""
    try:
        import weasyprint  # noqa: F401, PLC0415 - loads it
    except OSError as error:
        if os.environ.get("CI"):
            pytest.fail(f"PDFs cannot be made, and in CI they must be: {error}")
        pytest.skip("there is no Pango")


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test run on 1 January 2025, unless it says otherwise."""
    if "SOURCE_DATE_EPOCH" not in os.environ:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
