"""Dates and numbers, as a language writes them; which languages are spoken."""

import subprocess
import sys
from datetime import date, datetime

import pytest
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.pieces import event_day
from briefgen.locale import Words, direction, spoken
from briefgen.model.edtf import parse_event_date

DAY = datetime(2023, 7, 4, 14, 20)  # noqa: DTZ001 - it is only written


@given(st.datetimes(datetime(1000, 1, 1)), st.integers(0, 10**9))  # noqa: DTZ001
def test_english_is_what_cldr_says_of_it(when: datetime, number: int) -> None:
    """Written without Babel, which takes long to import."""
    words = Words()
    assert words.day(when) == format_date(when, "long", "en_GB")
    assert words.month(when) == format_skeleton("yMMMM", when, locale="en_GB")
    assert words.moment(when).endswith(format_time(when, "short", locale="en_GB"))
    assert words.number(number) == format_decimal(number, locale="en_GB")


@pytest.mark.parametrize(
    ("lang", "day", "moment", "month", "number", "decimal"),
    [
        ("en", "4 July 2023", "4 July 2023, 14:20", "July 2023", "1,234", "0.25"),
        (
            "en-US",
            "July 4, 2023",
            "July 4, 2023, 2:20\u202fPM",
            "July 2023",
            "1,234",
            "0.25",
        ),
        ("nb", "4. juli 2023", "4. juli 2023, 14:20", "juli 2023", "1\xa0234", "0,25"),
        (
            "nb-NO",
            "4. juli 2023",
            "4. juli 2023, 14:20",
            "juli 2023",
            "1\xa0234",
            "0,25",
        ),
    ],
)
def test_dates_and_numbers(  # noqa: PLR0913, PLR0917 - one for each form
    lang: str, day: str, moment: str, month: str, number: str, decimal: str
) -> None:
    words = Words(lang)
    assert words.day(DAY) == day
    assert words.moment(DAY) == moment
    assert words.month(DAY) == month
    assert words.number(1234) == number
    assert words.decimal(0.25) == decimal


@pytest.mark.parametrize(
    ("typed", "english", "norwegian"),
    [
        ("2023", "2023", "2023"),
        ("2023-07", "July 2023", "juli 2023"),
        ("2023-07-04", "4 July 2023", "4. juli 2023"),
        ("1911~", "about 1911", "omkring 1911"),
        ("2023-07?", "July 2023 (uncertain)", "juli 2023 (usikkert)"),
        (
            "2023-07-11/2023-07-12",
            "11 July 2023 to 12 July 2023",
            "11. juli 2023 til 12. juli 2023",
        ),
        (
            "2023%/2024-05",
            "about 2023 (uncertain) to May 2024",
            "omkring 2023 (usikkert) til mai 2024",
        ),
    ],
)
def test_when_something_happened(typed: str, english: str, norwegian: str) -> None:
    when = parse_event_date(typed)
    assert event_day(when, Words()).text == english
    assert event_day(when, Words("nb")).text == norwegian


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        *(("en", "en"), ("en-GB", "en-GB"), ("en_US", "en-US"), ("NB", "nb")),
        *(("no", "nb"), ("nn-NO", "nb-NO"), ("ar", ""), ("zh-Hant", ""), ("", "")),
    ],
)
def test_what_is_spoken(tag: str, found: str) -> None:
    assert spoken(tag) == found


def test_a_country_that_is_not_known_is_let_pass() -> None:
    assert Words("nb-XX").day(date(2023, 7, 4)) == "4. juli 2023"


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        *(("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("fa", "rtl"), ("ur", "rtl")),
        *(("az", "ltr"), ("az-Arab", "rtl"), ("ur-Latn", "ltr"), ("ar_EG", "rtl")),
        *(("zh-Hant-TW", "ltr"), ("ja", "ltr"), ("", "ltr")),
    ],
)
def test_which_way_it_is_written(tag: str, way: str) -> None:
    assert direction(tag) == way


@pytest.mark.parametrize("module", ["briefgen.cli", "briefgen.pipeline"])
def test_babel_is_left_until_it_is_needed(module: str) -> None:
    code = f"import sys, {module}; sys.exit('babel' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - nobody else chooses its arguments
