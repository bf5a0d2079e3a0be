"""A real Git repository with a site in it, made for one test."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import MKDOCS

GIT = shutil.which("git") or ""
SECOND = 1_700_000_000  # 14 November 2023
DAY = 86_400
BRIEFING = """\
title: The council meets
date: 2023-07-04
bottom_line: What happened, in a sentence.
key_points:
  - id: first
    text: It met on Tuesday.
    evidence: the council met on Tuesday
judgements:
  - id: j1
    text: The council meets again within a year.
    likelihood: likely
    confidence: low
    because: It always has.
"""


def need_git() -> None:
    if not GIT:
        assert "CI" not in os.environ
        pytest.skip("needs git")


@dataclass
class Repository:
    """A repository, and a site in it: at its top, or in a folder."""

    top: Path
    site: str = ""
    commits: int = 0

    @property
    def root(self) -> Path:
        return self.top / self.site

    def git(self, *arguments: str, day: int = 0) -> str:
        at = f"{SECOND + day * DAY} +0000"
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("GIT_")},
            **{f"GIT_{who}_NAME": "Quilliam" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "n@example.org" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_DATE": at for who in ("AUTHOR", "COMMITTER")},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        done = subprocess.run(  # noqa: S603 - nobody else chooses its arguments
            [GIT, "-C", str(self.top), *arguments],
            env=environment,
            check=True,
            capture_output=True,
        )
        return done.stdout.decode("utf-8", "replace").strip()

    def write(self, path: str, text: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def commit(self, *, day: int | None = None) -> str:
        self.commits += 1
        when = self.commits if day is None else day
        self.git("add", "--all")
        self.git("commit", "--allow-empty", "--message", "x", "--no-verify", day=when)
        return self.git("rev-parse", "HEAD")


def make_repository(folder: Path, site: str = "", config: str = MKDOCS) -> Repository:
    need_git()
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(Path(os.path.realpath(folder)), site)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.write("mkdocs.yml", config)
    made.write("seeds/pages/about.md", "# About\n")
    made.write(".gitignore", ".briefgen\nsite\nother\n")
    return made
