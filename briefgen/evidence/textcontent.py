"""Reads finished HTML as its text, and knows where each character stands in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from briefgen.evidence.selectors import TextPositionSelector

_TOKEN = re.compile(
    r"(?P<text>[^<]+|<(?![A-Za-z/!?]))|<!--.*?-->|<[!?][^>]*>"
    r"""|<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'>])*+>""",
    re.DOTALL,
)
# What stands for other characters than its own, and is never cut.
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z][A-Za-z\d]*);?|\r\n?")

# Elements that stand inside a line. Any other is taken for a block.
_IN_LINES = (
    "a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q "
    "rp rt ruby s samp small span strike strong sub sup time tt u var wbr"
)
_PHRASING = frozenset(_IN_LINES.split())
# No link may stand in the first two, and an arrow does harm in the others.
_CLOSED_TO_LINKS = frozenset(("a", "button", "code", "kbd", "pre", "samp", "summary"))
# Parsers drop a line break straight after these.
_LINE_DROPPED = frozenset(("pre", "listing", "textarea"))


class Node(NamedTuple):
    """The text between two tags."""

    start: int
    """Where it begins in the text."""
    end: int
    block: int
    """How many edges of blocks stand before it."""
    exit: int
    """Which of `HtmlText.exits` leads out of links and code; 0 is none."""


class _Run(NamedTuple):
    """Characters that stand in the HTML as they are, or one reference to some."""

    text: int
    size: int
    html: int
    html_size: int


class HtmlText:
    """The text of finished HTML, with its way back into the HTML."""

    def __init__(self, html: str) -> None:
        self.size = 0
        """In code points."""
        self.exits = [0]
        """Places in the HTML, each just behind a link or code."""
        self._html = html
        self._literal = "&" not in html and "\r" not in html
        self._texts: list[str] = []
        self._runs: list[_Run] = []
        self._starts: list[int] = []  # of each run in the text
        self._nodes: list[Node] = []
        self._block = 0
        self._closed = 0  # open elements that are closed to links
        self._tag_before = ""
        for token in tokens(html):
            if token.lastgroup == "text":
                self._take_text(token.start(), token.end())
            elif token.lastgroup == "name":
                self._take_tag(token["name"].lower(), bool(token["end"]), token.end())

    def content(self) -> str:
        """Give the text."""
        return "".join(self._texts)

    def blocks(self) -> Iterator[tuple[Node, ...]]:
        """Give the nodes between two edges of blocks, unless all of them are blank.

        Blank ones between blocks are shown by no browser, and often stand where no
        mark is allowed, as between the rows of a table.
        """
        content = self.content()
        for _, group in groupby(self._nodes, attrgetter("block")):
            nodes = tuple(group)
            if content[nodes[0].start : nodes[-1].end].strip():
                yield nodes

    def html_start(self, at: int) -> int:
        """Give where the character at a place in the text begins in the HTML."""
        run = self._run(at)
        return run.html + (at - run.text if run.size == run.html_size else 0)

    def html_end(self, at: int) -> int:
        """Give where the character before a place in the text ends in the HTML."""
        run = self._run(at - 1)
        return run.html + (
            at - run.text if run.size == run.html_size else run.html_size
        )

    def widened(self, part: TextPositionSelector) -> tuple[int, int]:
        """Take in the whole of a reference that a part begins or ends inside of."""
        first, last = self._run(part.start), self._run(part.end - 1)
        start = part.start if first.size == first.html_size else first.text
        end = part.end if last.size == last.html_size else last.text + last.size
        return start, end

    def _run(self, at: int) -> _Run:
        return self._runs[bisect_right(self._starts, at) - 1]

    def _take_tag(self, name: str, is_end: bool, end: int) -> None:  # noqa: FBT001 - private
        self._tag_before = "" if is_end else name
        if name not in _PHRASING:
            self._block += 1
        if name not in _CLOSED_TO_LINKS:
            return
        if not is_end:
            if not self._closed:
                self.exits.append(len(self._html))
            self._closed += 1
        elif self._closed:
            self._closed -= 1
            self.exits[-1] = end

    def _take_text(self, start: int, end: int) -> None:
        if self._tag_before in _LINE_DROPPED:
            start += self._html.startswith("\r", start)
            start += self._html.startswith("\n", start)
        self._tag_before = ""
        before, at = self.size, start
        found = () if self._literal else _REFERENCE.finditer(self._html, start, end)
        for reference in found:
            meant = "\n" if reference[0][0] == "\r" else unescape(reference[0])
            self._take_run(self._html[at : reference.start()], at, reference.start())
            self._take_run(meant, reference.start(), reference.end())
            at = reference.end()
        self._take_run(self._html[at:end], at, end)
        if self.size > before:
            leads_out = len(self.exits) - 1 if self._closed else 0
            self._nodes.append(Node(before, self.size, self._block, leads_out))

    def _take_run(self, text: str, start: int, end: int) -> None:
        if text:
            self._runs.append(_Run(self.size, len(text), start, end - start))
            self._starts.append(self.size)
            self._texts.append(text)
            self.size += len(text)


def tokens(html: str) -> Iterator[re.Match[str]]:
    """Cut finished HTML into its tags (`name`, `end`), texts (`text`) and the rest.

    Raises ValueError for a tag without its end.
    """
    at = 0
    for token in _TOKEN.finditer(html):
        if token.start() != at:
            break
        yield token
        at = token.end()
    if at < len(html):
        raise ValueError(f"the HTML has a tag without an end at {at}")


def text_content(html: str) -> str:
    """Give the text that positions in finished HTML count in, as browsers do."""
    return HtmlText(html).content()


def blocks(html: str) -> tuple[TextPositionSelector, ...]:
    """Find the paragraphs: stretches of text that no edge of a block interrupts."""
    return tuple(
        TextPositionSelector(nodes[0].start, nodes[-1].end)
        for nodes in HtmlText(html).blocks()
    )
