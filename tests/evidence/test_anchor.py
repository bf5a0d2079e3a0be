# ruff: noqa: RUF001 - signs that look like others are what this is about
import pytest

from briefgen.evidence.anchor import anchor
from briefgen.evidence.selectors import (
    MOST_PLACES,
    Anchored,
    Failure,
    Reason,
    TextQuoteSelector,
)
from briefgen.evidence.text import Text


def _words(text: str, selector: TextQuoteSelector) -> list[str]:
    found = anchor(Text(text), selector)
    assert isinstance(found, Anchored), found
    return [text[part.start : part.end] for part in found.parts]


def _failure(text: str, selector: TextQuoteSelector) -> Failure:
    found = anchor(Text(text), selector)
    assert isinstance(found, Failure), found
    return found


@pytest.mark.parametrize(
    ("text", "exact", "stands"),
    [
        ("The allies met today.", "allies met", "allies met"),
        ("The “allies”\n met today.", '"allies" met', "“allies”\n met"),
        ("He said… nothing.", "said... nothing", "said… nothing"),
        ("中国没有\n参加会议。", "没有参加", "没有\n参加"),
        ("日本語の文章です。", "文章", "文章"),
        ("ภาษาไทยง่าย", "ไทย", "ไทย"),
        ("قال الرئيس اليوم.", "الرئيس", "الرئيس"),
        ("הוא אמר שלום לכולם", "אמר שלום", "אמר שלום"),
        ("a cafe\u0301 here", "café", "cafe\u0301"),
        ("I ❤\ufe0f it", "❤", "❤\ufe0f"),
        ("a 👨\u200d👩\u200d👧 family", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("🇩🇪🇫🇷🇮🇹", "🇫🇷", "🇫🇷"),
        ("在2023年7月", "2023", "2023"),
        ("costs $5, or 12%.", "12%", "12%"),
        ("pages 10–15 of it", "15", "15"),
        ("It ended.Then more", "Then", "Then"),
        ("five. 5 more", "5", "5"),
        ("  spaces round  ", " spaces round ", "spaces round"),
        ("on 12 May 200 came", "200 came", "200 came"),
        ("in 2023 500 came", "500 came", "500 came"),
    ],
)
def test_anchors(text: str, exact: str, stands: str) -> None:
    assert _words(text, TextQuoteSelector(exact)) == [stands]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("only 112 came", "12"),
        ("only 112 came", "11"),
        ("it is 2.5 percent", "5"),
        ("it is 2.5 percent", "2"),
        ("1,000 people", "000 people"),
        ("12 500 people", "500 people"),
        ("12\u202f500 people", "500 people"),
        ("1\u2019000 francs", "000 francs"),
        ("at 12:30 sharp", "30 sharp"),
        ("a rate of -5 degrees", "5 degrees"),
        ("a rate of −5 degrees", "5 degrees"),
        ("some .5 percent", "5 percent"),
        ("10⁵ times", "10"),
        ("2½ hours", "2"),
        ("1/2 of it", "2 of it"),
        ("it grew 5x", "5"),
        ("we can't go", "can"),
        ("we can’t go", "can"),
        ("it is unlikely now", "likely now"),
        ("snake_case name", "case name"),
        ("the U.S. army", "S. army"),
        ("see example.com now", "com now"),
        ("die Hawaiʻi-Insel", "Hawai"),
        ("wait… then", "wait."),
        ("wait... then", "wait."),
        ("x\u0302 y", "x"),
        ("किताब", "कि"),
        ("👍🏽 yes", "👍"),
        ("👨\u200d👩\u200d👧", "👩"),
        ("🇩🇪🇫🇷🇮🇹", "🇪🇫"),
        ("1\ufe0f\u20e3 first", "1"),
        ("ขำ", "ข"),
        ("eﬃcient", "ef"),
        ("a ---- b", "--- b"),
        ('דו"ח חדש', "ח חדש"),
        ("เลข ๑๒", "๒"),
    ],
)
def test_no_place_begins_or_ends_inside_something(text: str, exact: str) -> None:
    failure = _failure(text, TextQuoteSelector(exact))
    assert failure.reason is Reason.NOT_FOUND
    assert "only inside a word, number or character" in failure.message
    assert len(failure.places) == 1


