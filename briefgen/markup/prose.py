"""Prose, which is inline Markdown, and analyses: into HTML safe in Markdown."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from briefgen.markup.address import allowed, attribute
from briefgen.markup.escape import escape
from briefgen.markup.finished import finished
from briefgen.markup.named import (
    Namer,
    free_text,
    joined,
    linked,
    nobody,
    with_names,
)

_INLINE = MarkdownIt("commonmark", {"html": False})
_BLOCKS = MarkdownIt("commonmark", {"html": False}).enable("table")
_TAGS = frozenset(
    (
        *("p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code"),
        *("em", "strong", "a", "hr", "br"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    )
)
_DEEPEST = 6
_HASH = re.compile("[#&]")  # as it is, or as a reference: `&num;`
# What may mean something in inline Markdown: other text comes out as it is.
_MARKUP = re.compile(r"[\\`*_\[\]!<&\n\r\0]")


def prose(text: str, namer: Namer = nobody) -> Markup:
    """Give prose as inline HTML, inert in Markdown and in a finished block."""
    if not _MARKUP.search(text):
        return linked(text, namer)
    return Markup("".join(map(str, _inline(_children(text), namer))))  # noqa: S704 - escaped


def prose_text(text: str) -> str:
    """Give the words of prose alone."""
    return " ".join(str(prose(text).striptags()).split())


def fragments(text: str) -> tuple[str, ...]:
    """List the places on the page that Markdown leads to: the `x` of `(#x)`."""
    if not _HASH.search(text):
        return ()
    tokens = _BLOCKS.parse(text)
    children = (child for token in tokens for child in token.children or ())
    hrefs = (str(c.attrGet("href")) for c in children if c.type == "link_open")
    return tuple(href[1:] for href in hrefs if href.startswith("#"))


def prose_words(text: str) -> Iterator[str]:
    """Give the stretches of prose in which somebody may be named."""
    if not _MARKUP.search(text):
        yield text
    else:
        yield from free_text(_children(text))


def block_words(text: str) -> Iterator[str]:
    """Give the stretches of an analysis in which somebody may be named."""
    for children in _bodies(_BLOCKS.parse(text)):
        yield from free_text(_without_images(children))


def blocks(text: str, namer: Namer = nobody) -> Markup:
    """Give an analysis as finished blocks, without a blank line in them."""
    if not text:
        return Markup()
    tokens = _BLOCKS.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(_DEEPEST, int(token.tag[1]) + 2)}"
        if token.children:
            token.children = list(_without_images(token.children))
    for children in _bodies(tokens):
        children[:] = with_names(children, namer)
    html = nh3.clean(
        _BLOCKS.renderer.render(tokens, _BLOCKS.options, {}),
        tags=set(_TAGS),
        attributes={"a": {"class", "href", "title", "data-entity"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return Markup(finished(html.strip()))  # noqa: S704 - sanitised


@lru_cache(64)  # who looks for names in a page's prose goes before who writes it
def _children(text: str) -> tuple[Token, ...]:
    parsed = _INLINE.parseInline(text)
    return tuple(child for token in parsed for child in token.children or ())


def _bodies(tokens: list[Token]) -> Iterator[list[Token]]:
    """Give what stands in blocks that are no headings."""
    for before, token in pairwise(tokens):
        if token.children and before.type != "heading_open":
            yield token.children


def _inline(tokens: Iterable[Token], namer: Namer) -> Iterator[Markup | str]:
    closing: list[str] = []
    for token in joined(tokens):
        if token.type == "link_open":
            opening, end = _link(str(token.attrGet("href")))
            closing.append(end)
            yield opening
        elif token.type == "link_close":
            yield closing.pop()
        elif token.type == "text" and not closing:
            yield linked(token.content, namer)
        else:
            yield _words(token)


def _words(token: Token) -> Markup | str:
    match token.type:
        case "code_inline":
            return f"<code>{escape(token.content)}</code>"
        case "hardbreak":
            return "<br>"
        case "em_open" | "em_close" | "strong_open" | "strong_close":
            slash = "/" if token.nesting < 0 else ""
            return f"<{slash}{token.tag}>"
        case _:  # text, and the words of an image
            return escape(token.content)


def _link(href: str) -> tuple[str, str]:
    if href.startswith("#") or allowed(href):
        return f'<a href="{attribute(href)}">', "</a>"
    return "", ""


def _without_images(tokens: list[Token]) -> Iterator[Token]:
    """Put its words in the place of an image, and drop links that lead nowhere."""
    leads = True
    for token in tokens:
        if token.type == "link_open":
            href = str(token.attrGet("href"))
            leads = href.startswith("#") or allowed(href)
        if token.type == "image":
            yield Token("text", "", 0, content=token.content)
        elif leads or token.type not in {"link_open", "link_close"}:
            yield token
