from hashlib import sha256

import pytest

from briefgen.diagnostics import Diagnostic
from briefgen.load.article import article
from briefgen.load.limits import ARTICLE
from briefgen.model.article import Article


def read(data: bytes | str, file: str = "seeds/x.txt") -> Article:
    found, problems = article(data.encode() if isinstance(data, str) else data, file)
    assert problems == ()
    assert found is not None
    return found


def only(data: bytes, file: str = "seeds/x.txt") -> Diagnostic:
    _, (problem,) = article(data, file)
    return problem


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_are_no_text(bom: str, line_end: str) -> None:
    found = read(f"{bom}One.{line_end}{line_end}Two.{line_end}")
    assert found.body.text == "One.\n\nTwo.\n"
    assert found.literal
    assert found.front_matter is None


def test_the_digest_is_of_the_bytes() -> None:
    data = b"\xef\xbb\xbfOne.\r\n"
    assert read(data).sha256 == sha256(data).hexdigest()


def test_a_text_file_is_literal() -> None:
    text = "---\ntitle: One\n---\n*Two* <b>three</b>\n"
    found = read(text)
    assert found.body.text == text
    assert found.front_matter is None
    assert "<b>" not in found.body.html


def test_a_place_in_a_text_counts_code_points() -> None:
    place = read("\ufeffOne \U0001f600\r\ntwo \U0001f600 three").location(10, 17)
    assert (place.line, place.column) == (2, 5)
    assert (place.end_line, place.end_column) == (2, 12)


def test_a_markdown_file_is_read_as_markdown() -> None:
    found = read("# One\n\n*Two* three.\n", "seeds/x.md")
    assert "<em>Two</em>" in found.body.html
    assert "Two three." in found.body.text
    assert not found.literal


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("close", ["---", "--- "])
def test_front_matter_is_a_document_of_the_file(line_end: str, close: str) -> None:
    lines = ["---", "title: One", "tags:", "  - a", "", close, "Two", "", "---", "b: c"]
    found = read(line_end.join(lines), "seeds/x.md")
    assert found.front_matter is not None
    assert found.front_matter.data == {"title": "One", "tags": ["a"]}
    assert str(found.front_matter.location(("tags", 0))) == "seeds/x.md:4:5"
    assert found.front_matter.text == "\n".join(lines)
    assert "Two" in found.body.text
    assert "One" not in found.body.text


@pytest.mark.parametrize(
    "text",
    [
        "One\n\n---\ntitle: a\n---\n",
        "---\nOne two\n\n---\nthree",
        "---\n- a\n---\nb",
        "---\ntitle: a\n",
        "\n---\ntitle: a\n---\nb",
        "----\ntitle: a\n----\nb",
    ],
)
def test_a_rule_begins_no_front_matter(text: str) -> None:
    found = read(text, "seeds/x.md")
    assert found.front_matter is None
    for word in ("One", "title", "three"):
        assert (word in found.body.text) == (word in text)


def test_empty_front_matter_is_none() -> None:
    found = read("---\n---\nOne", "seeds/x.md")
    assert found.front_matter is None
    assert found.body.text.strip() == "One"


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("title: a: b", "seeds/x.md:2:9 BG102"),
        ("a: 1\na: 2", "seeds/x.md:3:1 BG103"),
        ("a: &x 1", "seeds/x.md:2:4 BG104"),
        ("a:\n\tb: 1", "seeds/x.md:3:1 BG109"),
    ],
)
def test_an_error_in_front_matter_has_its_place(front: str, expected: str) -> None:
    found, (problem,) = article(f"---\n{front}\n---\nTwo".encode(), "seeds/x.md")
    assert f"{problem.location} {problem.code}" == expected
    assert found is not None
    assert found.body.text.strip() == "Two"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xff", "1:1"),
        (b"One\nCaf\xe9\n", "2:4"),
        ("\U0001f600é".encode() + b"\xe9", "1:3"),
        (b"\xef\xbb\xbfOne\xe9", "1:4"),
        (b"One\r\nTwo\rThree\xc3", "3:6"),
        (b"One\xed\xa0\x80", "1:4"),
    ],
)
def test_what_is_not_utf_8_has_its_place(data: bytes, place: str) -> None:
    problem = only(data)
    assert problem.code == "BG101"
    assert str(problem.location) == f"seeds/x.txt:{place}"
    assert problem.location.end_column == problem.location.column + 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_called_by_its_name(encoding: str) -> None:
    problem = only("\ufeffOne".encode(encoding))
    assert problem.message == "the file is UTF-16, not UTF-8"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n \r\n\t", b"\xc2\xa0"])
@pytest.mark.parametrize("file", ["seeds/x.txt", "seeds/x.md"])
def test_an_empty_article_is_an_error(data: bytes, file: str) -> None:
    found, (problem,) = article(data, file)
    assert found is None
    assert problem.code == "BG116"


def test_front_matter_alone_is_an_empty_article() -> None:
    assert only(b"---\ntitle: One\n---\n\n", "seeds/x.md").code == "BG116"


def test_the_size_is_limited() -> None:
    found, (problem,) = article(b"a" * (ARTICLE + 1), "seeds/x.txt")
    assert found is None
    assert problem.code == "BG110"


def test_control_characters_have_their_place() -> None:
    problem = only(b"One\nTwo\x00 three\x07\n")
    assert str(problem.location) == "seeds/x.txt:2:4"
    assert problem.message == "U+0000 is a control character; there are 2 in the file"


def test_a_form_feed_is_where_a_page_of_paper_ended() -> None:
    assert read(b"One\n\x0cTwo\n").body.text == "One\n\x0cTwo\n"
