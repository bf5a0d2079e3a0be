"""A document gives back what was written, and knows where each of it stands."""

import re
from collections.abc import Iterator
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Location
from briefgen.load import parse
from briefgen.load.text import CONTROL, lines_of
from briefgen.model.document import Document, Path, Value

WORDS = (
    "no on off yes true null Null NULL nan .inf 010 0o10 0x1F 1_000 1:30 1.10 1e3 "
    "+1 -0 2023-07-04 2023-07-04T14:20+02:00 = <= a&b a*b a!b it's 3% a@b C# http://x"
)


INDENTED_BLOCK = re.compile(r" *[|>][+-]?\d")


def read(text: str, first_line: int = 1) -> Document:
    document, problems = parse(text, "seeds/x.yml", first_line=first_line)
    assert problems == ()
    assert document is not None
    return document


def span(text: str, *path: str | int, key: bool = False) -> str:
    place = read(text).location(path, key=key)
    return f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"


@pytest.mark.parametrize("word", WORDS.split())
def test_a_plain_word_is_what_was_typed(word: str) -> None:
    assert read(f"a: {word}").data == {"a": word}
    assert read(f"{word}: a").data == {word: "a"}
    assert read(f"- {word}").data == [word]


@pytest.mark.parametrize("nothing", ["", "~", "# comment"])
def test_nothing_is_nothing(nothing: str) -> None:
    assert read(f"a: {nothing}\nb:\n  - {nothing}").data == {"a": None, "b": [None]}


@pytest.mark.parametrize("text", ["''", '""', "'~'", "|-\n", "|-\n  ~", ">-\n  ~"])
def test_text_in_quotation_marks_or_a_block_is_text(text: str) -> None:
    assert read(f"- {text}").data in ([""], ["~"])


@pytest.mark.parametrize("text", ["", "\n\n", "# a\n", "---\n", "---\n...\n", "~"])
def test_an_empty_text_is_nothing(text: str) -> None:
    assert read(text).data is None
    assert str(read(text).location()) == "seeds/x.yml:1:1"


