"""Reads finished HTML: where its links lead, and which ids it has."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

# What a browser takes for a tag. What is not finished takes all the rest, and
# quantifiers are possessive, so that no input makes this slow. Attributes that
# stand as one writes them are told apart, since they are read at once.
_TAG = re.compile(
    r"""<(?:
        !--.*?(?:-->|\Z)
      | ((?i:script|style)\b)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>
        .*?(?:</(?i:\1)\s*+>|\Z)
      | ((?i:[a-z])[^\s/>]*+)((?:[ ][a-z:-]++="[^"&]*+")*+)
        ((?:[^>"']++|"[^"]*+"|'[^']*+')*+)(>|.*)
    )""",
    re.DOTALL | re.VERBOSE,
)
_PLAIN = re.compile(r' ([a-z:-]++)="([^"]*+)"')
_ATTRIBUTE = re.compile(
    r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]++)))?+"""
)
# A link to a folder or file of the site, as our templates and MkDocs write it.
_RELATIVE = re.compile(
    r"((?:\.\./)*+)((?:[\w-]++/)*+(?:[\w-]++(?:\.[\w-]++)*+)?+)(?:\#([\w-]*+))?+"
)
_LINKING = {"href", "src", "poster", "action", "xlink:href"}


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What the link check needs to know of a page; lines, since sites are large."""

    links_lines: str = ""
    """Where it leads inside the site: `briefings/x/index.html#kp1`, sorted."""
    ids_lines: str = ""
    """The places on it that a link can lead to, sorted."""

    @property
    def links(self) -> list[str]:
        """Give the links, one by one."""
        return self.links_lines.split("\n") if self.links_lines else []

    @property
    def ids(self) -> frozenset[str]:
        """Give the ids, one by one."""
        return frozenset(self.ids_lines.split("\n"))


Tag: TypeAlias = tuple[str, dict[str, str]]
"""A start tag: its name in lower case, and its attributes."""


def tags(html: str) -> Iterator[Tag]:
    """Give every start tag with its attributes, names in lower case; copies once."""
    found: list[tuple[str, ...]] = _TAG.findall(html)
    for raw, raw_attributes, name, plain, others, end in dict.fromkeys(found):
        if raw:
            yield raw.lower(), _attributes(raw_attributes)
        elif end == ">":
            given = _attributes(plain + others) if others else _PLAIN.findall(plain)
            yield name.lower(), dict(given)


def anatomy(tags: Iterable[Tag], path: str, base: str) -> Anatomy:
    """Read a page of the site; `base` is the path of the site's address."""
    links: set[str] = set()
    ids: set[str] = set()
    for name, attributes in tags:
        for key, value in attributes.items():
            if key in _LINKING:
                links.add(value)
            elif key == "id" or (key == "name" and name == "a"):
                ids.add(value)
    up = "../" * path.count("/")
    leads = {
        _from_top(link[len(up) :], base)
        if up and link.startswith(up)
        else inside(link, path, base)
        for link in links
    }
    return Anatomy(_lines(leads), _lines(ids))


@lru_cache(maxsize=1 << 16)
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


def _lines(values: set[str]) -> str:
    """Join what can be told apart again."""
    return "\n".join(sorted(value for value in values if value and "\n" not in value))


def _attributes(text: str) -> dict[str, str]:
    return {
        key.lower(): unescape(double or single or bare)
        for key, double, single, bare in _ATTRIBUTE.findall(text)
    }