def test_a_lookalike_inside_a_number_counts() -> None:
    failure = _failure("of 112 allies 12 came", TextQuoteSelector("12"))
    assert failure.reason is Reason.AMBIGUOUS
    assert failure.message == (
        "the quote stands 2 times in the source, "
        "1 of them inside a word, number or character"
    )


def test_a_byte_exact_copy_does_not_win() -> None:
    failure = _failure('“no” and "no"', TextQuoteSelector('"no"'))
    assert failure.reason is Reason.AMBIGUOUS
    assert failure.message == "the quote stands 2 times in the source"
    assert [(place.start, place.end) for place in failure.places] == [(0, 4), (9, 13)]


def test_places_that_overlap_count() -> None:
    failure = _failure("no no no no", TextQuoteSelector("no no no"))
    assert [place.start for place in failure.places] == [0, 3]


def test_of_very_many_places_the_first_are_listed() -> None:
    failure = _failure("so " * 1000, TextQuoteSelector("so"))
    assert failure.message == f"the quote stands over {MOST_PLACES} times in the source"
    assert len(failure.places) == MOST_PLACES


VOTES = "Ann voted yes. Bob voted yes. Cy’s  vote — “yes” – counted."


@pytest.mark.parametrize(
    ("selector", "start"),
    [
        (TextQuoteSelector("yes", prefix="Ann voted"), 10),
        (TextQuoteSelector("yes", prefix="Ann  voted\n"), 10),
        (TextQuoteSelector("yes", suffix=". Cy's vote"), 25),
        (TextQuoteSelector("yes", prefix="vote-“"), -1),
        (TextQuoteSelector("yes", prefix='vote - "', suffix='" -- counted'), 44),
        (TextQuoteSelector("yes", prefix="Bob voted", suffix="."), 25),
        (TextQuoteSelector("yes", occurrence="3/3"), 44),
        (TextQuoteSelector("yes", occurrence=" 2 / 3 "), 25),
        (TextQuoteSelector("yes", prefix="voted", occurrence="2/2"), 25),
        (TextQuoteSelector("Ann", occurrence="1/1"), 0),
    ],
)
def test_context_and_occurrence_settle_it(
    selector: TextQuoteSelector, start: int
) -> None:
    found = anchor(Text(VOTES), selector)
    assert (found.start if isinstance(found, Anchored) else -1) == start


@pytest.mark.parametrize(
    ("selector", "reason", "message"),
    [
        (TextQuoteSelector(""), "invalid", "the quote is empty"),
        (TextQuoteSelector(" \u200b\n"), "invalid", "the quote is empty"),
        (TextQuoteSelector("No"), "not-found", "the quote is not in the source"),
        (
            TextQuoteSelector("Ann", prefix="Bob"),
            "context",
            "the prefix does not stand before the quote",
        ),
        (
            TextQuoteSelector("Ann", suffix="ran"),
            "context",
            "the suffix does not stand after the quote",
        ),
        (
            TextQuoteSelector("yes", prefix="Ann voted", suffix=". Cy"),
            "context",
            "the quote stands nowhere between this prefix and this suffix",
        ),
        (
            TextQuoteSelector("yes", prefix="Dan voted", occurrence="1/1"),
            "context",
            "the prefix does not stand before the quote",
        ),
        (
            TextQuoteSelector("yes", occurrence="2/4"),
            "occurrence",
            "the quote stands 3 times in the source, not 4",
        ),
        (
            TextQuoteSelector("Ann", occurrence="1/2"),
            "occurrence",
            "the quote stands once in the source, not 2",
        ),
        (
            TextQuoteSelector("o", occurrence="2/5"),
            "occurrence",
            "place 2 of 5 lies inside a word, number or character",
        ),
        (
            TextQuoteSelector("yes", occurrence="2"),
            "invalid",
            "an occurrence says which of how many, such as 2/3",
        ),
        (
            TextQuoteSelector("yes", occurrence="4/3"),
            "invalid",
            "there is no place 4 of 3",
        ),
        (
            TextQuoteSelector("yes", occurrence="0/3"),
            "invalid",
            "there is no place 0 of 3",
        ),
    ],
)
def test_each_way_to_fail_has_its_reason(
    selector: TextQuoteSelector, reason: str, message: str
) -> None:
    failure = _failure(VOTES, selector)
    assert (failure.reason, failure.message) == (reason, message)


