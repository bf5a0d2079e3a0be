"""`briefgen anchor`: where a quote stands, and what is lost."""

import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import pytest

from briefgen.cli import run
from tests.conftest import write_site

ARTICLE = """\
All of the allies agreed on it in the end.
Later, all of the allies agreed on something else.
"""
LOST = """\
-- seeds/a.txt --
Every one of the allies agreed on it in the end.
In the evening all of the others went home by train.
-- seeds/a.yml --
title: One
date: 2023-07-04
bottom_line: It is so.
key_points:
  - id: kp1
    text: They agreed.
    evidence: |- # the first
      Every one of the allies agreed to it in the end
    # after it
  - {id: kp2, text: They left., evidence: [all of them went home by train]} # second
  - id: kp3
    text: Nothing.
    evidence: {quote: words that are not there at all, note: n}
"""

Answers = Callable[[Sequence[str]], list[str]]


@pytest.fixture(autouse=True)
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Answer at a terminal, and give what was asked."""

    def with_answers(answers: Sequence[str]) -> list[str]:
        left, asked = list(answers), list[str]()

        def prompt(words: str, **_: object) -> str:
            asked.append(words)
            return left.pop(0)

        monkeypatch.setattr(click, "prompt", prompt)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        return asked

    return with_answers


def test_where_a_quote_stands(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (at / "a.txt").write_text(ARTICLE)
    assert run(["anchor", "a.txt", "agreed on it"]) == 0
    assert capsys.readouterr().out == (
        "a.txt:1:19: …All of the allies [agreed on it] in the end. Later, all of the…\n"
        "evidence: |-\n"
        "  agreed on it\n"
    )


def test_the_quote_comes_from_standard_input(
    at: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (at / "a.txt").write_text(ARTICLE)
    monkeypatch.setattr(sys, "stdin", io.StringIO("agreed\n on it\n"))
    assert run(["anchor", "a.txt", "-"]) == 0
    assert "evidence: |-\n  agreed on it\n" in capsys.readouterr().out


def test_all_places_of_an_ambiguous_quote(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (at / "a.txt").write_text(ARTICLE)
    assert run(["anchor", "a.txt", "of the allies agreed"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("not anchored: the quote stands 2 times in the source\n")
    assert "\na.txt:1:5: " in out
    assert "\na.txt:2:12: " in out
    assert '    prefix: "All"\n' in out
    assert '    prefix: "all"\n' in out


def test_the_nearest_passage(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (at / "a.txt").write_text(ARTICLE)
    assert run(["anchor", "a.txt", "All of the allies agreed to it in the end"]) == 1
    assert capsys.readouterr().out == (
        "not anchored: the quote is not in the source\n"
        "a.txt:1:1: the nearest passage\n"
        "All of the allies agreed [-to-] {+on+} it in the end\n"
        "if the statement still holds:\n"
        "evidence: |-\n"
        "  All of the allies agreed on it in the end\n"
    )
    assert run(["anchor", "a.txt", "quite other words"]) == 1
    assert "nothing in the article is like it" in capsys.readouterr().out


def test_as_json(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (at / "a.md").write_text("# Title\n\nAll *of* the allies agreed.\n")
    assert run(["anchor", "a.md", "All of the", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    [place] = found["places"]
    assert (found["version"], found["anchored"], found["nearest"]) == (1, True, None)
    assert place["text"] == "All of the"
    assert place["end"] - place["start"] == len("All of the")
    # The text of Markdown is not its file's: there is no line to name.
    assert place["line"] is None
    assert found["yaml"] == place["yaml"] == "evidence: |-\n  All of the"
    assert run(["anchor", "a.md", "None of the allies", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["anchored"], found["places"]) == (False, [])
    assert found["nearest"]["difference"][0] == {"kind": "removed", "text": "None"}
    assert found["yaml"].startswith("evidence: |-\n")


def test_each_part_of_a_quote_that_leaves_words_out(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (at / "a.txt").write_text(ARTICLE)
    quote = "All of […] in the end"
    assert run(["anchor", "a.txt", quote, "--format", "json"]) == 0
    [place] = json.loads(capsys.readouterr().out)["places"]
    assert place["parts"] == [{"start": 0, "end": 6}, {"start": 31, "end": 41}]


def test_a_terminal_does_not_obey_an_article(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (at / "a.txt").write_text("It was \x1b[31mred and \u202eblue.\n")
    assert run(["anchor", "a.txt", "It was"]) == 0
    out = capsys.readouterr().out
    assert "It was" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize(
    "args",
    [
        ["a.txt"],
        [],
        ["gone.txt", "x"],
        ["a.pdf", "x"],
        ["bad.txt", "x"],
        ["--lost", "a.txt"],
        ["--lost", "--format", "json"],
    ],
)
def test_wrong_use(at: Path, args: list[str]) -> None:
    (at / "a.txt").write_text(ARTICLE)
    (at / "a.pdf").write_text("PDF")
    (at / "bad.txt").write_bytes(b"\xff\xfe")
    assert run(["anchor", *args]) == 2


def test_without_a_terminal_the_lost_are_listed(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(at, LOST)
    before = (at / "seeds/a.yml").read_text()
    assert run(["anchor", "--lost"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[:5] == [
        "seeds/a.yml:7:15: the quote is not in the source (seeds/a.txt)",
        "  statement kp1: They agreed.",
        "  quote: Every one of the allies agreed to it in the end",
        "  nearest, at seeds/a.txt:1:1:",
        "  Every one of the allies agreed [-to-] {+on+} it in the end",
    ]
    assert out.endswith("  nothing in the article is like it\n")
    assert err == "3 of 3 lost passages left\n"
    assert (at / "seeds/a.yml").read_text() == before


def test_what_is_accepted_is_written(at: Path, terminal: Answers) -> None:
    write_site(at, LOST)
    before = (at / "seeds/a.yml").read_text()
    asked = terminal(["a", "a"])
    assert run(["anchor", "--lost"]) == 1  # one is like nothing in the article
    assert len(asked) == 2
    assert (at / "seeds/a.yml").read_text() == before.replace(
        "agreed to it in the end", "agreed on it in the end"
    ).replace("all of them went", "all of the others went")


def test_skip_and_quit(at: Path, terminal: Answers) -> None:
    write_site(at, LOST)
    before = (at / "seeds/a.yml").read_text()
    terminal(["q"])
    assert run(["anchor", "--lost"]) == 1
    assert (at / "seeds/a.yml").read_text() == before
    terminal(["s", "a"])
    assert run(["anchor", "--lost"]) == 1
    assert (at / "seeds/a.yml").read_text() == before.replace(
        "all of them went", "all of the others went"
    )


def test_new_words_get_the_context_that_they_need(at: Path, terminal: Answers) -> None:
    article = (
        "One: it was agreed in Rome at last. Two: it was agreed in Rome at once.\n"
    )
    write_site(
        at,
        f"-- seeds/a.txt --\n{article}-- seeds/a.yml --\nkey_points:\n"
        "  - {id: kp1, text: A, evidence: it was agreed in Oslo}\n",
    )
    terminal(["a"])
    assert run(["anchor", "--lost"]) == 0
    written = (at / "seeds/a.yml").read_text()
    assert "evidence: {quote: it was agreed in Rome, " in written
    assert run(["anchor", "--lost"]) == 0


def test_nothing_is_lost(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(at, "-- seeds/a.txt --\nOne.\n")
    assert run(["anchor", "--lost"]) == 0
    assert capsys.readouterr().err == "0 of 0 lost passages left\n"


def test_what_changed_meanwhile_is_left(
    at: Path,
    terminal: Answers,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_site(at, LOST)
    terminal([])

    def edited(_: str, **__: object) -> str:
        (at / "seeds/a.yml").write_text("title: mine\n")
        return "a"

    monkeypatch.setattr(click, "prompt", edited)
    assert run(["anchor", "--lost"]) == 1
    assert (at / "seeds/a.yml").read_text() == "title: mine\n"
    assert "changed meanwhile" in capsys.readouterr().err
