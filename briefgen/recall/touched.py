"""Which pages an edit touches: those that show something of what has changed."""

from collections.abc import Iterable, Iterator, Mapping

from briefgen.compose.pieces import briefing_url
from briefgen.compose.spans import span_of
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Rhythm
from briefgen.recall.card import Card, Face

_HOME = ""


def touched(old: Card, new: Card, rhythm: Rhythm) -> frozenset[str]:
    """Give the addresses of the pages that show what two cards differ in.

    Where no field of a list, no date and no source of it has changed, the pages of
    other briefings are not among them, nor those of other things.
    """
    if old.face is None or new.face is None:
        return frozenset()
    before, after = old.face, new.face
    changed = {
        name
        for name in before.hashes.keys() | after.hashes.keys()
        if before.hashes.get(name) != after.hashes.get(name)
    }
    pages = {briefing_url(new.id)}
    pages.update(_things(before, after, changed))
    for name in changed:
        pages.update(_LISTS.get(name, ()))
    if changed & _IN_LISTS:
        pages.update(_of_lists(before, after))
    if changed & _IN_DIGESTS:
        pages.update(_digests(before, after, rhythm))
    return frozenset(pages)


_LISTS: Mapping[str, tuple[str, ...]] = {
    "head": (
        *(_HOME, "briefings/", "stories/", "topics/", "entities/", "timeline/*"),
        *("judgements/", "questions/", "watch/", "corrections/", "sources/"),
    ),
    "brief": (_HOME,),
    "updates": (_HOME, "corrections/"),
    "answers": ("questions/",),
    "tally": (_HOME,),
    StatementKind.EVENT: ("timeline/*",),
    StatementKind.JUDGEMENT: ("judgements/",),
    StatementKind.OPEN_QUESTION: ("questions/",),
    StatementKind.WATCH: (_HOME, "watch/", "digests/*"),
}
"""The pages of the whole site that show it, by what is other than before."""
_IN_LISTS = {"head", "brief", "updates", StatementKind.EVENT, StatementKind.WATCH}
"""What stories, topics and dossiers show of their briefings."""
_IN_DIGESTS = {"head", "brief", "updates"}


def _things(before: Face, after: Face, changed: set[str]) -> Iterator[str]:
    """Give the pages of entities and sources on which other statements stand."""
    for name in changed:
        kind, _, thing = name.partition(":")
        if kind == "about":
            yield f"entities/{thing}/"
        elif kind == "rests":
            yield f"sources/{thing}/"
    if before.entities != after.entities:
        yield "entities/"  # the number of briefings, and who appears with whom
        yield from (f"entities/{e}/" for e in before.entities | after.entities)
    if _numbers(before.rests) != _numbers(after.rests):
        yield "sources/"
    if "head" in changed:
        yield from (f"entities/{e}/" for e in before.entities | after.entities)
        yield from (f"sources/{s}/" for s in (*before.rests, *after.rests))


def _numbers(rests: Mapping[str, tuple[str, ...]]) -> Mapping[str, int]:
    return {source: len(statements) for source, statements in rests.items()}


def _of_lists(before: Face, after: Face) -> Iterator[str]:
    for face in (before, after):
        yield from (f"stories/{name}/" for name in face.listed("stories"))
        yield from (f"topics/{name}/" for name in face.listed("topics"))
        yield from (f"entities/{name}/" for name in face.entities)


def _digests(before: Face, after: Face, rhythm: Rhythm) -> Iterator[str]:
    if rhythm is Rhythm.NONE:
        return
    span = span_of(rhythm)
    for face in (before, after):
        yield from (f"digests/{span(day).id}/" for day in face.days)


def neighbours(
    new: Card, touched_pages: Iterable[str], cards: Mapping[str, Card]
) -> Iterator[str]:
    """Name the briefings whose own pages show something of this one."""
    face = new.face
    if face is None:
        return
    yield from (c.id for c in cards.values() if new.id in c.leads)
    if "briefings/" not in touched_pages:
        return  # no title has changed
    for story in face.listed("stories"):
        told = sorted(
            (-card.face.moment, card.id)
            for card in cards.values()
            if card.face is not None and story in card.face.listed("stories")
        )
        at = told.index((-face.moment, new.id))
        yield from (name for _, name in told[max(at - 1, 0) : at + 2])
