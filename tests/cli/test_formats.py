"""The forms of diagnostics, each as a whole."""

import json
from pathlib import Path

import pytest

from briefgen.cli.formats import FORMATS
from briefgen.diagnostics import Diagnostic, Edit, Location, diagnose
from briefgen.model.counts import Counts

COUNTS = Counts(
    briefings=2,
    left_out={"draft": 1},
    statements=5,
    quoted=4,
    anchored=3,
    cited=0,
    sources=2,
)
KEY = Location("seeds/å b.yml", 1, 1, 1, 6)
FOUND = [
    diagnose("BG202", KEY, "`titel` is unknown", "one\ntwo", Edit(KEY, "title")),
    diagnose("BG301", Location("seeds/å b.yml", 2, 8, 3, 3), "50 %: not there"),
    diagnose("BG309", Location("seeds/gone.yml", 9, 1, 9, 1), "short"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "my site"
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds/å b.yml").write_text("titel: x\nquote: so\n  on\n", "utf-8")
    return folder


def test_text(root: Path) -> None:
    assert FORMATS["text"](FOUND, COUNTS, root) == (
        "seeds/å b.yml:1:1: \x1b[31merror\x1b[0m BG202: `titel` is unknown\n"
        "  | titel: x\n"
        "  | ^^^^^\n"
        "  help: one\n"
        "        two\n"
        "seeds/å b.yml:2:8: \x1b[31merror\x1b[0m BG301: 50 %: not there\n"
        "  | quote: so\n"
        "  |        ^^\n"
        "seeds/gone.yml:9:1: \x1b[36madvice\x1b[0m BG309: short"
    )


def pointed(root: Path, line: str, start: int, end: int) -> list[str]:
    (root / "seeds/x.yml").write_text(line + "\n", "utf-8")
    place = Location("seeds/x.yml", 1, start + 1, 1, end + 1)
    form = FORMATS["text"]([diagnose("BG203", place, "no")], COUNTS, root)
    return [shown.removeprefix("  | ") for shown in form.splitlines()[1:]]


@pytest.mark.parametrize(
    ("line", "value", "pointer"),
    [
        ("a: word", "word", "   ^^^^"),
        ("a:\tword", "word", "   ^^^^"),
        ("名前: 値", "値", "      ^^"),
        ("e\u0301: e\u0301t", "e\u0301t", "   ^^"),
        ("a\u200b: b", "b", "   ^"),
        ("a: ''", "", "^"),
    ],
)
def test_the_pointer_is_as_wide_as_a_terminal_shows_the_value(
    root: Path, line: str, value: str, pointer: str
) -> None:
    start = line.index(value)
    assert pointed(root, line, start, start + len(value))[1] == pointer


def test_of_a_long_line_the_part_around_the_value_is_shown(root: Path) -> None:
    line = "a" * 500 + "HERE" + "b" * 500
    shown, pointer = pointed(root, line, 500, 504)
    assert len(shown) == 160
    assert shown[pointer.index("^") : pointer.rindex("^") + 1] == "HERE"


def test_what_a_terminal_obeys_does_not_reach_it(root: Path) -> None:
    (root / "seeds/x.yml").write_text("a: \x1b[2J\u202eb\n", "utf-8")
    place = Location("seeds/x.yml", 1, 4, 1, 5)
    found = [diagnose("BG203", place, "`\x1b[2J`", "not \x9b31m")]
    form = FORMATS["text"](found, COUNTS, root)
    assert form.replace("\x1b[31merror\x1b[0m", "error").splitlines() == [
        "seeds/x.yml:1:4: error BG203: `\ufffd[2J`",
        "  | a: \ufffd[2J\ufffdb",
        "  |    ^",
        "  help: not \ufffd31m",
    ]


def test_json(root: Path) -> None:
    document = json.loads(FORMATS["json"](FOUND[:1], COUNTS, root))
    location = {
        "file": "seeds/å b.yml",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 6,
    }
    assert document == {
        "version": 1,
        "diagnostics": [
            {
                "code": "BG202",
                "severity": "error",
                **location,
                "message": "`titel` is unknown",
                "help": "one\ntwo",
                "fix": {"location": location, "text": "title"},
            }
        ],
        "summary": {
            "error": 1,
            "warning": 0,
            "advice": 0,
            "briefings": 2,
            "left_out": {"draft": 1},
            "statements": 5,
            "quoted": 4,
            "anchored": 3,
            "cited": 0,
            "sources": 2,
        },
    }


def test_github(root: Path) -> None:
    place = Location("seeds/a,b:c%.yml", 1, 2, 1, 4)
    odd: list[Diagnostic] = [diagnose("BG203", place, "50 %\r, no: why")]
    assert FORMATS["github"]([*FOUND, *odd], COUNTS, root).splitlines() == [
        (
            "::error file=my site/seeds/å b.yml,line=1,endLine=1,title=BG202,"
            "col=1,endColumn=6::`titel` is unknown%0Aone%0Atwo"
        ),
        (
            "::error file=my site/seeds/å b.yml,line=2,endLine=3,title=BG301"
            "::50 %25: not there"
        ),
        (
            "::notice file=my site/seeds/gone.yml,line=9,endLine=9,title=BG309,"
            "col=1,endColumn=1::short"
        ),
        (
            "::error file=my site/seeds/a%2Cb%3Ac%25.yml,line=1,endLine=1,title=BG203,"
            "col=2,endColumn=4::50 %25%0D, no: why"
        ),
    ]


def test_sarif(root: Path) -> None:
    document = json.loads(FORMATS["sarif"](FOUND, COUNTS, root))
    assert set(document) == {"$schema", "version", "runs"}
    assert document["version"] == "2.1.0"
    (only,) = document["runs"]
    assert only["columnKind"] == "unicodeCodePoints"
    driver = only["tool"]["driver"]
    assert driver["name"] == "briefgen"
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    results = only["results"]
    assert [r["ruleId"] for r in results] == ["BG202", "BG301", "BG309"]
    assert [driver["rules"][r["ruleIndex"]]["id"] for r in results] == [
        r["ruleId"] for r in results
    ]
    assert [r["level"] for r in results] == ["error", "error", "note"]
    assert results[0]["message"] == {"text": "`titel` is unknown\none\ntwo"}
    (place,) = results[1]["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "my%20site/seeds/%C3%A5%20b.yml"},
        "region": {"startLine": 2, "startColumn": 8, "endLine": 3, "endColumn": 3},
    }


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_found(root: Path, name: str) -> None:
    form = FORMATS[name]([], COUNTS, root)
    assert bool(form) == (name in {"json", "sarif"})
    if form:
        assert json.loads(form)
