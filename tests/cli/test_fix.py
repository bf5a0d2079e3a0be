"""`briefgen check --fix` and `--diff`."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import pytest

from briefgen.cli import run
from tests.conftest import write_site

SITE = """\
-- seeds/a.txt --
One: the allies agreed on it in Rome. Two: the allies agreed on it in Oslo.
-- seeds/a.yml --
# our first
titel: One # misspelt
date: 2023-07-04
bottom_line: It is so.
key_points:
  - text: Shown.
    # here
    evidence: |-
      the allies agreed on it
"""
MENDED = """\
# our first
title: One # misspelt
date: 2023-07-04
bottom_line: It is so.
key_points:
  - id: kp1
    text: Shown.
    # here
    evidence: |-
      the allies agreed on it
"""
CHOSEN = MENDED.replace(
    "evidence: |-\n      the allies agreed on it\n",
    "evidence:\n      quote: |-\n        the allies agreed on it\n"
    '      prefix: "Two:"\n',
)

Answers = Callable[[Sequence[int]], list[str]]


@pytest.fixture(autouse=True)
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Answer at a terminal, and give what was asked."""

    def with_answers(answers: Sequence[int]) -> list[str]:
        left, asked = list(answers), list[str]()

        def prompt(words: str, **_: object) -> int:
            asked.append(words)
            return left.pop(0)

        monkeypatch.setattr(click, "prompt", prompt)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        return asked

    return with_answers


