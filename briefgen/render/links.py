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
    """Lead from one page to another address of the site; folders end in `/`."""
    path, hash_, fragment = url.partition("#")
    if not path and hash_:
        return url
    here, there = page, path
    while True:  # leave out the folders that both are in
        folder, slash, below = there.partition("/")
        if not slash or not here.startswith(f"{folder}/"):
            break
        here, there = here[len(folder) + 1 :], below
    way = "../" * here.count("/") + there
    return f"{way}{hash_}{fragment}" if way or hash_ else "./"
