"""Authors' prose on a page: links lead only to what is there."""

import re
from collections.abc import Collection

from markupsafe import Markup

from briefgen.markup.named import Namer, nobody
from briefgen.markup.prose import blocks, prose

_LOCAL_LINK = re.compile(r'<a href="(?:#|&#35;)([^"]*)">(.*?)</a>', re.DOTALL)


def inline(text: str, ids: Collection[str] = (), namer: Namer = nobody) -> Markup:
    """Give prose, with links to those statements that are on the page."""
    return _linked(prose(text, namer), ids)


def block(text: str, ids: Collection[str], namer: Namer = nobody) -> Markup:
    """Give an analysis, with links to those statements that are on the page."""
    return _linked(blocks(text, namer), ids)


def _linked(html: Markup, ids: Collection[str]) -> Markup:
    """Leave the words of a link to a statement that is not on the page."""
    if "<a " not in html:
        return html

    def kept(match: re.Match[str]) -> str:
        name = Markup(match[1]).unescape()  # noqa: S704 - only to be unescaped
        return match[0] if name in ids else match[2]

    return Markup(_LOCAL_LINK.sub(kept, str(html)))  # noqa: S704 - it was before
