# ruff: noqa: RUF001 - signs that look like others are what this is about
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from briefgen.evidence.anchor import anchor
from briefgen.evidence.describe import describe
from briefgen.evidence.fold import fold
from briefgen.evidence.nearest import nearest
from briefgen.evidence.places import find_all
from briefgen.evidence.selectors import (
    Anchored,
    Reason,
    TextPositionSelector,
    TextQuoteSelector,
)
from briefgen.evidence.text import Text
from tests.evidence.quote_changes import BENIGN, REAL, chooser, mixed

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"

# Characters that folding does something to, and some that it leaves alone.
ALPHABET = (
    "aabc1 2.,'\"-–—…‘’“”«»\n\t\u00a0\u2009\u00ad\u200b\u200d\ufeff\u200f\ufe0f\x00"
    "e\u0301é\u0323ﬁＡｶﾞ⁵½①中文。かไทยำमि🇩🇪👍🏽각\u1100\u1161\u11a8(…)[]_:/×"
)
# Few letters at a time, so that they meet and repeat.
texts = st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=7).flatmap(
    lambda letters: st.text(st.sampled_from(letters), max_size=60)
)
few_letters = st.text(st.sampled_from("ab"), max_size=200)


@given(st.one_of(texts, st.text(max_size=40)))
@example(". . . .")
@example("か \u3099")
@example("……--–-")
def test_folding_is_idempotent(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(texts)
def test_every_folded_stretch_folds_to_itself(text: str) -> None:
    folded = fold(text)
    for start in range(len(folded.text)):
        for end in range(start + 1, min(start + 8, len(folded.text) + 1)):
            source = Text(text)
            place = source.whole_place(start, end)
            if place and folded.text[start:end] == folded.text[start:end].strip():
                again = fold(text[place.start : place.end]).text
                assert again.strip() == folded.text[start:end]


@given(few_letters, st.text(st.sampled_from("ab"), min_size=1, max_size=12))
def test_every_place_is_found(text: str, wanted: str) -> None:
    naive = [at for at in range(len(text)) if text.startswith(wanted, at)]
    assert list(find_all(text, wanted)) == naive


@given(texts, st.integers(0, 60), st.integers(1, 20))
def test_an_anchored_range_folds_to_the_folded_quote(
    text: str, start: int, length: int
) -> None:
    start %= len(text) + 1
    quote = text[start : start + length]
    found = anchor(Text(text), TextQuoteSelector(quote))
    if isinstance(found, Anchored) and len(found.parts) == 1:
        words = text[found.start : found.end]
        assert fold(words).text.strip() == fold(quote).text.strip()
    elif not isinstance(found, Anchored) and fold(quote).text.strip():
        assert found.reason is not Reason.CONTEXT


@given(texts, st.integers(0, 60), st.integers(1, 20))
def test_every_description_anchors_to_its_place(
    text: str, start: int, length: int
) -> None:
    source = Text(text)
    start %= len(text) + 1
    place = TextPositionSelector(start, min(len(text), start + length))
    selector = describe(source, place)
    if selector is not None:
        found = anchor(source, selector)
        assert isinstance(found, Anchored)
        assert len(found.parts) == 1
        kept = text[found.start : found.end]
        assert (
            fold(kept).text.strip() == fold(text[place.start : place.end]).text.strip()
        )
        assert place.start <= found.start
        assert found.end <= place.end


@given(texts, st.text(max_size=30))
def test_a_quote_that_does_not_stand_there_never_anchors(text: str, quote: str) -> None:
    wanted = fold(quote).text.strip()
    assume(wanted not in fold(text).text)
    assume("[...]" not in wanted and "(...)" not in wanted)
    assert not isinstance(anchor(Text(text), TextQuoteSelector(quote)), Anchored)


@given(texts, texts)
def test_the_nearest_passage_is_a_stretch_of_the_source(text: str, quote: str) -> None:
    found = nearest(Text(text), quote)
    if found:
        assert found.text == text[found.place.start : found.place.end]
        assert 0 <= found.score <= 1


ARTICLE = (
    "The “allied” governments – all 31 of them – said on 4 July: “we don’t agree.” "
    "Officials refused to confirm it... The final offer of 12 500 dollars (−2.5 "
    "percent) fell flat, and Zoë’s café, at 10⁵ visitors, closed. "
    "中国政府没有参加这次会议，但是他们会参加下一次会议。 קיבלנו תשובה. "
    "قال بلال لا سلام. Nobody, officials said, had agreed."
)
SPANS = [
    "“allied” governments – all 31 of them – said",
    "on 4 July: “we don’t agree.” Officials refused to confirm it...",
    "The final offer of 12 500 dollars (−2.5 percent) fell flat",
    "Zoë’s café, at 10⁵ visitors, closed. 中国政府没有参加这次会议",
    "قال بلال لا سلام. Nobody, officials",
]


@pytest.mark.parametrize("kind", BENIGN)
@pytest.mark.parametrize("span", SPANS)
def test_no_benign_change_moves_an_anchor(kind: str, span: str) -> None:
    start = ARTICLE.index(span)
    gold = Anchored((TextPositionSelector(start, start + len(span)),))
    for seed in range(20):
        changed = BENIGN[kind](span, chooser(seed))
        assert anchor(Text(ARTICLE), TextQuoteSelector(changed)) == gold, changed
        # The same change in the source, and none in the quote.
        found = anchor(
            Text(ARTICLE[:start] + changed + ARTICLE[start + len(span) :]),
            TextQuoteSelector(span),
        )
        assert isinstance(found, Anchored), changed
        assert found.start == start
        assert found.end == start + len(changed.rstrip())


def test_every_benign_kind_changes_something() -> None:
    unchanged = [
        kind
        for kind, change in BENIGN.items()
        if all(
            change(span, chooser(seed)) == span for span in SPANS for seed in range(9)
        )
    ]
    assert unchanged == []
    assert len(BENIGN) == 21


@given(st.sampled_from(SPANS), st.randoms(use_true_random=False))
def test_no_mix_of_benign_changes_moves_an_anchor(span: str, random: Random) -> None:
    start = ARTICLE.index(span)
    gold = Anchored((TextPositionSelector(start, start + len(span)),))
    changed = mixed(span, random)
    assert anchor(Text(ARTICLE), TextQuoteSelector(changed)) == gold


@given(
    st.sampled_from(SPANS), st.sampled_from([*REAL]), st.randoms(use_true_random=False)
)
def test_no_real_change_ever_anchors(span: str, kind: str, random: Random) -> None:
    changed = REAL[kind](span, random)
    assert not isinstance(anchor(Text(ARTICLE), TextQuoteSelector(changed)), Anchored)
    benign_too = mixed(changed, random)
    found = anchor(Text(ARTICLE), TextQuoteSelector(benign_too))
    assert not isinstance(found, Anchored)


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("We can agree to the plan.", "We can't agree to the plan."),
        ("We cannot agree to the plan.", "We can agree to the plan."),
        ("It fell by 2.5 percent today.", "It fell by 25 percent today."),
        ("It fell by −2.5 percent today.", "It fell by 2.5 percent today."),
        ("It cost 1,000 pounds.", "It cost 1.000 pounds."),
        ("It cost 12 500 pounds.", "It cost 12500 pounds."),
        ("There were 10⁵ of them.", "There were 105 of them."),
        ("He resigned on Monday.", "He re-signed on Monday."),
        ("El año pasado fue malo.", "El ano pasado fue malo."),
        ("They told us to go.", "They told US to go."),
        ("Ann beat Bob in the final.", "Bob beat Ann in the final."),
        ("It is H₂O in the tank.", "It is H2O in the tank."),
        ("Then 3½ people came.", "Then 31/2 people came."),
        ("中国没有参加会议。", "中国有参加会议。"),
        ("قال الرئيس لا اليوم.", "قال الرئيس اليوم."),
        ("A win for 🇩🇪🇫🇷 today.", "A win for 🇫🇷🇩🇪 today."),
        ("A man 👍🏽 there.", "A man 👍🏿 there."),
    ],
)
def test_what_changes_the_sense_never_folds_away(source: str, quote: str) -> None:
    assert not isinstance(anchor(Text(source), TextQuoteSelector(quote)), Anchored)


