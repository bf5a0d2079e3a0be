"""Escaping: the text comes out as it went in, and changes no page's structure."""

import re
from html import unescape
from itertools import product

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined
from markdown import Markdown

from briefgen.markup.escape import escape, finalize

EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes"),
    *("md_in_html", "meta", "sane_lists", "tables", "toc", "wikilinks"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret"),
    *("pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.keys"),
    *("pymdownx.inlinehilite", "pymdownx.magiclink", "pymdownx.mark"),
    *("pymdownx.snippets", "pymdownx.superfences", "pymdownx.tasklist"),
    *("pymdownx.tilde", "pymdownx.fancylists"),
]
CONTEXTS = {
    "paragraph": "Before.\n\n{}\n",
    "heading": "## {} {{ #s-x }}\n",
    "list": "- {}\n- next\n",
    "table": "| a | b |\n|---|---|\n| {} | c |\n",
    "link": "[{}](x.md)\n",
    "inline element": "before <em>{}</em> after\n",
    "attribute": '<p class="x" title="{}">text</p>\n',
    "block": '<div class="x">\n<p>{}</p>\n</div>\n',
}
PIECES = [
    *("# h", "## h", "1. x", "12) x", "a. x", "iv. x", "- x", "* x", "+ x", "> x"),
    *("| a | b |", "|---|", ":::", ":::note", "!!! note", "??? x", "???+ x", ": x"),
    *("[x](javascript:alert(1))", "[x](y)", "![x](y)", "[[x]]", "[x][y]", "[x]: y"),
    *("--8<--", '--8<-- "x"', ";--8<--", "{{ x }}", "{% x %}", "{# x #}", "{{x}}"),
    *("<script>alert(1)</script>", "<b>x</b>", "</p>", "<!-- x -->", "<?x?>", "<x"),
    *("&lt;", "&amp;#x41;", "&#x41;", "&nbsp;", "&", "$x$", "$$x$$", r"\(x\)", "\\"),
    *("^[x]", "[^1]", "[^1]: x", "*[X]: y", "{: #id .c }", "{#id}", "{ .c }", "==x=="),
    *("++x++", "++ctrl+alt++", "~~x~~", "~x~", "^x^", "^^x^^", ":smile:", ":+1:"),
    *("<https://x.y>", "http://x.y", "https://x.y/z", "www.x.com", "a@b.c", "***"),
    *("___", "---", "===", "```", "~~~", "`x`", "``", "**x**", "__x__", "_x_", "*x*"),
    *("{++x++}", "{--x--}", "{~~x~>y~~}", "{>>x<<}", "`#!py x`", "[ ] x", "[x] y"),
    *('"quoted"', "'quoted'", "don't", "x's", "(c)", "(tm)", "(2023)", "a (b) c"),
    *("2.5", "3,000", "end.", "Why?", "Ja!", "so: this", "one; two", "well-known"),
    *("\t x", "    x", "x\n\ny", "x  \ny", "\x02x\x03", "wzxhzdk:0", "x\u2028y", "é"),
    *("عربي", "中文", "1.", "i.", "A.", "x.", "x)", "Table: x", "[TOC]", "/// x"),
]
STRINGS = sorted(
    {*PIECES, *(f"{a} {b}" for a, b in product(PIECES[::2], PIECES[1::3]))}
)


@pytest.fixture(scope="module")
def parser() -> Markdown:
    return Markdown(
        extensions=EXTENSIONS,
        extension_configs={"pymdownx.snippets": {"check_paths": False}},
    )


def shape(html: str) -> tuple[list[str], str, str]:
    """Give the tags of a page, its text, and its titles."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    tags = [str(element.tag) for element in tree.iter()]
    titles = "".join(element.get("title") or "" for element in tree.iter())
    return tags, "".join(tree.itertext()), titles


def collapsed(text: str) -> str:
    text = re.sub(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]", "\ufffd", text)
    return " ".join(re.split(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+", text))


def test_there_are_many_hostile_strings() -> None:
    assert len(STRINGS) >= 2000


@pytest.mark.parametrize("context", CONTEXTS)
def test_text_changes_no_structure_and_comes_out_whole(
    parser: Markdown, context: str
) -> None:
    template = CONTEXTS[context]
    harmless = shape(parser.reset().convert(template.format("Word")))
    for text in STRINGS:
        html = parser.reset().convert(template.format(escape(text)))
        tags, words, titles = shape(html)
        assert tags == harmless[0], text
        assert collapsed(text).strip() in " ".join((words + titles).split(" ")), text


@given(st.text())
def test_the_text_comes_back(text: str) -> None:
    assert unescape(escape(text)) == _shown(text)


def _shown(text: str) -> str:
    space = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
    control = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
    return control.sub("\ufffd", space.sub(" ", text))


@given(st.text())
def test_what_is_escaped_stays_as_it_is(text: str) -> None:
    assert escape(escape(text)) == escape(text)


def test_ordinary_text_can_be_read() -> None:
    text = "NATO's 31 allies agreed, by 4 July 2023: he stays (for a year). Why? So!"
    assert str(escape(text)) == text


@pytest.mark.parametrize("value", [None, True, ["x"], StrictUndefined(name="x"), 1.5])
def test_a_page_shows_text_and_numbers_alone(value: object) -> None:
    with pytest.raises(TypeError):
        finalize(value)


def test_a_number_is_shown() -> None:
    assert finalize(31) == "31"
