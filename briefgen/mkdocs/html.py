"""Reads finished HTML: where its links lead, and which ids it has."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

# What a browser takes for a tag. What is not finished takes all the rest, and
# quantifiers are possessive, so that no input makes this slow.
_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)
      | <(?P<raw>script|style)\b(?P<raw_attributes>(?:[^>"']|"[^"]*"|'[^']*')*+)>
        .*?(?:</(?P=raw)\s*+>|\Z)
      | <(?P<name>[a-z][^\s/>]*+)(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*+)
        (?P<end>>|.*)""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]++)))?+"""
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
    """Give every start tag with its attributes, names in lower case."""
    for match in _TAG.finditer(html):
        name = match["name"] or match["raw"]
        if name and match["end"] in {">", None}:
            text = match["attributes"] or match["raw_attributes"] or ""
            yield name.lower(), _attributes(text)


def anatomy(tags: Iterable[Tag], path: str, base: str) -> Anatomy:
    """Read a page of the site; `base` is the path of the site's address."""
    links: set[str] = set()
    ids: set[str] = set()
    for name, attributes in tags:
        for key, value in attributes.items():
            if key == "id" or (key == "name" and name == "a"):
                ids.add(value)
            elif key in _LINKING:
                links.add(inside(value, path, base))
    return Anatomy(_lines(links), _lines(ids))


def base_path(site_url: str | None) -> str:
    """Give the path of the site's address, which absolute links begin with."""
    return urlsplit(site_url or "/").path.rstrip("/") + "/"


def inside(link: str, path: str, base: str) -> str:
    """Say which file and place of the site a link on a page leads to, if any."""
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