def test_what_is_certain_is_mended(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(at, SITE)
    assert run(["check", "--fix"]) == 1
    out, err = capsys.readouterr()
    assert (at / "seeds/a.yml").read_text() == MENDED
    # The check that follows finds only what a person has to choose.
    heads = [line for line in out.splitlines() if line.startswith("seeds/")]
    assert [line.split(": ")[1] for line in heads] == ["error BG302"]
    assert "seeds/a.yml: mended" in err
    assert "a person has to choose between 2 places" in err


def test_a_person_chooses_the_place(
    at: Path, terminal: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(at, SITE)
    asked = terminal([2])
    assert run(["check", "--fix"]) == 0
    assert (at / "seeds/a.yml").read_text() == CHOSEN
    assert asked == ["Which is meant, 1 to 2? Enter skips it"]
    err = capsys.readouterr().err
    assert "statement kp1: Shown.\n" in err
    assert "  1. …One: [the allies agreed on it] in Rome." in err
    assert "1 of 1 passage anchored" in err


def test_enter_leaves_it(at: Path, terminal: Answers) -> None:
    write_site(at, SITE)
    terminal([0])
    assert run(["check", "--fix"]) == 1
    assert (at / "seeds/a.yml").read_text() == MENDED


def test_the_difference_is_shown_and_nothing_written(
    at: Path, terminal: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(at, SITE)
    before = (at / "seeds/a.yml").read_text()
    asked = terminal([])
    assert run(["check", "--diff"]) == 1
    out = capsys.readouterr().out
    assert (at / "seeds/a.yml").read_text() == before
    assert asked == []
    applied = subprocess.run(
        ["git", "apply", "-"],  # noqa: S607 - git as the tests of the repository find it
        cwd=at,
        input=out.encode(),
        check=False,
    )
    assert applied.returncode == 0
    assert (at / "seeds/a.yml").read_text() == MENDED
    assert run(["check", "--diff"]) == 0
    assert capsys.readouterr().out == ""


def test_a_choice_can_be_seen_before_it_is_written(
    at: Path, terminal: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(at, SITE)
    before = (at / "seeds/a.yml").read_text()
    terminal([2])
    assert run(["check", "--fix", "--diff"]) == 1
    assert '+      prefix: "Two:"\n' in capsys.readouterr().out
    assert (at / "seeds/a.yml").read_text() == before


def test_only_the_files_that_are_named(at: Path) -> None:
    write_site(at, SITE + "-- seeds/b/c.yml --\nstatus: draft\ntitel: Two\n")
    before = (at / "seeds/a.yml").read_text()
    assert run(["check", "--fix", "seeds/b"]) == 0
    assert (at / "seeds/a.yml").read_text() == before
    assert (at / "seeds/b/c.yml").read_text() == "status: draft\ntitle: Two\n"


def test_one_choice_needs_nobody(at: Path) -> None:
    # The other place lies inside a word, where no quote leads.
    text = SITE.replace("titel", "title").replace("the allies agreed on it\n", "can\n")
    write_site(
        at,
        text.replace(
            "One: the allies agreed on it in Rome.", "They can, or they can't."
        ),
    )
    assert run(["check", "--fix"]) == 0
    assert "quote: |-\n        can\n" in (at / "seeds/a.yml").read_text()


def test_a_registry_is_mended_too(at: Path) -> None:
    write_site(at, "-- seeds/topics.yml --\nroads: {titel: Roads} # all\n")
    assert run(["check", "--fix"]) == 0
    assert (at / "seeds/topics.yml").read_text() == "roads: {title: Roads} # all\n"


@pytest.mark.parametrize(
    "yaml",
    [
        "titel: a\ntitle: b\n",  # the right name is taken
        "titel: a\nstatus: x\nstatus: y\n",  # YAML is wrong elsewhere
    ],
)
def test_what_cannot_be_mended_is_left(
    at: Path, yaml: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(at, f"-- seeds/a.yml --\n{yaml}")
    assert run(["check", "--fix"]) == 1
    assert (at / "seeds/a.yml").read_text() == yaml
    assert "not changed" in capsys.readouterr().err


def test_no_id_is_written_that_may_be_wrong(at: Path) -> None:
    # The first has no text and is left out: the second is not `kp1`.
    yaml = (
        "key_points:\n  - note: a\n  - text: b\n  - {id: kp4, text: c}\n  - text: d\n"
    )
    write_site(at, f"-- seeds/a.yml --\n{yaml}")
    assert run(["check", "--fix"]) == 1
    assert (at / "seeds/a.yml").read_text() == yaml


def test_an_id_that_is_taken_is_not_written(at: Path) -> None:
    yaml = "key_points:\n  - text: b\n  - {id: kp1, text: c}\n"
    write_site(at, f"-- seeds/a.yml --\n{yaml}")
    assert run(["check", "--fix"]) == 1
    assert (at / "seeds/a.yml").read_text() == yaml


def test_advice_that_is_turned_off_is_not_followed(at: Path) -> None:
    config = "site_name: T\nplugins:\n  - briefgen:\n      rules: {BG214: off}\n"
    write_site(at, SITE + f"-- mkdocs.yml --\n{config}")
    assert run(["check", "--fix"]) == 1
    assert "id: kp1" not in (at / "seeds/a.yml").read_text()


def test_line_ends_and_mark_stay(at: Path, terminal: Answers) -> None:
    write_site(at, SITE)
    file = at / "seeds/a.yml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    terminal([2])
    assert run(["check", "--fix"]) == 0
    expected = CHOSEN.replace("\n", "\r\n").encode()
    assert file.read_bytes() == b"\xef\xbb\xbf" + expected


def test_a_file_that_changes_meanwhile_is_left(
    at: Path,
    terminal: Answers,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_site(at, SITE)
    terminal([])

    def edited(_: str, **__: object) -> int:
        (at / "seeds/a.yml").write_text("title: mine\n")
        return 1

    monkeypatch.setattr(click, "prompt", edited)
    run(["check", "--fix"])
    assert (at / "seeds/a.yml").read_text() == "title: mine\n"
    assert "changed meanwhile" in capsys.readouterr().err


def test_several_quotes_of_one_file(at: Path, terminal: Answers) -> None:
    text = SITE.replace(
        "    evidence: |-\n      the allies agreed on it\n",
        "    evidence: [the allies agreed on it, 'the allies agreed']\n"
        "  - {id: x, text: B,\n"
        "     evidence: {quote: the allies agreed on it, suffix: in}}\n",
    )
    write_site(at, text)
    asked = terminal([1, 2, 1])
    assert run(["check", "--fix"]) == 0
    assert len(asked) == 3
    written = (at / "seeds/a.yml").read_text()
    assert (
        '    evidence: [{quote: the allies agreed on it, prefix: "One:"}, '
        "{quote: 'the allies agreed', prefix: \"Two:\"}]\n"
    ) in written
    assert '{quote: the allies agreed on it, prefix: "One:", suffix: in}' in written
