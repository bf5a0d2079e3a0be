"""Addresses: which may be led to, and how they stand in an attribute."""

import re
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from briefgen.markup.escape import safe

_SCHEMES = frozenset({"http", "https", "mailto"})
_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f]")  # browsers skip them in a scheme
# What may stand raw in an attribute within Markdown. The rest is
# percent-encoded: `(`, `|`, `{` and `$` mean something to Markdown.
_SAFE = "-._/:?#=&;%+,@~"
_SAFE_ALREADY = re.compile(r"[-._/:?#=;%+,@~A-Za-z0-9]*")  # without `&`


def allowed(url: str) -> bool:
    """Tell whether an address leads to the web or to mail."""
    try:
        parts = urlsplit(_IGNORED.sub("", url))
    except ValueError:
        return False
    if parts.scheme.lower() == "mailto":
        return bool(parts.path)
    return parts.scheme.lower() in _SCHEMES and bool(parts.netloc)


def attribute(url: str) -> Markup:
    """Write an address so that it can stand in an attribute, in Markdown too."""
    if _SAFE_ALREADY.fullmatch(url):
        return safe(url)  # noqa: S704 - nothing in it needs escaping
    return escape(quote(url, safe=_SAFE))
