"""The check of HTML finds what the standard does not allow."""

import pytest

from tests.html_model import html_errors

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>T</title></head>
<body><main>{}</main></body></html>"""


@pytest.mark.parametrize(
    "body",
    [
        '<h1 id="s-a">A</h1><p>One <a class="x" href="#s-a">two</a>.</p>',
        "<ul><li><p>One</p><ul><li>Two</li></ul></li></ul>",
        '<p><svg viewBox="0 0 1 1" aria-hidden="true"><path d="M0 0"/></svg></p>',
        "<details><summary>More</summary><p>Text</p></details>",
        "<blockquote><p>Said</p><footer>By <cite>them</cite></footer></blockquote>",
    ],
)
def test_what_is_sound_passes(body: str) -> None:
    assert list(html_errors(PAGE.format(body))) == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<p><div>A</div></p>", "<div> in <p>"),
        ("<span><p>A</p></span>", "<p> in <span>"),
        ("<p><a href='x'><p>A</p></a></p>", "<p> in <p>"),
        ("<ul><p>A</p></ul>", "<p> in <ul>"),
        ("<ul>A</ul>", "text in <ul>"),
        ("<dl><p>A</p></dl>", "<p> in <dl>"),
        ("<table><tr></tr></table>", "<tr> in <table>"),
        ("<a href='x'><button>A</button></a>", "pressed itself"),
        ("<p id='a'>A</p><p id='a'>B</p>", "id a twice"),
        ("<p><a href='#b'>B</a></p>", "nothing has the id b"),
        ("<p aria-labelledby='b'>B</p>", "nothing has the id b"),
        ("<p style='color: red'>A</p>", "style in <p>"),
        ("<p onclick='x'>A</p>", "onclick in <p>"),
        ("<p role='paragraphe'>A</p>", "role paragraphe"),
        ("<p class='a' class='b'>A</p>", "an attribute twice"),
        ("<p>A", "closes <p>"),
        ("<p><a>A</a></p>", "<a> without href"),
        ("<p><img src='x'></p>", "<img> without alt"),
        ("<center>A</center>", "<center> in <main>"),
        ("<header><footer>A</footer></header>", "in a header or footer"),
    ],
)
def test_what_is_not_is_found(body: str, problem: str) -> None:
    found = list(html_errors(PAGE.format(body)))
    assert any(problem in error for error in found), found
