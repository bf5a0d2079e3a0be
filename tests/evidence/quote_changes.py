# ruff: noqa: RUF001 - signs that look like others are what this is about
"""Changes of a quote for tests and benchmarks: benign ones, and real ones."""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from random import Random

Change = Callable[[str, Random], str]

_SPACE = re.compile(r"(?<=\S) (?=\S)")
_INSIDE = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])")
_HAN = re.compile(r"(?<=[\u4e00-\u9fff\u3041-\u3096])(?=[\u4e00-\u9fff\u3041-\u3096])")
_DASH = re.compile(r"(?<![-–—])[-–—](?![-–—])")
_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)|…")
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_LIGATURES = {
    "ffi": "ﬃ",
    "ff": "ﬀ",
    "fi": "ﬁ",
    "fl": "ﬂ",
    "لا": "ﻻ",
    "ب": "ﺑ",
    "س": "ﺳ",
}


def _somewhere(where: re.Pattern[str], put: str, text: str, random: Random) -> str:
    """Put one of several strings in the place of some matches, at least of one."""
    found = list(where.finditer(text))
    chosen = (
        set(random.sample(range(len(found)), random.randint(1, len(found))))
        if (found)
        else set()
    )
    pieces: list[str] = []
    done = 0
    for index, match in enumerate(found):
        if index in chosen:
            pieces += text[done : match.start()], random.choice(put.split("|"))
            done = match.end()
    return "".join((*pieces, text[done:]))


def _putting(where: re.Pattern[str], put: str) -> Change:
    return lambda text, random: _somewhere(where, put, text, random)


def _wide(text: str, random: Random) -> str:
    words = re.split(r"(\s+)", text)
    chosen = random.randrange(len(words))
    words[chosen] = words[chosen].translate(_FULL_WIDTH)
    return "".join(words)


def _ligatures(text: str, random: Random) -> str:
    plain = random.choice([*_LIGATURES])
    return text.replace(plain, _LIGATURES[plain])


BENIGN: dict[str, Change] = {
    "wrapped": _putting(_SPACE, "\n|\r\n|\n    |\u2028"),
    "several spaces": _putting(_SPACE, "  |   |\t| \t "),
    "no-break spaces": _putting(_SPACE, "\u00a0|\u202f|\u2007"),
    "thin and wide spaces": _putting(_SPACE, "\u2009|\u200a|\u2003|\u3000|\u205f"),
    "wrapped without spaces": _putting(_HAN, "\n|\n  |\u3000"),
    "soft hyphens": _putting(_INSIDE, "\u00ad"),
    "zero width": _putting(_INSIDE, "\u200b|\u2060"),
    "joiners": _putting(_INSIDE, "\u200c|\u200d"),
    "byte order marks": _putting(_INSIDE, "\ufeff"),
    "bidirectional marks": _putting(
        _SPACE, " \u200f|\u200e |\u202a \u202c|\u2067 \u2069"
    ),
    "variation selectors": _putting(_INSIDE, "\ufe0e|\ufe0f|\U000e0100"),
    "control characters": _putting(_INSIDE, "\x00|\x08|\x1b|\x7f|\x9f"),
    "single quotes": _putting(re.compile("['‘’]"), "'|‘|’|‚|‛|′|ʼ|‹|›"),
    "double quotes": _putting(re.compile('["“”«»]'), '"|“|”|„|‟|″|«|»|＂'),
    "dashes": _putting(_DASH, "-|‐|‑|‒|–|—|―|−|﹣|－"),
    "runs of dashes": _putting(_DASH, "--|---|–-|——"),
    "one ellipsis": _putting(_DOTS, "…|..."),
    "spaced dots": _putting(_DOTS, ". . .|.\u00a0.\u00a0."),
    "decomposed": lambda text, _: unicodedata.normalize("NFD", text),
    "wide forms": _wide,
    "ligatures and presentation forms": _ligatures,
}
"""One kind for each thing that the table of folding says."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _word_changed(text: str, random: Random, change: Callable[[str], str]) -> str:
    match = random.choice(list(_WORD.finditer(text)))
    return text[: match.start()] + change(match.group()) + text[match.end() :]


def _swapped(text: str, random: Random) -> str:
    words = list(_WORD.finditer(text))
    pairs = [(one, two) for one, two in pairwise(words) if one.group() != two.group()]
    one, two = random.choice(pairs)
    between = text[one.end() : two.start()]
    return text[: one.start()] + two.group() + between + one.group() + text[two.end() :]


def _number_changed(text: str, random: Random) -> str:
    digits = list(re.finditer(r"\d", text))
    if not digits:
        return _word_changed(text, random, lambda word: f"{word} 7")
    at = random.choice(digits).start()
    new = random.choice([d for d in "0123456789" if d != text[at]])
    return text[:at] + new + text[at + 1 :]


def _letter_changed(text: str, random: Random) -> str:
    def change(word: str) -> str:
        at = random.randrange(len(word))
        return word[:at] + ("q" if word[at] != "q" else "z") + word[at + 1 :]

    return _word_changed(text, random, change)


def _inner_word_left_out(text: str, random: Random) -> str:
    match = random.choice(list(_WORD.finditer(text))[1:-1])
    return text[: match.start()] + text[match.end() :].lstrip()


REAL: dict[str, Change] = {
    "word": lambda text, random: _word_changed(text, random, lambda _: "quixotic"),
    "name": lambda text, random: _word_changed(text, random, lambda _: "Zebulon"),
    "letter": _letter_changed,
    "number": _number_changed,
    "negation": lambda text, random: _word_changed(text, random, "not {}".format),
    "order": _swapped,
    "left out": _inner_word_left_out,
    "put in": lambda text, random: _word_changed(text, random, "{} hardly".format),
}
"""Changes of what a quote says, for quotes of three different words or more."""


def chooser(seed: int) -> Random:
    """Choose the same each time."""
    return Random(seed)  # noqa: S311 - it chooses cases, and guards no secret


def mixed(text: str, random: Random) -> str:
    """Make several benign changes, one on top of the other."""
    for kind in random.sample([*BENIGN], random.randint(2, 6)):
        text = BENIGN[kind](text, random)
    return text
