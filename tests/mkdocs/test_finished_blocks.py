"""Setting finished blocks aside changes no byte of any page."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from briefgen.config import read_settings
from briefgen.mkdocs.finished_blocks import FinishedBlocks
from briefgen.pipeline import renderer, run

ROOT = Path(__file__).parents[2]
SITES = [ROOT, *sorted(p.parent for p in ROOT.glob("tests/golden/*/mkdocs.yml"))]
SETS = {
    "ours": ["toc", "tables", "fenced_code", "attr_list"],
    "many": [
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes"),
        *("md_in_html", "sane_lists", "tables", "toc", "pymdownx.details"),
        *("pymdownx.critic", "pymdownx.tasklist", "pymdownx.highlight"),
    ],
}
PIECES = [
    *("<div>", "</div>", '<div class="x">', "<p>", "</p>", "<ul>", "</ul>", "<li>"),
    *("</li>", "<pre>", "</pre>", "<em>", "</em>", "<br>", "<hr>", "<img src='a'>"),
    *("<!-- c -->", "<!--", "-->", "<?php ?>", '<p title="</p>">', "<p title='>'>"),
    *('<div markdown="1">', "<script>", "</script>", "<style>a</style>", "<x-y>"),
    *("word", "*a*", "`b`", "# h", "- i", "    code", "```", "> q", "[a](b)", "&lt;"),
    *("\n", "\n\n", "\n\n\n", " ", "  \n", "\n    ", "<", ">", '"', "</", "{ #id }"),
    *(
        "<title>",
        "</title>",
        '<path d="M0"/>',
        "<p/>",
        "<p />",
        "<p-x>",
        "<div",
        "&copy",
    ),
    *(
        "&#46",
        "&#46;",
        "&",
        '<p a="`">',
        "<p a=`>",
        "<p a=b/>",
        "</div >",
        "</p x='>'>",
    ),
    *("<DIV>", "</DIV>", "<td>", "<table>", "</table>", "<section>", "</section>"),
]


def converters(extensions: list[str]) -> tuple[Markdown, Markdown]:
    plain = Markdown(extensions=extensions)
    return plain, Markdown(extensions=[*extensions, FinishedBlocks()])


@pytest.mark.parametrize("extensions", SETS.values(), ids=SETS)
@pytest.mark.parametrize("root", SITES, ids=lambda root: root.name)
def test_pages_of_sites_come_out_the_same(root: Path, extensions: list[str]) -> None:
    plain, quick = converters(extensions)
    settings = read_settings(root / "mkdocs.yml")
    rendered = renderer(settings)
    aside = 0
    for page in run(settings).pages:
        text = rendered.render(page).split("---\n", 2)[2]
        assert quick.reset().convert(text) == plain.reset().convert(text), page.url
        aside += quick.htmlStash.html_counter
    assert aside


@pytest.mark.parametrize("extensions", SETS.values(), ids=SETS)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_text_comes_out_the_same(extensions: list[str], pieces: list[str]) -> None:
    plain, quick = converters(extensions)
    text = "".join(pieces)
    assert quick.convert(text) == plain.convert(text)


@pytest.mark.parametrize("extensions", SETS.values(), ids=SETS)
@pytest.mark.parametrize(
    "text",
    [
        "<div><section><div></section></div></div>",
        "<p />x</p>",
        "<p><p-x></p></p>",
        "<p>a&copy b &#46 c</p>",
        "<div>a</div>\n<div><div>b</div></div>\n<ul>\n<li>c</li>\n</ul>",
        "<figure><svg><title>a</title></svg></figure>",
    ],
)
def test_these_come_out_the_same(extensions: list[str], text: str) -> None:
    plain, quick = converters(extensions)
    around = f"# a\n\n{text}\n\n*b*"
    assert quick.convert(around) == plain.convert(around)


@pytest.mark.parametrize("extensions", SETS.values(), ids=SETS)
@given(
    blocks=st.lists(
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), max_size=5
    )
)
def test_any_blocks_come_out_the_same(
    extensions: list[str], blocks: list[list[str]]
) -> None:
    plain, quick = converters(extensions)
    text = "\n\n".join(f"<div>{''.join(pieces)}</div>" for pieces in blocks)
    assert quick.convert(text) == plain.convert(text)
