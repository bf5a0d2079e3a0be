"""Rendering: overrides, front matter, links, and what goes wrong in a template."""

import gc
import re
from pathlib import Path

import pytest
from jinja2.runtime import Context

from briefgen.diagnostics import BriefgenError
from briefgen.model.page import Page, PageKind
from briefgen.pipeline import Output, renderer, run
from tests.conftest import settings_of, write_site

SITE = """\
-- seeds/entities.yml --
nato: {name: "*NATO* {{ 7 * 7 }}", type: organisation}
-- seeds/a.txt --
All of the allies agreed on it in the end.
-- seeds/a.yml --
title: '<b>One</b> & "two": {{ x }} [a](b)'
date: 2023-07-04
bottom_line: 'It *is* <script>alert(1)</script> so: [nato](https://www.nato.int/a_b).'
key_points:
  - id: kp1
    text: Shown <i>raw</i> `code` *star*
    evidence: All of the allies agreed on it
entities: [nato]
"""


def site(root: Path, text: str = SITE) -> Output:
    return run(settings_of(write_site(root, text)))


def page(output: Output, url: str) -> Page:
    return next(p for p in output.pages if p.url == url)


def markdown(root: Path, url: str, text: str = SITE) -> str:
    output = site(root, text)
    return renderer(settings_of(root)).render(page(output, url))


def test_text_is_literal_in_markdown(tmp_path: Path) -> None:
    text = markdown(tmp_path, "briefings/a/")
    body = text.split("---\n", 2)[2]
    for raw in ("<b>", "<i>", "<script>", "`code`", "*star*", "{{", "[a]"):
        assert raw not in body
    assert "It <em>is</em>" in body


def test_title_and_description_are_escaped_for_themes_that_do_not(
    tmp_path: Path,
) -> None:
    text = markdown(tmp_path, "briefings/a/")
    front_matter = text.split("---\n", 2)[1]
    assert "&lt;b&gt;One&lt;/b&gt; &amp; &#34;two&#34;" in front_matter
    assert "<script>" not in front_matter


def test_what_a_page_shows_is_let_go_when_it_is_rendered(tmp_path: Path) -> None:
    shown = page(site(tmp_path), "briefings/a/")
    rendering = renderer(settings_of(tmp_path))
    gc.collect()
    gc.disable()
    try:
        rendering.body(shown)
        left = [each for each in gc.get_objects() if isinstance(each, Context)]
    finally:
        gc.enable()
    assert left == []


def test_links_are_relative_to_the_page(tmp_path: Path) -> None:
    assert 'href="../../entities/nato/"' in markdown(tmp_path, "briefings/a/")
    assert "](briefings/a/index.md)" in markdown(tmp_path, "")
    assert "](../../briefings/a/index.md)" in markdown(tmp_path, "entities/nato/")


FINISHED = re.compile(r"(?ms)^<(div|dl|ol|ul|figure|section)\b.*?^</\1>")


def test_no_blank_line_stands_in_a_finished_block(tmp_path: Path) -> None:
    blocks = [m[0] for m in FINISHED.finditer(markdown(tmp_path, "briefings/a/"))]
    assert len(blocks) >= 4
    assert [block for block in blocks if "\n\n" in block] == []


def test_a_site_overrides_a_page_and_a_partial(tmp_path: Path) -> None:
    text = (
        SITE
        + "-- templates/pages/entity.md.jinja --\n# Dossier of {{ title }}\n"
        + "-- templates/partials/source-line.md.jinja --\n<li>ours</li>\n"
    )
    assert "# Dossier of &#42;NATO&#42;" in markdown(tmp_path, "entities/nato/", text)
    assert "<li>ours</li>" in markdown(tmp_path, "briefings/a/", text)


