"""What the HTML standard allows where: read off the page as it is written.

A parser for browsers mends what is wrong before anybody sees it, so these rules go
by the tags themselves: what may stand in what, which attributes and roles there
are, and that ids are given once and lead somewhere. They cover the elements that
our pages are made of; any other is an error.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote

VOID = frozenset(("meta", "link", "img", "br", "hr", "wbr", "input", "col"))
PHRASING = frozenset(
    (
        *("a", "abbr", "b", "bdi", "br", "button", "cite", "code", "del", "dfn", "em"),
        *("i", "img", "input", "ins", "kbd", "label", "mark", "q", "s", "samp"),
        *("select", "small", "span", "strong", "sub", "sup", "svg", "time", "u"),
        *("var", "wbr", "script"),
    )
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
FLOW = (
    PHRASING
    | HEADINGS
    | frozenset(
        (
            *("p", "div", "section", "article", "aside", "nav", "header", "footer"),
            *("main", "figure", "blockquote", "pre", "ul", "ol", "dl", "table"),
            *("details", "hr"),
        )
    )
)
SVG = frozenset(
    (
        *("g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "title", "desc", "defs", "a"),
    )
)
ROWS = frozenset(("tr",))
# What may stand in an element; text where the last says so.
CONTENT: dict[str, tuple[frozenset[str], bool]] = {
    "html": (frozenset(("head", "body")), False),
    "head": (frozenset(("meta", "title", "link", "script", "noscript")), False),
    "noscript": (frozenset(("meta", "link")), False),
    "title": (frozenset(), True),
    "script": (frozenset(), True),
    "ul": (frozenset(("li",)), False),
    "ol": (frozenset(("li",)), False),
    "dl": (frozenset(("dt", "dd", "div")), False),
    "table": (frozenset(("caption", "colgroup", "thead", "tbody", "tfoot")), False),
    "thead": (ROWS, False),
    "tbody": (ROWS, False),
    "tfoot": (ROWS, False),
    "tr": (frozenset(("th", "td")), False),
    "select": (frozenset(("option",)), False),
    "details": (FLOW | {"summary"}, False),
    "figure": (FLOW | {"figcaption"}, False),
    "summary": (PHRASING | HEADINGS, True),
    **dict.fromkeys(("p", "pre", "button", "label", "dt"), (PHRASING, True)),
    **dict.fromkeys(HEADINGS | PHRASING - {"a", "script"}, (PHRASING, True)),
    **dict.fromkeys(("svg", "text", "tspan", *SVG - {"a", "title"}), (SVG, True)),
    **dict.fromkeys(("ins", "del", "a"), (FLOW, True)),
    **dict.fromkeys(
        ("li", "dd", "th", "td", "div", "figcaption", "body"), (FLOW, True)
    ),
    **dict.fromkeys(
        ("section", "article", "aside", "nav", "header", "footer", "main"), (FLOW, True)
    ),
    "blockquote": (FLOW, False),
}
ANYWHERE = frozenset(("id", "class", "lang", "dir", "title", "role", "hidden"))
ATTRIBUTES: dict[str, frozenset[str]] = {
    "meta": frozenset(("charset", "name", "content", "http-equiv", "property")),
    "link": frozenset(("rel", "href", "type", "title")),
    "script": frozenset(("src", "defer", "type")),
    "a": frozenset(("href", "rel")),
    "img": frozenset(("src", "alt", "width", "height")),
    "details": frozenset(("open", "name")),
    "time": frozenset(("datetime",)),
    "ol": frozenset(("start",)),
    "th": frozenset(("scope", "rowspan", "colspan")),
    "td": frozenset(("rowspan", "colspan")),
    "svg": frozenset(("viewbox", "width", "height")),
}
DRAWN = frozenset(
    (
        *("d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width"),
        *("height", "points", "transform", "text-anchor", "stroke-width", "href"),
        "tabindex",
    )
)
ROLES = frozenset(("img", "doc-noteref", "doc-backlink", "doc-endnotes", "list"))
INTERACTIVE = frozenset(("a", "button", "input", "select", "summary"))
NEEDED = {"a": "href", "img": "alt", "th": "scope", "meta": "content"}
IDREFS = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
SECTIONED = frozenset(("article", "aside", "nav", "section", "main"))


class _Checker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.wanted: list[str] = []
        self.problems: list[str] = []

    def say(self, problem: str) -> None:
        line, column = self.getpos()
        self.problems.append(f"{line}:{column + 1}: {problem}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._place(tag)
        self._attributes(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "svg" not in self.open and tag not in VOID:
            self.say(f"<{tag}/> is no void element")
        self._place(tag)
        self._attributes(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.say(f"</{tag}> closes <{self.open[-1] if self.open else ''}>")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and not CONTENT.get(self.open[-1], ((), True))[1]:
            self.say(f"text in <{self.open[-1]}>: {data.strip()[:20]}")

    def _place(self, tag: str) -> None:
        if not self.open:
            return
        parent = self.open[-1]
        within = "svg" in self.open
        # What stands in a link or a change is what may stand where that stands.
        holder = next(e for e in reversed(self.open) if e not in {"a", "ins", "del"})
        for element in (parent, holder):
            if element not in CONTENT:
                self.say(f"<{element}> is none of ours")
            elif tag not in CONTENT[element][0] and not (within and tag in SVG):
                self.say(f"<{tag}> in <{element}>")
        if tag in INTERACTIVE and INTERACTIVE & set(self.open):
            self.say(f"<{tag}> in something that is pressed itself")
        if tag == "main" and SECTIONED & set(self.open):
            self.say("<main> in a section")
        if tag in {"header", "footer"} and {"header", "footer"} & set(self.open):
            self.say(f"<{tag}> in a header or footer")

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.say(f"an attribute twice in <{tag}>")
        known = ANYWHERE | ATTRIBUTES.get(tag, frozenset())
        if "svg" in self.open:
            known |= DRAWN
        for name, value in attrs:
            if name not in known and not name.startswith(("data-", "aria-")):
                self.say(f"{name} in <{tag}>")
            self._value(name, value or "")
        needed = NEEDED.get(tag)
        if needed and needed not in names and "charset" not in names:
            self.say(f"<{tag}> without {needed}")

    def _value(self, name: str, value: str) -> None:
        if name == "role" and value not in ROLES:
            self.say(f"role {value}")
        if name == "id":
            self.ids.append(value)
            if not value or " " in value:
                self.say(f"id {value!r}")
        if name in IDREFS:
            self.wanted += value.split()
        if name == "href" and value.startswith("#"):
            self.wanted.append(unquote(value[1:]))

    def finish(self) -> None:
        twice = {i for i in self.ids if self.ids.count(i) > 1}
        self.problems += [f"id {i} twice" for i in sorted(twice)]
        lost = set(self.wanted) - set(self.ids) - {"", "top"}
        self.problems += [f"nothing has the id {i}" for i in sorted(lost)]
        self.problems += [f"<{tag}> stays open" for tag in self.open]


def html_errors(html: str) -> Iterator[str]:
    """Say what the standard does not allow, with line and column."""
    checker = _Checker()
    if not html.lower().startswith("<!doctype html>"):
        yield "no doctype"
    checker.feed(html)
    checker.close()
    checker.finish()
    yield from checker.problems
