r"""Cuts a text into its sentences: Unicode's rules, and abbreviations on top.

Written here since no library served when they were tried in November 2026.
pysbd (last released 2021) puts an end at every soft wrap. syntok and nupunkt know no
`。`, `؟` or `।`. uniseg has Unicode's rules and no abbreviations. sentencex comes
closest, but takes all from one apostrophe to the next for a quotation and keeps it
whole, which in an excerpt shows sentences that nobody quoted, and it is quadratic in
opening quotation marks (200,000 of them: 10 s).

The rules are those of UAX #29, with these changes: an end in scripts with case needs
white space behind it and no small letter after that, also after `!` and `?`; closing
marks take a footnote's number along; an abbreviation, an initial or an item's number
ends no sentence. Where it is in doubt (`the U.S. Stoltenberg …`) two sentences stay
one. Thai and Lao mark no ends: a paragraph there is one sentence.
"""

# ruff: noqa: RUF001 - characters that look alike are what this is about

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from briefgen.evidence.selectors import TextPositionSelector
from briefgen.frozen import dataclass

# `\r\n` is one line end.
_BLANK_LINE = re.compile(
    r"[\n\r\x85\u2028\u2029](?:(?<=\r)\n)?+\s*[\n\r\x85\u2028\u2029]"
)
_LINE_END = re.compile(r"[\n\r\x85\u2028\u2029]")

# Ends of scripts written without spaces, or whose end marks mean nothing else.
_PLAIN = "。．｡！？؟۔؝؞।॥։၊။።፧፨។៕᠃᠉᙮߹꓿꘎꛳꧈꧉꩝꩟꫰꫱꯫𑁇𑁈"
_SIGN = rf"[.!?…‼⁇⁈⁉‽\u037e\u2024\ufe52{_PLAIN}]"
_END = re.compile(
    rf"{_SIGN}{_SIGN}*+"  # the search for a single one is fast
    # Closing marks, the French one after a space, footnote numbers.
    r"""(?:["'”’“»«›‹)\]}」』】〉》〕）］｝¹²³⁰⁴-⁹]|\[\d{1,3}\]"""
    r"|[ \u00a0\u202f][»›](?!\w))*+"
)
_OPENING = re.compile(r"""[\s"'“”„‘’‚«»‹›(\[{¿¡*_—–\-「『（［]*+""")
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"(?<![\w.=/&?#@])[^\W_][\w.]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}|[^\W\d_]")
_LABEL_LENGTH = 4
"""Characters that a label has at most; so many letters are no initials either."""
_LABEL = re.compile(r"\s*(?:\d{1,3}|[ivxIVX]{1,4}|[^\W\d_])")
# "So did I." is no initial: a small word goes before it.
_PRONOUN = re.compile(r"[a-z],? I$")
_NOT_BEFORE_END = frozenset(",;:.!?…")
_LOOK_BACK = 24
"""No abbreviation is longer, and no look back costs more."""


class _Words(NamedTuple):
    """What a language abbreviates, case as it is written."""

    never: str = ""
    """End no sentence, whatever follows: a title before a name."""
    before_digit: str = ""
    """End none where a digit follows: `No. 5`, `Jan. 5`."""
    seldom: str = ""
    """End one only where the next word is one of `first`, as `U.S.` does."""
    first: str = ""
    """Words that begin sentences and no names."""
    after_number: str = ""
    """Words that follow an ordinal: `5. Juli`."""


