"""The Jinja2 environment: what is not marked safe becomes literal text."""

from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.nodes import Getattr
from jinja2.runtime import Context

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

OPENED = "opened contexts"
"""The name, which no template can say, of the list of contexts in what one is given."""
DEFAULTS = "briefgen"
"""What our own templates are called in `{% extends "briefgen/…" %}`."""


class _CodeGenerator(CodeGenerator):
    """Writes less than Jinja2 would, to the same end.

    It puts `finalize` round what is shown, and nothing more: Jinja2 would put its own
    escape round that, which changes nothing in what `finalize` gives, and was a fifth
    of the work. It asks an object for an attribute by itself, and has Jinja2 look
    further only where there is none: a page has some 500 of them.
    """

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, *_: object) -> None:
        self.write(")")

    @optimizeconst
    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802 - its name there
        """Write code that gets an attribute."""
        self.write("(got if (got := getattr((its := ")
        self.visit(node.node, frame)
        name = repr(node.attr)
        self.write(f"), {name}, missing)) is not missing")
        self.write(f" else environment.getattr(its, {name}))")


class _Context(Context):
    """Enters itself where its render keeps a list of those that it opened."""

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, object],
        name: str | None,
        blocks: dict[str, Callable[[Context], Iterator[str]]],
        globals: MutableMapping[str, object] | None = None,  # noqa: A002 - its name there
    ) -> None:
        super().__init__(environment, parent, name, blocks, globals)
        opened = parent.get(OPENED)
        if isinstance(opened, list):
            opened.append(self)


class _Environment(Environment):
    code_generator_class = _CodeGenerator
    context_class = _Context


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


@contextmanager
def opening() -> Iterator[dict[str, object]]:
    """Give what to add to what a template is given, and take its contexts apart.

    A context holds its macros and each macro its context: with all that a page
    shows, they would stay until Python looked for such rings. That was a twentieth
    of the work, and memory that was used once instead of again.
    """
    opened: list[Context] = []
    try:
        yield {OPENED: opened}
    finally:
        for context in opened:
            context.vars.clear()
        opened.clear()


def default_templates() -> Path:
    """Find our own templates: in the wheel, or at the top of the repository."""
    package = Path(__file__).parents[1]
    packed = package / "templates"
    return packed if packed.is_dir() else package.parent / "templates"


def _loader(site_templates: Path) -> BaseLoader:
    ours = FileSystemLoader(default_templates())
    theirs = FileSystemLoader(site_templates)
    return ChoiceLoader([theirs, ours, PrefixLoader({DEFAULTS: ours})])
