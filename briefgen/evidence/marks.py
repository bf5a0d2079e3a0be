"""Marks passages in finished HTML, and takes the marks out again, byte for byte.

Nothing but text is marked. Where passages begin or end a text is cut into pieces; each
piece that a passage covers is put into

    <mark id="kp1-e1" data-statements="kp1 j1">            where kp1-e1 begins
    <mark data-passage="kp1-e1" data-statements="kp1 j1">  where it goes on

with every statement that rests on the piece, in the order of the passages. Where
several passages begin each has its own `<mark id>`, the first one outermost; where
others go on besides, the innermost one names them in `data-passage`. After the last
piece of a passage comes a way back to each statement that rests on it.

How the markup is bounded: n passages without gaps cut the text in at most 2n places
more than its tags do. Up to 50 passages, each piece names all that cover it, and all
statements; of n passages it names at most 2,500 / n, but always 8, and those that
begin there. `data-more` counts the statements it does not name. So the markup grows
with the number of passages and of tags inside them, however passages overlap, and
each passage keeps its own id and its ways back.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from briefgen.evidence.names import Names, escaped
from briefgen.evidence.selectors import TextPositionSelector
from briefgen.evidence.textcontent import HtmlText, tokens
from briefgen.frozen import dataclass

_NAMED_AT_LEAST = 8
_NAMED_ON_A_PAGE = 2500

_MARK = re.compile(
    r'<mark (?:id="[^"]*" )?(?:data-passage="[^"]*" )?'
    r'data-statements="[^"]*"(?: data-more="\d+")?>'
)
_WAY_BACK = re.compile(
    r'<a class="backlink" href="#([^"]*)"(?: lang="[^"]*")? '
    r'aria-label="[^"]*\1[^"]*">↩</a>'
)
# How these two begin.
_SIGNS = ("<mark ", '<a class="backlink" ')


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a text, and what rests on it."""

    id: str
    """Of its first mark, such as `kp1-e1`."""
    statements: tuple[str, ...]
    """The ids of the statements that rest on it, usually one."""
    parts: tuple[TextPositionSelector, ...]
    """Where it stands in the `textContent` of the HTML; several where it has gaps."""
    back: str = "Back to {id}"
    """What the way back to a statement is called."""
    back_lang: str = ""
    """The language of that, where it is not the text's."""


class _Piece(NamedTuple):
    """A stretch of text between two cuts."""

    start: int
    end: int
    exit: int
    """Which of the exits of the text ways back from it go to; 0 is none."""


_ByPiece: TypeAlias = defaultdict[int, list[Passage]]


@dataclass(frozen=True, slots=True)
class _Changes:
    """What changes with a piece, by its number."""

    begins: _ByPiece = field(default_factory=lambda: defaultdict(list))
    ends: _ByPiece = field(default_factory=lambda: defaultdict(list))
    """It is the last piece of these."""
    enters: _ByPiece = field(default_factory=lambda: defaultdict(list))
    """A part of these begins, be it the first or not."""
    leaves: _ByPiece = field(default_factory=lambda: defaultdict(list))
    """A part of these has ended before."""


class Marking(NamedTuple):
    """What is put round a piece of text."""

    piece: int
    """Its number."""
    opening: str
    """The marks that open before it."""
    closing: str
    """And close behind it."""
    back: str
    """The ways back to the statements that rest on what ends with it."""


Parts: TypeAlias = Sequence[tuple[int, int]]
"""The places of a passage, in order and parted from each other."""


def mark(html: str, passages: Sequence[Passage]) -> str:
    """Put marks and ways back into finished HTML.

    Raises ValueError for a passage that is not in the text or holds nothing but white
    space, for an id used twice, and for HTML that has such marks already.
    """
    if any(sign in html for sign in _SIGNS) and unmark(html) != html:
        raise ValueError("the HTML is marked already")
    text = HtmlText(html)
    parts = [_parts(passage, text) for passage in passages]
    pieces = _pieces(text, {at for own in parts for part in own for at in part})
    markings = marked(passages, parts, [piece.start for piece in pieces])
    return _woven(html, _inserts(text, pieces, markings))


