"""What is offered for a place selects it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.edit.offer import moved, offer, settled
from briefgen.evidence.anchor import anchor
from briefgen.evidence.selectors import Anchored, Failure, TextQuoteSelector
from briefgen.evidence.text import Text
from briefgen.load import parse
from briefgen.load.article import article
from briefgen.model.article import Article

TEXT = "one two three. Then one two four, and one two three again.\n"


def article_of(text: str) -> Article:
    read, _ = article(text.encode(), "a.txt")
    assert read is not None
    return read


def pasted(yaml: str) -> TextQuoteSelector:
    document, found = parse(yaml, "a.yml")
    assert document is not None
    assert found == ()
    assert isinstance(document.data, dict)
    match document.data["evidence"]:
        case str(words):
            return TextQuoteSelector(words)
        case [{"quote": str(words), **fields}]:
            given_ = {str(name): str(value) for name, value in fields.items()}
            return TextQuoteSelector(words, **given_)
        case other:
            pytest.fail(f"not what is offered: {other}")


@given(st.lists(st.sampled_from(["one", "two", "it's #", "a: b"]), min_size=3))
def test_what_is_offered_anchors_to_its_place(words: list[str]) -> None:
    source = article_of(" ".join(words))
    found = offer(source, " ".join(words[:2]))
    assert found.places
    for place in found.places:
        result = anchor(Text(source.body.text), pasted(place.yaml))
        assert isinstance(result, Anchored)
        assert result.parts == place.parts


@pytest.mark.parametrize(
    ("given_", "number"),
    [
        (TextQuoteSelector("one two"), 0),
        (TextQuoteSelector("one two"), 1),
        (TextQuoteSelector("one two", suffix="three"), 1),
        (TextQuoteSelector("one", suffix="two three"), 0),
    ],
)
def test_a_choice_keeps_the_words(given_: TextQuoteSelector, number: int) -> None:
    text = Text(TEXT)
    failure = anchor(text, given_)
    assert isinstance(failure, Failure)
    chosen = settled(text, given_, failure.places[number])
    assert chosen is not None
    assert chosen.exact == given_.exact
    assert anchor(text, chosen) == Anchored((failure.places[number],))


@pytest.mark.parametrize(
    "old",
    [
        TextQuoteSelector("one too three"),
        TextQuoteSelector("one too three", prefix="Then"),
        TextQuoteSelector("one too three", suffix="Now"),
        TextQuoteSelector("one too three", occurrence="3/7"),
        TextQuoteSelector("one too three", prefix="Then", occurrence="3/7"),
    ],
)
def test_new_words_bring_what_selects_them(old: TextQuoteSelector) -> None:
    text = Text(TEXT)
    near = offer(article_of(TEXT), "one two three again").places[0].whole
    new = moved(text, old, near)
    assert new is not None
    assert new.exact == "one two three again"
    assert anchor(text, new) == Anchored((near,))
    # A field that stands in the annotation is set, never left as it was.
    for name in ("prefix", "suffix", "occurrence"):
        assert bool(getattr(new, name)) >= bool(getattr(old, name))


def test_a_place_inside_a_word_is_none() -> None:
    source = article_of("can and can't")
    found = offer(source, "can")
    assert [bool(place.yaml) for place in found.places] == [True, False]
