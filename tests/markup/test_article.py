"""Articles: finished HTML, its text, and what no reader quotes of it."""

import re
from pathlib import Path

import html5lib
import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from briefgen.markup.article import Body, literal, markdown, prefixed

POSTS = sorted((Path(__file__).parents[3] / "shared/corpora/18f").glob("**/*.md"))


def text_of(html: str) -> str:
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return "".join(tree.itertext())


def paragraphs(body: Body) -> list[str]:
    return [text_of(p) for p in re.findall(r"<p>.*?</p>", body.html, re.DOTALL)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo\nthree", ["one", "two", "three"]),
        ("one\ntwo\n\nthree\n", ["one\ntwo", "three"]),
        ("one\n \t \n\n  two", ["one", "two"]),
        ("\n\none\ntwo\n\n", ["one", "two"]),
        ("", []),
    ],
)
def test_paragraphs_of_a_literal_text(text: str, expected: list[str]) -> None:
    assert paragraphs(literal(text)) == expected


@given(st.text(alphabet="ab \t\n\x0b<>&\"'*#é中", max_size=60))
def test_a_literal_text_is_the_text_of_its_html(text: str) -> None:
    body = literal(text)
    assert body.text == text
    shown = re.sub(r"[\x00-\x08\x0b-\x1f]", "\ufffd", text)
    assert text_of(body.html).replace("\x0b", "\ufffd") == shown
    assert "\n\n" not in body.html


@given(st.text(alphabet="ab \t\n<>&*#_`[]()!-|~1.^:/", max_size=80))
def test_the_text_of_markdown_is_the_text_of_its_html(text: str) -> None:
    body = markdown(text)
    assert body.text == text_of(body.html)
    assert "\n\n" not in body.html


def test_a_finished_block_goes_through_markdown_as_it_is() -> None:
    text = "# *A*\n\ntext `x`\n\n```\ncode\n\n\nmore [[x]]\n```\n\n- a\n\n  b\n\n1. c\n"
    block = f'<div class="x">\n{markdown(text).html}\n</div>'
    extensions = ["tables", "footnotes", "attr_list", "md_in_html", "def_list", "toc"]
    assert Markdown(extensions=extensions).convert(f"Before\n\n{block}\n\nAfter\n") == (
        f"<p>Before</p>\n{block}\n\n<p>After</p>"
    )


def test_raw_html_is_shown_and_not_obeyed() -> None:
    body = markdown("<script>alert(1)</script>\n\n<b onclick='x'>text</b> {{ 7 }}")
    assert "<script" not in body.html
    assert "<b" not in body.html
    assert "<script>alert(1)</script>" in body.text
    assert "{{ 7 }}" in body.text


def test_nothing_comes_from_another_host() -> None:
    body = markdown("![a boat](https://x.y/z.png) ![b](z.png) [c](z.html) [d](//h/x)")
    assert "<img" not in body.html
    assert re.findall(r'href="([^"]*)"', body.html) == ["https://x.y/z.png"]
    assert body.text == "[a boat] [b] c d"


def test_headings_go_below_the_page_and_have_ids() -> None:
    body = markdown("# One\n\n## Two\n\n###### Six\n\n# One\n")
    assert re.findall(r'<(h\d) id="([^"]*)">', body.html) == [
        ("h3", "one"),
        ("h4", "two"),
        ("h6", "six"),
        ("h3", "one_1"),
    ]


def test_ids_and_the_links_to_them_are_prefixed() -> None:
    html = prefixed(
        markdown("# One\n\n[up](#one), [out](https://x.y#one)\n").html, "p-"
    )
    assert 'id="p-one"' in html
    assert 'href="#p-one"' in html
    assert 'href="https://x.y#one"' in html


def test_footnotes_lead_there_and_back_once_prefixed() -> None:
    html = prefixed(markdown("So[^1].\n\n[^1]: Or not.\n").html, "p-")
    ids = set(re.findall(r' id="([^"]*)"', html))
    links = set(re.findall(r' href="#([^"]*)"', html))
    assert links == ids == {"p-fn1", "p-fnref1"}


def test_text_that_looks_like_an_id_is_not_prefixed() -> None:
    html = markdown('Say id="x" and `<a href="#y">`.').html
    assert prefixed(html, "p-") == html


def test_marks_of_footnotes_are_hidden() -> None:
    body = markdown("It is so[^1] today.\n\n[^1]: Or not.\n")
    hidden = [body.text[start:end] for start, end in body.hidden]
    assert hidden[0] == "[1]"
    assert len(hidden) == 2
    assert "Or not." not in "".join(hidden)


@pytest.mark.skipif(not POSTS, reason="no corpus of posts beside the repository")
def test_real_posts() -> None:
    for post in POSTS:
        text = post.read_text("utf-8")
        body = markdown(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL))
        assert body.text == text_of(body.html), post.name
        again = nh3.clean(
            body.html,
            tags=set(re.findall(r"<([a-z0-9]+)", body.html)),
            attributes={"*": {"id", "class", "href", "title", "start"}},
            link_rel=None,
        )
        plain = re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), body.html)
        assert re.sub(r"\s", "", again) == re.sub(r"\s", "", plain)


PATHOLOGICAL = {
    "brackets": "[" * 20_000,
    "links": "[a](" * 10_000,
    "images": "![a](" * 10_000,
    "emphasis": "*a **a " * 8_000,
    "stars": "*" * 20_000 + "a",
    "backticks": "".join("e" + "`" * n for n in range(300)),
    "quotes": ">" * 20_000 + "a",
    "lists": "".join("  " * n + "* a\n" for n in range(300)),
    "references": "".join(f"[{n}]: x\n" for n in range(5_000)) + "[1]" * 5_000,
    "entities": "&" * 20_000,
    "angles": "<" * 20_000,
    "tables": "|" * 5_000 + "\n" + "|-" * 5_000 + "\n",
    "footnotes": "[^1]" * 5_000 + "\n\n[^1]: x\n",
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_input_comes_to_an_end(name: str) -> None:
    body = markdown(PATHOLOGICAL[name])
    assert body.text
