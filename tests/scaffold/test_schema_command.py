"""The schema is printed, or written to a file."""

import json
from pathlib import Path

import pytest

from briefgen.cli import run


def test_the_schema_is_printed_or_written(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema", "entities"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert json.loads(out)["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert run(["schema", "-o", "new/one.json"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", "written to new/one.json\n")
    assert '"malmo"' in (demo / "new/one.json").read_text("utf-8")


def test_a_schema_that_cannot_be_written_is_no_fault_of_ours(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema", "-o", "mkdocs.yml/x.json"]) == 2
    assert capsys.readouterr().err.startswith("briefgen: error: mkdocs.yml")
    assert (demo / "mkdocs.yml").is_file()
