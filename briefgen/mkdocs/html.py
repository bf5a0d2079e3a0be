"""Reads finished HTML: where its links lead, and which ids it has."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from briefgen.mkdocs.anatomies import Anatomy

# What a browser takes for a tag: first as our templates write it, then as anybody
# may. What is not finished takes all the rest, and quantifiers are possessive, so
# that no input makes this slow. Nothing is taken apart here: most tags of a page are
# on others too.
_QUICK = r"""[a-z0-9]*+(?:[ ][a-z:-]++="[^"]*+")*+>"""
_ATTRIBUTES = r"""[^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+"""
_TAG = re.compile(
    rf"""<(?!/)(?:
        [a-rt-z]{_QUICK}
      | s(?!cript|tyle){_QUICK}
      | [a-rt-zA-RT-Z][^\s/>]*+{_ATTRIBUTES}(?:>|.*)
      | !--.*?(?:-->|\Z)
      | (?i:script)\b{_ATTRIBUTES}>.*?(?:</(?i:script)\s*+>|\Z)
      | (?i:style)\b{_ATTRIBUTES}>.*?(?:</(?i:style)\s*+>|\Z)
      | [sS][^\s/>]*+{_ATTRIBUTES}(?:>|.*)
    )""",
    re.DOTALL | re.VERBOSE,
)
_PARTS = re.compile(
    rf"<((?i:script|style)\b|[a-zA-Z][^\s/>]*+)({_ATTRIBUTES})>", re.DOTALL
)
# Most of the tags that are on one page only: a link as our templates write it.
_LINK = re.compile(r'<a(?: class="([a-z -]*+)")?+ href="([^"&:]*+)">')
_LONG = 500
"""Characters; a longer tag, or script, is on one page only."""
_PLAIN = re.compile(r'<([a-z][a-z0-9]*+)(?: [a-z:-]++="[^"&]*+")*+>')
_PLAIN_ATTRIBUTE = re.compile(r' ([a-z:-]++)="([^"]*+)"')
_ATTRIBUTE = re.compile(
    r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]++)))?+"""
)
# A link to a folder or file of the site, as our templates and MkDocs write it.
_RELATIVE = re.compile(
    r"(\./|(?:\.\./)*+)((?:[\w-]++/)*+(?:[\w-]++(?:\.[\w-]++)*+)?+)(?:\#([\w-]*+))?+"
)
_PLACE = re.compile(r"[\w-]++")
_LINKING = {"href", "src", "poster", "action", "xlink:href"}
_LOADING = {"src", "poster"}
ADDRESSES = _LINKING | {"cite", "data"}
"""Attributes that are addresses."""
_RUNNING = {"srcdoc", "formaction", "ping", "background"}


class Tag(NamedTuple):
    """A start tag."""

    name: str
    """In lower case."""
    attributes: Mapping[str, str]
    """By their names in lower case."""
    links: tuple[str, ...] = ()
    """Where it leads, as it is written."""
    ids: tuple[str, ...] = ()
    """The places that it is."""
    risky: tuple[str, ...] = ()
    """Which attributes may run code, load a file or lead out of the site."""


def tags(html: str) -> Iterator[Tag]:
    """Give every start tag; copies once."""
    texts: Iterable[str] = dict.fromkeys(_TAG.findall(html))
    found = (_known(t) if len(t) < _LONG else _tag(t) for t in texts)
    return filter(None, found)


def _tag(text: str) -> Tag | None:
    """Take a tag apart; nothing, if it is a comment or is not finished."""
    link = _LINK.fullmatch(text)
    if link:
        class_, address = link.groups()
        of_class = {} if class_ is None else {"class": class_}
        return Tag("a", {**of_class, "href": address}, (address,))
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _read(plain[1], dict(_PLAIN_ATTRIBUTE.findall(text)))
    parts = _PARTS.match(text)
    return _read(parts[1].lower(), dict(_attributes(parts[2]))) if parts else None


def _read(name: str, attributes: Mapping[str, str]) -> Tag:
    links: list[str] = []
    ids: list[str] = []
    risky: list[str] = []
    for key, value in attributes.items():
        if key in ADDRESSES:
            if key in _LINKING:
                links.append(value)
            if ":" in value or key in _LOADING:
                risky.append(key)
        elif key == "id" or (key == "name" and name == "a"):
            ids.append(value)
        elif key in _RUNNING or key.startswith("on"):
            risky.append(key)
    return Tag(name, attributes, tuple(links), tuple(ids), tuple(risky))


_known = lru_cache(maxsize=1 << 12)(_tag)


def anatomy(tags: Iterable[Tag], path: str, base: str) -> Anatomy:
    """Read a page of the site; `base` is the path of the site's address.

    A link to a place on the page itself, where that is there, breaks only with the
    page, and so is settled here: a third of what links of briefings lead to.
    """
    found = list(tags)
    ids = {id_ for tag in found for id_ in tag.ids}
    links = {link for tag in found for link in tag.links}
    links.difference_update([f"#{id_}" for id_ in ids])
    up = "../" * path.count("/")
    return Anatomy.of({_lead(link, path, up, base) for link in links}, ids)


def _lead(link: str, path: str, up: str, base: str) -> str:
    """Follow a link; most of what pages lead to, others lead to as well."""
    way, _, place = link.partition("#")
    # Before a `#`, white space is part of the way; at the end of a link, of nothing.
    if (place and _PLACE.fullmatch(place) is None) or way[-1:].isspace():
        return inside(link, path, base)
    if not way:
        return f"{path}#{place}" if place else ""
    if up and way.startswith(up):
        file = _from_top(way[len(up) :], base)
    else:
        file = inside(way, path, base)
    if place:
        return f"{file}#{place}" if file else inside(link, path, base)
    return file


@lru_cache(maxsize=1 << 14)
def _from_top(link: str, base: str) -> str:
    """Follow a link from the home page: pages have many of these in common."""
    return inside(f"./{link}", "index.html", base)


def base_path(site_url: str | None) -> str:
    """Give the path of the site's address, which absolute links begin with."""
    return urlsplit(site_url or "/").path.rstrip("/") + "/"


