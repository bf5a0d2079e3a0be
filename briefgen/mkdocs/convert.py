"""A page's Markdown into the HTML that MkDocs makes of it, at a tenth of the cost.

What our templates make of a page is finished blocks and a little Markdown:
headings, lines of text, lists. Where a page has nothing else on it, its HTML is
known without a parser. Where it has, MkDocs converts it.
"""

import re
from collections.abc import Iterator
from html import unescape
from types import SimpleNamespace
from typing import TypeAlias

from markdown import Markdown
from markdown.extensions.toc import slugify, unique
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor

from briefgen.mkdocs.finished_blocks import is_finished
from briefgen.mkdocs.frame import KnownFiles

_NEEDED = {"toc", "attr_list", "briefgen.mkdocs.finished_blocks"}
# What these look for is in nothing that is taken for known here.
_HARMLESS = {"tables", "fenced_code", "footnotes", "def_list", "md_in_html", "abbr"}
# Fences, which are found before blocks are, and what has to be put right first.
_UNKNOWN = ("```", "~~~", "\x02", "\x03", "\t", "\r")
_BLANK_OF_SPACES = re.compile(r"\n +\n")

# References, and characters that mean nothing wherever they stand in a line.
_TEXT = (
    r"""(?:[^\s\x00-\x1f!"\#$&*+<=>@\[\\\]^_`{|}~\x7f]++|[ ]|!(?!\[)|&\#[0-9]+;)++"""
)
_URL = r"[A-Za-z0-9_./\#%-]+"
# Tags that begin no block, and whose attributes nothing is read in.
_TAG = (
    r"</?(?:a|abbr|b|bdi|cite|code|em|i|q|s|small|span|strong|sub|sup|time)"
    r"""(?:[ ](?!markdown)[a-z-]+="[^<>"`\\\[\]{}@\x00-\x1f]*")*+>"""
)
_INLINE = rf"(?:{_TEXT}|\[{_TEXT}\]\({_URL}\)|{_TAG})++"
# What begins with none of the marks that begin a list or any other block.
_LINE = rf"(?!\d+\.)(?=[^\W_]|[^\x00-\x7f]|&|<|\[){_INLINE}(?<![ ])"
_KNOWN = re.compile(
    rf"""(?P<marks>\#{{1,6}})[ ]+(?P<title>{_INLINE})
         (?:(?<=[ ])\{{[ ]\#(?P<id>[A-Za-z][A-Za-z0-9_-]*)[ ]\}})?
       | (?P<line>{_LINE})
       | (?P<list>-[ ]{_LINE}(?:\n-[ ]{_LINE})*+)""",
    re.VERBOSE,
)
_LINK = re.compile(rf"\[({_TEXT})\]\(({_URL})\)")
_TO_PAGE = re.compile(r"((?:\.\./)*+)((?:[a-z0-9-]+/)*+)index\.md(\#[A-Za-z0-9_-]+)?+")
_ANY_TAG = re.compile(r"<[^>]*>")

_Chunk: TypeAlias = str | re.Match[str]
"""Finished blocks as they are, or Markdown of which all is known."""


class Converter:
    """Converts the Markdown of pages as MkDocs does, byte for byte."""

    def __init__(self, config: MkDocsConfig, files: KnownFiles) -> None:
        """Look at the extensions: what others than ours do, nobody knows here."""
        self._config = config
        self._files = files
        names = {
            n.removeprefix("markdown.extensions.") for n in config.markdown_extensions
        }
        ours = names >= _NEEDED and names <= _NEEDED | _HARMLESS
        self._knows = ours and not any(config.mdx_configs.values())
        self._markdown = Markdown()

    def html(self, file: File, markdown: str) -> str:
        """Give what `Page.render` makes of a page without its front matter."""
        chunks = self._chunks(markdown) if self._knows else None
        if chunks is None:
            page = SimpleNamespace(file=file, markdown=markdown)
            Page.render(page, self._config, self._files)  # type: ignore[arg-type] # has all it reads
            return str(page.content)
        links = _RelativePathTreeprocessor(file, self._files, self._config)
        return "\n".join(_converted(chunks, links)).rstrip("\n")

    def _chunks(self, markdown: str) -> list[_Chunk] | None:
        """Take a page apart at blank lines; nothing where any of it is unknown."""
        unknown = any(mark in markdown for mark in _UNKNOWN)
        if unknown or _BLANK_OF_SPACES.search(markdown):
            return None
        chunks: list[_Chunk] = []
        for part in markdown.split("\n\n"):
            chunk = part.strip("\n")
            if not chunk:
                continue
            if is_finished(chunk, self._markdown):
                chunks.append(chunk)
                continue
            known = _KNOWN.fullmatch(chunk)
            if not known or (known["list"] and chunks and _is_list(chunks[-1])):
                return None
            chunks.append(known)
        return chunks


def _is_list(chunk: _Chunk) -> bool:
    """Tell whether a list that comes next would be a part of this one."""
    return not isinstance(chunk, str) and bool(chunk["list"])


def _converted(
    chunks: list[_Chunk], links: _RelativePathTreeprocessor
) -> Iterator[str]:
    """Give the lines of a page's HTML, a blank one after each finished block."""
    ids = {c["id"] for c in chunks if not isinstance(c, str) and c["id"]}
    for chunk in chunks:
        if isinstance(chunk, str):
            yield chunk
            yield ""
        elif chunk["marks"]:
            yield _heading(chunk, ids, links)
        elif chunk["line"]:
            yield f"<p>{_linked(chunk[0], links)}</p>"
        else:
            items = _linked(chunk[0][2:], links).split("\n- ")
            yield "<ul>"
            yield from (f"<li>{item}</li>" for item in items)
            yield "</ul>"


def _heading(
    match: re.Match[str], ids: set[str], links: _RelativePathTreeprocessor
) -> str:
    """Give a heading its own id, or one of its words that no other has."""
    html = _linked(match["title"].strip(" "), links)
    words = " ".join(_ANY_TAG.sub("", html).split())
    id_ = match["id"] or unique(slugify(unescape(words), "-"), ids)
    level = len(match["marks"])
    return f'<h{level} id="{id_}">{html}</h{level}>'


def _linked(text: str, links: _RelativePathTreeprocessor) -> str:
    """Write the links in a text as HTML, led to where MkDocs leads them."""
    if "[" not in text:
        return text
    return _LINK.sub(
        lambda link: f'<a href="{_led(link[2], links)}">{link[1]}</a>', text
    )


def _led(link: str, links: _RelativePathTreeprocessor) -> str:
    """Lead a link where MkDocs leads it, which makes a file of each to find out.

    The shortest way to the Markdown of a page is the one to its folder too.
    """
    to_page = _TO_PAGE.fullmatch(link)
    *folders, name = links.file.src_uri.split("/")
    if to_page is None or name != "index.md" or not links.config.use_directory_urls:
        return links.path_to_url(link)
    up, down, place = to_page.groups("")
    steps = up.count("/")
    if steps > len(folders) or (steps and down.startswith(f"{folders[-steps]}/")):
        return links.path_to_url(link)  # there is a shorter way
    return f"{up}{down}{place}" if up or down else f"./{place}"