def marked(
    passages: Sequence[Passage], parts: Sequence[Parts], starts: Sequence[int]
) -> Iterator[Marking]:
    """Say what is put round each piece of a text that a passage covers.

    `parts` are those of each passage; the pieces, of which these are the starts, are
    cut where one of them begins or ends. Raises ValueError for an id used twice, and
    for a passage that covers no piece.
    """
    if len({passage.id for passage in passages}) < len(passages):
        raise ValueError("two passages have the same id")
    changes = _Changes()
    for passage, own in zip(passages, parts, strict=True):
        _lay(passage, own, starts, changes)
    most = max(_NAMED_AT_LEAST, _NAMED_ON_A_PAGE // max(1, len(passages)))
    ids = Names((each.id for each in passages), most)
    statements = Names((name for each in passages for name in each.statements), most)
    for at in range(len(starts)):
        for passage in changes.leaves.get(at, ()):
            ids.remove((passage.id,))
            statements.remove(passage.statements)
        for passage in changes.enters.get(at, ()):
            ids.add((passage.id,))
            statements.add(passage.statements)
        if ids:
            opened = _opened(changes.begins.get(at, ()), ids, statements)
            back = "".join(map(_ways_back, changes.ends.get(at, ())))
            yield Marking(at, "".join(opened), "</mark>" * len(opened), back)


def unmark(html: str) -> str:
    """Take marks and ways back out: `mark` undone, byte for byte."""
    kept: list[str] = []
    ours: list[bool] = []  # of each open mark, since an article may have its own
    at = 0
    for token in tokens(html):
        if token.start() < at:
            continue
        at = token.end()
        if token["name"] == "a" and (way_back := _WAY_BACK.match(html, token.start())):
            at = way_back.end()
            continue
        if token["name"] == "mark" and not token["end"]:
            ours.append(_MARK.fullmatch(token[0]) is not None)
            if ours[-1]:
                continue
        elif token["name"] == "mark" and ours and ours.pop():
            continue
        kept.append(token[0])
    return "".join(kept)


def _parts(passage: Passage, text: HtmlText) -> Parts:
    for part in passage.parts:
        if not 0 <= part.start < part.end <= text.size:
            raise ValueError(
                f"{passage.id}: {part.start} to {part.end} is not in the text"
            )
    return parted(map(text.widened, passage.parts))


def parted(places: Iterable[tuple[int, int]]) -> Parts:
    """Put places in order, and those together that touch."""
    parts: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if parts and start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(end, parts[-1][1]))
        else:
            parts.append((start, end))
    return parts


def _pieces(text: HtmlText, places: Iterable[int]) -> list[_Piece]:
    cuts = sorted(places)
    pieces: list[_Piece] = []
    for node in chain.from_iterable(text.blocks()):
        inside = cuts[bisect_right(cuts, node.start) : bisect_left(cuts, node.end)]
        for start, end in pairwise((node.start, *inside, node.end)):
            pieces.append(_Piece(start, end, node.exit))
    return pieces


def _lay(
    passage: Passage,
    parts: Parts,
    starts: Sequence[int],
    changes: _Changes,
) -> None:
    """Note with which pieces, of which these are the starts, a passage begins."""
    extents = [[bisect_left(starts, at) for at in part] for part in parts]
    covered = [(first, past) for first, past in extents if first < past]
    if not covered:
        raise ValueError(f"{passage.id}: there is no text to mark")
    changes.begins[covered[0][0]].append(passage)
    changes.ends[covered[-1][1] - 1].append(passage)
    for first, past in covered:
        changes.enters[first].append(passage)
        changes.leaves[past].append(passage)


def _inserts(
    text: HtmlText, pieces: Sequence[_Piece], markings: Iterable[Marking]
) -> Iterator[tuple[int, str]]:
    """Say what goes where in the HTML; what goes to one place, in order."""
    for marking in markings:
        piece = pieces[marking.piece]
        end = text.html_end(piece.end)
        yield text.html_start(piece.start), marking.opening
        yield end, marking.closing
        if marking.back:
            yield text.exits[piece.exit] if piece.exit else end, marking.back


def _opened(begins: Sequence[Passage], ids: Names, statements: Names) -> list[str]:
    """Make the marks of one piece, outermost first."""
    names, _ = ids.listed(never=[passage.id for passage in begins])
    goes_on = f' data-passage="{names}"' if names else ""
    opened = [
        f'<mark id="{escaped(passage.id)}"'
        f"{goes_on * (passage is begins[-1])}{_rests(passage.statements, statements)}>"
        for passage in begins
    ]
    return opened or [f"<mark{goes_on}{_rests((), statements)}>"]


def _rests(own: Sequence[str], statements: Names) -> str:
    names, more = statements.listed(own)
    return f' data-statements="{names}"' + (f' data-more="{more}"' if more else "")


def _ways_back(passage: Passage) -> str:
    lang = f' lang="{escaped(passage.back_lang)}"' if passage.back_lang else ""
    return "".join(
        f'<a class="backlink" href="#{name}"{lang} '
        f'aria-label="{escaped(passage.back).format(id=name)}">↩</a>'
        for name in map(escaped, passage.statements)
    )


def _woven(html: str, inserts: Iterable[tuple[int, str]]) -> str:
    woven: list[str] = []
    at = 0
    for place, insert in sorted(inserts, key=itemgetter(0)):
        woven += (html[at:place], insert)
        at = place
    return "".join((*woven, html[at:]))
