"""What a page is converted to without a parser is what MkDocs makes of it."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from briefgen.config import read_settings
from briefgen.mkdocs.convert import Converter
from briefgen.mkdocs.frame import KnownFiles
from briefgen.pipeline import renderer, run
from tests.mkdocs.test_finished_blocks import PIECES, SITES

OURS: list[object] = ["attr_list", "briefgen.mkdocs.finished_blocks"]
SETS: dict[str, list[object]] = {
    "ours": OURS,
    "example": [*OURS, "footnotes", "def_list"],
    "harmless": [*OURS, "footnotes", "def_list", "md_in_html", "abbr"],
    "permalinks": [*OURS, {"toc": {"permalink": True}}],
    "unknown": [*OURS, "admonition", "pymdownx.smartsymbols"],
}
CHUNKS = [
    *("# Title { #s-title }", "## Title", "## Title", "## Title_1", "###### 6", "# #"),
    *("####### 7", "## Twice { #a } { #b }", "## Title { .c }", "##No", "## "),
    *("## Что", "## Ещё", "## &#46;", "## a_1 { #title }", "## x {#x}", "# a  { #a }"),
    *("## <em>a</em> b", "## [a](x.md)", "## [a](x.md) { #id }", "## a #", "# a\nb"),
    *("words", "words ", "Words, (all) of them: &#42;yes&#42; &amp; no!", "1. one"),
    *("1990 was", "1990. was", "- one", "- [a](x.md), b\n- [c](#d)", "- 1. x"),
    *("- a\n- # b", "- a\n-b", "- a ", "- - -", "---", "+ a", "* b", "a\n- b"),
    *("[a]: x.md", "[a]", "[a][b]", "[TOC]", "![a](x.md)", "![a](x.md", "[a](x y)"),
    *("[a](https://example.org/)", "[a](../x/)", "[a](/x.md)", "[a](nowhere.md#y)"),
    *("[a](x.md#y) and [b](x.md?z)", "[a](%2e%2e/x.md)", "a [b (c)](x.md)(d)"),
    *(
        "[^1]: note",
        "*[a]: abbr",
        ": defined",
        "a | b\n--|--\n1 | 2",
        "    code",
        "> q",
    ),
    *("<em>a</em> b", "a <br> b", '<a href="x">a</a>', "<em>a", "a</em>", "&#46;"),
    *('<span markdown="1">*a*</span>', '<a title="[b](c)">d</a>', "<time>", "a <p> b"),
    *("<div>\n- a\n</div>", "<p>a</p>\n<p>b</p>", "<p>a</p>b", "<ul>\n", "</ul>"),
    *(
        "a*b*c",
        "a_b_c",
        "a\\*b",
        "`a`",
        "a@b.c <a@b.c>",
        "a\u00a0",
        "a\u2028b",
        "\u00a0",
    ),
    *("a\tb", "a\rb", "a\r\n\r\nb", "a\x02b", " a", "   ", "```\ncode\n\n# a\n```"),
    *("~~~", "<p>\n```\n</p>", "<!-- a -->", "<?a?>", "///Footnotes Go Here///"),
    *("a --- b... (c) 1/2", "{ #id }", "a { .b }", "a\n{ .b }", "!!! note", "a  \nb"),
    *(
        "klzzwxh:0001",
        "wzxhzdk:0",
        "a: b",
        "a\n: b",
        "a\n===",
        "## a\u0301 b",
        "# %&#37;",
    ),
]


def configuration(extensions: list[object], *, folders: bool = True) -> MkDocsConfig:
    return load_config(
        config_file=str(SITES[0] / "mkdocs.yml"),
        markdown_extensions=deepcopy(extensions),  # MkDocs empties it
        use_directory_urls=folders,
    )


def by_mkdocs(config: MkDocsConfig, files: Files, file: File, text: str) -> str:
    """Let MkDocs convert a text; on some it fails, in the parser of Python."""
    page = SimpleNamespace(file=file, markdown=text)
    try:
        Page.render(page, config, files)  # type: ignore[arg-type] # has all it reads
    except AssertionError as error:
        return repr(error)
    return str(page.content)


def by_us(quick: Converter, file: File, text: str) -> str:
    try:
        return quick.html(file, text)
    except AssertionError as error:
        return repr(error)


@cache
def converter(name: str) -> tuple[Converter, MkDocsConfig, KnownFiles]:
    config = configuration(SETS[name])
    paths = ("a/page/index.md", "a/page/x.md", "a/x.md", "x.md")
    files = KnownFiles(config, paths)
    return Converter(config, files), config, files


def site(root: Path, config: MkDocsConfig) -> tuple[KnownFiles, list[tuple[File, str]]]:
    settings = read_settings(root / "mkdocs.yml")
    rendered = renderer(settings)
    folders = config.use_directory_urls
    found = [
        (
            File(page.path, None, "site", use_directory_urls=folders),
            meta.get_data(rendered.render(page))[0],
        )
        for page in run(settings).pages
    ]
    return KnownFiles(config, ()), found


def check(name: str, text: str) -> None:
    quick, config, files = converter(name)
    file = next(iter(files))
    assert by_us(quick, file, text) == by_mkdocs(config, files, file, text)


@pytest.mark.parametrize("folders", [True, False])
@pytest.mark.parametrize("name", ["ours", "example", "permalinks"])
@pytest.mark.parametrize("root", SITES, ids=lambda root: root.name)
def test_pages_of_sites_come_out_the_same(
    root: Path, name: str, *, folders: bool
) -> None:
    config = configuration(SETS[name], folders=folders)
    files, found = site(root, config)
    quick = Converter(config, files)
    for file, text in found:
        wanted = by_mkdocs(config, files, file, text)
        assert quick.html(file, text) == wanted, file.src_uri


def test_pages_of_ours_need_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    config = configuration(SETS["example"])
    files, found = site(SITES[0].joinpath("tests/golden/every-section"), config)
    quick = Converter(config, files)
    monkeypatch.delattr(Page, "render")
    for file, text in found:
        assert quick.html(file, text), file.src_uri


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("chunk", CHUNKS)
def test_any_chunk_comes_out_the_same(name: str, chunk: str) -> None:
    check(name, chunk)
    check(name, f"## Title\n\n<p>a</p>\n\n{chunk}\n\nwords [a]\n")


@pytest.mark.parametrize("name", SETS)
@given(chunks=st.lists(st.sampled_from(CHUNKS), max_size=6), end=st.sampled_from("\n "))
def test_any_chunks_come_out_the_same(name: str, chunks: list[str], end: str) -> None:
    check(name, "\n\n".join(chunks) + end)


@pytest.mark.parametrize("name", SETS)
@given(pieces=st.lists(st.sampled_from([*PIECES, *CHUNKS]), max_size=12))
def test_any_text_comes_out_the_same(name: str, pieces: list[str]) -> None:
    check(name, "".join(pieces))


@pytest.mark.parametrize("folders", [True, False])
@pytest.mark.parametrize("path", ["index.md", "a/index.md", "a/b/index.md", "a/b/c.md"])
def test_links_to_pages_lead_where_they_lead_in_mkdocs(
    path: str, *, folders: bool
) -> None:
    config = configuration(OURS, folders=folders)
    files = KnownFiles(config, ["a/by-hand.md"])
    file = File(path, None, "site", use_directory_urls=folders)
    quick = Converter(config, files)
    ways = ["", "../", "../../", "../../../"]
    below = ["", "a/", "b/", "a/b/", "a/c/", "a-b/", "x/y/z/"]
    names = ["index.md", "by-hand.md", "no.md", "", "index.html"]
    for to in (w + b + n for w in ways for b in below for n in names):
        for place in ("", "#", "#kp1", "?a", "#a b"):
            text = f"[a]({to}{place})"
            wanted = by_mkdocs(config, files, file, text)
            assert quick.html(file, text) == wanted, f"{to}{place}"
