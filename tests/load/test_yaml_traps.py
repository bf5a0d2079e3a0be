"""Every trap of YAML has its code and its place."""

import pytest

from briefgen.load import parse
from briefgen.load.limits import Limits

BOMB = "a: &a [x, x]\n" + "".join(f"b{i}: [*a, *a]\n" for i in range(3))

TRAPS = {
    # keys given twice
    "twice": ("a: 1\nb: 2\na: 3", ["3:1 BG103"]),
    "three times": ("a: 1\na: 2\na: 3", ["2:1 BG103", "3:1 BG103"]),
    "twice, quoted": ("a: 1\n'a': 2", ["2:1 BG103"]),
    "twice, double quotes": ('"a": 1\na: 2', ["2:1 BG103"]),
    "twice, by escape": ('a: 1\n"\\x61": 2', ["2:1 BG103"]),
    "twice, NFC": ("caf\u00e9: 1\ncafe\u0301: 2", ["2:1 BG103"]),
    "twice, NFC in reverse": ("cafe\u0301: 1\ncaf\u00e9: 2", ["2:1 BG103"]),
    "twice, in braces": ("k: {a: 1, a: 2}", ["1:11 BG103"]),
    "twice, in a list": ("- a: 1\n  a: 2", ["2:3 BG103"]),
    "twice, after a mapping": ("a:\n  b: 1\n\na: {}", ["4:1 BG103"]),
    "twice, inside what is given twice": (
        "a: 1\na:\n  b: 1\n  b: 2",
        ["2:1 BG103", "4:3 BG103"],
    ),
    "twice, explicit": ("? a\n: 1\n? a\n: 2", ["3:3 BG103"]),
    "twice, numbers": ("1: a\n1: b", ["2:1 BG103"]),
    "twice, empty text": ("'': a\n\"\": b", ["2:1 BG103"]),
    "two numbers are not one key": ("1: a\n1.0: b\n01: c\n0x1: d", []),
    "no and false are not one key": ("no: a\nfalse: b\nNo: c", []),
    "case matters": ("a: 1\nA: 2", []),
    "a key of another mapping": ("a: {b: 1}\nc: {b: 2}", []),
    # anchors and aliases
    "anchor": ("a: &x text", ["1:4 BG104"]),
    "anchor of a list": ("a: &x\n  - b", ["1:4 BG104"]),
    "anchor of a mapping": ("a: &x {b: c}", ["1:4 BG104"]),
    "anchor of a key": ("&x a: b", ["1:1 BG104"]),
    "anchor of nothing": ("a: &x\nb: c", ["1:4 BG104"]),
    "anchor of all": ("&x\na: b", ["1:1 BG104"]),
    "anchor in brackets": ("a: [&x b, c]", ["1:5 BG104"]),
    "anchor that is a company": ("a: &Other Stories", ["1:4 BG104"]),
    "alias": ("a: *x", ["1:4 BG104"]),
    "alias and anchor": ("a: &x b\nc: *x", ["1:4 BG104", "2:4 BG104"]),
    "alias in a list": ("- *x\n- b", ["1:3 BG104"]),
    "alias in brackets": ("[a, *x]", ["1:5 BG104"]),
    "alias as a key": ("*x : a", ["1:1 BG104"]),
    "alias that is emphasis": ("a: *very* good", ["1:4 BG104"]),
    "alias that is strong": ("a: **very** good", ["1:4 BG104"]),
    "anchor without a name": ("a: & b", ["1:4 BG104"]),
    "alias to itself": ("a: &x [*x]", ["1:4 BG104", "1:8 BG104"]),
    "bomb": (
        BOMB,
        ["1:4 BG104", *(f"{n}:{c} BG104" for n in (2, 3, 4) for c in (6, 10))],
    ),
    # tags
    "tag": ("a: !!str 2023", ["1:4 BG105"]),
    "tag of one's own": ("a: !thing b", ["1:4 BG105"]),
    "tag, non-specific": ("a: ! b", ["1:4 BG105"]),
    "tag, verbatim": ("a: !<tag:yaml.org,2002:str> b", ["1:4 BG105"]),
    "tag of Python": ("a: !!python/object/apply:os.system [ls]", ["1:4 BG105"]),
    "tag of a list": ("a: !!set\n  - b", ["1:4 BG105"]),
    "tag of a mapping": ("!!omap\na: b", ["1:1 BG105"]),
    "tag of a key": ("!!int 1: a", ["1:1 BG105"]),
    "tag of nothing": ("a: !!null", ["1:4 BG105"]),
    "tag in brackets": ("a: [!x b]", ["1:5 BG105"]),
    "tag and anchor": ("a: !x &y b", ["1:4 BG105", "1:7 BG104"]),
    "anchor and tag": ("a: &y !x b", ["1:4 BG104", "1:7 BG105"]),
    "tag with an unknown handle": ("a: !b!c d", ["1:4 BG105"]),
    "tag of a block": ("a: !x |\n  b", ["1:4 BG105"]),
    "an exclamation inside": ("a: now! at once", []),
    # merge keys
    "merge": ("<<: {a: 1}\nb: 2", ["1:1 BG106"]),
    "merge of an alias": ("a: {b: c}\n<<: *x", ["2:1 BG106", "2:5 BG104"]),
    "merge of a list": ("<<: [{a: 1}, {b: 2}]", ["1:1 BG106"]),
    "merge in braces": ("a: {<<: {b: c}}", ["1:5 BG106"]),
    "merge of text": ("<<: a", ["1:1 BG106"]),
    "a key that looks like merge": ("'<<': a", []),
    # documents
    "two documents": ("a: 1\n---\nb: 2", ["2:1 BG107"]),
    "two documents, the second empty": ("a: 1\n---\n", ["2:1 BG107"]),
    "two documents, the first empty": ("---\n---\na: 1", ["2:1 BG107"]),
    "two documents after an end": ("a: 1\n...\nb: 2", ["3:1 BG107"]),
    "three documents": ("a: 1\n---\nb: 2\n---\nc: 3", ["2:1 BG107"]),
    "one document": ("---\na: 1\n", []),
    "one document with an end": ("---\na: 1\n...\n", []),
    "one document of YAML 1.1": ("%YAML 1.1\n---\na: 1", []),
    # keys that are no text
    "empty key": (": a", ["1:1 BG108"]),
    "empty explicit key": ("? \n: a", ["1:2 BG108"]),
    "tilde as key": ("~: a", ["1:1 BG108"]),
    "list as key": ("? [a, b]\n: c", ["1:3 BG108"]),
    "list as key, short": ("[a, b]: c", ["1:1 BG108"]),
    "mapping as key": ("{a: b}: c", ["1:1 BG108"]),
    "block list as key": ("? - a\n  - b\n: c", ["1:3 BG108"]),
    "braces in the place of text": ("a: {{ b }}", ["1:5 BG108"]),
    "empty key in braces": ("a: {: b}", ["1:5 BG102"]),
    "list in a list as key": ("? [[a], b]\n: c\nd: e", ["1:3 BG108"]),
    "a number as key": ("2023: a", []),
    "null as key": ("null: a", []),
    # tabs
    "tab": ("a:\n\tb: 1", ["2:1 BG109"]),
    "tab after spaces": ("a:\n  \tb: 1", ["2:3 BG109"]),
    "tab in a list": ("a:\n\t- b", ["2:1 BG109"]),
    "tab after a dash": ("-\ta: 1\n  b: 2", ["1:2 BG109"]),
    "tab in brackets": ("a: [\n\tb]", ["2:1 BG109"]),
    "tab in braces": ("a: {\n  \tb: c\n}", ["2:3 BG109"]),
    "tab on a blank line": ("a: 1\n\t\nb: 2", ["2:1 BG109"]),
    "tab under an empty field": ("a:\n\t\nb: 2", ["2:1 BG109"]),
    "tab in a block": ("a: |\n\tb", ["2:1 BG109"]),
    "tab in a block after a space": ("a: |\n \tb", ["2:2 BG109"]),
    "tab in wrapped text": ("a: b\n\tc", ["2:1 BG109"]),
    "tab in wrapped text after spaces": ("a: b\n  \tc", ["2:3 BG109"]),
    "tab in wrapped quoted text": ("a: 'b\n\tc'", ["2:1 BG109"]),
    "tab after a colon": ("a:\tb", []),
    "tab in a line of a block": ("a: |\n  b\tc\n  \td\ne: f", []),
    "tab before a comment": ("a: b\t# c", []),
    # what looks like a space
    "no-break space": ("a: 1\n\u00a0b: 2", ["2:1 BG109"]),
    "thin space": ("a:\n  \u2009b: 2", ["2:3 BG109"]),
    "zero-width space": ("a: 1\n\u200bb: 2", ["2:1 BG109"]),
    "no-break space in a quoted key": ("'\u00a0b': 2", []),
    "no-break space inside a key": ("a\u00a0b: 2", []),
    # control characters
    "NUL": ("a: b\x00", ["1:5 BG117"]),
    "bell": ("a: 1\nb: \x07", ["2:4 BG117"]),
    "escape": ("a: \x1b[1m", ["1:4 BG117"]),
    "delete": ("a: b\x7f", ["1:5 BG117"]),
    "next line": ("a: b\x85c", ["1:5 BG117"]),
    "Windows-1252": ("a: it\x92s", ["1:6 BG117"]),
    "surrogate": ("a: \ud800", ["1:4 BG117"]),
    "no character": ("a: \uffff", ["1:4 BG117"]),
    "form feed": ("a: b\n\x0cc: d", ["2:1 BG117"]),
    "NUL and more": ("a: \x00\na: 1", ["1:4 BG117", "2:1 BG103"]),
    "NUL by escape": ('a: "b\\0"', ["1:4 BG117"]),
    "bell by escape": ('a: "\\a"', ["1:4 BG117"]),
    "no character by escape": ('a: "\\uFFFF"', ["1:4 BG117"]),
    # comments
    "comment in evidence": ("evidence: ranked # 1 of 31", ["1:18 BG114"]),
    "comment in a quote": ("- quote: ranked # 1", ["1:17 BG114"]),
    "comment in text": ("text: in C # or F", ["1:12 BG114"]),
    "comment after a tab": ("text: in C\t# or F", ["1:12 BG114"]),
    "comment in an item": ("evidence:\n  - a # b", ["2:7 BG114"]),
    "comment in braces": ("evidence: {quote: a # b\n  }", ["1:21 BG114"]),
    "comment on the next line of text": ("text: a\n  b # c", ["2:5 BG114"]),
    "comment elsewhere": ("date: 2023 # or so\nid: a # b", []),
    "comment after quotation marks": ("text: 'a' # b", []),
    "comment after a header": ("text: |- # b\n  a", []),
    "comment on its own line": ("text: a\n# b", []),
    "comment below a list of quotes": ("evidence:\n  # b\n  - 'a'", []),
    "number sign inside a word": ("text: C# or F#", []),
    "comment of another field in evidence": ("evidence: [{note: a # b\n}]", []),
    # several at once
    "all at once": (
        "a: &x 1\nb: *x\nc: !y z\na: 2\n<<: {}\n? []\n: 1\n---\n",
        [
            *("1:4 BG104", "2:4 BG104", "3:4 BG105", "4:1 BG103"),
            *("5:1 BG106", "6:3 BG108", "8:1 BG107"),
        ],
    ),
    "before a syntax error": ("a: 1\na: 2\nb: c: d", ["2:1 BG103", "3:5 BG102"]),
}


