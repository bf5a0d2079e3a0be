"""Inline things, as the filters of templates: whole links and dates."""

from typing import Protocol

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from briefgen.locale import direction
from briefgen.markup.escape import safe
from briefgen.render.links import href, markdown_href, web
from briefgen.render.literal import literal

# ruff: noqa: S704 - all that is put in is escaped

PAGE_LANG = "page_lang"
"""The name under which the renderer gives a template the language of its page."""
SITE_LANG = "site_lang"
"""And that of the site, in which its registries are."""
WORDS_LANG = "words_lang"
"""And that of the interface's words on the page, which needs no saying there."""
_NOTHING = Markup()


class Link(Protocol):
    """Words that lead to a page of the site."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def url(self) -> str:
        """The page, from the site's root, perhaps with `#id`."""

    @property
    def lang(self) -> str:
        """The language of the words, where they are an author's."""


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
    words = in_lang(context, link.text, link.lang)
    return safe(f"[{words}]({markdown_href(context, link.url)})")


@pass_context
def a(context: Context, link: Link, class_: str = "") -> Markup:
    """Write a link in a finished block."""
    of_class = f' class="{literal(class_)}"' if class_ else ""
    lang = lang_of(context, link.lang)
    words = literal(link.text)
    return safe(f'<a{of_class} href="{href(context, link.url)}"{lang}>{words}</a>')


@pass_context
def in_lang(context: Context, text: str, lang: str) -> Markup | str:
    """Write an author's words; say so where the interface has another language."""
    attributes = lang_of(context, lang)
    words = literal(text)
    return safe(f"<span{attributes}>{words}</span>") if attributes else words


@pass_context
def lang_of(context: Context, lang: str) -> Markup:
    """Write `lang` and `dir` for words in another language than the interface's."""
    if not lang or lang == context[WORDS_LANG]:
        return _NOTHING
    return safe(f' lang="{literal(lang)}" dir="{direction(lang)}"')


@pass_context
def dir_of(context: Context, lang: str) -> Markup:
    """Write `dir` for words that are written in another direction than the page."""
    way = direction(lang)
    return safe(f' dir="{way}"' if way != direction(context[PAGE_LANG]) else "")


@pass_context
def named(context: Context, name: Link | str, lang: str = "") -> Markup | str:
    """Write a link in a finished block where there is one, or else the text."""
    if isinstance(name, str):
        return in_lang(context, name, lang)
    return a(context, name)


def time(when: When) -> Markup:
    """Write a date in a finished block."""
    words = literal(when.text)
    if not when.iso:
        return safe(f'<span class="date">{words}</span>')
    return safe(f'<time datetime="{literal(when.iso)}">{words}</time>')


def web_link(url: str, text: str) -> Markup:
    """Write a link to another site in a finished block."""
    return safe(f'<a href="{web(url)}" rel="noopener">{literal(text)}</a>')
