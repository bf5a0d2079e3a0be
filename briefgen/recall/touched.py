"""Which pages an edit touches: those that show something of what has changed."""

from bisect import bisect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date

from briefgen.compose.feeds import MOST
from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.model.page import PageKind
from briefgen.model.spans import span_of
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Rhythm
from briefgen.recall.card import Card, Face

_HOME = ""
_OF_THE_SITE: Mapping[str, tuple[str, ...]] = {
    "head": (
        *(_HOME, "briefings/", "stories/", "topics/", "entities/", "timeline/*"),
        *("judgements/", "questions/", "watch/", "corrections/", "sources/"),
    ),
    "pin": (_HOME,),
    "updates": (_HOME, "corrections/"),
    "changes": ("changes/",),
    "answers": ("questions/",),
    "tally": (_HOME,),
    StatementKind.EVENT: ("timeline/*",),
    StatementKind.JUDGEMENT: ("judgements/",),
    StatementKind.OPEN_QUESTION: ("questions/",),
    StatementKind.WATCH: (_HOME, "watch/", "digests/*"),
}
"""The pages of the whole site that show it, by what is other than before."""
_IN_LISTS = {"head", "updates", StatementKind.EVENT, StatementKind.WATCH}
"""What stories, topics and dossiers show of their briefings, besides feeds."""
_IN_STORIES = {"news", "answers", StatementKind.OPEN_QUESTION}
"""What stories alone show of their briefings."""
_IN_DIGESTS = {"head", "brief", "updates"}


_OF_KINDS: Mapping[PageKind, tuple[str, ...]] = {
    PageKind.HOME: (_HOME,),
    PageKind.BRIEFINGS: ("briefings/",),
    PageKind.ENTITIES: ("entities/",),
    PageKind.ENTITY: ("entities/*",),
    PageKind.STORIES: ("stories/",),
    PageKind.STORY: ("stories/*",),
    PageKind.TOPICS: ("topics/",),
    PageKind.TOPIC: ("topics/*",),
    PageKind.EARLIER: ("entities/*", "stories/*", "topics/*"),
    PageKind.TIMELINE: ("timeline/*",),
    PageKind.JUDGEMENTS: ("judgements/",),
    PageKind.QUESTIONS: ("questions/",),
    PageKind.WATCH: ("watch/",),
    PageKind.CHANGES: ("changes/",),
    PageKind.CORRECTIONS: ("corrections/",),
    PageKind.DIGESTS: ("digests/",),
    PageKind.SOURCES: ("sources/",),
    PageKind.PUBLISHERS: ("publishers/",),
    PageKind.PUBLISHER: ("publishers/*",),
    PageKind.METHOD: ("method/",),
    PageKind.SEARCH: ("search/",),
}
"""Where pages of a kind stand; those of other kinds show briefings whole."""


def pages_of(kinds: Iterable[PageKind]) -> frozenset[str] | None:
    """Give the addresses of all pages of some kinds; None where these are too many."""
    every = [_OF_KINDS.get(kind) for kind in kinds]
    if None in every:
        return None
    return frozenset(address for those in every for address in those or ())


def touched(
    old: Card,
    new: Card,
    changed: frozenset[str],
    cards: Collection[Card],
    settings: Settings,
) -> frozenset[str]:
    """Give the addresses of the pages that show what two cards differ in."""
    if old.face is None or new.face is None:
        return frozenset()
    before, after = old.face, new.face
    pages = {briefing_url(new.id), *_things(before, after, changed)}
    own = f"{new.id}#"
    asking = [c for c in cards if any(name.startswith(own) for name in c.asks)]
    if asking:  # where its words may answer a question
        pages.update(("questions/", *_stories(card.face for card in asking)))
    for name in changed:
        pages.update(_OF_THE_SITE.get(name, ()))
    if changed & _IN_LISTS:
        pages.update(page for page, _ in _lists(before, after))
    if changed & _IN_STORIES or before.entities != after.entities:
        pages.update(_stories((before, after)))
    if "brief" in changed and settings.site_url:
        faces = [card.face for card in cards if card.face is not None]
        pages.update(_feeds(before, after, faces))
    if changed & _IN_DIGESTS:
        pages.update(_digests(before, after, settings.options.digests))
    return frozenset(pages)


