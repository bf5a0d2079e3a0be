"""Which statement of one version is which of another."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from briefgen.model.history import Sign
from briefgen.model.records import Event, Quotation
from briefgen.model.site import Statement
from briefgen.model.statements import Numbered

_ALIKE = 0.5  # the share of pairs of letters that two versions have in common
_MOST = 2_500  # pairs of statements whose words are compared


def sign(statement: Numbered | Statement) -> Sign:
    """Take down by what a statement is known again."""
    return Sign(
        id=statement.id,
        given=statement.record.id is not None,
        kind=statement.kind.words,
        words=words(statement),
    )


def words(statement: Numbered | Statement) -> str:
    """Give what a statement says."""
    match statement.record:
        case Quotation(quote=quote):
            return quote or ""
        case Event(text=text, title=title):
            return text or title or ""
        case record:
            return record.text


def matched(old: Sequence[Sign], new: Sequence[Sign]) -> Mapping[str, str]:
    """Give the ids of statements in a new version by those in an old one.

    An id that its author gave stays the statement's own. One that its place gave
    moves when the list does: then the words tell, the same ones or much the same.
    """
    if old == new:
        return {s.id: s.id for s in old}
    left, right = {s.id: s for s in old}, {s.id: s for s in new}
    found: dict[str, str] = {}
    for pairs in (_by_id, _by_words, _by_likeness):
        for one, other in pairs(left.values(), right.values()):
            found[one.id] = other.id
        left = {name: s for name, s in left.items() if name not in found}
        taken = set(found.values())
        right = {name: s for name, s in right.items() if name not in taken}
    return found


_Pairs = Iterator[tuple[Sign, Sign]]


def _by_id(old: Iterable[Sign], new: Iterable[Sign]) -> _Pairs:
    return _alike((s for s in old if s.given), (s for s in new if s.given), _id)


def _by_words(old: Iterable[Sign], new: Iterable[Sign]) -> _Pairs:
    return _alike(old, new, _kind_and_words)


def _id(one: Sign) -> Hashable:
    return one.id


def _kind_and_words(one: Sign) -> Hashable:
    return one.kind, one.words


def _alike(
    old: Iterable[Sign], new: Iterable[Sign], key: Callable[[Sign], Hashable]
) -> _Pairs:
    """Pair what has the same key, in order."""
    known: defaultdict[Hashable, list[Sign]] = defaultdict(list)
    for one in new:
        known[key(one)].append(one)
    for one in old:
        others = known[key(one)]
        if others:
            yield one, others.pop(0)


def _by_likeness(old: Iterable[Sign], new: Iterable[Sign]) -> _Pairs:
    """Pair what says much the same, where the place gave one of them its id."""
    left, right = tuple(old), tuple(new)
    if len(left) * len(right) > _MOST:
        return
    letters = {s: _letters(s.words) for s in (*left, *right)}
    ranked = sorted(
        (
            (-_likeness(letters[one], letters[other]), i, j)
            for i, one in enumerate(left)
            for j, other in enumerate(right)
            if one.kind == other.kind and not (one.given and other.given)
        ),
    )
    gone: set[tuple[str, int]] = set()
    for rank, i, j in ranked:
        if -rank >= _ALIKE and not gone & {("old", i), ("new", j)}:
            gone |= {("old", i), ("new", j)}
            yield left[i], right[j]


def _letters(text: str) -> frozenset[str]:
    """Take words apart into pairs of letters, which any script has."""
    folded = f" {' '.join(text.casefold().split())} "
    return frozenset(map("".join, pairwise(folded)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