PLACES: dict[str, tuple[str, Path, str]] = {
    "root": ("a: b", (), "1:1-1:5"),
    "plain": ("a: b c\n", ("a",), "1:4-1:7"),
    "plain before a comment": ("a: b   # c\n", ("a",), "1:4-1:5"),
    "plain on two lines": ("a: b\n  c\nd: e", ("a",), "1:4-2:4"),
    "plain on the next line": ("a:\n  b\n", ("a",), "2:3-2:4"),
    "quoted": ("a: 'b'\n", ("a",), "1:4-1:7"),
    "quoted on two lines": ('a: "b\n  c"\n', ("a",), "1:4-2:5"),
    "block": ("a: |-\n  b\n  c\nd: e", ("a",), "1:4-3:4"),
    "block at the end": ("a: |-\n  b", ("a",), "1:4-2:4"),
    "block before blank lines": ("a: |\n  b\n\n\nd: e", ("a",), "1:4-2:4"),
    "block before a comment": ("a: |\n  b\n\n# c\nd: e", ("a",), "1:4-2:4"),
    "block that keeps lines": ("a: |+\n  b\n\nd: e", ("a",), "1:4-4:1"),
    "block with spaces at the end": ("a: |\n  b  \n \nd: e", ("a",), "1:4-2:6"),
    "block without lines": ("a: |-\nb: c", ("a",), "1:4-1:6"),
    "folded block": ("a: >\n  b\n\n  c\n", ("a",), "1:4-4:4"),
    "empty": ("a:\nb: c", ("a",), "1:3-1:3"),
    "empty before a comment": ("a:   # b\nb: c", ("a",), "1:3-1:3"),
    "empty item": ("-\n- a", (0,), "1:2-1:2"),
    "empty explicit": ("? a\n\n\n? b\n", ("a",), "1:4-1:4"),
    "tilde": ("a: ~", ("a",), "1:4-1:5"),
    "list": ("a:\n- b\n- c\n\n\nd: e", ("a",), "2:1-3:4"),
    "list of nothing": ("a:\n- b\n-\n\nd: e", ("a",), "2:1-3:2"),
    "list before a comment": ("a:\n  - b\n\n  # c\nd: e", ("a",), "2:3-2:6"),
    "mapping": ("a:\n  b: c\n\n\nd: e", ("a",), "2:3-2:7"),
    "mapping in an item": ("- a: b\n  c: d\n- e", (0,), "1:3-2:7"),
    "mapping that ends in brackets": ("a:\n  b: [c,\n  d\n  ]\n\n", ("a",), "2:3-4:4"),
    "mapping that ends in a block": ("a:\n  b: |\n    c\n\nd: e", ("a",), "2:3-3:6"),
    "brackets": ("a: [b, c] # d", ("a",), "1:4-1:10"),
    "inside brackets": ("a: [b, c]", ("a", 1), "1:8-1:9"),
    "braces": ("a: {b: c, d}\n", ("a",), "1:4-1:13"),
    "inside braces": ("a: {b: c, d}\n", ("a", "b"), "1:8-1:9"),
    "a pair in brackets": ("[a: b]", (0,), "1:2-1:6"),
    "wide characters": ("\U0001f600: [\U0001f600, b]", ("\U0001f600", 1), "1:8-1:9"),
    "after a byte order mark": ("\ufeffa: b", ("a",), "1:4-1:5"),
    "after two": ("\ufeff\ufeffa: b", ("a",), "1:4-1:5"),
    "after Windows lines": ("a: b\r\n\r\nc: d\r\n", ("c",), "3:4-3:5"),
    "after old Mac lines": ("a: b\r\rc: d\r", ("c",), "3:4-3:5"),
    "after a line separator": ("a: b\u2028c\nd: e", ("d",), "2:4-2:5"),
    "after a separator in a comment": ("# b\u2029c\nd: e", ("d",), "2:4-2:5"),
    "after a start": ("%YAML 1.2\n---\na: b", ("a",), "3:4-3:5"),
    "what is deeper than the document": ("a: b", ("a", "c", 0), "1:4-1:5"),
}


@pytest.mark.parametrize(("text", "path", "expected"), PLACES.values(), ids=PLACES)
def test_a_value_has_a_place(text: str, path: Path, expected: str) -> None:
    assert span(text, *path) == expected


def test_a_key_has_a_place() -> None:
    text = "a:\n  'b c': [d]\n  ? e\n  : f\n"
    assert span(text, "a", key=True) == "1:1-1:2"
    assert span(text, "a", "b c", key=True) == "2:3-2:8"
    assert span(text, "a", "e", key=True) == "3:5-3:6"


def test_lines_count_from_where_the_text_stands_in_its_file() -> None:
    document = read("a: b\nc:\n  - d\n", first_line=5)
    assert str(document.location(("c", 0))) == "seeds/x.yml:7:5"
    assert document.location().end_line == 7
    _, (problem,) = parse("a: b\na: c", "x.yml", first_line=5)
    assert str(problem.location) == "x.yml:6:1"
    assert problem.message.endswith("in line 5")
    _, (problem,) = parse("a: [\n\tb]", "x.yml", first_line=5)
    assert str(problem.location) == "x.yml:6:1"
    _, (problem,) = parse("a: b: c", "x.yml", first_line=5)
    assert str(problem.location) == "x.yml:5:5"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\xa0", "\ufeff"])
@pytest.mark.parametrize("form", ["a: b{}c", "a: 'b{}c'", "a: |-\n  b{}c", '["b{}c"]'])
def test_a_line_separator_is_a_character(separator: str, form: str) -> None:
    data = read(form.format(separator)).data
    assert list(data.values() if isinstance(data, dict) else data or []) == [
        f"b{separator}c"
    ]


