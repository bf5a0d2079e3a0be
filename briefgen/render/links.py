"""Links, as the filters of templates: relative, so that any base path will do."""

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from briefgen.markup.address import allowed, attribute

PAGE_URL = "page_url"
"""The name under which the renderer gives a template the page's own address."""


@pass_context
def href(context: Context, url: str) -> Markup:
    """Lead to a page of the site from a finished block: its folder."""
    return attribute(_relative(context[PAGE_URL], url))


@pass_context
def markdown_href(context: Context, url: str) -> Markup:
    """Lead to a page of the site from Markdown: its `index.md`."""
    path, hash_, fragment = url.partition("#")
    if not path and hash_:
        return attribute(url)
    relative = _relative(context[PAGE_URL], f"{path}index.md")
    return attribute(f"{relative}{hash_}{fragment}")


def web(url: str) -> Markup:
    """Lead to another site.

    Raises:
        ValueError: the address is none of the web or of mail.

    """
    if not allowed(url):
        raise ValueError(f"{url} is not a web address")
    return attribute(url)


def _relative(page: str, url: str) -> str:
    path, hash_, fragment = url.partition("#")
    if not path and hash_:
        return url
    here, there = _steps(page), _steps(path)
    shared = 0
    for ours, theirs in zip(here, there, strict=False):
        if ours != theirs:
            break
        shared += 1
    base = "/".join([".."] * (len(here) - shared) + there[shared:])
    if not base and hash_:
        return f"#{fragment}"
    folder = "/" if not path or path.endswith("/") else ""
    return f"{base or '.'}{folder}{hash_}{fragment}"


def _steps(path: str) -> list[str]:
    return [step for step in path.split("/") if step not in {"", "."}]