_SHARED = _Words(
    never="Mr Mrs Ms Mx Messrs Dr Prof St Mt Ft Mme Mlle e.g i.e vs cf ca al approx",
    before_digit="No Nos no nos Nr nr vol Vol p pp P Fig fig Figs figs ch Ch sec Sec "
    "Art art Arts Para para par Op op Eq eq kl Bd Jan Feb Mar Apr Jun Jul Aug Sep "
    "Sept Oct Nov Dec",
    seldom="Inc Corp Co Ltd Bros Jr Sr Esq Dept dept Univ Ave Blvd Rd",
)
_SCANDINAVIAN = _Words(
    never="dr prof adv f.eks t.d bl.a m.a jf inkl ekskl fru hr Hr nk tlf",
    before_digit="kap s art pkt paragr",
    seldom="osv dvs mfl m.m mv etc",
    first="Han Ho Hun Det Den Dei De Dette Desse Vi Eg Jeg Jag Men Og Och I På Då Da "
    "Når Eit Ein Et En Ett Hon",
)
_LANGUAGES = {
    "en": _Words(
        never="Gen Sen Rep Reps Sens Gov Govs Pres Lt Col Capt Cpl Sgt Maj Adm Cmdr "
        "Brig Hon Rev Fr Br Supt Insp Det Amb Atty Pvt Pte Profs Drs Revd Rt viz",
        first="The This That These Those He She It They We I You His Her Its Their Our "
        "My But And Or So Yet If In On At As For From By After Before When While Since "
        "Because Although Though However Meanwhile Then There Here What Who Why How "
        "Where Now Not No Yes A An To With Under Over Until Both Some Many Most All "
        "Each One Two Three Another Other Others Still Also Such Only Even Once",
    ),
    "de": _Words(
        never="Hr Fr Frl Dipl Ing Hrsg bzw evtl ggf inkl Abs Abb Kap Str bspw sog Mag",
        seldom="usw Mio Mrd",
        first="Der Die Das Ein Eine Er Sie Es Wir Ich In Im Am An Auf Aus Bei Mit Nach "
        "Und Aber Doch Dann Da Dort Dies Diese Dieser Dieses Für Von Zu Wenn Als",
        after_number="Januar Jänner Februar März April Mai Juni Juli August September "
        "Oktober November Dezember Jahrhundert Jahrhunderts Juni",
    ),
    "fr": _Words(
        never="MM Me Mgr Dr Pr Sté env",
        first="Le La Les Un Une Il Elle Ils Elles On Ce Cette Ces En Au Aux Mais Et Or "
        "Pour Dans Nous Vous Je",
    ),
    "es": _Words(
        never="Sr Sra Srta Sres Dra D Dña Ud Uds Vd Vds EE Excmo Lic Ing Gral núm pág",
        seldom="UU",
        first="El La Los Las Un Una En Pero Y Se No Es Él Ella Ellos Según Por Para",
    ),
    "it": _Words(never="Sig Sigg Dott Avv Ing On Sen pag", first="Il La Lo Gli Le Un"),
    "pt": _Words(
        never="Sr Sra Srs Dra Exmo Eng pág núm", first="O A Os As Um Uma Em No Na Mas E"
    ),
    "nl": _Words(
        never="dhr Dhr mevr Mevr dr drs ir mr prof bijv blz",
        first="De Het Een Hij Zij Ze Wij We Ik Maar En In Op Er Dit Dat",
    ),
    "pl": _Words(never="dr prof hab ul św gen np tzn im inż"),
    "ru": _Words(
        never="им ул проф акад ген руб", first="Он Она Они Это В На И Но По Как При"
    ),
    **dict.fromkeys(("nb", "nn", "no", "da", "sv"), _SCANDINAVIAN),
}


@dataclass(frozen=True, slots=True)
class _Lexicon:
    never: frozenset[str]
    before_digit: frozenset[str]
    seldom: frozenset[str]
    first: frozenset[str]
    after_number: frozenset[str]
    depends: frozenset[str]
    """Those for which it depends on what follows."""
    words: frozenset[str]
    """Those, and those that never end a sentence."""


@cache
def _lexicon(language: str) -> _Lexicon:
    own = _LANGUAGES.get(language, _Words())
    pairs = zip(_SHARED, own, strict=True)
    never, digit, seldom, first, after = (
        frozenset(f"{a} {b}".split()) for a, b in pairs
    )
    depends = digit | seldom
    return _Lexicon(never, digit, seldom, first, after, depends, never | depends)


