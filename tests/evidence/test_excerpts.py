import re
from html import unescape

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.evidence.excerpts import Excerpt, excerpt_html, excerpts, share
from briefgen.evidence.marks import Passage, unmark
from briefgen.evidence.selectors import TextPositionSelector
from briefgen.evidence.sentences import sentences
from briefgen.evidence.textcontent import blocks, text_content

TEXT = (
    "Mr. Able spoke first. He was brief. Nobody\nasked & why. He left <early>.\n\n"
    "Then Ms. Baker spoke. She was not brief.\n\n"
    "All went home."
)
OMITTED = '<p class="omitted">[…]</p>'


def at(*quotes: str, text: str = TEXT) -> tuple[TextPositionSelector, ...]:
    return tuple(
        TextPositionSelector(text.index(quote), text.index(quote) + len(quote))
        for quote in quotes
    )


def passage(name: str, *quotes: str) -> Passage:
    return Passage(name, (name.rpartition("-")[0],), at(*quotes))


def words(text: str, found: tuple[Excerpt, ...]) -> list[str]:
    return [text[each.start : each.end] for each in found]


@pytest.mark.parametrize(
    ("quotes", "wanted"),
    [
        (["was brief"], ["He was brief."]),
        (["Mr."], ["Mr. Able spoke first."]),
        (["first. He"], ["Mr. Able spoke first. He was brief."]),
        (["Able", "He was"], ["Mr. Able spoke first. He was brief."]),
        (["asked", "Able"], ["Mr. Able spoke first.", "Nobody\nasked & why."]),
        (["<early>.\n\nThen"], ["He left <early>.", "Then Ms. Baker spoke."]),
        (["brief", "was brief", "brief."], ["He was brief."]),
        (["All went home."], ["All went home."]),
        (["\n\n"], []),
        ([TEXT], TEXT.split("\n\n")),
        ([], []),
    ],
)
def test_excerpts_are_whole_sentences_joined_in_a_paragraph(
    quotes: list[str], wanted: list[str]
) -> None:
    assert words(TEXT, excerpts(TEXT, at(*quotes))) == wanted


def test_the_paragraphs_of_html_hold_sentences_apart() -> None:
    html = "<h2>A heading</h2>\n<ul>\n<li>One. Two</li>\n<li>Three</li>\n</ul>"
    text = text_content(html)
    found = excerpts(text, at("heading", "Two", text=text), "en", blocks(html))
    assert words(text, found) == ["A heading", "Two"]


def test_the_share_counts_what_is_not_white_space() -> None:
    text = "Ab  cd. De f.\n\n\nGhi"
    assert share(text, excerpts(text, at("De", text=text))) == 4 / 12
    assert share(text, ()) == 0
    assert share(" \n", ()) == 0
    assert share(text, excerpts(text, at(text, text=text))) == 1


def test_what_is_left_out_is_shown_as_left_out() -> None:
    def html(*quotes: str) -> str:
        return excerpt_html(TEXT, excerpts(TEXT, at(*quotes)), ())

    first = "<p>Mr. Able spoke first.</p>"
    assert html("Able") == f"{first}\n{OMITTED}"
    assert html("Able", "asked", "All") == (
        f"{first}\n{OMITTED}\n<p>Nobody asked &amp; why.</p>\n{OMITTED}\n"
        "<p>All went home.</p>"
    )
    assert html("early", "Then") == (
        f"{OMITTED}\n<p>He left &lt;early&gt;.</p>\n"
        f"<p>Then Ms. Baker spoke.</p>\n{OMITTED}"
    )
    assert OMITTED not in html(TEXT)
    assert html() == OMITTED
    assert excerpt_html(" \n", (), ()) == ""


def test_passages_are_marked_in_their_excerpts() -> None:
    passages = [
        passage("kp1-e1", "spoke first", "asked & why"),
        passage("kp2-e1", "<early>.\n\nThen Ms."),
        passage("kp3-e1", "why. He left"),
    ]
    parts = [part for each in passages for part in each.parts]
    html = excerpt_html(TEXT, excerpts(TEXT, parts), passages)
    assert unmark(html) == excerpt_html(TEXT, excerpts(TEXT, parts), ())
    assert (
        'Mr. Able <mark id="kp1-e1" data-statements="kp1">spoke first</mark>.' in html
    )
    assert (
        '<mark data-passage="kp1-e1" data-statements="kp1">asked &amp; </mark>' in html
    )
    assert '<mark id="kp2-e1" data-statements="kp2">&lt;early&gt;.</mark></p>' in html
    assert (
        '<p><mark data-passage="kp2-e1" data-statements="kp2">Then Ms.</mark>'
        '<a class="backlink" href="#kp2" aria-label="Back to kp2">↩</a> Baker' in html
    )


@pytest.mark.parametrize("quote", ["Then", "first. He", "left <early>.\n\nThen", TEXT])
def test_a_passage_outside_the_excerpts_is_refused(quote: str) -> None:
    found = excerpts(TEXT, at("Able", "left", "All"))
    with pytest.raises(ValueError, match="kp1-e1"):
        excerpt_html(TEXT, found, [passage("kp1-e1", "Able", quote)])


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2), (0, 10_000)])
def test_a_passage_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not in the text"):
        excerpts(TEXT, [TextPositionSelector(start, end)])


LETTERS = st.text('aB.! \n<&;"é。😀\N{NO-BREAK SPACE}\u2028\r', min_size=1, max_size=80)


@settings(deadline=None)
@given(
    LETTERS,
    st.lists(
        st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=3),
        max_size=5,
    ),
    st.sampled_from(["en", "zh"]),
)
def test_nothing_but_the_sentences_of_passages_is_shown(
    text: str, extents: list[list[tuple[int, int]]], lang: str
) -> None:
    made = [
        tuple(
            TextPositionSelector(
                start % len(text), min(len(text), start % len(text) + n)
            )
            for start, n in extent
        )
        for extent in extents
    ]
    passages = [
        Passage(f"kp{k}-e1", (f"kp{k}",), parts)
        for k, parts in enumerate(made)
        if parts and all(text[part.start : part.end].strip() for part in parts)
    ]
    parts = [part for each in passages for part in each.parts]
    found = excerpts(text, parts, lang)
    touched = [
        text[each.start : each.end]
        for each in sentences(text, lang)
        if any(p.start < each.end and each.start < p.end for p in parts)
    ]
    html = excerpt_html(text, found, passages)
    assert not re.search(r"\n\s*\n|\r|\u2028", html)
    shown = [unescape(p) for p in re.findall("<p>(.*?)</p>", unmark(html))]
    assert "".join("".join(touched).split()) == "".join("".join(shown).split())
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parseFragment(html)
    assert parser.errors == []
    marked = {each.get("id") for each in root.iter("mark")} - {None}
    assert marked == {each.id for each in passages}
    left_out = "".join(text.split()) != "".join("".join(touched).split())
    assert (OMITTED in html) == left_out
