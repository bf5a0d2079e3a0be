"""The interface's words, as the functions of templates.

What the catalogue says is ours, as the template is, and stands as it is; the values in
it are made literal. The names are gettext's, so that the texts can be gathered.
"""

from collections.abc import Mapping
from functools import lru_cache
from string import Formatter

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from briefgen.locale import Words
from briefgen.markup.escape import safe
from briefgen.render.literal import literal

# ruff: noqa: S704 - all that is put in is escaped

WORDS = "page_words"
"""The name under which the renderer gives a template the words of the page."""


@pass_context
def gettext(context: Context, text: str, /, **values: object) -> Markup:
    """Say something; values take the place of `{name}` in it."""
    return _filled(_words(context).gettext(text), values)


@pass_context
def pgettext(context: Context, about: str, text: str, /, **values: object) -> Markup:
    """Say something that means something else in another context."""
    return _filled(_words(context).pgettext(about, text), values)


@pass_context
def ngettext(context: Context, one: str, many: str, n: int) -> Markup:
    """Say something with a number in it, which stands at `{n}`."""
    return safe(_words(context).ngettext(one, many, n))


def _words(context: Context) -> Words:
    words = context[WORDS]
    if not isinstance(words, Words):
        raise TypeError(f"{WORDS} is no words")
    return words


def _filled(text: str, values: Mapping[str, object]) -> Markup:
    if not values:
        return safe(text)
    return safe(
        "".join(
            f"{before}{literal(values[name]) if name else ''}"
            for before, name in _parts(text)
        )
    )


@lru_cache(10_000)
def _parts(text: str) -> tuple[tuple[str, str], ...]:
    """Take a text apart: what stands before each value, and its name."""
    return tuple((before, name or "") for before, name, _, _ in Formatter().parse(text))
