"""Measure anchoring: how often it is right, and what it costs.

Run it from the repository: `python -m benchmarks.anchoring`. The texts are looked for
beside the repository, in `shared/corpora`.
"""

import json
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from briefgen.evidence.anchor import anchor
from briefgen.evidence.describe import describe
from briefgen.evidence.fold import fold
from briefgen.evidence.nearest import nearest
from briefgen.evidence.selectors import (
    Anchored,
    Reason,
    TextPositionSelector,
    TextQuoteSelector,
)
from briefgen.evidence.text import Text
from briefgen.evidence.words import cut
from tests.evidence.quote_changes import BENIGN, REAL, chooser, mixed

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
MEGABYTE = 1_000_000
MANY = 5_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source, known to anchor."""

    source: Text
    """The source."""
    words: str
    """The words, as they stand."""
    found: Anchored
    """Where they were found."""


def main() -> int:
    """Print every figure, where there are corpora."""
    if not CORPORA.exists():
        say(f"anchoring is skipped: there are no corpora at {CORPORA}")
        return 0
    gold_spans()
    posts = [path.read_text("utf-8") for path in sorted((CORPORA / "18f").glob("*.md"))]
    passages = list(known_passages(posts, chooser(1)))
    changes(passages)
    nearest_passages(passages)
    speed(posts, passages)
    adversarial("\n".join(posts)[:MEGABYTE])
    return 0


def say(line: str = "") -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def share(part: int, whole: int) -> str:
    """Write a part of a whole in full and per cent."""
    return f"{part} of {whole} ({100 * part / max(whole, 1):.2f} %)"


def seconds(work: Callable[[], object]) -> float:
    """Time one run."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def paragraphs(language: str) -> list[tuple[str, list[tuple[int, str]]]]:
    """Read the paragraphs of a language with their gold spans."""
    path = CORPORA / "xquad" / f"{language}.json"
    return [
        (record["text"], [(at, words) for at, words in record["spans"]])
        for record in json.loads(path.read_text("utf-8"))
    ]


def gold_spans() -> None:
    """Anchor spans that people marked, in three languages."""
    say("Gold spans of xquad")
    for language in ("ar", "es", "zh"):
        counts: Counter[str] = Counter()
        for text, spans in paragraphs(language):
            source = Text(text)
            for at, words in spans:
                counts.update(_judge(source, at, words))
        whole = counts["unique"] - counts["cut"]
        say(
            f"  {language}: unique spans at the gold offset "
            f"{share(counts['gold'], counts['unique'])}; "
            f"cut inside a word {counts['cut']}; "
            f"of whole words {share(counts['gold'], whole)}; "
            f"elsewhere {counts['elsewhere']}; ambiguous, and what is offered anchors "
            f"there {share(counts['settled'], counts['ambiguous'])}"
        )
    say()


def _judge(source: Text, at: int, words: str) -> Iterator[str]:
    gold = Anchored((TextPositionSelector(at, at + len(words)),))
    found = anchor(source, TextQuoteSelector(words))
    if isinstance(found, Anchored):
        yield from ("unique", "gold" if found == gold else "elsewhere")
    elif found.reason is Reason.AMBIGUOUS:
        yield "ambiguous"
        selector = describe(source, gold.parts[0])
        if selector and anchor(source, selector) == gold:
            yield "settled"
    else:
        yield from ("unique", "cut" if "only inside" in found.message else "lost")


def known_passages(texts: Sequence[str], random: Random) -> Iterator[Passage]:
    """Choose stretches of 5 to 20 words that anchor, some in each text."""
    for text in texts:
        source = Text(text)
        words = list(re.finditer(r"\S+", text))
        for _ in range(10):
            begin = random.randrange(max(1, len(words) - 20))
            end = min(begin + random.randint(5, 20), len(words)) - 1
            quote = text[words[begin].start() : words[end].end()]
            found = anchor(source, TextQuoteSelector(quote))
            if isinstance(found, Anchored):
                yield Passage(source, quote, found)


