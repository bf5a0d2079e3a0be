"""A syntax error says in plain words what is wrong, where, and what to write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.load import parse
from briefgen.model.document import Value

ERRORS = {
    "colon in a title": (
        "title: NATO: one more year",
        "1:12 BG102 a colon and a space stand inside a value without quotation marks",
    ),
    "colon after wide characters": (
        "text: \U0001f600\U0001f600: c",
        "1:9 BG102 a colon and a space stand inside a value without quotation marks",
    ),
    "no space after the colon": (
        "title:One\ndate: 2023",
        "1:6 BG102 a space is missing after the colon",
    ),
    "no colon": (
        "title\ndate: 2023",
        "1:1 BG102 the line has no colon, so it is no field",
    ),
    "wrapped to the margin": (
        "text: one\ntwo\nid: a",
        "2:1 BG102 the line has no colon, so it is no field",
    ),
    "indented too deep": (
        "a: 1\n  b: 2",
        (
            "2:4 BG102 the line is indented deeper than the fields above it, "
            "so it is read as more of their text"
        ),
    ),
    "indented in between": (
        "a:\n    b: 1\n  c: 2",
        "3:3 BG102 the line fits none of the fields above it",
    ),
    "an item among fields": (
        "a: b\n- c",
        "2:1 BG102 the line fits none of the fields above it",
    ),
    "a field among items": (
        "- a\nb: 1",
        "2:1 BG102 the line is no item of the list above it",
    ),
    "text after quotation marks": (
        'text: "One", he said',
        '1:12 BG102 text goes on after the closing `"`',
    ),
    "text after an item in quotation marks": (
        "- 'One' he said",
        "1:9 BG102 text goes on after the closing `'`",
    ),
    "text after brackets": (
        "evidence: […] until 2024",
        "1:15 BG102 text goes on after the closing `]`",
    ),
    "text after all": ("[a] b", "1:5 BG102 text goes on after the closing `]`"),
    "a line after all": (
        "'a'\nb",
        "2:1 BG102 the line does not belong to the value above it",
    ),
    "quotation mark not closed": (
        'a: 1\ntext: "One\nb: 2\n',
        '2:7 BG102 the quotation mark " is not closed',
    ),
    "quotation mark over a document": (
        "a: 'One\n---\n",
        "1:4 BG102 the quotation mark ' is not closed",
    ),
    "bracket not closed": ("a: [b, c", "1:4 BG102 the `[` is never closed"),
    "brace not closed": ("a: {b: c\n\n", "1:4 BG102 the `{` is never closed"),
    "brackets not closed": (
        "a: [b, [c,",
        "1:11 BG102 the text ends inside a list or mapping",
    ),
    "bracket not closed before a field": (
        "a: [b, c\nd: e",
        "2:2 BG102 a comma or `]` is missing; the `[` stands in line 1",
    ),
    "colon in braces": (
        "a: {quote: b: c}",
        "1:13 BG102 a comma or `}` is missing; the `{` stands in line 1",
    ),
    "list on the line of its field": (
        "a: - b",
        "1:4 BG102 a list cannot begin on the line of its field",
    ),
    "question mark": ("a: ? b", "1:4 BG102 a value cannot begin with `?`"),
    "at": ("by: @nato", "1:5 BG102 a value cannot begin with `@`"),
    "backtick": ("a: `b`", "1:4 BG102 a value cannot begin with ```"),
    "per cent": ("a: %b", "1:4 BG102 a value cannot begin with `%`"),
    "comma": ("a: , b", "1:4 BG102 a value cannot begin with `,`"),
    "bracket alone": ("a: ] b", "1:4 BG102 a value cannot begin with `]`"),
    "backslash": (
        'a: "C:\\dir"',
        "1:7 BG102 `\\d` means nothing in double quotation marks",
    ),
    "code point": (
        'a: "\\ud800"',
        "1:7 BG102 the number after the backslash is no character",
    ),
    "no code point": (
        'a: "\\xZZ"',
        "1:7 BG102 the number after the backslash is no character",
    ),
    "text after a bar": (
        "text: | One",
        "1:9 BG102 the text after `|` begins on the next line",
    ),
    "text after an angle": (
        "evidence: > One",
        "1:13 BG102 the text after `>` begins on the next line",
    ),
    "directive": ("%a b\n---\nc: d", "1:1 BG102 a line cannot begin with `%`"),
    "another YAML": ("%YAML 3.0\n---\nc: d", "1:1 BG102 a line cannot begin with `%`"),
    "emphasis": ("text: *One* more", "1:7 BG104 a value cannot begin with `*`"),
    "exclamation": ("text: !a!b c", "1:7 BG105 a value cannot begin with `!`"),
    "no-break space": (
        "a: b\n\u00a0\u00a0c\nd: e\n",
        "2:1 BG109 U+00A0, which looks like a space, is used to indent",
    ),
    "no-break space after a space": (
        "a:\n  b: c\n \u00a0d\n  e: f\n",
        "3:2 BG109 U+00A0, which looks like a space, is used to indent",
    ),
    "colon in wrapped brackets": (
        "a: [b,\n  c ?:d:]\n- e: {",
        "2:8 BG102 `:` stands in a value between brackets or braces",
    ),
    "after a byte order mark": (
        "\ufeffa: b: c",
        "1:5 BG102 a colon and a space stand inside a value without quotation marks",
    ),
    "after a Windows line": (
        "a: 1\r\nb: [\r\n",
        "2:5 BG102 the text ends inside a list or mapping",
    ),
    "after an old Mac line": (
        "a: 1\rb: c: d",
        "2:5 BG102 a colon and a space stand inside a value without quotation marks",
    ),
}


@pytest.mark.parametrize(("text", "expected"), ERRORS.values(), ids=ERRORS)
def test_an_error_is_said_in_plain_words(text: str, expected: str) -> None:
    document, (problem,) = parse(text, "seeds/x.yml")
    assert document is None
    place = problem.location
    assert f"{place.line}:{place.column} {problem.code} {problem.message}" == expected
    assert problem.help


PASTES: dict[str, tuple[str, Value]] = {
    "colon": ("text: NATO: one", {"text": "NATO: one"}),
    "colon in an item": ("- text: NATO: one", [{"text": "NATO: one"}]),
    "colon further in": (
        "key_points:\n  - text: NATO: one\n    evidence: x",
        [{"text": "NATO: one"}],
    ),
    "text after quotation marks": (
        'quote: "One", he said',
        {"quote": '"One", he said'},
    ),
    "quotation marks inside": (
        'quote: "he said "no" to it"',
        {"quote": 'he said "no" to it'},
    ),
    "quotation mark not closed": ('quote: "One more', {"quote": "One more"}),
    "brackets": ("evidence: […] until", {"evidence": "[…] until"}),
    "item of evidence": (
        "evidence:\n  - 'One' and: two",
        ["'One' and: two"],
    ),
    "wrapped to the margin": (
        "text: one\ntwo\nid: a",
        {"text": "one\ntwo"},
    ),
    "wrapped": ("text: a: b\n  c\n  d\nid: a", {"text": "a: b\nc\nd"}),
    "bar": ("text: | One", {"text": "One"}),
    "emphasis": ("text: *One* more", {"text": "*One* more"}),
    "apostrophe": ("title: it's NATO: one", {"title": "it's NATO: one"}),
    "backslash": ('title: "C:\\dir"', {"title": "C:\\dir"}),
    "at": ("by: @nato", {"by": "@nato"}),
    "comment": ("text: a # b\n  c", {"text": "a # b\nc"}),
    "line separator": ("text: a\u2028b: c", {"text": "a\u2028b: c"}),
}


@pytest.mark.parametrize(("text", "expected"), PASTES.values(), ids=PASTES)
def test_what_is_offered_parses_to_what_was_meant(text: str, expected: Value) -> None:
    _, problems = parse(text, "seeds/x.yml")
    _, paste = problems[-1].help.split("\n", 1)
    document, left = parse(paste, "seeds/x.yml")
    assert left == ()
    assert document is not None
    assert document.data == expected


@pytest.mark.parametrize("key", ["quote", "evidence", "text"])
def test_a_quote_is_offered_as_a_block(key: str) -> None:
    _, (problem,) = parse(f"- {key}: NATO: one", "seeds/x.yml")
    assert problem.help.endswith(f"\n- {key}: |-\n    NATO: one")


def test_a_value_too_long_to_paste_is_not_offered() -> None:
    _, (problem,) = parse("text: a: " + "b" * 5000, "seeds/x.yml")
    assert problem.help == "put the text in quotation marks"


QUOTES = st.lists(
    st.sampled_from(
        ["one", "two:", ": ", " #", " - ", "[", "]", "{", "}", '"', "'", ","]
    )
    | st.sampled_from(["&", "*", "!", "%", "@", "`", "\\", "…", "?", " ", "é", "#"]),
    min_size=1,
    max_size=12,
).map(lambda pieces: "".join(pieces).strip())


@given(QUOTES.filter(lambda quote: quote and quote[0] not in "\"'#"))
def test_a_quote_that_is_no_yaml_is_offered_as_it_was_typed(quote: str) -> None:
    document, problems = parse(f"- text: a\n  evidence: {quote}\n", "seeds/x.yml")
    offers = [p.help.split("write\n", 1)[1] for p in problems if "|-" in p.help]
    assert document is not None or offers or quote.startswith(("[", "{"))
    for paste in offers:
        pasted, left = parse(paste, "seeds/x.yml")
        assert left == ()
        assert pasted is not None
        assert pasted.data == {"evidence": quote}


PIECES = st.one_of(
    st.sampled_from(
        "abc:#-?,[]{}&*!|>'\"%@`\\~=.< \n\t\r\x00\x85\u2028\ufeffé\U0001f600"
    ),
    st.sampled_from(["  ", "\n  ", "\n- ", "\r\n", "---\n", "...\n", "|-\n  ", "<<: "]),
    st.sampled_from(["text: ", "quote: ", "evidence:\n", "a: ", "- ", '"\\', ": "]),
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_a_document_or_has_a_place(text: str) -> None:
    document, problems = parse(text, "seeds/x.yml")
    assert document is not None or problems
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for place in (problem.location for problem in problems):
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert (place.end_line, place.end_column) >= (place.line, place.column)
