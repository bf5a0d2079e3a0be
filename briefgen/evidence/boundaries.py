"""Tell where a quote may begin and end: not inside a word, number or grapheme."""

import re
import unicodedata

from briefgen.evidence.characters import is_mark, is_spaceless, is_word
from briefgen.evidence.fold import Folded

# With its sign, and with thousands set apart by spaces or signs.
_NUMBER = re.compile(
    r"(?:(?<![^ (\[\"'])-?\.?)?"
    r"(?:(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|\d+)"
    r"(?:[.,:/^'\u00b7\u066b\u066c\u2044]\d+)*"
)
# How far round an edge a number is looked for.
_REACH = 24

_JOINER = "\u200d"
# Dropped in folding, but part of the grapheme before them.
_EXTENDERS = re.compile(
    "[\u034f\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
)
# Beside marks: two vowels, sound marks of kana, tones of skin, and tags of flags.
_EXTENDING = re.compile(
    "[\u0e33\u0eb3\u200c\u200d\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
# Number signs of Arabic and its kin; what stacks letters in Burmese and Khmer.
_PREPENDING = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u1039\u17d2]")
_MOST_FLAG_LETTERS = 128


def place_in_visible(folded: Folded, start: int, end: int) -> tuple[int, int] | None:
    """Find a stretch of the folded text, unless an edge of it cuts something."""
    if _cuts(folded, start) or _cuts(folded, end):
        return None
    visible = folded.visible
    first, last = folded.in_visible(start, end)
    extenders = _EXTENDERS.match(visible, last)
    last = extenders.end() if extenders else last
    if _cuts_grapheme(visible, first) or _cuts_grapheme(visible, last):
        return None
    return first, last


def _cuts(folded: Folded, at: int) -> bool:
    text = folded.text
    if not 0 < at < len(text):
        return False
    return cuts_word(text, at) or _cuts_number(text, at) or folded.divides(at)


def cuts_word(text: str, at: int) -> bool:
    """Tell whether an offset in a folded text lies inside a word."""
    before, after = text[at - 1], text[at]
    if after == " ":
        return False
    if is_mark(after):
        return True
    if before == " ":
        return False
    if is_word(before) and is_word(after):
        return _is_spaced(before) and _is_spaced(after)
    if before == after and before in ".-":
        return True
    return _joins(text, at) or _joins(text, at - 1)


def _is_spaced(character: str) -> bool:
    return is_word(character) and not is_spaceless(character)


def _joins(text: str, at: int) -> bool:
    """Tell whether a sign, such as an apostrophe, stands inside a word."""
    if not 0 < at < len(text) - 1:
        return False
    before, sign, after = text[at - 1], text[at], text[at + 1]
    if sign == ".":
        # `U.S` and `gov.uk`, but not a sentence's end with no space after it.
        return before.isalpha() and (
            after.islower() or (before.isupper() and after.isupper())
        )
    if sign == '"':  # in acronyms of Hebrew
        return all("\u05d0" <= letter <= "\u05ea" for letter in (before, after))
    return sign in "'\u00b7" and _is_spaced(before) and _is_spaced(after)


def _cuts_number(text: str, at: int) -> bool:
    if not (text[at - 1].isdecimal() or text[at].isdecimal()):
        return False
    if not any(map(str.isdecimal, text[at : at + 2])):
        return False  # where a number goes on a digit is near
    near = _NUMBER.finditer(text, max(0, at - _REACH), at + _REACH)
    return any(number.start() < at < number.end() for number in near)


def _cuts_grapheme(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isascii() and after.isascii():
        return False
    if _EXTENDING.match(after) or _PREPENDING.match(before):
        return True
    if before == _JOINER:
        return unicodedata.category(after) == "So"
    return _is_flag_letter(after) and _cuts_flag(text, at)


def _cuts_flag(text: str, at: int) -> bool:
    """Count the letters before: a flag is a pair of them."""
    begin = at
    while (
        begin and at - begin < _MOST_FLAG_LETTERS and _is_flag_letter(text[begin - 1])
    ):
        begin -= 1
    return at - begin == _MOST_FLAG_LETTERS or (at - begin) % 2 == 1


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