def changes(passages: Sequence[Passage]) -> None:
    """Change quotes of real posts, harmlessly and not."""
    random = chooser(2)
    counts: Counter[str] = Counter()
    for passage in passages:
        for benign in (*BENIGN.values(), mixed, mixed, mixed, mixed):
            quote = benign(passage.words, random)
            if quote != passage.words:
                counts["benign"] += 1
                found = anchor(passage.source, TextQuoteSelector(quote))
                counts["kept"] += found == passage.found
                counts["moved"] += (
                    isinstance(found, Anchored) and found != passage.found
                )
        for real in REAL.values():
            quote = mixed(real(passage.words, random), random)
            counts["real"] += 1
            found = anchor(passage.source, TextQuoteSelector(quote))
            if isinstance(found, Anchored):
                # A change may give words that stand elsewhere in the source.
                counts[_stands(quote, passage.source.text)] += 1
    say(f"Changes to {len(passages)} quotes of 18f, {len(BENIGN)} benign kinds")
    say(
        f"  benign changes that still anchor: {share(counts['kept'], counts['benign'])}"
    )
    say(f"  benign changes that land elsewhere: {counts['moved']}")
    say(
        f"  real changes that anchor anyway: {counts['anchored']} of {counts['real']} "
        f"({counts['other']} more give words which the source has elsewhere)"
    )
    say()


def _stands(quote: str, text: str) -> str:
    """Look for the bare words of a quote, without any of the code under test."""
    return "other" if _bare_words(quote) in _bare_words(text) else "anchored"


