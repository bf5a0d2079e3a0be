"""Finished blocks: nothing in an article or analysis is read as Markdown again."""

import re
from collections.abc import Callable

import html5lib
import pytest
from markdown import Markdown
from markdown_it import MarkdownIt

from briefgen.markup.article import literal, markdown
from briefgen.markup.prose import blocks
from tests.markup.test_escape import EXTENSIONS, PIECES

LINES = [
    *PIECES,
    *("a\tb", "\tindented", "   ", " \t ", "{++ in ++} and {-- out --}"),
    *("{~~ old ~> new ~~}", "{== marked ==}", "{>> said <<}", "~~~ x\ncode\n~~~"),
    *("```\nfence\n```", "before\n   \nafter **x**", "a&#10; &#10;b **c**"),
]
COMMONMARK = MarkdownIt("commonmark")


def in_code(line: str) -> str:
    return "````````\n" + line + "\n   \nmore **x**\n````````\n"


def in_table(line: str) -> str:
    return "| a | b |\n|---|---|\n| " + line.replace("\n", " ") + " | c |\n"


def in_title(line: str) -> str:
    title = line.replace("\\", "").replace('"', "").replace("\n\n", "\n")
    return f'[x](https://example.org/~a "{title}")\n'


ARTICLES: dict[str, Callable[[str], str]] = {
    "literal": lambda line: literal(f"first\n{line}\n{line}\n\nlast").html,
    "paragraph": lambda line: markdown(f"first\n{line}\n\nlast").html,
    "code": lambda line: markdown(in_code(line)).html,
    "table": lambda line: markdown(in_table(line)).html,
    "title": lambda line: markdown(in_title(line)).html,
    "analysis": lambda line: str(blocks(f"first\n{line}\n\n{in_code(line)}")),
}


@pytest.fixture(scope="module")
def python_markdown() -> Markdown:
    return Markdown(
        extensions=EXTENSIONS,
        extension_configs={"pymdownx.snippets": {"check_paths": False}},
    )


def shape(html: str) -> list[tuple[str, str, str, str]]:
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [
        (str(e.tag), e.text or "", e.tail or "", e.get("title") or "")
        for e in tree.iter()
        if e is not tree
    ]


@pytest.mark.parametrize("context", ARTICLES)
def test_a_finished_block_comes_out_as_it_is(
    python_markdown: Markdown, context: str
) -> None:
    for line in LINES:
        block = f'<div class="x">\n{ARTICLES[context](line)}\n</div>'
        wanted = shape(block)
        assert shape(python_markdown.reset().convert(block)) == wanted, line
        assert shape(COMMONMARK.render(block)) == wanted, line
        assert not re.search(r"\n[ \t]*\n", block), line


@pytest.mark.parametrize(
    "headings",
    [("a", "a", "a_1"), ("a_1", "a", "a"), ("fn1", "fnref1", "fn1"), ("", "section")],
)
def test_the_ids_of_an_article_are_given_once(headings: tuple[str, ...]) -> None:
    text = "".join(f"## {h}\n\ntext[^1]\n\n" for h in headings) + "[^1]: A note.\n"
    ids = re.findall(r' id="([^"]*)"', markdown(text).html)
    assert len(ids) == len(set(ids)) >= len(headings)
