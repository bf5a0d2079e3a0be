"""Dates and numbers as a language writes them, after Unicode's CLDR.

English, the source, has its forms here, as its words stand in code: then Babel, which
takes a tenth of a second to import, is not needed. Those of any other language are
Babel's. There are thousands of the same on a site: they are remembered.
"""

from datetime import date, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from briefgen.locale.catalogue import SOURCE

if TYPE_CHECKING:
    from babel.core import Locale

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_REMEMBERED = 10_000
_FEW = 1_000  # a number below has nothing to part


@lru_cache(_REMEMBERED)
def day(lang: str, year_: int, month_: int, day_: int) -> str:
    """Write a day."""
    if lang == SOURCE:
        return f"{day_} {_MONTHS[month_ - 1]} {year_}"
    from babel.dates import format_date  # noqa: PLC0415 - takes long

    return format_date(date(year_, month_, day_), "long", _locale(lang))


@lru_cache(_REMEMBERED)
def month(lang: str, year_: int, month_: int) -> str:
    """Write a month with its year."""
    if lang == SOURCE:
        return f"{_MONTHS[month_ - 1]} {year_}"
    from babel.dates import format_skeleton  # noqa: PLC0415 - takes long

    return format_skeleton("yMMMM", date(year_, month_, 1), locale=_locale(lang))


@lru_cache(_REMEMBERED)
def year(lang: str, year_: int) -> str:
    """Write a year."""
    if lang == SOURCE:
        return f"{year_}"
    from babel.dates import format_skeleton  # noqa: PLC0415 - takes long

    return format_skeleton("y", date(year_, 1, 1), locale=_locale(lang))


@lru_cache(_REMEMBERED)
def clock(lang: str, hour: int, minute: int) -> str:
    """Write a time of the day."""
    if lang == SOURCE:
        return f"{hour:02}:{minute:02}"
    from babel.dates import format_time  # noqa: PLC0415 - takes long

    return format_time(time(hour, minute), "short", locale=_locale(lang))


def both(lang: str, day_: str, clock_: str) -> str:
    """Write a day with a time."""
    if lang == SOURCE:
        return f"{day_}, {clock_}"
    pattern: str = str(_locale(lang).datetime_formats["medium"])
    return pattern.replace("'", "").format(clock_, day_)


@lru_cache(_REMEMBERED)
def number(lang: str, value: int) -> str:
    """Write a whole number, with what parts its thousands."""
    if value < _FEW:
        return f"{value}"
    if lang == SOURCE:
        return f"{value:,}"
    from babel.numbers import format_decimal  # noqa: PLC0415 - takes long

    return format_decimal(value, locale=_locale(lang))


@lru_cache(_REMEMBERED)
def decimal(lang: str, value: str) -> str:
    """Write a number with two decimals, given as `0.25`."""
    if lang == SOURCE:
        return value
    from babel.numbers import format_decimal  # noqa: PLC0415 - takes long

    return format_decimal(value, format="0.00", locale=_locale(lang))


@cache
def _locale(lang: str) -> "Locale":
    """Find a language, or the one that it is a kind of: not all tags are known."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - takes long

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(lang.partition("-")[0])