def test_occurrences_count_those_inside_words() -> None:
    text = "of 112 allies 12 came, then 12 left"
    assert _failure(text, TextQuoteSelector("12", occurrence="1/3")).reason is (
        Reason.OCCURRENCE
    )
    found = anchor(Text(text), TextQuoteSelector("12", occurrence="2/3"))
    assert isinstance(found, Anchored)
    assert found.start == 14


LONG = (
    "The council met on Monday. After hours of talk the council voted for the plan, "
    "which the mayor had opposed. The mayor left the hall."
)


@pytest.mark.parametrize(
    ("exact", "stand"),
    [
        ("The council met […] for the plan", ["The council met", "for the plan"]),
        ("The council met (...) for the plan", ["The council met", "for the plan"]),
        ("After hours[. . .]voted for", ["After hours", "voted for"]),
        ("met on […] the plan […] the hall", ["met on", "the plan", "the hall"]),
        ("[…] After hours […]", ["After hours"]),
        ("council met […] on Monday", ["council met", "on Monday"]),
    ],
)
def test_a_gap_leaves_words_out(exact: str, stand: list[str]) -> None:
    assert _words(LONG, TextQuoteSelector(exact)) == stand


def test_a_gap_that_stands_in_the_source_counts() -> None:
    text = "He wrote “we […] agree” and then: we agree, we all agree."
    assert _words(text, TextQuoteSelector("we [...] agree")) == ["we […] agree"]


def test_the_widest_gap() -> None:
    quote = TextQuoteSelector("met on […] the plan […] the hall")
    found = anchor(Text(LONG), quote)
    assert isinstance(found, Anchored)
    assert found.widest_gap == LONG.index("the plan") - LONG.index(" Monday")
    whole = anchor(Text(LONG), TextQuoteSelector("met on Monday"))
    assert isinstance(whole, Anchored)
    assert whole.widest_gap == 0


def test_context_stands_next_to_the_outer_parts() -> None:
    text = "a b c d a b e c d"
    assert _failure(text, TextQuoteSelector("a b […] c d")).reason is Reason.AMBIGUOUS
    for context in ({"prefix": "d", "suffix": ""}, {"prefix": "", "suffix": "a"}):
        selector = TextQuoteSelector("a b […] c d", **context)
        assert _words(text, selector) == ["a b", "c d"]
    assert _failure(text, TextQuoteSelector("a b […] c d", prefix="x")).reason is (
        Reason.CONTEXT
    )


@pytest.mark.parametrize(
    ("exact", "reason"),
    [
        ("the council […] for the plan", "not-found"),
        ("The council […] the mayor", "ambiguous"),
        ("The mayor left […] for the plan", "not-found"),
        ("The council met […] for the war", "not-found"),
        ("The council […] plan", "invalid"),
        ("[…]", "invalid"),
    ],
)
def test_gaps_that_fit_not_or_not_in_one_way_fail(exact: str, reason: str) -> None:
    text = LONG.replace("the council", "The council")
    assert _failure(text, TextQuoteSelector(exact)).reason == reason


def test_a_part_inside_a_word_is_no_part() -> None:
    text = "It is unlikely to rain. We go out."
    failure = _failure(text, TextQuoteSelector("likely to […] go out"))
    assert failure.reason is Reason.NOT_FOUND
    assert "only inside" in failure.message


def test_gaps_take_no_occurrence() -> None:
    failure = _failure(LONG, TextQuoteSelector("met on […] the hall", occurrence="1/1"))
    assert failure.reason is Reason.INVALID


def test_gaps_without_spaces() -> None:
    text = "中国代表团昨天在会议上表示，他们不会参加下一次会议。"
    quote = TextQuoteSelector("中国代表团[…]不会参加")
    assert _words(text, quote) == ["中国代表团", "不会参加"]
    assert _failure(text, TextQuoteSelector("中国[…]会议。")).reason is Reason.INVALID


def test_hidden_marks_do_not_part_a_quote() -> None:
    source = Text("It rained[1] all day.", hidden=[(9, 12)])
    found = anchor(source, TextQuoteSelector("rained all"))
    assert isinstance(found, Anchored)
    assert (found.start, found.end) == (3, 16)
    ended = anchor(source, TextQuoteSelector("It rained"))
    assert isinstance(ended, Anchored)
    assert (ended.start, ended.end) == (0, 9)