def _bare_words(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    seen = "".join(c for c in plain if c.isspace() or unicodedata.category(c)[0] != "C")
    words = " ".join(re.findall(r"[^\W_]+", seen))
    return f" {words} "


def nearest_passages(passages: Sequence[Passage]) -> None:
    """Look whether the nearest passage of a changed quote covers the true one."""
    random = chooser(3)
    say("Nearest passage covers the true one (5 words or more, or 10 letters)")
    english = [
        _covers(passage, change(passage.words, random))
        for passage in passages[::2]
        for change in REAL.values()
    ]
    say(f"  en (18f): {share(sum(english), len(english))}")
    every = english[:1000]
    for language in ("ar", "es", "zh"):
        covered = [
            _covers(passage, quote)
            for text, _ in paragraphs(language)
            for passage, quote in _changed_words(text, random)
        ]
        every += covered[:1000]
        say(f"  {language} (xquad): {share(sum(covered), len(covered))}")
    say(f"  all, alike in number: {share(sum(every), len(every))}")
    say()


def _covers(passage: Passage, quote: str) -> bool:
    found = nearest(passage.source, quote)
    return (
        found is not None
        and found.place.start <= passage.found.start
        and passage.found.end <= found.place.end
    )


def _changed_words(text: str, random: Random) -> Iterator[tuple[Passage, str]]:
    """Change one word, or letter where there are no spaces, of some stretches."""
    source = Text(text)
    spans = source.words.spans
    for _ in range(18):
        length = random.randint(10, 30)
        begin = random.randrange(max(1, len(spans) - length))
        chosen = spans[begin : begin + length]
        place = source.whole_place(chosen[0][0], chosen[-1][1])
        if not place or len(chosen) < length:
            continue
        folded = source.folded.text
        at = random.randrange(1, length - 1)
        start, end = chosen[at]
        other = random.choice(source.words.words)
        new = random.choice([other, "", f"{folded[start:end]} {other}"])
        quote = folded[chosen[0][0] : start] + new + folded[end : chosen[-1][1]]
        words = text[place.start : place.end]
        if fold(quote).text != fold(words).text:
            yield Passage(source, words, Anchored((place,))), quote


def speed(posts: Sequence[str], passages: Sequence[Passage]) -> None:
    """Time folding and anchoring, beside a search that folds white space only."""
    say("Time, beside a yardstick: white space made one by `split`, then `str.find`")
    size = sum(map(len, posts))
    folding = seconds(lambda: [fold(post) for post in posts])
    joining = seconds(lambda: [" ".join(post.split()) for post in posts])
    say(
        f"  folding 1,000 characters: {1e9 * folding / size:.0f} µs "
        f"(yardstick {1e9 * joining / size:.0f} µs)"
    )
    for passage in passages:
        _ = passage.source.letters
    plain = [(" ".join(p.source.text.split()), p.words) for p in passages]
    anchoring = seconds(
        lambda: [anchor(p.source, TextQuoteSelector(p.words)) for p in passages]
    )
    finding = seconds(
        lambda: [text.find(" ".join(words.split())) for text, words in plain]
    )
    say(
        f"  a quote in a source of {size // len(posts)} characters: "
        f"{1e6 * anchoring / len(passages):.0f} µs "
        f"(yardstick {1e6 * finding / len(passages):.0f} µs)"
    )
    ambiguous = seconds(
        lambda: [anchor(p.source, TextQuoteSelector("e")) for p in passages]
    )
    say(f"  a quote of over 50 places: {1e6 * ambiguous / len(passages):.0f} µs")
    lost = [(p.source, p.words.replace(" ", " not ", 1)) for p in passages[:300]]
    seeking = seconds(lambda: [nearest(source, quote) for source, quote in lost])
    say(f"  the nearest passage: {1e3 * seeking / len(lost):.1f} ms")
    say()


def adversarial(posts: str) -> None:
    """Time what is made to be slow."""
    say(f"{MANY} quotes, each source about 1 MB, its folding included")
    random = chooser(4)
    letters = "a" * MEGABYTE
    copies = "".join(f"Item {n} was voted on by all members. " for n in range(27_000))
    chinese = "".join(text for text, _ in paragraphs("zh"))
    chinese *= MEGABYTE // len(chinese)
    sources = {
        "real posts": (posts, _stretches(posts, random)),
        "real posts, none there": (
            posts,
            [f"{quote[:-1]}\u0416" for quote in _stretches(posts, random)],
        ),
        "one letter, all lengths": (letters, ["a" * n for n in range(1, MANY + 1)]),
        "one letter, all but found": (
            letters,
            ["a" * (n % 300) + "b" for n in range(MANY)],
        ),
        "one letter but for one, all but found": (
            f"{letters[: MEGABYTE // 2]}b{letters[MEGABYTE // 2 :]}",
            ["a" * (n % 300) + "bb" for n in range(MANY)],
        ),
        "near copies": (copies, [f"Item {n} was voted on" for n in range(MANY)]),
        "near copies, ambiguous": (copies, ["was voted on by all members"] * MANY),
        "copied Chinese": (chinese, _stretches(chinese, random)),
    }
    for name, (text, quotes) in sources.items():
        took = seconds(partial(_anchor_all, text, quotes))
        say(f"  {name}: {took:.2f} s")
    say()
    _growth()


def _stretches(text: str, random: Random) -> list[str]:
    starts = [random.randrange(len(text) - 100) for _ in range(MANY)]
    return [text[start : start + random.randint(20, 100)] for start in starts]


def _anchor_all(text: str, quotes: Sequence[str]) -> None:
    source = Text(text)
    for quote in quotes:
        anchor(source, TextQuoteSelector(quote))


def _growth() -> None:
    """Show that twice the input takes about twice the time."""
    say("Growth: milliseconds for 0.25, 0.5 and 1 million characters")
    pieces = {
        "fold marks": "e\u0301",
        "fold one letter under marks": "\u0307\u0323",
        "fold what is dropped": "\u200b\u00ad",
        "fold spaces": " \u3000",
        "fold dots": ". ",
        "fold dashes": "-\u2014- ",
        "fold what grows": "\ufdfa",
        "fold flags": "🇩🇪",
    }
    for name, piece in pieces.items():
        _grow(name, partial(_fold_many, piece))
    flags = "🇩🇪"
    _grow("anchor a flag", lambda size: _anchor_all(flags * (size // 2), [flags]))
    _grow("anchor half of one letter", lambda n: _anchor_all("a" * n, ["a" * (n // 2)]))
    _grow(
        "count its places",
        lambda n: anchor(
            Text("a" * n), TextQuoteSelector("a" * (n // 2), "", "", "1/2")
        ),
    )
    _grow(
        "a gap in one word",
        lambda n: _anchor_all("ab " * (n // 3), ["ab ab […] ab ab"]),
    )
    _grow(
        "nearest in one word", lambda n: nearest(Text("ab " * (n // 3)), "ab cd ab cd")
    )
    _grow(
        "nearest, a long quote",
        lambda n: nearest(Text("ab cd " * 99), "ab c " * (n // 5)),
    )
    _grow("words of a copy", lambda n: cut("word " * (n // 5)))


def _fold_many(piece: str, size: int) -> None:
    fold(piece * (size // len(piece)))


def _grow(name: str, work: Callable[[int], object]) -> None:
    sizes = (MEGABYTE // 4, MEGABYTE // 2, MEGABYTE)
    took = [1e3 * seconds(partial(work, size)) for size in sizes]
    say(f"  {name}: {took[0]:.0f}, {took[1]:.0f}, {took[2]:.0f}")


if __name__ == "__main__":
    sys.exit(main())