def inside(link: str, path: str, base: str) -> str:
    """Say which file and place of the site a link on a page leads to, if any."""
    relative = _RELATIVE.fullmatch(link)
    if relative:
        return _relative(path, *relative.groups(""))
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return ""
    if parts.scheme or parts.netloc:
        return ""
    target, place = unquote(parts.path), unquote(parts.fragment).partition(":~:")[0]
    if not target:
        return f"{path}#{place}" if place else ""
    if not target.startswith("/"):
        target = posixpath.join("/", posixpath.dirname(path), target)
    elif target.startswith(base):
        target = "/" + target.removeprefix(base)
    else:
        return ""
    file = _file(target)
    return f"{file}#{place}" if place else file


def _relative(path: str, up: str, down: str, place: str) -> str:
    """Go up from a page's folder, but not out of the site, and down again."""
    if not up and not down:
        return f"{path}#{place}" if place else ""
    above = path.rsplit("/", 1 + len(up) // 3)
    folder = f"{above[0]}/" if len(above) == 2 + len(up) // 3 else ""
    file = folder + down if down[-1:] not in {"", "/"} else f"{folder}{down}index.html"
    return f"{file}#{place}" if place else file


def _file(target: str) -> str:
    """Turn the address of a folder into that of the page in it."""
    path = posixpath.normpath(target).lstrip("/")
    if posixpath.basename(target) in {"", ".", ".."}:
        return posixpath.join(path, "index.html")
    return path


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for key, double, single, bare in _ATTRIBUTE.findall(text):
        yield key.lower(), unescape(double or single or bare)
