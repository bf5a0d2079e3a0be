"""The last gate: no element, handler or address on a page that is not ours."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefgen.mkdocs.html import ADDRESSES, Tag

CONTENT = frozenset(
    (
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "section", "article"),
        *("aside", "header", "footer", "nav", "details", "summary", "hr", "br", "wbr"),
        *("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "q", "cite", "pre", "code"),
        *("a", "abbr", "b", "bdi", "dfn", "em", "i", "kbd", "mark", "s", "samp"),
        *("small", "strong", "sub", "sup", "time", "u", "var", "ins", "del"),
        *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr"),
        *("th", "td", "figure", "figcaption", "img"),
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline"),
        *("polygon", "text", "tspan", "title", "desc", "defs", "clippath"),
    )
)
"""The elements that our templates, article bodies and charts are made of."""
_FILES = {"src", "poster"}
_SCHEMES = {"http", "https", "mailto"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ELEMENT = re.compile(r"<((?i:[a-z])[^\s/>]*+)")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f]")  # browsers skip them in a scheme


def foreign(tags: Iterable[Tag], elements: frozenset[str]) -> Iterator[str]:
    """Name what is none of ours: elements, handlers, schemes, files of other hosts."""
    for name, attributes, _, _, risky in tags:
        if name not in elements:
            yield f"an element <{name}>"
        for key in risky:
            yield from _judged(name, key, attributes[key])


def _judged(name: str, key: str, value: str) -> Iterator[str]:
    if key in ADDRESSES:
        yield from _address(name, key, value)
    else:
        yield f"an attribute {key} of <{name}>"


def _address(name: str, key: str, value: str) -> Iterator[str]:
    address = _IGNORED.sub("", value)
    scheme = _SCHEME.match(address)
    known = _SCHEMES if name != "link" else {*_SCHEMES, "data"}
    if scheme and scheme[1].lower() not in known:
        yield f"the address {value[:40]} in <{name}>"
    elif key in _FILES and (scheme or address[:2] == "//"):
        yield f"a file of another host, {value[:40]}, in <{name}>"


def only_of(html: str, elements: frozenset[str]) -> bool:
    """Tell at a glance whether a text can have no other elements than these."""
    return elements.issuperset(name.lower() for name in set(_ELEMENT.findall(html)))


def theme_elements(folders: Iterable[str]) -> frozenset[str]:
    """Read off a theme's templates which elements it puts round the content."""
    files = (file for folder in folders for file in Path(folder).rglob("*.html"))
    texts = (file.read_text("utf-8") for file in files)
    return frozenset(name.lower() for text in texts for name in _ELEMENT.findall(text))