def neighbours(
    old: Card, new: Card, changed: frozenset[str], cards: Iterable[Card]
) -> Iterator[str]:
    """Name the briefings whose own pages show something of one that has changed."""
    if old.face is None or new.face is None:
        return
    others = [card for card in cards if card.id != new.id]
    yield from (card.id for card in others if new.id in card.leads)
    if "head" not in changed:
        return  # its title and its stories are as they were
    for face in (old.face, new.face):
        for story in face.listed("stories"):
            here = (-face.moment, new.id)
            told = sorted(
                (-card.face.moment, card.id)
                for card in others
                if card.face is not None and story in card.face.listed("stories")
            )
            at = bisect(told, here)
            yield from (name for _, name in told[max(at - 1, 0) : at + 1])


def in_digests(
    pages: Collection[str], cards: Iterable[Card], settings: Settings
) -> Iterator[str]:
    """Name the briefings that stand on some digests: all of each is shown there."""
    rhythm = settings.options.digests
    digests = {page.split("/")[1] for page in pages if page.startswith("digests/")}
    if rhythm is Rhythm.NONE or not digests:
        return
    span = span_of(rhythm)
    for card in cards:
        if card.face is not None and card.face.dated:
            day = date.fromisoformat(card.face.dated[:10])
            if span(day).id in digests:
                yield card.id


def _things(before: Face, after: Face, changed: frozenset[str]) -> Iterator[str]:
    """Give the pages of entities and sources on which other statements stand."""
    for name in changed:
        kind, _, thing = name.partition(":")
        if kind == "about":
            yield f"entities/{thing}/"
        elif kind == "rests":
            yield f"sources/{thing}/"
    if set(before.listed("stories")) != set(after.listed("stories")):
        yield "stories/*"  # the story above counts the briefings of its parts
    if before.entities != after.entities:
        yield "entities/"  # the number of briefings, and who appears with whom
        yield from (f"entities/{e}/" for e in before.entities | after.entities)
    if _numbers(before.rests) != _numbers(after.rests):
        yield "sources/"
    if "head" in changed:
        yield from (f"sources/{s}/" for s in (*before.rests, *after.rests))


def _stories(faces: Iterable[Face | None]) -> Iterator[str]:
    """Give the pages of the stories that some briefings tell."""
    told = (name for face in faces if face for name in face.listed("stories"))
    return (f"stories/{name}/" for name in dict.fromkeys(told))


def _numbers(rests: Mapping[str, tuple[str, ...]]) -> Mapping[str, int]:
    return {source: len(statements) for source, statements in rests.items()}


def _lists(before: Face, after: Face) -> Iterator[tuple[str, Callable[[Face], bool]]]:
    """Give the pages that list a briefing, and what tells which others they list."""
    stories = {*before.listed("stories"), *after.listed("stories")}
    topics = {*before.listed("topics"), *after.listed("topics")}
    for name in sorted(stories):
        yield f"stories/{name}/", lambda face, n=name: n in face.listed("stories")  # type: ignore[misc] # it cannot see what the default binds
    for name in sorted(topics):
        yield f"topics/{name}/", lambda face, n=name: n in face.listed("topics")  # type: ignore[misc] # nor here
    for name in sorted(before.entities | after.entities):
        yield f"entities/{name}/", lambda face, n=name: n in face.entities  # type: ignore[misc] # nor here


def _feeds(before: Face, after: Face, faces: Iterable[Face]) -> Iterator[str]:
    """Give the pages in whose feeds a briefing may stand, as the newest few do."""
    last = max((*before.days, *after.days), default="")
    newer = [face for face in faces if max(face.days, default="") > last]
    if len(newer) < MOST:
        yield _HOME
    for page, lists in _lists(before, after):
        if sum(map(lists, newer)) < MOST:
            yield page


def _digests(before: Face, after: Face, rhythm: Rhythm) -> Iterator[str]:
    if rhythm is Rhythm.NONE:
        return
    span = span_of(rhythm)
    for day in {*before.days, *after.days}:
        yield f"digests/{span(date.fromisoformat(day)).id}/"
