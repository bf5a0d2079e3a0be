"""Whatever the style of an annotation: a change is that change and no other."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from briefgen.edit import renamed, with_fields, with_id, with_words
from briefgen.load import parse
from briefgen.model.document import Document, Path, Value

PLAIN = st.lists(
    st.sampled_from(["the", "allies", "agreed", "on", "it", "né", "全会", "א", "😀"]),
    min_size=1,
    max_size=5,
).map(" ".join)
AWKWARD = st.lists(
    st.sampled_from(
        ["a:", "# b", '"c"', "it's", "[d]", "{e}", "&f", "*g", "%", "- h", "\\i", "|-"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
WORDS = st.one_of(PLAIN, AWKWARD)


@dataclass
class Written:
    """A YAML text as it grows, with its comments and what it says."""

    lines: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    points: list[Value] = field(default_factory=list)
    quotes: list[Path] = field(default_factory=list)

    def comment(self) -> str:
        self.comments.append(f"# remark {len(self.comments)}.")
        return self.comments[-1]


def single(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def double(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


@st.composite
def annotations(draw: st.DrawFn) -> Written:
    written = Written()
    written.lines.append("titel: One " + written.comment())
    written.lines.append("key_points:")
    for number in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            written.lines.append("  " + written.comment())
        at: Path = ("key_points", number, "evidence")
        value = _point(draw, written, at)
        written.points.append({"text": f"Statement {number}", "evidence": value})
        if draw(st.booleans()):
            written.lines.append("    " + written.comment())
        if draw(st.booleans()):
            written.lines.append("")
    return written


def _point(draw: st.DrawFn, written: Written, at: Path) -> Value:
    text = f"Statement {at[1]}"
    style = draw(st.sampled_from(["scalar", "list", "mapping", "flow", "flow-list"]))
    if style == "flow":
        words = draw(PLAIN)
        written.quotes.append(at)
        written.lines.append(
            f"  - {{text: {text}, evidence: {words}}} {written.comment()}"
        )
        return words
    written.lines += [f"  - text: {text}", "    evidence:"]
    if style == "scalar":
        written.quotes.append(at)
        return _scalar(draw, written, "", 6)
    if style == "flow-list":
        first, second = draw(PLAIN), draw(WORDS)
        written.quotes += [(*at, 0), (*at, 1, "quote")]
        written.lines[-1] += f" [{first}, {{quote: {double(second)}}}]"
        return [first, {"quote": second}]
    if style == "mapping":
        written.lines.append("      source: a " + written.comment())
        written.quotes.append((*at, "quote"))
        written.lines.append("      quote:")
        quote = _scalar(draw, written, "", 8)
        written.lines.append("      note: b")
        return {"source": "a", "quote": quote, "note": "b"}
    items: list[Value] = []
    for item in range(draw(st.integers(1, 2))):
        written.quotes.append((*at, item))
        items.append(_scalar(draw, written, "      - ", 8))
    return items


def _scalar(draw: st.DrawFn, written: Written, lead: str, indent: int) -> str:
    """Write a scalar after what stands in the last line, or after a lead."""
    if lead:
        written.lines.append(lead.rstrip())
    style = draw(st.sampled_from(["plain", "long", "single", "double", "|", ">"]))
    words = draw(PLAIN if style in {"plain", "long"} else WORDS)
    deeper = " " * indent
    if style in {"|", ">"}:
        chomp = draw(st.sampled_from(["", "-"]))
        head = f" {style}{chomp}"
        written.lines[-1] += (
            f"{head} {written.comment()}" if draw(st.booleans()) else head
        )
        written.lines.append(deeper + words)
        more = draw(PLAIN)
        written.lines.append(deeper + more)
        joined = words + ("\n" if style == "|" else " ") + more
        return joined if chomp else joined + "\n"
    if style == "long":
        more = draw(PLAIN)
        written.lines[-1] += f" {words}"
        written.lines.append(f"{deeper}  {more}")
        return f"{words} {more}"
    quoted = {"plain": words, "single": single(words), "double": double(words)}[style]
    if not lead and draw(st.booleans()):
        written.lines.append(deeper + quoted)
    else:
        written.lines[-1] += f" {quoted}"
    if draw(st.booleans()):
        written.lines[-1] += " " + written.comment()
    return words


def read(text: str) -> Document:
    document, found = parse(text, "a.yml")
    assert document is not None, (text, found)
    return document


def at(data: Value, path: Path) -> Value:
    for step in path:
        assert isinstance(data, dict | list)
        data = data[step]  # type: ignore[index] # of either kind
    return data


def put(data: Value, path: Path, value: Value) -> Value:
    if not path:
        return value
    step, *rest = path
    if isinstance(data, dict):
        return {
            k: put(v, tuple(rest), value) if k == step else v for k, v in data.items()
        }
    assert isinstance(data, list)
    return [put(v, tuple(rest), value) if i == step else v for i, v in enumerate(data)]


def check(before: Written, old: Document, new: Document, expected: Value) -> None:
    assert new.data == expected
    assert read(new.text) == new
    for comment in before.comments:
        assert new.text.count(comment) == old.text.count(comment) == 1
    if "\r" in old.text:
        assert new.text.count("\n") == new.text.count("\r\n")


@st.composite
def documents(draw: st.DrawFn) -> tuple[Written, Document, Path]:
    written = draw(annotations())
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = newline.join(written.lines)
    # A block that ends with a line end has one.
    document = read(text + newline)
    assert document.data == {"titel": "One", "key_points": written.points}
    return written, document, draw(st.sampled_from(written.quotes))


@given(documents(), st.data())
def test_fields(made: tuple[Written, Document, Path], data: st.DataObject) -> None:
    written, old, quote = made
    names = st.sampled_from(["prefix", "suffix", "occurrence"])
    fields = data.draw(st.dictionaries(names, WORDS, min_size=1))
    path = quote[:-1] if quote[-1] == "quote" else quote
    value = at(old.data, path)
    given_ = {"quote": value} if isinstance(value, str) else value
    assert isinstance(given_, dict)
    new = with_fields(old, path, fields)
    check(written, old, new, put(old.data, path, {**given_, **fields}))


@given(documents(), WORDS)
def test_words(made: tuple[Written, Document, Path], words: str) -> None:
    written, old, quote = made
    new = with_words(old, quote, words)
    value = at(new.data, quote)
    assert isinstance(value, str)
    assert value.strip() == words
    check(written, old, new, put(old.data, quote, value))


@given(documents())
def test_ids(made: tuple[Written, Document, Path]) -> None:
    written, old, quote = made
    path = quote[:2]
    value = at(old.data, path)
    assert isinstance(value, dict)
    new = with_id(old, path, "kp1")
    check(written, old, new, put(old.data, path, {**value, "id": "kp1"}))


@given(documents())
def test_names(made: tuple[Written, Document, Path]) -> None:
    written, old, _ = made
    assert isinstance(old.data, dict)
    new = renamed(old, ("titel",), "title")
    check(written, old, new, {"title": "One", "key_points": old.data["key_points"]})
