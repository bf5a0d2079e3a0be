"""The wheel alone, in an environment that holds what it asks for and nothing else."""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
ARTICLE = """\
One ally asked in Oslo for another year.
Two more allies followed a day later.
Three allies stayed away from the meeting.
Four of them had no say in the matter.
Five wrote down what had been agreed.
"""


@dataclass(frozen=True)
class Environment:
    """Somewhere outside the repository, with the wheel installed."""

    folder: Path
    python: Path

    def run(self, *command: str, inside: str = ".") -> str:
        """Run a command that must succeed; gives what it prints."""
        done = self.attempt(*command, inside=inside)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def attempt(
        self, *command: str, inside: str = "."
    ) -> subprocess.CompletedProcess[str]:
        scripts = str(self.python.parent)
        return subprocess.run(  # noqa: S603 - the commands are those of this file
            [shutil.which(command[0], path=scripts) or command[0], *command[1:]],
            cwd=self.folder / inside,
            env={"PATH": f"{scripts}:{os.defpath}", "HOME": str(self.folder)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder = tmp_path_factory.mktemp("outside")
    python = folder / "env/bin/python"
    environment = Environment(folder, python)
    dist, pip = str(folder / "dist"), [sys.executable, "-m", "pip", "--python"]
    build = ["-m", "build", "--no-isolation", "--wheel", "--outdir", dist]
    environment.run(sys.executable, *build, str(ROOT))
    [wheel] = (folder / "dist").iterdir()
    environment.run(sys.executable, "-m", "venv", "--without-pip", "env")
    alone = ["install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    environment.run(*pip, str(python), *alone)
    copy_what_it_asks_for(python)
    environment.run(*pip, str(python), "check")
    return environment


def copy_what_it_asks_for(python: Path) -> None:
    """Copy packages out of our own environment, which was installed from the lock.

    So the test needs no package index, and finds a dependency that only our tools
    ask for.
    """
    [site] = python.parents[1].glob("lib/python*/site-packages")
    ours = Path(sysconfig.get_path("purelib"))
    for name in sorted(closure("briefgen") - {"briefgen"}):
        for file in importlib.metadata.files(name) or ():
            if ".." not in file.parts and file.suffix != ".pyc":
                (site / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ours / file, site / file)


def closure(name: str) -> set[str]:
    found = {name}
    waiting = [name]
    while waiting:
        for needed in requirements(waiting.pop()):
            if needed not in found:
                found.add(needed)
                waiting.append(needed)
    return found


def requirements(name: str) -> Iterator[str]:
    for line in importlib.metadata.requires(name) or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name


def test_it_is_the_wheel_that_runs(outside: Environment) -> None:
    where = outside.run("python", "-c", "import briefgen; print(briefgen.__file__)")
    assert Path(where.strip()).is_relative_to(outside.folder)
    version = outside.run("briefgen", "--version")
    assert importlib.metadata.version("briefgen") in version


def test_from_an_article_to_its_page(outside: Environment) -> None:
    outside.run("briefgen", "new", "demo")
    (outside.folder / "demo/seeds/allies.txt").write_text(ARTICLE, "utf-8")
    outside.run("briefgen", "add", "seeds/allies.txt", inside="demo")
    annotation = outside.folder / "demo/seeds/allies.yml"
    fill_in(annotation)
    outside.run("briefgen", "check", "--strict", inside="demo")
    outside.run("briefgen", "build", "--strict", inside="demo")
    page = (outside.folder / "demo/site/briefings/allies/index.html").read_text("utf-8")
    [text] = re.findall(r'(?s)<section class="source-text".*?</section>', page)
    assert text.count("<p>") == len(ARTICLE.splitlines())
    assert re.search(r'<mark id="kp1-e1"[^>]*>Two more allies followed a day', text)


def fill_in(annotation: Path) -> None:
    """Do what an author does with what `add` wrote."""
    text = annotation.read_text("utf-8")
    text = re.sub("(?m)^status: .*$", "status: published", text)
    text = re.sub("(?m)^title: .*$", "title: The allies agree", text)
    text = re.sub("(?m)^bottom_line: .*$", "bottom_line: They agreed.", text)
    text = re.sub("(?m)^    rights: .*$", "    rights: full", text)
    point = (
        "- {id: kp1, text: Two came later., evidence: Two more allies followed a day}"
    )
    text = re.sub("(?m)^key_points:\n(  #.*\n)*", f"key_points:\n  {point}\n", text)
    annotation.write_text(text, "utf-8")


def test_mistakes_are_told_and_nothing_is_thrown(outside: Environment) -> None:
    outside.run("briefgen", "new", "wrong")
    wrong = outside.folder / "wrong/seeds/wrong.yml"
    wrong.write_text("titel: A\ndate: today\n", "utf-8")
    found = outside.attempt("briefgen", "check", inside="wrong")
    assert found.returncode == 1
    assert "seeds/wrong.yml:1:1: error BG202" in found.stdout
    assert "seeds/wrong.yml:2:7: error BG205" in found.stdout
    assert "Traceback" not in found.stdout + found.stderr


def test_without_mkdocs_yml_there_is_one_line_of_help(outside: Environment) -> None:
    (outside.folder / "empty").mkdir()
    found = outside.attempt("briefgen", "build", inside="empty")
    assert found.returncode == 2
    assert "mkdocs.yml" in found.stderr
    assert found.stderr.count("help:") == 1


def test_what_needs_files_of_the_package(outside: Environment) -> None:
    outside.run("briefgen", "new", "whole")
    assert "BG301" in outside.run("briefgen", "explain", "BG301")
    assert "/draft-07/" in outside.run("briefgen", "schema", inside="whole")
    outside.run("briefgen", "render", "-o", "markdown", inside="whole")
    assert (outside.folder / "whole/markdown/index.md").read_text("utf-8")
