"""The Jinja2 environment: what is not marked safe becomes literal text."""

from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from jinja2.compiler import CodeGenerator

from briefgen.render.compiled import Compiled
from briefgen.render.inline import (
    a,
    dir_of,
    in_lang,
    lang_of,
    named,
    time,
    to,
    web_link,
)
from briefgen.render.links import href, markdown_href, web
from briefgen.render.literal import literal
from briefgen.render.said import gettext, ngettext, pgettext

DEFAULTS = "briefgen"
"""What our own templates are called in `{% extends "briefgen/…" %}`."""


class _CodeGenerator(CodeGenerator):
    """Puts `finalize` round what is shown, and nothing more.

    Jinja2 would put its own escape round that: it changes nothing in what
    `finalize` gives, and was a fifth of the work.
    """

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, *_: object) -> None:
        self.write(")")


class _Environment(Environment):
    code_generator_class = _CodeGenerator


def environment(site_templates: Path) -> Environment:
    """Make the environment; the site's templates go before ours, file by file.

    It offers our own filters and nothing else: Jinja2's own escape for HTML
    before `finalize` sees the text, and what they give passes as safe.
    """
    env = _Environment(
        loader=_loader(site_templates),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=literal,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=Compiled(default_templates()),
    )
    env.filters.clear()
    env.filters.update(href=href, markdown_href=markdown_href, web=web)
    env.filters.update(a=a, to=to, named=named, time=time, web_link=web_link)
    env.filters.update(in_lang=in_lang, lang_of=lang_of, dir_of=dir_of)
    env.globals.clear()
    env.globals.update(_=gettext, ngettext=ngettext, pgettext=pgettext)
    return env


def default_templates() -> Path:
    """Find our own templates: in the wheel, or at the top of the repository."""
    package = Path(__file__).parents[1]
    packed = package / "templates"
    return packed if packed.is_dir() else package.parent / "templates"


def _loader(site_templates: Path) -> BaseLoader:
    ours = FileSystemLoader(default_templates())
    theirs = FileSystemLoader(site_templates)
    return ChoiceLoader([theirs, ours, PrefixLoader({DEFAULTS: ours})])
