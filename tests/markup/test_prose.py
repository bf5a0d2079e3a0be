"""Prose and analyses: inline Markdown, no raw HTML, links that lead to the web."""

import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

from briefgen.markup.escape import escape
from briefgen.markup.prose import blocks, fragments, prose, prose_text


def elements(html: str) -> list[str]:
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [str(element.tag) for element in tree.iter() if element is not tree]


def hrefs(html: str) -> list[str]:
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [a.get("href") or "" for a in tree.iter("a")]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("*one* and **two**", "<em>one</em> and <strong>two</strong>"),
        ("a `code` b", "a <code>code</code> b"),
        ("two\nlines", "two lines"),
        ("[nato](https://nato.int/a_b)", '<a href="https://nato.int/a_b">nato</a>'),
        ("[it](#kp1)", '<a href="#kp1">it</a>'),
        ("[mail](mailto:a@b.c)", '<a href="mailto:a@b.c">mail</a>'),
        ("![a picture](https://x.y/z.png)", "a picture"),
    ],
)
def test_what_prose_becomes(text: str, html: str) -> None:
    assert prose(text) == html


@given(st.text(st.characters(exclude_characters="\\`*_[]!<&\n\r\0"), min_size=1))
def test_prose_without_markup_is_its_own_words(text: str) -> None:
    parsed = MarkdownIt("commonmark", {"html": False}).parseInline(text)
    tokens = [child for token in parsed for child in token.children or ()]
    assert [(token.type, token.content) for token in tokens] == [("text", text)]
    assert prose(text) == escape(text)


@pytest.mark.parametrize(
    "target",
    [
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
        ),
        *("java&#10;script:alert(1)", "&#106;avascript:alert(1)", "//host/x", "../x"),
        *("file:///etc/passwd", "https:", "http://", "mailto:", "<java\tscript:x>"),
    ],
)
def test_a_link_that_leads_elsewhere_is_only_words(target: str) -> None:
    assert hrefs(prose(f"[x]({target})")) == []
    assert [h for h in hrefs(blocks(f"[x]({target})")) if h] == []


@given(st.text(alphabet="ab*_`[]()<>#!&;:/\\\n \"'{}$|~^=+-.1", max_size=40))
def test_prose_yields_a_few_elements_alone(text: str) -> None:
    assert set(elements(prose(text))) <= {"em", "strong", "code", "a", "br"}
    allowed = re.compile(r"https?://|mailto:|#")
    assert all(allowed.match(href) for href in hrefs(prose(text)))


@given(st.text(alphabet="ab*_`[]()<>#!&;:/\\ \"'{}$|~^=+-.1", max_size=40))
def test_prose_is_inert_in_markdown(text: str) -> None:
    html = str(prose(text))
    page = Markdown(extensions=["attr_list", "tables", "footnotes", "def_list"])
    block = page.convert(f'Before\n\n<p class="x">{html}</p>\n')
    inline = page.reset().convert(f"Before <i>{html}</i> after\n")
    assert elements(block) == ["p", "p", *elements(html)]
    assert elements(inline) == ["p", "i", *elements(html)]


def test_the_words_alone() -> None:
    assert prose_text("It *is* [so](https://x.y) & `that`") == "It is so & that"


def test_the_statements_that_are_led_to() -> None:
    assert fragments("[a](#kp1), [b](https://x.y#z)\n\n- [c](#j1)") == ("kp1", "j1")
    assert fragments("[a](&num;kp1), [b](&#35;j1), [c](x)") == ("kp1", "j1")
    assert fragments("[a](x), *b*") == ()


def test_an_analysis_is_one_block() -> None:
    text = (
        "# One\n\nText <b>raw</b>\n\n- a\n- b\n\n"
        "```\nx\n\n\ny\n```\n\n| a |\n|---|\n| b |\n"
    )
    html = str(blocks(text))
    assert "\n\n" not in html
    assert "<h3>One</h3>" in html
    assert "&lt;b&gt;raw" in html
    assert "x\n&#10;&#10;y" in html or "x&#10;&#10;\ny" in html
    page = Markdown(extensions=["tables"]).convert(f"<div>\n{html}\n</div>\n")
    assert page == f"<div>\n{html}\n</div>"


def test_a_link_that_leads_nowhere_leaves_its_words_alone() -> None:
    assert blocks("See [*that*](../other.md) and [this](#kp1).") == (
        '<p>See <em>that</em> and <a href="#kp1">this</a>.</p>'
    )
