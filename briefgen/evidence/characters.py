"""What a single character folds to, and which kind of character it is."""

import re
import unicodedata
from functools import cache

SINGLE_QUOTES = (
    "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u055a\u05f3\u1fbd\u1fbf"
    "\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u275b\u275c\u275f\uff07"
)
DOUBLE_QUOTES = (
    '"\u00ab\u00bb\u05f4\u201c\u201d\u201e\u201f\u2033\u2036'
    "\u275d\u275e\u2760\u2e42\u301d\u301e\u301f\uff02\U0001f676\U0001f677\U0001f678"
)
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
WHITE_SPACE = (
    "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_DROPPED = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
# Compatibility forms are told by the tag that Unicode gives their decomposition.
# Spacing accents are left alone: they would fall apart into a space and a mark;
# so are Hangul compatibility letters, which would melt into syllables.
_COMPATIBLE = re.compile(
    r"<(?:wide|narrow|noBreak|compat|small|initial|medial|final|isolated)> (?!0020)"
)
_HANGUL_LETTERS = range(0x3131, 0x318F)

# Han, kana, Thai, Lao, Khmer and Burmese, without their digits and, but for the
# vowel signs inside the ranges, without marks.
SPACELESS = (
    "\u2e80-\u2fdf\u3001-\u3029\u3031-\u3098\u309b-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U000323af"
    "\u0e01-\u0e4f\u0e5a-\u0e7f\u0e80-\u0ecf\u0eda-\u0eff"
    "\u1000-\u103f\u104a-\u108f\u109a-\u109f\ua9e0-\ua9ef\ua9fa-\ua9ff\uaa60-\uaa7f"
    "\u1780-\u17df\u17ea-\u17ff\u19e0-\u19ff"
)
_FIRST_SPACELESS = "\u0e01"
_FIRST_MARK = "\u0300"


class _Folds(dict[int, str]):
    """What each code point folds to, found when first asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(character: str) -> str:
    for kind, folded in (
        (WHITE_SPACE, " "),
        (SINGLE_QUOTES, "'"),
        (DOUBLE_QUOTES, '"'),
        (DASHES, "-"),
    ):
        if character in kind:
            return folded
    if _DROPPED.match(character):
        return ""
    decomposition = unicodedata.decomposition(character)
    if not decomposition:
        return character
    if decomposition.startswith("<"):
        if not _COMPATIBLE.match(decomposition) or ord(character) in _HANGUL_LETTERS:
            return character
        decomposition = decomposition.partition("> ")[2]
    parts = (FOLDS[int(part, 16)] for part in decomposition.split())
    return unicodedata.normalize("NFC", "".join(parts))


FOLDS = _Folds()


def is_mark(character: str) -> bool:
    """Tell whether a character belongs to the one before it."""
    if character < _FIRST_MARK:
        return False
    return unicodedata.category(character).startswith("M") or (
        "\u1160" <= character <= "\u11ff"  # the vowels and finals of Hangul
    )


def is_word(character: str) -> bool:
    """Tell whether a character stands in words or numbers."""
    return character.isalnum() or character == "_" or is_mark(character)


def is_spaceless(character: str) -> bool:
    """Tell whether a character's script is written without spaces."""
    return character >= _FIRST_SPACELESS and bool(_spaceless().match(character))


@cache
def _spaceless() -> re.Pattern[str]:
    return re.compile(f"[{SPACELESS}]")
