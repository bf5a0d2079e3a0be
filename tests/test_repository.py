"""The repository itself: its lock, commands and workflows, and what no file says."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import TypeAlias

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements/lock.txt"
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
SCAFFOLD = ROOT / "briefgen/scaffold/site/.github/workflows/pages.yml"

Pins: TypeAlias = dict[str, list[str]]


def tracked() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        assert "CI" not in os.environ
        pytest.skip("needs git, and a clone")
    # New files count: they are what a commit is about to add.
    listed = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True)  # noqa: S603 - nobody else chooses its arguments
    paths = (ROOT / name for name in names.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def texts() -> dict[Path, str]:
    found = {}
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            found[path.relative_to(ROOT)] = data.decode("utf-8")
    return found


def lines_with(pattern: str) -> list[str]:
    search = re.compile(pattern).search
    return [
        f"{path}:{number}: {line}"
        for path, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if search(line)
    ]


def test_no_file_names_a_package_index() -> None:
    hosts = r"pypi\.org|pythonhosted\.org|registry\.(npmjs|yarnpkg)"
    options = r"--(extra-index|index|trusted)-(url|host)"
    addresses = r"https?://[^ \"]*/simple(/|\"|$)|\"resolved\": *\"http"
    assert lines_with(f"{hosts}|{options}|{addresses}") == []


def test_no_file_names_a_path_of_a_machine() -> None:
    here = {str(folder) for folder in (ROOT, ROOT.parent, Path.home())} - {"/"}
    folders = "|".join(map(re.escape, sorted(here)))
    homes = r"/(home|Users)/[a-z]+/|[A-Z]:\\Users\\"
    assert lines_with(rf"(^|[^\w.-])({folders})/\w|{homes}") == []


def locked() -> Pins:
    """Give each requirement of the lock, with its hashes."""
    pins: Pins = {}
    for entry in re.findall(r"^[\w.-]+==(?:.*\\\n)*.*", LOCK.read_text(), re.MULTILINE):
        requirement, *hashes = entry.split("--hash=")
        pins[requirement.rstrip(" \\\n")] = [value.rstrip(" \\\n") for value in hashes]
    return pins


def test_the_lock_has_a_hash_for_every_requirement() -> None:
    pins = locked()
    lines = LOCK.read_text().splitlines()
    assert len(pins) == sum(not line.startswith(("#", " ")) for line in lines)
    for requirement, hashes in pins.items():
        assert hashes, requirement
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", value) for value in hashes)


def wanted() -> list[str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    build: list[str] = project["build-system"]["requires"]
    needed: list[str] = project["project"]["dependencies"]
    tools: list[str] = project["dependency-groups"]["dev"]
    return [*build, *needed, *tools]


@pytest.mark.parametrize("requirement", wanted())
def test_the_lock_has_what_the_project_asks_for(requirement: str) -> None:
    asked = Requirement(requirement)
    pins = [Requirement(pin) for pin in locked()]
    versions = [
        next(iter(pin.specifier)).version
        for pin in pins
        if canonicalize_name(pin.name) == canonicalize_name(asked.name)
    ]
    assert versions, "run `make lock`"
    assert all(map(asked.specifier.contains, versions)), "run `make lock`"


def test_every_target_is_listed_and_no_file() -> None:
    told = set(re.findall(r"^([a-z]+):.*## \S", MAKEFILE, re.MULTILINE))
    phony = set(re.findall(r"^\.PHONY: ([a-z]+)$", MAKEFILE, re.MULTILINE))
    assert told == phony == TARGETS


@pytest.mark.parametrize(
    "name",
    ["README.md", "CONTRIBUTING.md", ".ci/run", ".pre-commit-config.yaml"]
    + [str(path.relative_to(ROOT)) for path in WORKFLOWS],
)
def test_a_target_that_is_named_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    command = r"(?m)(?:^|`|run: |entry: |persist )make ([a-z]+)"
    assert set(re.findall(command, text)) <= TARGETS


def test_the_readme_names_the_two_commands_that_do_everything() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert re.search(r"(?m)^make site\b", text)
    assert re.search(r"(?m)^make test\b", text)
    assert re.search(r"(?m)^check: .*\btest\b", MAKEFILE)
    assert re.search(r"(?m)^make check$", (ROOT / ".ci/run").read_text("utf-8"))


@pytest.mark.parametrize("path", [*WORKFLOWS, SCAFFOLD], ids=lambda path: path.name)
def test_a_workflow_pins_its_actions_and_may_only_read(path: Path) -> None:
    text = path.read_text("utf-8")
    uses = re.findall(r"uses: (.*)", text)
    assert uses
    for action in uses:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    allowed = {
        name: {
            what for what, how in job.get("permissions", {}).items() if how != "read"
        }
        for name, job in workflow["jobs"].items()
    }
    allowed.pop("deploy", None)
    assert set().union(*allowed.values()) == set()


def test_a_new_site_has_the_workflow_of_this_one() -> None:
    ours = (ROOT / ".github/workflows/pages.yml").read_text("utf-8")
    ours = ours.replace("requirements/lock.txt", "requirements.txt")
    ours = ours.replace("make setup", "pip install --requirement requirements.txt")
    assert SCAFFOLD.read_text("utf-8") == ours.replace(".venv/bin/", "")


def test_of_the_output_folder_nothing_is_kept() -> None:
    kept = [path.name for path in tracked() if path.parent == ROOT / "site"]
    assert kept == [".gitignore"]