def _gold_spans(language: str) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    path = CORPORA / "xquad" / f"{language}.json"
    if not path.exists():
        pytest.skip(f"the corpus {path.parent.name} is not beside the repository")
    for paragraph in json.loads(path.read_text("utf-8")):
        yield paragraph["text"], [(at, words) for at, words in paragraph["spans"]]


@pytest.mark.parametrize("language", ["ar", "es", "zh"])
def test_gold_spans_anchor_where_they_stand(language: str) -> None:
    for text, spans in _gold_spans(language):
        source = Text(text)
        for at, words in spans:
            gold = Anchored((TextPositionSelector(at, at + len(words)),))
            found = anchor(source, TextQuoteSelector(words))
            if isinstance(found, Anchored):
                assert found == gold
            elif found.reason is Reason.AMBIGUOUS:
                assert gold.parts[0] in found.places
                selector = describe(source, gold.parts[0])
                if selector is None:
                    assert source.whole_place(at, at + len(words)) is None
                else:
                    assert anchor(source, selector) == gold
            else:
                assert found.reason is Reason.NOT_FOUND
                assert "only inside a word" in found.message


def test_quotes_of_real_posts_stand_benign_changes_and_no_others() -> None:
    folder = CORPORA / "18f"
    if not folder.exists():
        pytest.skip(f"the corpus {folder.name} is not beside the repository")
    random = chooser(18)
    anchored = 0
    for path in sorted(folder.glob("*.md"))[::8]:
        text = path.read_text("utf-8")
        source = Text(text)
        words = list(re.finditer(r"\S+", text))
        for begin in random.sample(range(len(words) - 12), 5):
            quote = text[words[begin].start() : words[begin + 10].end()]
            found = anchor(source, TextQuoteSelector(quote))
            if not isinstance(found, Anchored):
                continue
            anchored += 1
            for change in (*BENIGN.values(), mixed):
                same = TextQuoteSelector(change(quote, random))
                assert anchor(source, same) == found, same
            for change in REAL.values():
                other = TextQuoteSelector(change(quote, random))
                assert not isinstance(anchor(source, other), Anchored), other
    assert anchored > 100
