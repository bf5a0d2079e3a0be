"""Templates: one a page kind, nothing but their context, nothing that unescapes."""

import re
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pkgutil import iter_modules

import pytest
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from briefgen import compose
from briefgen.model.page import PageKind, View
from briefgen.render.environment import default_templates, environment

TEMPLATES = default_templates()
ENV = environment(TEMPLATES)
NAMES = sorted(
    path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.jinja")
)
# What `{% for %}` and `{% with %}` hand to an included partial.
HANDED = {
    "partials/briefing-list.md.jinja": {"briefings"},
    "partials/said-list.md.jinja": {"said"},
    "partials/source.md.jinja": {"source"},
    "partials/source-line.md.jinja": {"source"},
    "partials/notice.md.jinja": {"notice"},
    "partials/section.md.jinja": {"section"},
    "partials/change-set.md.jinja": {"changes"},
    "partials/boards.md.jinja": {"boards"},
    "partials/board-items.md.jinja": {"items"},
    "partials/pages.md.jinja": {"pages"},
    "partials/pages-again.md.jinja": {"pages"},
    "partials/added.md.jinja": {"added"},
    "partials/facts.md.jinja": {"facts"},
    "partials/voice.md.jinja": {"voice"},
    "partials/cast.md.jinja": {"members"},
    "partials/event-list.md.jinja": {"events"},
    "partials/timeline.md.jinja": {"timeline"},
    "partials/story-list.md.jinja": {"stories"},
    "partials/topic-list.md.jinja": {"topics"},
}

SAID = {"_", "ngettext", "pgettext"}  # the interface's words
LANGS = {"page_lang", "site_lang"}


def tree(name: str) -> nodes.Template:
    return ENV.parse((TEMPLATES / name).read_text("utf-8"))


def views() -> dict[str, type[View]]:
    for module in iter_modules(compose.__path__):
        import_module(f"briefgen.compose.{module.name}")
    names = {f"{kind.value.capitalize()}View": kind.value for kind in PageKind}
    return {names[view.__name__]: view for view in View.__subclasses__()}


def test_every_page_kind_has_its_template_and_its_view() -> None:
    kinds = {kind.value for kind in PageKind}
    assert {
        name.removeprefix("pages/").removesuffix(".md.jinja")
        for name in NAMES
        if name.startswith("pages/")
    } == kinds
    assert set(views()) == kinds


@pytest.mark.parametrize("kind", [kind.value for kind in PageKind])
def test_a_page_uses_nothing_but_its_context(kind: str) -> None:
    allowed = {f.name for f in fields(views()[kind])}
    used = find_undeclared_variables(tree(f"pages/{kind}.md.jinja"))
    assert used - SAID - LANGS <= allowed


@pytest.mark.parametrize("name", [n for n in NAMES if n.startswith("partials/")])
def test_a_partial_uses_nothing_but_what_it_is_handed(name: str) -> None:
    assert find_undeclared_variables(tree(name)) - SAID - LANGS <= HANDED[name]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_says_in_its_header_what_it_is_given(name: str) -> None:
    text = (TEMPLATES / name).read_text("utf-8")
    header = re.match(r"\{#-(.*?)-?#\}", text, re.DOTALL)
    assert header is not None
    if name.startswith("pages/"):
        kind = name.removeprefix("pages/").removesuffix(".md.jinja")
        told = set(re.findall(r"\w+", header[1]))
        assert {f.name for f in fields(views()[kind])} <= told


# `~`, `+` and `%` join safe and plain text before `finalize` can see the plain.
FORBIDDEN = (nodes.Concat, nodes.Add, nodes.Mod, nodes.ScopedEvalContextModifier)


def macro_results(template: nodes.Template) -> Iterator[nodes.Filter]:
    for node in template.find_all(nodes.Filter):
        if isinstance(node.node, nodes.Call):
            yield node


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_a_template_unescapes(name: str) -> None:
    template = tree(name)
    assert [type(n).__name__ for n in template.find_all(FORBIDDEN)] == []
    assert list(macro_results(template)) == []


def test_the_environment_offers_our_own_filters_only() -> None:
    links = {"href", "markdown_href", "web"}
    assert set(ENV.filters) == links | {
        *("a", "to", "named", "time", "web_link"),
        *("in_lang", "lang_of", "dir_of"),
    }
    assert set(ENV.globals) == SAID
