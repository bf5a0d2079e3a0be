"""The Jinja2 environment: what is not marked safe becomes literal text."""

from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Undefined,
)
from markupsafe import Markup

from briefgen.markup.escape import finalize
from briefgen.render.links import href, markdown_href, web

DEFAULTS = "briefgen"
"""What our own templates are called in `{% extends "briefgen/…" %}`."""


def environment(site_templates: Path) -> Environment:
    """Make the environment; the site's templates go before ours, file by file.

    It offers our own filters and nothing else: Jinja2's own escape for HTML
    before `finalize` sees the text, and what they give passes as safe.
    """
    env = Environment(
        loader=_loader(site_templates),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    env.filters.clear()
    env.filters.update(href=href, markdown_href=markdown_href, web=web)
    env.globals.clear()
    return env


def _finalize(value: object) -> Markup | str:
    if isinstance(value, Undefined):
        return str(value)  # raises, and names the variable
    return finalize(value)


def default_templates() -> Path:
    """Find our own templates: in the wheel, or at the top of the repository."""
    package = Path(__file__).parents[1]
    packed = package / "templates"
    return packed if packed.is_dir() else package.parent / "templates"


def _loader(site_templates: Path) -> BaseLoader:
    ours = FileSystemLoader(default_templates())
    theirs = FileSystemLoader(site_templates)
    return ChoiceLoader([theirs, ours, PrefixLoader({DEFAULTS: ours})])