def found(text: str) -> list[str]:
    _, problems = parse(text, "seeds/x.yml")
    return [f"{p.location.line}:{p.location.column} {p.code}" for p in problems]


@pytest.mark.parametrize(("text", "expected"), TRAPS.values(), ids=TRAPS)
def test_a_trap_has_its_code_and_place(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), TRAPS.values(), ids=TRAPS)
def test_windows_lines_change_no_place(text: str, expected: list[str]) -> None:
    assert found(text.replace("\n", "\r\n")) == expected


def test_what_can_be_stepped_round_leaves_a_document() -> None:
    text = "a: &x 1\nb: *x\n<<: {q: 1}\nc: !!int 2\na: {b: [1]}\n? [k]\n: 1\nd: [*x, 3]"
    document, problems = parse(text, "seeds/x.yml")
    assert document is not None
    assert document.data == {"a": "1", "c": "2", "d": ["3"]}
    assert str(document.location(("d", 0))) == "seeds/x.yml:8:9"
    assert {p.code for p in problems} == {"BG103", "BG104", "BG105", "BG106", "BG108"}


def test_the_first_of_two_documents_is_left() -> None:
    document, _ = parse("a: 1\n---\nb: 2", "seeds/x.yml")
    assert document is not None
    assert document.data == {"a": "1"}


