"""Each style in which a quote may be written, before and after a change."""

import pytest

from briefgen.edit import EditError, renamed, with_fields, with_id, with_words
from briefgen.load import parse
from briefgen.model.document import Document, Path

E: Path = ("evidence",)
ITEM: Path = ("evidence", 0)


def read(text: str) -> Document:
    document, _ = parse(text, "a.yml")
    assert document is not None
    return document


SPELLED_OUT = [
    ("evidence: one two\n", E, 'evidence:\n  quote: one two\n  prefix: "p"\n'),
    ("evidence: one # c\n", E, 'evidence:\n  quote: one # c\n  prefix: "p"\n'),
    ("evidence:   'one'\n", E, "evidence:\n  quote: 'one'\n  prefix: \"p\"\n"),
    (
        "evidence: one\n  two\nx: y\n",
        E,
        'evidence:\n  quote: one\n    two\n  prefix: "p"\nx: y\n',
    ),
    ("evidence: # c\n  one\n", E, 'evidence: # c\n  quote: one\n  prefix: "p"\n'),
    (
        "evidence: |- # c\n  a: b\n\n    c\n\n# d\nx: y\n",
        E,
        'evidence:\n  quote: |- # c\n    a: b\n\n      c\n  prefix: "p"\n\n# d\nx: y\n',
    ),
    (
        "evidence: >2-\n   one\n",
        E,
        'evidence:\n  quote: >2-\n     one\n  prefix: "p"\n',
    ),
    ("evidence: |\n  one", E, 'evidence:\n  prefix: "p"\n  quote: |\n    one'),
    ("evidence:\n- one\n", ITEM, 'evidence:\n- quote: one\n  prefix: "p"\n'),
    (
        "evidence:\n  # c\n  -   |-\n    one\n  - two\n",
        ITEM,
        'evidence:\n  # c\n  -   quote: |-\n        one\n      prefix: "p"\n  - two\n',
    ),
    ("evidence: [one, two] # c\n", ITEM, None),
    ("{evidence: one}\n", E, '{evidence: {quote: one, prefix: "p"}}\n'),
    (
        "{evidence: one\n  two, x: y}\n",
        E,
        '{evidence: {quote: one\n  two, prefix: "p"}, x: y}\n',
    ),
    (
        "evidence: {quote: one, source: a} # c\n",
        E,
        'evidence: {quote: one, prefix: "p", source: a} # c\n',
    ),
    (
        "evidence:\n  source: a\n  quote: one # c\n  # d\n  note: b\n",
        E,
        'evidence:\n  source: a\n  quote: one # c\n  prefix: "p"\n  # d\n  note: b\n',
    ),
    (
        "evidence:\n  quote: one\n  prefix: old # c\n",
        E,
        'evidence:\n  quote: one\n  prefix: "p" # c\n',
    ),
    (
        "evidence: {quote: one, prefix: old}\n",
        E,
        'evidence: {quote: one, prefix: "p"}\n',
    ),
]


@pytest.mark.parametrize(("before", "path", "after"), SPELLED_OUT)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_field_is_added(
    before: str, path: Path, after: str | None, newline: str
) -> None:
    if after is None:
        after = 'evidence: [{quote: one, prefix: "p"}, two] # c\n'
    new = with_fields(read(before.replace("\n", newline)), path, {"prefix": "p"})
    assert new.text == after.replace("\n", newline)
    assert new == read(new.text)


def test_fields_stand_in_the_order_in_which_they_are_given() -> None:
    new = with_fields(read("evidence: a\n"), E, {"prefix": 'b: "c"', "suffix": "d"})
    assert new.text == (
        'evidence:\n  quote: a\n  prefix: "b: \\"c\\""\n  suffix: "d"\n'
    )


WORDS = 'it\'s: so # "new"'
QUOTED = "'it''s: so # \"new\"'"


@pytest.mark.parametrize(
    ("before", "path", "words", "after"),
    [
        ("evidence: one two # c\n", E, "three", "evidence: three # c\n"),
        ("evidence: one two # c\n", E, WORDS, f"evidence: {QUOTED} # c\n"),
        ("evidence: one\n  two\nx: y\n", E, "three", "evidence: three\nx: y\n"),
        ("evidence: 'one' # c\n", E, WORDS, f"evidence: {QUOTED} # c\n"),
        (
            'evidence: "one" # c\n',
            E,
            WORDS,
            'evidence: "it\'s: so # \\"new\\"" # c\n',
        ),
        (
            "evidence: |- # c\n  one\n\n  two\n\n# d\nx: y\n",
            E,
            WORDS,
            f"evidence: |- # c\n  {WORDS}\n\n# d\nx: y\n",
        ),
        ("evidence: >\n  one\n  two\n", E, WORDS, f"evidence: >\n  {WORDS}\n"),
        ("evidence: |-\n  one", E, WORDS, f"evidence: |-\n  {WORDS}"),
        ("evidence: [one, two]\n", ITEM, "a, b", "evidence: ['a, b', two]\n"),
        (
            "evidence: {quote: one, note: n} # c\n",
            ("evidence", "quote"),
            "two",
            "evidence: {quote: two, note: n} # c\n",
        ),
    ],
)
def test_words_are_replaced_in_their_style(
    before: str, path: Path, words: str, after: str
) -> None:
    assert with_words(read(before), path, words).text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("k:\n  # c\n  - text: a\n", "k:\n  # c\n  - id: kp1\n    text: a\n"),
        ("k:\n- text: a # c\n", "k:\n- id: kp1\n  text: a # c\n"),
        ("k: [{text: a}] # c\n", "k: [{id: kp1, text: a}] # c\n"),
        ("k:\n  - { text: a\n    }\n", "k:\n  - { id: kp1, text: a\n    }\n"),
        ("k:\n  -\n    text: a\n", "k:\n  -\n    id: kp1\n    text: a\n"),
    ],
)
def test_an_id_is_written_down(before: str, after: str) -> None:
    assert with_id(read(before), ("k", 0), "kp1").text == after


def test_a_field_is_renamed() -> None:
    before = 'x: [{"titel": a, b: c}] # c\n'
    assert renamed(read(before), ("x", 0, "titel"), "title").text == (
        "x: [{title: a, b: c}] # c\n"
    )


def test_a_name_that_is_taken_is_refused() -> None:
    with pytest.raises(EditError):
        renamed(read("titel: a\ntitle: b\n"), ("titel",), "title")


def test_what_has_errors_is_not_changed() -> None:
    text = "evidence: a\nx: 1\nx: 2\n"
    with pytest.raises(EditError) as refused:
        with_fields(read(text), E, {"prefix": "p"})
    assert "mend the errors" in refused.value.help


def test_words_of_several_paragraphs_are_refused() -> None:
    with pytest.raises(EditError) as refused:
        with_words(read("evidence: >-\n  a\n"), E, "b\n\nc")
    assert "by hand" in refused.value.help
