"""The filters of templates: addresses, and whole links and dates."""

from pathlib import Path
from posixpath import relpath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from briefgen.compose.pieces import Link, When
from briefgen.render.environment import environment

ENV = environment(Path("templates"))
HOSTILE = '<b>*one*</b> & "two": {{ x }} [a](b) 2.5 it\'s'
LINK = Link(HOSTILE, "entities/nato/#kp1")
WHEN = When(HOSTILE, Markup("2023-07-04"))
UNDATED = When(HOSTILE, Markup())
IMPORT = (
    '{% from "macros/inline.jinja" import a, to, named, time, web_link with context %}'
)


def shown(template: str, page: str = "briefings/a/", **context: object) -> str:
    return ENV.from_string(template).render(context, page_url=page)


@pytest.mark.parametrize(
    ("short", "macro", "long"),
    [
        ("x|a", "a(x)", '<a href="{{ x.url|href }}">{{ x.text }}</a>'),
        (
            "x|a('b')",
            "a(x, class='b')",
            '<a class="b" href="{{ x.url|href }}">{{ x.text }}</a>',
        ),
        ("x|to", "to(x)", "[{{ x.text }}]({{ x.url|markdown_href }})"),
        ("x|named", "named(x)", '<a href="{{ x.url|href }}">{{ x.text }}</a>'),
        ("x.text|named", "named(x.text)", "{{ x.text }}"),
        (
            "'https://a.b/?c=d&e'|web_link(x.text)",
            "web_link('https://a.b/?c=d&e', x.text)",
            '<a href="https://a.b/?c=d&amp;e" rel="noopener">{{ x.text }}</a>',
        ),
    ],
)
def test_a_link_is_what_it_would_be_if_written_out(
    short: str, macro: str, long: str
) -> None:
    written = shown(long, x=LINK)
    assert shown(f"{{{{ {short} }}}}", x=LINK) == written
    assert shown(f"{IMPORT}{{{{ {macro} }}}}", x=LINK) == written


@pytest.mark.parametrize(
    ("when", "long"),
    [
        (WHEN, '<time datetime="{{ x.iso }}">{{ x.text }}</time>'),
        (UNDATED, '<span class="date">{{ x.text }}</span>'),
    ],
)
def test_a_date_is_what_it_would_be_if_written_out(when: When, long: str) -> None:
    written = shown(long, x=when)
    assert shown("{{ x|time }}", x=when) == written
    assert shown(f"{IMPORT}{{{{ time(x) }}}}", x=when) == written


STEPS = st.lists(st.sampled_from(["a", "b", "ab", "c-1"]), max_size=4)
FRAGMENTS = st.sampled_from(["", "#x", "#kp1-e1"])


@given(page=STEPS, to=STEPS, file=st.sampled_from(["", "d.ics"]), fragment=FRAGMENTS)
def test_an_address_is_relative_to_the_page(
    page: list[str], to: list[str], file: str, fragment: str
) -> None:
    here, there = ("".join(f"{step}/" for step in steps) for steps in (page, to))
    url = f"{there}{file}"
    expected = relpath(url or ".", here or ".")
    if not url and fragment:
        expected = ""
    elif not file:
        expected = "" if expected == "." and fragment else f"{expected}/"
    assert shown("{{ x|href }}", here, x=url + fragment) == expected + fragment


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("a/b c.png", "../../a/b%20c.png"),
        ("a/(b)|{c}$.png", "../../a/%28b%29%7C%7Bc%7D%24.png"),
        ("a/?b&c", "../../a/?b&amp;c"),
        ("a/é'\"<", "../../a/%C3%A9%27%22%3C"),
        ("a/b\n", "../../a/b%0A"),
    ],
)
def test_an_address_is_safe_in_an_attribute(url: str, written: str) -> None:
    assert shown("{{ x|href }}", x=url) == written