def test_a_stand_in_of_a_line_separator_may_stand_in_the_text() -> None:
    text = "".join(map(chr, range(0xF0000, 0xF0003))) + "\u2028\u2029"
    assert read(f"a: {text}").data == {"a": text}


def test_the_text_of_a_document_is_what_was_given() -> None:
    assert read("\ufeffa: b\u2028\r\n").text == "a: b\u2028\r\n"


def test_keys_are_in_one_unicode_form() -> None:
    assert read("cafe\u0301: cafe\u0301").data == {"caf\u00e9": "cafe\u0301"}


CHARACTERS = st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n :#-")
TEXTS = st.text(CHARACTERS, max_size=20).filter(lambda text: not CONTROL.search(text))
TRICKY = st.sampled_from(
    ["no", "010", "~", "", "a: b", "# c", "- d", "1:30", "<<", "=\n"]
)
# A no-break space at the beginning of a line is an error: it looks like indentation.
KEYS = (
    (TEXTS | TRICKY)
    .map(lambda key: normalize("NFC", key))
    .filter(lambda key: not key or key[0].isascii() or key[0].isalnum())
)


def branches(inner: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
    lists: st.SearchStrategy[Value] = st.lists(inner, max_size=4)
    return lists | st.dictionaries(KEYS, inner, max_size=4)


LEAVES: st.SearchStrategy[Value] = TEXTS | TRICKY | st.none()
VALUES = st.recursive(LEAVES, branches, max_leaves=12)


class Dumper(yaml.SafeDumper):
    """Writes what it is told to write in the style that it is told."""


def node(value: Value, draw: st.DrawFn) -> yaml.Node:
    if value is None:
        return yaml.ScalarNode("tag:yaml.org,2002:null", "~")
    if isinstance(value, str):
        style = draw(st.sampled_from([None, "'", '"', "|", ">"]))
        return yaml.ScalarNode("tag:yaml.org,2002:str", value, style=style)
    flow = draw(st.booleans())
    if isinstance(value, list):
        items = [node(item, draw) for item in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=flow)
    pairs = [(node(key, draw), node(item, draw)) for key, item in value.items()]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)


@st.composite
def dumps(draw: st.DrawFn) -> tuple[Value, str]:
    value = draw(VALUES)
    text: str = yaml.serialize(
        node(value, draw),
        Dumper=Dumper,
        width=draw(st.sampled_from([20, 80])),
        indent=draw(st.sampled_from([2, 4])),
        allow_unicode=draw(st.booleans()),
        explicit_start=draw(st.booleans()),
        line_break=draw(st.sampled_from(["\n", "\r\n", "\r"])),
    )
    return value, draw(st.sampled_from(["", "\ufeff"])) + text


def paths(value: Value, to: Path = ()) -> Iterator[tuple[Path, Value]]:
    yield to, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from paths(item, (*to, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from paths(item, (*to, number))


def cut(document: Document, place: Location) -> str:
    """Cut out what stands at a place, as far to the right as it stood."""
    lines = lines_of(document.text)[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = " " * (place.column - 1) + lines[0][place.column - 1 :]
    return "\n".join(lines)


def stands_for(document: Document, place: Location, value: Value) -> None:
    part = cut(document, place)
    # How far such a block is indented depends on what is round it.
    if not INDENTED_BLOCK.match(part):
        assert read(part if part.endswith("\n") else f"{part}\n").data == value


@given(dumps())
def test_what_is_written_is_read(written: tuple[Value, str]) -> None:
    value, text = written
    assert read(text).data == value


@given(dumps())
def test_what_stands_at_a_place_is_the_value(written: tuple[Value, str]) -> None:
    value, text = written
    document = read(text)
    for path, expected in paths(value):
        stands_for(document, document.location(path), expected)
        if path and isinstance(path[-1], str):
            stands_for(document, document.location(path, key=True), path[-1])


def test_a_place_may_lie_far_down() -> None:
    lines = 1 << 16
    text = "\n" * lines + "a: b"
    assert span(text, "a") == f"{lines + 1}:4-{lines + 1}:5"
