"""An article's body: finished HTML, and the text that a reader sees of it."""

import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import zip_longest

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from briefgen.evidence.textcontent import text_content
from briefgen.frozen import dataclass
from briefgen.markup.address import allowed
from briefgen.markup.finished import finished
from briefgen.packed import packed, unpacked

_TAGS = frozenset(
    (
        *("p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code"),
        *("em", "strong", "s", "a", "hr", "br", "sup", "section"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    )
)
_ATTRIBUTES = {
    "a": {"href", "title", "id", "class"},
    "ol": {"start", "class"},
    "li": {"id", "class"},
    "section": {"class"},
    "sup": {"class"},
    **{f"h{level}": {"id"} for level in range(3, 7)},
}
_DEEPEST = 6
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)*\n")
_LINE = re.compile(r"\n+")
_TAG = re.compile(r'<[a-z](?:[^>"]|"[^"]*")*>')
_OWN_ID = re.compile(r' id="| href="#')
_OF_FOOTNOTE = re.compile(r"fn(?:ref)?\d+")

_FOOTNOTE_MARK = re.compile(
    r'<sup class="footnote-ref">.*?</sup>|<a [^>]*class="footnote-backref">.*?</a>'
)

_PARSER = (
    MarkdownIt("commonmark", {"html": False})
    .enable(["table", "strikethrough"])
    .use(footnote_plugin)
)


@dataclass(frozen=True, slots=True)
class Body:
    """An article's body.

    No blank line stands in its HTML, so that it is one block to every Markdown
    parser, and nothing in it is ever taken for Markdown.
    """

    packed_text: bytes
    """Its text, packed: of a site's articles few are read at a time."""
    hidden: tuple[tuple[int, int], ...] = ()
    """Stretches of the text that nobody quotes: the marks of footnotes."""
    packed_html: bytes = b""
    """Finished HTML of an allow-list, packed; empty where the text alone makes it."""

    @property
    def text(self) -> str:
        """Give its `textContent`, in code points; of a `.txt` the file's text."""
        return unpacked(self.packed_text)

    @property
    def html(self) -> str:
        """Give finished HTML; of literal text it is not kept, since few show it."""
        html = self.packed_html
        return unpacked(html) if html else _literal_html(self.text)


def literal(text: str) -> Body:
    """Take text as it is: blank lines part paragraphs, or else each line does."""
    return Body(packed(text))


def _literal_html(text: str) -> str:
    break_ = _BLANK_LINE if _BLANK_LINE.search(text.strip("\n")) else _LINE
    # White space is all that parts them, and no escape adds any.
    escaped = escape(text, quote=False)
    return finished("".join(_paragraphs(escaped, break_)))


def markdown(text: str) -> Body:
    """Convert Markdown; raw HTML in it is shown as text, links are judged."""
    tokens = _PARSER.parse(text)
    _adapt(tokens)
    html = nh3.clean(
        _PARSER.renderer.render(tokens, _PARSER.options, {}),
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    html = finished(html.strip())
    return Body(packed(text_content(html)), tuple(_hidden(html)), packed(html))


def prefixed(html: str, prefix: str) -> str:
    """Put a prefix before every id, and before the links to them."""
    return _TAG.sub(lambda tag: _OWN_ID.sub(rf"\g<0>{prefix}", tag[0]), html)


def _hidden(html: str) -> Iterator[tuple[int, int]]:
    """Find the marks of footnotes, and the ways back from them."""
    at = start = 0
    for mark in _FOOTNOTE_MARK.finditer(html):
        start += len(text_content(html[at : mark.start()]))
        end = start + len(text_content(mark[0]))
        yield start, end
        at, start = mark.end(), end


def _paragraphs(text: str, break_: re.Pattern[str]) -> Iterator[str]:
    at = 0
    for match in break_.finditer(text):
        yield from _paragraph(text[at : match.start()])
        yield _separator(match[0])
        at = match.end()
    yield from _paragraph(text[at:])


def _paragraph(text: str) -> Iterator[str]:
    words = text.strip()
    start = text.find(words) if words else len(text)
    yield _separator(text[:start], last_raw=False)
    if words:
        yield f"<p>{words}</p>"
        yield _separator(text[start + len(words) :], last_raw=False)


def _separator(space: str, *, last_raw: bool = True) -> str:
    """Keep white space between paragraphs, but no blank line: as references."""
    if not space:
        return ""
    raw = 1 if last_raw and space.endswith("\n") else 0
    kept = space[: len(space) - raw]
    return "".join(f"&#{ord(c)};" for c in kept) + space[len(space) - raw :]


def _adapt(tokens: list[Token]) -> None:
    """Lower headings, give them ids, and judge links and images."""
    ids = _Ids()
    for token, content in zip_longest(tokens, tokens[1:]):
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(_DEEPEST, int(token.tag[1]) + 2)}"
        if token.type == "heading_open":
            token.attrSet("id", ids.of(content.content))
        if token.children:
            token.children = list(_judged(token.children))


class _Ids:
    """The ids of an article's headings, each given once, and none of a footnote's."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._last: Counter[str] = Counter()

    def of(self, text: str) -> str:
        """Make an id of a heading's words."""
        name = re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", text.lower())).strip("-")
        name = given = name or "section"
        while given in self._given or _OF_FOOTNOTE.fullmatch(given):
            self._last[name] += 1
            given = f"{name}_{self._last[name]}"
        self._given.add(given)
        return given


def _judged(tokens: list[Token]) -> Iterator[Token]:
    """Keep links that lead to the web; of an image, its words and perhaps a link.

    Nothing on a page comes from another host.
    """
    in_link = False
    for token in tokens:
        if token.type == "image":
            yield from _image(token, in_link=in_link)
            continue
        if token.type == "link_open":
            in_link = True
            href = str(token.attrGet("href"))
            if not (href.startswith("#") or allowed(href)):
                token.attrs.pop("href")
        elif token.type == "link_close":
            in_link = False
        yield token


def _image(token: Token, *, in_link: bool) -> Iterator[Token]:
    words = Token("text", "", 0, content=f"[{token.content or 'image'}]")
    src = str(token.attrGet("src"))
    if in_link or not allowed(src):
        yield words
        return
    yield Token("link_open", "a", 1, attrs={"href": src})
    yield words
    yield Token("link_close", "a", -1)
