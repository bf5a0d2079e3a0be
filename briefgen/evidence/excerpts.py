"""Cuts out of a text the sentences in which passages stand, and shows nothing else."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import accumulate, pairwise
from operator import attrgetter

from briefgen.evidence.marks import Parts, Passage, marked, parted
from briefgen.evidence.selectors import TextPositionSelector
from briefgen.evidence.sentences import paragraphs, sentences
from briefgen.frozen import dataclass

_OMITTED = '<p class="omitted">[…]</p>'
_START, _END = attrgetter("start"), attrgetter("end")
_LINE_END = re.compile("[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences that follow each other in one paragraph."""

    start: int
    """Where it begins in the source's text."""
    end: int


def excerpts(
    text: str,
    passages: Iterable[TextPositionSelector],
    lang: str = "en",
    within: Sequence[TextPositionSelector] = (),
) -> tuple[Excerpt, ...]:
    """Take the sentences in which passages stand, joined where they touch.

    `within` gives the paragraphs where they are known, as they are of HTML. Raises
    ValueError for a passage that is not in the text.
    """
    places = _checked(text, passages)
    known = _around(within or paragraphs(text), places)
    found = sentences(text, lang, known) if known else ()
    begins = [paragraph.start for paragraph in known]
    taken: list[Excerpt] = []
    before = -2
    for k in _touched(found, places):
        start, end = found[k].start, found[k].end
        same = bisect_right(begins, start) == bisect_right(begins, found[k - 1].start)
        if k == before + 1 and same:
            taken[-1] = replace(taken[-1], end=end)
        else:
            taken.append(Excerpt(start, end))
        before = k
    return tuple(taken)


def share(text: str, excerpts: Iterable[Excerpt]) -> float:
    """Tell how much of a text's characters excerpts hold, white space not counted."""
    held = sum(_written(text[each.start : each.end]) for each in excerpts)
    return held / max(1, _written(text))


def excerpt_html(
    text: str, excerpts: Sequence[Excerpt], passages: Sequence[Passage]
) -> str:
    """Give excerpts as paragraphs, marked, with a sign wherever text is left out.

    Raises ValueError where a passage stands outside the excerpts, and as `mark` does.
    """
    parts = [_parts(passage, text, excerpts) for passage in passages]
    cuts = sorted({at for own in parts for part in own for at in part})
    pieces = [
        piece
        for each in excerpts
        for piece in pairwise(
            (
                each.start,
                *cuts[bisect_right(cuts, each.start) : bisect_left(cuts, each.end)],
                each.end,
            )
        )
    ]
    written = [_html(text[start:end]) for start, end in pieces]
    for at, opening, closing, back in marked(passages, parts, [s for s, _ in pieces]):
        written[at] = f"{opening}{written[at]}{closing}{back}"
    return "\n".join(_paragraphs(text, excerpts, pieces, written))


def _paragraphs(
    text: str,
    excerpts: Sequence[Excerpt],
    pieces: Sequence[tuple[int, int]],
    written: Sequence[str],
) -> Iterator[str]:
    """Put pieces together to excerpts, with a sign where text is left out."""
    at = first = 0
    for excerpt in excerpts:
        if text[at : excerpt.start].strip():
            yield _OMITTED
        at = excerpt.end
        past = bisect_left(pieces, (at,), first)
        yield f"<p>{''.join(written[first:past])}</p>"
        first = past
    if text[at:].strip():
        yield _OMITTED


def _html(words: str) -> str:
    """Write words in a paragraph, without a blank line: it would end the HTML."""
    return escape(_LINE_END.sub(" ", words), quote=False)


def _parts(passage: Passage, text: str, excerpts: Sequence[Excerpt]) -> Parts:
    """Give the parts of a passage, once it is known that all of it is shown."""
    parts = parted((part.start, part.end) for part in passage.parts)
    for start, end in parts:
        at = start
        for each in excerpts[bisect_right(excerpts, start, key=_END) :]:
            if each.start >= end:
                break
            if text[at : each.start].strip():
                raise _not_all(passage)
            at = each.end
        if text[at:end].strip():
            raise _not_all(passage)
    return parts


def _not_all(passage: Passage) -> ValueError:
    return ValueError(f"{passage.id}: not all of it is in the excerpts")


def _checked(
    text: str, passages: Iterable[TextPositionSelector]
) -> list[TextPositionSelector]:
    """Put passages in order, once they are all known to be in the text."""
    ordered = sorted(passages, key=_START)
    for each in ordered:
        if not 0 <= each.start < each.end <= len(text):
            raise ValueError(f"{each.start} to {each.end} is not in the text")
    return ordered


def _around(
    paragraphs: Sequence[TextPositionSelector],
    passages: Sequence[TextPositionSelector],
) -> tuple[TextPositionSelector, ...]:
    """Leave out the paragraphs in which no passage stands."""
    if not passages:
        return ()
    furthest = list(accumulate((each.end for each in passages), max))
    return tuple(
        paragraph
        for paragraph in paragraphs
        if (before := bisect_left(passages, paragraph.end, key=_START))
        and furthest[before - 1] > paragraph.start
    )


def _touched(
    found: Sequence[TextPositionSelector], passages: Iterable[TextPositionSelector]
) -> list[int]:
    """Give the numbers of the sentences in which passages stand, each once."""
    starts = [sentence.start for sentence in found]
    ends = [sentence.end for sentence in found]
    touched: list[int] = []
    for passage in passages:
        first = bisect_right(ends, passage.start)
        after = touched[-1] + 1 if touched else 0
        touched.extend(range(max(first, after), bisect_left(starts, passage.end)))
    return touched


def _written(text: str) -> int:
    return sum(map(len, text.split()))
