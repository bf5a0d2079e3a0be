# ruff: noqa: RUF001 - characters that look alike are what this is about

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.evidence.selectors import TextPositionSelector
from briefgen.evidence.sentences import paragraphs, sentences

POSTS = Path(__file__).parents[3] / "shared" / "corpora" / "18f"


def cut(text: str, lang: str = "en") -> list[str]:
    return [text[each.start : each.end] for each in sentences(text, lang)]


@pytest.mark.parametrize(
    ("lang", "marked"),
    [
        ("en", "Mr. Stoltenberg said yes.|He will stay."),
        ("en", "The U.S. and the U.K. agreed.|They met in the U.S. Stoltenberg left."),
        ("en", "They met in the U.S.|The talks went on until 6 p.m.|Then they ended."),
        (
            "en",
            "Use tools, e.g. Git, i.e. something.|The rate was 3.5 % in May.|It fell.",
        ),
        ("en", "He went to St. Petersburg.|Then No. 5 came, vol. 3, p. 14.|Done."),
        ("en", "Will he go?|No.|He stayed in room no. 5.|Yes."),
        ("en", '"Yes." he said.|"No!" she cried.|“We agree.”|They left.'),
        (
            "en",
            "J. R. R. Tolkien wrote it.|So said J. A. Smith.|So did I.|Kim ran.",
        ),
        ("en", "Well... maybe.|Wait… what?|He left…|The end.|And . . . so on.|Yes."),
        ("en", "Gen. Smith and Sen. Jones met on Jan. 5, 2023 at 5 p.m. Eastern time."),
        ("en", "Acme Inc. said so.|It is worth $3.5 million (approx. £2 m.).|OK."),
        ("en", "See http://example.com/a.b?c=d.|Go to example.com.|It works."),
        (
            "en",
            "First (This is inside.)|Second.|(Third.)|Fourth [5].|Fifth.[6]|Six.⁷|End.",
        ),
        ("en", "1. First item.|2. Second item.|Version 2.0.|Done."),
        (
            "en",
            "The vote, 5 vs. 3, was close.|Is it so?!|Yes.|In 2023.|12 people came.",
        ),
        (
            "en",
            "Soft\nwraps and Dr.\nJones in it.|Next one\nhere.|\n\nA heading|\n\nEnd",
        ),
        ("en", "Yahoo! announced it.|Smith et al. Nature.|He left. – no.|– Yes."),
        ("en", "’Twas the ’90s.|They left.|It fell.|The boys’ club.|“Open.|Then more."),
        ("de", "Das war am 5. Juli 2023.|Dr. Müller kam z. B. nach Berlin.|Er blieb."),
        ("de", "Es waren 15.|„Ja.“|Danach bzw. Nachher.|»Gut.«|»Nein.«"),
        (
            "fr",
            "M. Macron est venu.|Il a dit : «\xa0Oui.\xa0»|Puis il partit.|« Non. »|Il",
        ),
        ("es", "El Sr. Pérez llegó.|¿Qué pasa?|Nada.|EE. UU. firmó."),
        ("nn", "Det var kl. 10.|Han kom t.d. frå Oslo.|Prof. Hansen, f.eks. ja."),
        ("ru", "Он родился в 1990 г. в Москве.|А. С. Пушкин.|Да."),
        ("el", "Τι λες;|Ναι."),
        ("zh", "他说：“我们同意。”|然后离开了。|第二句！|第三句？！|占３．５％。|好"),
        ("ja", "彼は「はい。」と言った。|次の文。|U.S.の話。"),
        ("ar", "هل ستبقى؟|نعم.|قال د. محمد ذلك."),
        ("ur", "یہ پہلا ہے۔|یہ دوسرا ہے۔"),
        ("hi", "यह पहला वाक्य है।|यह दूसरा है।"),
        ("hy", "Սա առաջինն է։|Սա երկրորդն է։"),
        ("am", "ይህ አንድ ነው።|ይህ ሁለት ነው።"),
        ("my", "ဤသည်ပထမဖြစ်သည်။|ဒုတိယ။"),
        ("th", "นี่คือประโยคแรก นี่คือประโยคที่สอง|\n\nสาม"),
        ("xx", "Ab cd.|Ef G. Hi jk.|Lm."),
        ("en-GB", "Gen. Smith left.|He did."),
    ],
)
def test_a_text_is_cut_where_sentences_end(lang: str, marked: str) -> None:
    apart = "" if lang in {"zh", "ja", "my"} else " "
    wanted = [each.strip() for each in marked.split("|")]
    assert cut(marked.replace("|", apart), lang) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One\ntwo\n\nThree", ["One\ntwo", "Three"]),
        ("One\ntwo\n", ["One", "two"]),
        ("\n\nOne\ntwo\n\n", ["One", "two"]),
        ("One\r\ntwo\r\nthree", ["One", "two", "three"]),
        ("One\r\ntwo\r\n \r\nthree", ["One\r\ntwo", "three"]),
        ("One \n\t\n  two\x85three", ["One", "two\x85three"]),
        ("One\u2029two", ["One", "two"]),
        (" \n ", []),
        ("", []),
    ],
)
def test_paragraphs_end_at_blank_lines_or_else_at_line_ends(
    text: str, wanted: list[str]
) -> None:
    assert [text[each.start : each.end] for each in paragraphs(text)] == wanted
    assert cut(text) == wanted


def test_paragraphs_may_be_given() -> None:
    text = "One\nheading\nThe first. Second\n\nthird"
    within = (TextPositionSelector(0, 12), TextPositionSelector(12, len(text)))
    found = [text[each.start : each.end] for each in sentences(text, "en", within)]
    assert found == ["One\nheading", "The first.", "Second\n\nthird"]


@settings(deadline=None)
@given(
    st.text(
        "aBI1.!?…。؟ \n\r\t\"'“”()[]«»,-\N{NO-BREAK SPACE}é中😀\ud800", max_size=60
    ),
    st.sampled_from(["en", "de", "el", "zh", "nn", "tlh"]),
)
def test_sentences_hold_all_that_is_written_in_order(text: str, lang: str) -> None:
    found = sentences(text, lang)
    assert "".join("".join(cut(text, lang)).split()) == "".join(text.split())
    edges = [place for each in found for place in (each.start, each.end)]
    assert edges == sorted(edges)
    for each in found:
        assert text[each.start : each.end].strip() == text[each.start : each.end] != ""
        assert any(p.start <= each.start < each.end <= p.end for p in paragraphs(text))


UNITS = """a|.|. |a.|Mr. |(|“|'|“a. |。|!?| |\n|\n |A. |.)|[1]|.[1]|. »|1. |a.b |.\n"""


@pytest.mark.parametrize("unit", UNITS.split("|"))
def test_no_text_takes_long(unit: str) -> None:
    # Were one of these quadratic, the test would run for hours.
    text = unit * (1_000_000 // len(unit))
    found = sentences(text)
    assert bool(found) == bool(text.strip())


@pytest.mark.skipif(not POSTS.is_dir(), reason="the corpora are not beside the project")
def test_real_posts_are_cut_into_sentences_of_common_length() -> None:
    texts = [post.read_text("utf-8") for post in sorted(POSTS.glob("*.md"))[:50]]
    lengths = [len(each.split()) for text in texts for each in cut(text)]
    assert 10 < sum(lengths) / len(lengths) < 25
