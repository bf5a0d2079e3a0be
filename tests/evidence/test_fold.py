# ruff: noqa: RUF001 - signs that look like others are what this is about
import sys
import unicodedata

import pytest

from briefgen.evidence.fold import fold

SAME = {
    "a line break": ("a\nb", "a b"),
    "a run": ("a \t\r\n  b", "a b"),
    "no-break": ("a\u00a0b\u202fc\u2007d", "a b c d"),
    "thin and wide": ("a\u2009b\u3000c\u205fd\u1680e", "a b c d e"),
    "next line": ("a\u0085b\u2028c\u2029d", "a b c d"),
    "Han": ("中\n文 字\u3000好", "中文字好"),
    "kana": ("ひら がな カタ\nカナ", "ひらがなカタカナ"),
    "Thai": ("ภาษา ไทย", "ภาษาไทย"),
    "Lao": ("ພາສາ ລາວ", "ພາສາລາວ"),
    "Khmer": ("ភាសា ខ្មែរ", "ភាសាខ្មែរ"),
    "Burmese": ("မြန်မာ ဘာသာ", "မြန်မာဘာသာ"),
    "after wide punctuation": ("他说，\n你好", "他说,你好"),
    "before a quotation mark": ("他说 “你好”", '他说"你好"'),
    "soft hyphen": ("co\u00adoperate", "cooperate"),
    "zero width": ("a\u200bb\u2060c", "abc"),
    "joiners": ("a\u200cb\u200dc\u034fd", "abcd"),
    "byte order mark": ("\ufeffab\ufeff", "ab"),
    "bidirectional marks": ("\u200fa\u200e\u202ab\u202c\u2067c\u2069\u061c", "abc"),
    "variation selectors": ("❤\ufe0f葛\U000e0100\u180b", "❤葛"),
    "control characters": ("a\x00\x08b\x1b\x1cc\x7fd\x9f", "abcd"),
    "dropped in white space": ("a \u200b\u200e b", "a b"),
    "single quotes": ("‘a’ ‚b‛ ‹c› d′ eʼ f´ ＇", "'a' 'b' 'c' d' e' f' '"),
    "double quotes": ("“a” „b‟ «c» d″ ＂ 〝e〟", '"a" "b" "c" d" " "e"'),
    "dashes": ("a‐b‑c‒d–e—f―g−h﹣i－j﹘k", "a-b-c-d-e-f-g-h-i-j-k"),
    "runs of dashes": ("a--b---c——d –- e", "a-b-c-d - e"),
    "ellipsis": ("a… b. . . c.\u00a0.\n. d", "a... b... c... d"),
    "four dots": ("a…. b. . . . c", "a.... b.... c"),
    "composition": ("e\u0301 A\u030a \u1100\u1161\u11a8", "é Å 각"),
    "order of marks": ("q\u0307\u0323", "q\u0323\u0307"),
    "a singleton": ("\u212b \u2126 豈", "Å Ω 豈"),
    "wide": ("ＡＢｃ１２％", "ABc12%"),
    "narrow": ("ｶﾞｷﾞ ｡｢", "ガギ。「"),
    "compat": ("ﬁ ﬄ Ⅷ № ĳ", "fi ffl VIII No ij"),
    "small": ("﹐﹖﹪", ",?%"),
    "Arabic presentation forms": ("ﻼ ﺑﺴﻢ", "لا بسم"),
}


@pytest.mark.parametrize(("text", "folded"), SAME.values(), ids=SAME)
def test_folds(text: str, folded: str) -> None:
    assert fold(text).text == folded


DIFFERENT = {
    "a superscript": ("10⁵", "105"),
    "a subscript": ("H₂O", "H2O"),
    "a fraction": ("1½", "11/2"),
    "a circled digit": ("①", "1"),
    "a squared unit": ("㎡", "m2"),
    "a double-struck letter": ("ℝ", "R"),
    "case": ("US", "us"),
    "an accent": ("año", "ano"),
    "a hyphen at a line's end": ("co-\noperate", "cooperate"),
    "a space between words": ("ice cream", "icecream"),
    "a space between numbers": ("1 000", "1000"),
    "a space between Thai digits": ("๑ ๐", "๑๐"),
    "a space beside Latin": ("中 A", "中A"),
    "a comma in a number": ("1,000", "1000"),
    "four dashes": ("----", "-"),
    "the tags of a flag": ("🏴\U000e0067\U000e0062\U000e007f", "🏴"),
    "a tone of skin": ("👍🏽", "👍"),
    "letters of Hangul": ("ㄱㅏ", "가"),
    "an Arabic vowel sign": ("كَتب", "كتب"),
    "a spacing accent": ("a¨", "a"),
    "an apostrophe": ("we're", "were"),
    "a dash": ("re-sign", "resign"),
}


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_never_folds(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_no_character_folds_to_one_that_folds_further() -> None:
    further = [
        hex(first)
        for first in range(0, sys.maxunicode + 1, 0x400)
        for once in [fold("b a".join(map(chr, range(first, first + 0x400)))).text]
        if fold(once).text != once
    ]
    assert further == []


def test_superscripts_and_their_like_stay_whatever_they_are() -> None:
    kept = ("<super>", "<sub>", "<fraction>", "<circle>", "<square>", "<font>")
    changed = [
        one
        for one in map(chr, range(0x20, 0x20000))
        if unicodedata.decomposition(one).startswith(kept) and fold(one).text != one
    ]
    assert changed == []


def test_a_long_run_of_marks_is_left_as_it_is() -> None:
    zalgo = "e" + "\u0307\u0323" * 100_000
    assert fold(zalgo).text == zalgo


@pytest.mark.parametrize(
    ("text", "words", "stands"),
    [
        ("a  “b”  c", '"b"', "“b”"),
        ("so. . . it", "...", ". . ."),
        ("x — y", "-", "—"),
        ("x --- y", "-", "---"),
        ("ca\u0301fe\u0301 x", "fé", "fe\u0301"),
        ("\ufeffco\u00adop", "coop", "co\u00adop"),
        ("eﬃcient", "efficient", "eﬃcient"),
        ("a\u200b \u200b b", " ", " \u200b "),
    ],
)
def test_maps_back(text: str, words: str, stands: str) -> None:
    folded = fold(text)
    at = folded.text.index(words)
    start, end = folded.in_source(*folded.in_visible(at, at + len(words)))
    assert text[start:end] == stands
    assert folded.from_source(start, end) == (at, at + len(words))


def test_hidden_stretches_do_not_count() -> None:
    text = "It rained[1] all[2] day."
    folded = fold(text, [(16, 19), (9, 12), (10, 12)])
    assert folded.text == "It rained all day."
    assert folded.visible == folded.text
    at = folded.text.index("rained all")
    start, end = folded.in_source(*folded.in_visible(at, at + 10))
    assert text[start:end] == "rained[1] all"


def test_what_was_folded_as_one_is_not_divided() -> None:
    folded = fold("so… ﬁn e\u0301")
    assert [at for at in range(len(folded.text)) if folded.divides(at)] == [3, 4, 7]