def paragraphs(text: str) -> tuple[TextPositionSelector, ...]:
    """Split at blank lines, or at every line end where no line is blank."""
    apart = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE_END
    edges = [0, *(m.end() for m in apart.finditer(text)), len(text)]
    return tuple(_trimmed(text, edges))


def sentences(
    text: str, lang: str = "en", within: Sequence[TextPositionSelector] = ()
) -> tuple[TextPositionSelector, ...]:
    """Find the sentences in order; together they hold all that is not white space.

    `lang` is a BCP 47 tag. `within` gives the paragraphs where they are known, as
    they are of HTML; else they are those of `paragraphs`.
    """
    language = lang.partition("-")[0].lower()
    lexicon = _lexicon(language)
    if language == "el":  # the Greek question mark looks like a semicolon
        text = text.replace(";", "\u037e")
    return tuple(
        sentence
        for paragraph in within or paragraphs(text)
        for sentence in _trimmed(text, _edges(text, paragraph, lexicon))
    )


def _trimmed(text: str, edges: Sequence[int]) -> Iterator[TextPositionSelector]:
    """Give what stands between two edges, unless it is all white space."""
    for start, end in pairwise(edges):
        part = text[start:end].lstrip()
        if part:
            begin = end - len(part)
            yield TextPositionSelector(begin, begin + len(part.rstrip()))


def _edges(text: str, paragraph: TextPositionSelector, lexicon: _Lexicon) -> list[int]:
    edges = [paragraph.start]
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if _is_end(text, match, edges[-1], paragraph.end, lexicon):
            edges.append(match.end())
    return [*edges, paragraph.end]


def _is_end(
    text: str, mark: re.Match[str], begin: int, limit: int, lexicon: _Lexicon
) -> bool:
    at, signs = mark.end(), mark[0]
    plain = not signs.isascii() and any(c in _PLAIN for c in signs)
    if not plain and not text[at : min(at + 1, limit)].isspace():
        return False
    opening = _OPENING.match(text, at, limit)
    after = opening.end() if opening else at
    follows = text[after : min(after + 1, limit)]
    if plain:
        quoted_on = signs[-1] in "」』" and text.startswith(("と", "って"), at)
        decimal = signs == "．" and follows.isdecimal()
        return not (quoted_on or decimal)
    if follows.islower() or follows in _NOT_BEFORE_END:
        return False
    return signs != "." or not _is_abbreviated(text, mark, begin, after, lexicon)


def _is_abbreviated(
    text: str, mark: re.Match[str], begin: int, after: int, lexicon: _Lexicon
) -> bool:
    """Tell whether a full stop belongs to the word before it, and ends nothing."""
    before = text[max(begin, mark.start() - _LOOK_BACK) : mark.start()]
    last = before.rpartition(" ")[2]
    if len(last) > _LABEL_LENGTH and last.isalpha() and last not in lexicon.words:
        return False  # as most are
    found = _LAST_WORD.search(last)
    if not found:
        return False
    word = found[0]
    is_label = mark.start() - begin == len(before) and _LABEL.fullmatch(before)
    if is_label or word in lexicon.never:
        return True
    is_initial = bool(_DOTTED.fullmatch(word)) and not _PRONOUN.search(before)
    if not (is_initial or word.isdecimal() or word in lexicon.depends):
        return False
    is_seldom = is_initial or word in lexicon.seldom
    return _goes_on(text, word, after, lexicon, is_seldom=is_seldom)


def _goes_on(
    text: str, word: str, after: int, lexicon: _Lexicon, *, is_seldom: bool
) -> bool:
    """Tell by what follows whether a word with a full stop ends no sentence."""
    next_word = _WORD.match(text, after)
    follows = next_word[0] if next_word else ""
    if follows[:1].isdecimal() and word in lexicon.before_digit:
        return True
    if word.isdecimal():
        return follows in lexicon.after_number
    # An initial may look like a word that begins sentences: "J. A. Smith".
    is_another = next_word is not None and text.startswith(".", next_word.end())
    return is_seldom and (is_another or follows not in lexicon.first)
