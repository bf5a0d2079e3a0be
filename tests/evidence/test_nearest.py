# ruff: noqa: RUF001 - signs that look like others are what this is about
import pytest

from briefgen.evidence.anchor import anchor
from briefgen.evidence.nearest import Change, Kind, nearest
from briefgen.evidence.negation import negated
from briefgen.evidence.selectors import Anchored, TextQuoteSelector
from briefgen.evidence.text import Text

TEXT = (
    "The alliance met in Vilnius. Every allied government supported the extension of "
    "the mandate until the 2024 summit, officials said. No government supported the "
    "second plan.\n"
)


@pytest.mark.parametrize(
    ("exact", "passage"),
    [
        (
            "every allied governments supported the extension",
            "Every allied government supported the extension",
        ),
        (
            "the mandate until the 2025 summit",
            "the mandate until the 2024 summit",
        ),
        (
            "supported extension of the mandate",
            "supported the extension of the mandate",
        ),
        (
            "Every government supported the second plan",
            "No government supported the second plan",
        ),
    ],
)
def test_finds_what_is_most_alike(exact: str, passage: str) -> None:
    found = nearest(Text(TEXT), exact)
    assert found is not None
    assert found.text == passage
    assert TEXT[found.place.start : found.place.end] == passage
    assert 0 < found.score < 1


def test_the_difference_is_word_by_word() -> None:
    found = nearest(Text(TEXT), "Every ally did not support the extension of a mandate")
    assert found is not None
    assert found.difference == (
        Change(Kind.SAME, "Every"),
        Change(Kind.REMOVED, "ally did not support"),
        Change(Kind.ADDED, "allied government supported"),
        Change(Kind.SAME, "the extension of"),
        Change(Kind.REMOVED, "a"),
        Change(Kind.ADDED, "the"),
        Change(Kind.SAME, "mandate"),
    )


def test_case_and_signs_are_differences_too() -> None:
    found = nearest(Text(TEXT), "the 2024 Summit; officials said")
    assert found is not None
    assert found.difference == (
        Change(Kind.SAME, "the 2024"),
        Change(Kind.REMOVED, "Summit;"),
        Change(Kind.ADDED, "summit,"),
        Change(Kind.SAME, "officials said"),
    )


def test_scripts_without_spaces_differ_by_letters() -> None:
    text = "他说，中国没有参加这次会议，也不会参加下一次会议。"
    found = nearest(Text(text), "中国参加这次会议")
    assert found is not None
    assert found.difference == (
        Change(Kind.SAME, "中国"),
        Change(Kind.ADDED, "没有"),
        Change(Kind.SAME, "参加这次会议"),
    )


@pytest.mark.parametrize("exact", ["", "—", "nothing whatsoever in common", "中国没有"])
def test_where_nothing_is_alike_there_is_none(exact: str) -> None:
    assert nearest(Text(TEXT), exact) is None


def test_an_empty_source_has_nothing_alike() -> None:
    assert nearest(Text(""), "some words here") is None


def test_a_passage_takes_in_the_whole_of_a_word() -> None:
    found = nearest(Text("There were 12 500 people there."), "500 persons there")
    assert found is not None
    assert found.text == "12 500 people there"


def test_very_long_quotes_are_compared_by_their_beginning() -> None:
    words = " ".join(f"word{n}" for n in range(3000))
    found = nearest(Text(words), words.replace("word7 ", "other "))
    assert found is not None
    assert found.text.startswith("word0 word1")


def test_a_source_of_one_word_and_very_many() -> None:
    assert nearest(Text("so " * 20_000), "so so or so") is not None


@pytest.mark.parametrize(
    ("text", "exact", "word"),
    [
        ("It is not true that the plan failed.", "the plan failed", "not"),
        ("He didn’t say the plan failed.", "the plan failed", "didn't"),
        ("She denied that the plan failed.", "the plan failed", "denied"),
        ("Unless the plan failed, we go.", "the plan failed", "Unless"),
        ("He asked if “the plan failed”.", "the plan failed", "if"),
        ("There were non-violent protests.", "violent protests", "non-"),
        ("中国没有参加会议。", "参加会议", "没有"),
        ("Er sagt, es sei nicht die Zeit gekommen.", "die Zeit gekommen", "nicht"),
        ("It was not Monday. The plan failed.", "The plan failed", None),
        ("He knotted the plan failed.", "the plan failed", None),
        ("He said the plan failed, not that it won.", "the plan failed", None),
        ("If it rains, as it may well do here, the plan failed.", "the plan", None),
    ],
)
def test_a_negation_or_condition_before_it_is_noticed(
    text: str, exact: str, word: str | None
) -> None:
    source = Text(text)
    found = anchor(source, TextQuoteSelector(exact))
    assert isinstance(found, Anchored)
    assert negated(source, found) == word
