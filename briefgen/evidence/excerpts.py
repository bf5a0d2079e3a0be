"""Cuts out of a text the sentences in which passages stand, and shows nothing else."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from briefgen.evidence.marks import Passage, mark
from briefgen.evidence.selectors import TextPositionSelector
from briefgen.evidence.sentences import paragraphs, sentences
from briefgen.frozen import dataclass

_OMITTED = "[…]"
_START = attrgetter("start")
# An excerpt is one paragraph, and no blank line may end the HTML it goes out in.
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

    Raises ValueError where a passage stands outside the excerpts.
    """
    blocks: list[str] = []
    shown: list[_Shown] = []
    size = at = omissions = 0
    for excerpt in excerpts:
        if text[at : excerpt.start].strip():
            blocks.append(f'<p class="omitted">{_OMITTED}</p>')
            size += len(_OMITTED) + 1
            omissions += 1
        shown.append(
            _Shown(excerpt.start, excerpt.end, size - excerpt.start, omissions)
        )
        words = _LINE_END.sub(" ", text[excerpt.start : excerpt.end])
        blocks.append(f"<p>{escape(words, quote=False)}</p>")
        size += len(words) + 1  # for the line break between blocks
        at = excerpt.end
    if text[at:].strip():
        blocks.append(f'<p class="omitted">{_OMITTED}</p>')
    return mark("\n".join(blocks), [_moved(each, text, shown) for each in passages])


class _Shown(NamedTuple):
    start: int
    end: int
    shift: int
    """What to add to a place in the text for the place in the excerpts' text."""
    omissions: int
    """How often text is left out before it."""


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


def _moved(passage: Passage, text: str, shown: Sequence[_Shown]) -> Passage:
    """Say where a passage stands in the text of the excerpts."""
    parts = tuple(_moved_part(part, text, shown) for part in passage.parts)
    if None in parts:
        raise ValueError(f"{passage.id}: not all of it is in the excerpts")
    return replace(passage, parts=tuple(filter(None, parts)))


def _moved_part(
    part: TextPositionSelector, text: str, shown: Sequence[_Shown]
) -> TextPositionSelector | None:
    first = bisect_right(shown, part.start, key=attrgetter("end"))
    last = bisect_left(shown, part.end, key=_START) - 1
    if first > last or shown[first].omissions < shown[last].omissions:
        return None
    start = max(part.start, shown[first].start)
    end = min(part.end, shown[last].end)
    if text[part.start : start].strip() or text[end : part.end].strip():
        return None
    return TextPositionSelector(start + shown[first].shift, end + shown[last].shift)


def _written(text: str) -> int:
    return sum(map(len, text.split()))
