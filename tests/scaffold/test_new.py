"""A new site builds at once, and tells an editor what it needs."""

import json
import re
from pathlib import Path

import pytest

from briefgen.cli import run
from briefgen.scaffold import new as scaffold


def test_a_new_site_has_nothing_to_say(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--strict"]) == 0
    assert "3 of 3 passages anchored" in capsys.readouterr().err
    assert 'site_name: "my site"' in (demo / "mkdocs.yml").read_text("utf-8")


def test_a_new_site_builds_strictly(demo: Path) -> None:
    assert run(["build", "--strict"]) == 0
    assert (demo / "site/index.html").is_file()
    assert (demo / "site/briefings/oresund-bridge/index.html").is_file()
    assert (demo / "site/about/index.html").is_file()


def test_a_new_site_has_what_it_needs(demo: Path) -> None:
    for path in (".github/workflows/pages.yml", ".gitignore", "README.md"):
        assert (demo / path).is_file()
    assert (demo / "requirements.txt").read_text("utf-8").startswith("briefgen")
    settings = json.loads((demo / ".vscode/settings.json").read_text("utf-8"))
    for path in settings["yaml.schemas"]:
        assert json.loads((demo / path).read_text("utf-8"))["$schema"].endswith(
            "07/schema#"
        )


def test_what_is_there_is_left_alone(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(demo.rglob("*"))
    assert run(["new", str(demo)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert sorted(demo.rglob("*")) == before


class _Installed:
    def __init__(self, origin: str | None) -> None:
        self.origin = origin

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self.origin


@pytest.mark.parametrize(
    ("origin", "requirement", "noted"),
    [
        (None, "briefgen[search]==", False),
        (
            '{"url": "file:///x", "dir_info": {"editable": true}}',
            "briefgen[search]==",
            True,
        ),
        ('{"url": "file:///x.whl", "archive_info": {}}', "briefgen[search]==", True),
        (
            '{"url": "https://example.org/b.whl", "archive_info": {}}',
            "briefgen[search] @ https://example.org/b.whl",
            False,
        ),
        (
            (
                '{"url": "https://example.org/b.git",'
                ' "vcs_info": {"vcs": "git", "commit_id": "abc123"}}'
            ),
            "briefgen[search] @ git+https://example.org/b.git@abc123",
            False,
        ),
    ],
)
def test_the_requirement_names_briefgen_as_it_was_installed(  # noqa: PLR0913 - fixtures
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    origin: str | None,
    requirement: str,
    noted: bool,
) -> None:
    monkeypatch.setattr(scaffold, "distribution", lambda _: _Installed(origin))
    assert run(["new", str(tmp_path / "site")]) == 0
    written = (tmp_path / "site/requirements.txt").read_text("utf-8")
    assert written.startswith(requirement)
    assert ("installed from a local folder" in capsys.readouterr().err) == noted


def test_the_last_words_say_how_to_publish(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(tmp_path / "site")]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "Source: GitHub Actions" in err
    assert "In a public repository everybody can read seeds/" in err


DIGEST = "seeds/digests/2023-W27.yml"


def editor_matches(pattern: str, path: str) -> bool:
    """Match as the YAML language server does: `*` goes over slashes too."""
    return bool(re.search(re.escape(pattern).replace(r"\*", ".*") + "$", path))


def editor_takes(patterns: list[str], path: str) -> bool:
    """Tell what the last pattern that matches says: a `!` leaves a file out."""
    matching = [p for p in patterns if editor_matches(p.removeprefix("!"), path)]
    return bool(matching) and not matching[-1].startswith("!")


def test_an_editor_finds_one_schema_for_each_file(demo: Path) -> None:
    settings = json.loads((demo / ".vscode/settings.json").read_text("utf-8"))
    schemas = {
        schema: [patterns] if isinstance(patterns, str) else patterns
        for schema, patterns in settings["yaml.schemas"].items()
    }
    files = [p.relative_to(demo).as_posix() for p in demo.glob("seeds/**/*.yml")]
    for file in [*files, "seeds/sources.yml", "seeds/2023/july/x.yml", DIGEST]:
        found = [
            schema
            for schema, patterns in schemas.items()
            if editor_takes(patterns, f"/anywhere/site/{file}")
        ]
        kind = Path(file).stem if file.count("/") == 1 else "annotation"
        kind = "digest" if file.startswith("seeds/digests/") else kind
        assert found == [f".vscode/{kind}.schema.json"], file


def test_each_file_names_its_schema(demo: Path) -> None:
    for file in demo.glob("seeds/**/*.yml"):
        first = file.read_text("utf-8").partition("\n")[0]
        path = first.removeprefix("# yaml-language-server: $schema=")
        assert path != first
        assert (file.parent / path).is_file()


def test_a_file_in_the_way_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert run(["new", str(tmp_path / "file")]) == 2
    assert run(["new", str(tmp_path / "file/site")]) == 2
    assert "Traceback" not in capsys.readouterr().err
