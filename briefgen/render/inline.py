"""Inline things, as the filters of templates: whole links and dates."""

from typing import Protocol

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from briefgen.render.links import href, markdown_href, web
from briefgen.render.literal import literal

# ruff: noqa: S704 - all that is put in is escaped


class Link(Protocol):
    """Words that lead to a page of the site."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def url(self) -> str:
        """The page, from the site's root, perhaps with `#id`."""


class When(Protocol):
    """A date, for people and for programs."""

    @property
    def text(self) -> str:
        """As it is read."""

    @property
    def iso(self) -> str:
        """As `<time datetime>` takes it; empty where that takes none."""


@pass_context
def to(context: Context, link: Link) -> Markup:
    """Write a link in Markdown."""
    return Markup(f"[{literal(link.text)}]({markdown_href(context, link.url)})")


@pass_context
def a(context: Context, link: Link, class_: str = "") -> Markup:
    """Write a link in a finished block."""
    of_class = f' class="{literal(class_)}"' if class_ else ""
    words = literal(link.text)
    return Markup(f'<a{of_class} href="{href(context, link.url)}">{words}</a>')


@pass_context
def named(context: Context, name: Link | str) -> Markup | str:
    """Write a link in a finished block where there is one, or else the text."""
    return name if isinstance(name, str) else a(context, name)


def time(when: When) -> Markup:
    """Write a date in a finished block."""
    words = literal(when.text)
    if not when.iso:
        return Markup(f'<span class="date">{words}</span>')
    return Markup(f'<time datetime="{literal(when.iso)}">{words}</time>')


def web_link(url: str, text: str) -> Markup:
    """Write a link to another site in a finished block."""
    return Markup(f'<a href="{web(url)}" rel="noopener">{literal(text)}</a>')