def test_a_site_extends_one_of_ours(tmp_path: Path) -> None:
    text = (
        SITE
        + "-- templates/partials/source-line.md.jinja --\n"
        + '{% include "briefgen/partials/source-line.md.jinja" %}\n<li>more</li>\n'
    )
    result = markdown(tmp_path, "briefings/a/", text)
    assert "s-source-a-article" in result
    assert "<li>more</li>" in result


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("# {{ titel }}", r"pages/entity\.md\.jinja:1: 'titel' is undefined"),
        ("# {{ title }\n", r"pages/entity\.md\.jinja:1: "),
        ("# {{ facts }}", r"pages/entity\.md\.jinja:1: "),
        ("# {{ title|upper }}", r"pages/entity\.md\.jinja:1: No filter named 'upper'"),
        ("{% include 'no.jinja' %}", r"no template no\.jinja"),
        ("{{ title|a }}", r"pages/entity\.md\.jinja:1: .* 'lang'"),
        ("\n{{ titel|a }}", r"pages/entity\.md\.jinja:2: 'titel' is undefined"),
        ("\n{{ titel.a.b }}", r"pages/entity\.md\.jinja:2: 'titel' is undefined"),
        ("{{ title.no.more }}", r"pages/entity\.md\.jinja:1: .* no attribute 'no'"),
        ("{{ {'a': {}}.a.no }}", r"pages/entity\.md\.jinja:1: .* no attribute 'no'"),
    ],
)
def test_a_mistake_in_a_template_names_it_and_its_line(
    tmp_path: Path, template: str, message: str
) -> None:
    text = f"{SITE}-- templates/pages/entity.md.jinja --\n{template}\n"
    with pytest.raises(BriefgenError, match=message):
        markdown(tmp_path, "entities/nato/", text)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ {'a': {'b': title}}.a.b }}", "NATO"),
        ("{% set its = {'got': {'its': 7}} %}{{ its.got.its }}", "7"),
        ("{{ 'no' if title.nothing is not defined }}", "no"),
        ("{% for x in [{'a': 5}] if x.a > 4 %}{{ loop.index + x.a }}{% endfor %}", "6"),
        ("{% macro m(x, y=x.b) %}{{ y }}{% endmacro %}{{ m({'b': 3}) }}", "3"),
    ],
)
def test_an_attribute_may_be_a_key_and_may_be_missing(
    tmp_path: Path, template: str, shown: str
) -> None:
    text = f"{SITE}-- templates/pages/entity.md.jinja --\n{template}\n"
    assert shown in markdown(tmp_path, "entities/nato/", text).split("---\n", 2)[2]


@pytest.mark.parametrize("name", ['"note.txt"', '"note" ~ ".txt"'])
def test_an_included_file_counts_whatever_it_is_called(
    tmp_path: Path, name: str
) -> None:
    def key() -> str:
        return renderer(settings_of(tmp_path)).key(PageKind.ENTITY, "")

    site(tmp_path)
    tag = f"{{% include {name} %}}"
    write_site(tmp_path, f"-- templates/pages/entity.md.jinja --\n{tag}\n")
    before = key()
    write_site(tmp_path, "-- templates/note.txt --\nWritten by us.\n")
    assert key() != before


def test_a_template_that_is_no_text_is_said(tmp_path: Path) -> None:
    site(tmp_path)
    (tmp_path / "templates/pages").mkdir(parents=True)
    (tmp_path / "templates/pages/entity.md.jinja").write_bytes(b"# \xff\n")
    made = renderer(settings_of(tmp_path))
    page = next(
        p for p in run(settings_of(tmp_path)).pages if p.url == "entities/nato/"
    )
    assert made.key(page.kind, page)
    with pytest.raises(BriefgenError, match=r"pages/entity\.md\.jinja"):
        made.render(page)


def test_the_key_changes_with_what_goes_in_and_with_nothing_else(
    tmp_path: Path,
) -> None:
    def keys() -> dict[str, str]:
        key = renderer(settings_of(tmp_path)).key
        return {p.url: key(p.kind, p) for p in run(settings_of(tmp_path)).pages}

    site(tmp_path)
    before = keys()
    assert keys() == before
    write_site(tmp_path, SITE.replace("Shown", "Seen"))
    changed = {url for url, key in keys().items() if key != before[url]}
    assert "briefings/a/" in changed
    assert "entities/" not in changed
    before = keys()
    write_site(tmp_path, "-- templates/pages/entity.md.jinja --\n# {{ title }}\n")
    changed = {url for url, key in keys().items() if key != before[url]}
    assert (
        changed == {url for url in before if re.fullmatch("entities/.+/", url)} != set()
    )


@pytest.mark.parametrize(
    ("tag", "all_"),
    [
        ('{% include "a.jinja" %}', False),
        ("{%- include 'a.jinja' ignore missing without context -%}", False),
        ('{% extends"a.jinja"%}', False),
        ('{% from "a.jinja" import one, two as three with context %}', False),
        ('{% import "a.jinja" as a %}', False),
        ("{%\n  include\n  'a.jinja'\n%}", False),
        ("{# {% include 'a.jinja' %} #}", False),
        ('{% include title ~ ".jinja" %}', True),
        ('{% include "a" ~ ".jinja" %}', True),
        ('{% include ["no.jinja", "a.jinja"] %}', True),
        ('{% include "a.jinja" if title else "b.jinja" %}', True),
        ('{% extends "a\\x2ejinja" %}', True),
    ],
)
def test_a_template_counts_where_it_may_be_used(
    tmp_path: Path, tag: str, *, all_: bool
) -> None:
    def key() -> str:
        return renderer(settings_of(tmp_path)).key(PageKind.ENTITY, "")

    site(tmp_path)
    write_site(tmp_path, f"-- templates/pages/entity.md.jinja --\n{tag}\n")
    without = key()
    write_site(tmp_path, "-- templates/a.jinja --\n{% include 'b.jinja' %}\n")
    once = key()
    assert once != without
    write_site(tmp_path, "-- templates/b.jinja --\n1\n")
    twice = key()
    assert twice != once
    write_site(tmp_path, "-- templates/other.jinja --\n1\n")
    assert (key() != twice) is all_