def test_a_key_given_twice_says_where_the_first_one_stands() -> None:
    text = "x:\n  deep: [{a: 1}, {b: 2}]\n  key: |\n    text\n  last: 1\n  key: 2"
    _, (problem,) = parse(text, "seeds/x.yml")
    assert problem.message == "`key` is given twice; the first one is in line 3"


def test_an_anchor_is_pointed_at_whole() -> None:
    _, (alone,) = parse("a: &name text", "seeds/x.yml")
    assert (alone.location.end_line, alone.location.end_column) == (1, 9)


def test_a_comment_after_a_quote_comes_with_the_quote_to_paste() -> None:
    _, (problem,) = parse("- evidence: ranked # 1 of 31\n", "seeds/x.yml")
    _, paste = problem.help.split("\n", 1)
    document, problems = parse(paste, "seeds/x.yml")
    assert problems == ()
    assert document is not None
    assert document.data == [{"evidence": "ranked # 1 of 31"}]


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def test_depth_is_limited() -> None:
    assert found(nested(50)) == []
    assert found(nested(51)) == ["1:51 BG110"]
    assert found("- " * 51 + "a") == ["1:101 BG110"]


def test_the_number_of_values_is_limited() -> None:
    limits = Limits(characters=1000, nodes=5)
    assert parse("[1, 2, 3, 4]", "x.yml", limits=limits)[1] == ()
    document, (problem,) = parse("[1, 2, 3, 4, 5]", "x.yml", limits=limits)
    assert document is None
    assert (problem.code, problem.location.column) == ("BG110", 14)


def test_the_size_is_limited() -> None:
    limits = Limits(characters=10, nodes=50)
    assert parse("a: 3456789", "x.yml", limits=limits)[1] == ()
    document, (problem,) = parse("a: 34567890", "x.yml", limits=limits)
    assert document is None
    assert problem.code == "BG110"


def test_the_number_of_problems_is_limited() -> None:
    document, problems = parse("- *x\n" * 1000, "seeds/x.yml")
    assert document is None
    assert len(problems) == 100


@pytest.mark.parametrize(
    "text",
    [
        BOMB * 10_000,
        "[" * 900_000,
        "- " * 400_000,
        "a: {" * 200_000,
        "? " * 400_000,
        'a: "' + "\n" * 900_000,
        "a: " * 300_000,
        "a: |\n" + " \n" * 400_000 + "- b",
        "a: 1\n" * 180_000,
        "\x07" * 900_000,
        "a: " + "\u2028" * 900_000 + "b: c",
    ],
    ids=lambda text: repr(text[:8]),
)
def test_no_text_keeps_the_parser_busy(text: str) -> None:
    _, problems = parse(text, "seeds/x.yml")
    assert problems
    assert all(len(p.message) + len(p.help) < 5000 for p in problems)
