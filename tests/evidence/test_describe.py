# ruff: noqa: RUF001 - signs that look like others are what this is about
import pytest

from briefgen.evidence.describe import describe
from briefgen.evidence.selectors import TextPositionSelector, TextQuoteSelector
from briefgen.evidence.text import Text


def _place(text: str, words: str, nth: int = 1) -> TextPositionSelector:
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return TextPositionSelector(at, at + len(words))


VOTES = "Ann voted yes. Bob voted yes. Then all of them voted yes again."


@pytest.mark.parametrize(
    ("words", "nth", "selector"),
    [
        ("Bob", 1, TextQuoteSelector("Bob")),
        ("yes", 1, TextQuoteSelector("yes", suffix=". Bob")),
        ("yes", 2, TextQuoteSelector("yes", suffix=". Then")),
        ("yes", 3, TextQuoteSelector("yes", suffix="again")),
        ("voted", 1, TextQuoteSelector("voted", prefix="Ann")),
        ("voted yes", 3, TextQuoteSelector("voted yes", prefix="them")),
    ],
)
def test_the_shortest_context_that_settles_it(
    words: str, nth: int, selector: TextQuoteSelector
) -> None:
    assert describe(Text(VOTES), _place(VOTES, words, nth)) == selector


def test_context_counts_lookalikes_inside_words() -> None:
    text = "of 112 allies, 12 came"
    place = _place(text, "12", 2)
    assert describe(Text(text), place) == TextQuoteSelector("12", suffix="came")


def test_where_no_context_settles_it_the_places_are_counted() -> None:
    text = "all work and no play. " * 100
    selector = describe(Text(text), _place(text, "no play", 40))
    assert selector == TextQuoteSelector("no play", occurrence="40/100")


def test_white_space_is_written_as_one_space() -> None:
    text = "It was\r\n   a dark\u00a0night."
    selector = describe(Text(text), _place(text, "was\r\n   a dark\u00a0night"))
    assert selector == TextQuoteSelector("was a dark night")


def test_the_rest_of_the_words_is_as_it_stands() -> None:
    text = "He said: “Don’t – ever…” Then he left."
    selector = describe(Text(text), _place(text, "“Don’t – ever…”"))
    assert selector == TextQuoteSelector("“Don’t – ever…”")


def test_hidden_stretches_are_left_out() -> None:
    source = Text("It rained[1] all day.", hidden=[(9, 12)])
    selector = describe(source, TextPositionSelector(3, 16))
    assert selector == TextQuoteSelector("rained all")


def test_white_space_round_the_place_does_not_count() -> None:
    text = "one two three"
    assert describe(Text(text), TextPositionSelector(3, 8)) == TextQuoteSelector("two")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("one two", 1, 3),
        ("one two", 0, 5),
        ("one two", 3, 4),
        ("one two", 2, 2),
        ("it is 2.5 here", 8, 14),
        ("👨\u200d👩 here", 0, 1),
        ("so ... it", 3, 5),
    ],
)
def test_some_places_no_quote_selects(text: str, start: int, end: int) -> None:
    place = TextPositionSelector(start, end)
    assert describe(Text(text), place) is None


def test_scripts_without_spaces() -> None:
    text = "中国没有参加。日本没有参加。"
    place = _place(text, "参加", 2)
    assert describe(Text(text), place) == TextQuoteSelector("参加", prefix="本没有")
