"""Dates as exact as they are known."""

from datetime import date

import pytest

from briefgen.model.edtf import parse_event_date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-07-04", date(2023, 7, 4), date(2023, 7, 4)),
        ("2023-07-11/2023-07-12", date(2023, 7, 11), date(2023, 7, 12)),
        ("2023/2024-03", date(2023, 1, 1), date(2024, 3, 31)),
        ("2023-07~", date(2023, 7, 1), date(2023, 7, 31)),
    ],
)
def test_extent(text: str, first: date, last: date) -> None:
    parsed = parse_event_date(text)
    assert (parsed.first, parsed.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2023", False, False),
        ("2023~", True, False),
        ("2023?", False, True),
        ("2023%", True, True),
    ],
)
def test_marks(text: str, *, approximate: bool, uncertain: bool) -> None:
    start = parse_event_date(text).start
    assert (start.approximate, start.uncertain) == (approximate, uncertain)
    assert start.text == "2023"


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "23", "2023-13", "2023-02-30", "2023-7", "2023/", "/2023"),
        *("2024/2023", "2023-07-04T10:00", "2023~~", "2023/2024/2025"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller words the message
        parse_event_date(text)
