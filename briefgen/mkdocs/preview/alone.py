"""Whether an edit of a briefing leaves all other files as they were."""

from collections.abc import Mapping, Sequence

from briefgen.compose.corrections import ON_A_PAGE as CORRECTIONS
from briefgen.compose.earlier import ON_A_PAGE as BRIEFINGS
from briefgen.compose.graph import Graph
from briefgen.compose.pagination import pages_behind
from briefgen.mkdocs.preview.whole import Whole
from briefgen.model.records import Event
from briefgen.model.site import Briefing
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import StatementStatus, UpdateKind
from briefgen.recall.card import card_of, face_of

_COME_AND_GO = {
    StatementKind.EVENT,
    StatementKind.JUDGEMENT,
    StatementKind.OPEN_QUESTION,
    StatementKind.WATCH,
}
"""What has pages of its own, as long as there is any."""


def stands_alone(
    before: Whole, after: Whole, name: str, near: Graph, asked: set[str]
) -> bool:
    """Tell whether nothing but a briefing's own files depends on what is new in it.

    `near` is the graph of what it leads to; others name the statements in `asked`.
    """
    if name not in before.annotations or name not in before.briefings:
        return False
    file = after.annotations[name]
    then, now = before.graph.briefings.get(name), near.briefings.get(name)
    was_shown = face_of(then, before.graph) if then else None
    old = card_of(before.annotations[name], before.briefings[name], was_shown)
    new = card_of(file, after.briefings[name], face_of(now, near) if now else None)
    points = old.points.items() ^ new.points.items()
    return (
        old.bonds == new.bonds
        and not any(f"{name}#{point}" in asked for point, _ in points)
        and _pages(then) == _pages(now)
        and _same_lists(before.graph, after.graph, name)
    )


def _same_lists(before: Graph, after: Graph, name: str) -> bool:
    """Tell whether all lists that a briefing stands on have as many pages as before."""
    then, now = before.briefings.get(name), after.briefings.get(name)
    if then is None or now is None:
        return True
    stories = {*then.annotation.stories, *now.annotation.stories}
    entities = {*before.named[name], *after.named[name]}
    return (
        all(
            _pages_of(before.of_story, s) == _pages_of(after.of_story, s)
            for s in stories
        )
        and all(
            _pages_of(before.of_entity, e) == _pages_of(after.of_entity, e)
            for e in entities
        )
        and (then.updates == now.updates or _corrected(before) == _corrected(after))
    )


def _pages_of(lists: Mapping[str, Sequence[Briefing]], name: str) -> int:
    return pages_behind(len(lists.get(name, ())), BRIEFINGS)


def _corrected(graph: Graph) -> int:
    """Count the pages of corrections."""
    every = (update for b in graph.site.briefings for update in b.updates)
    number = sum(update.kind is not UpdateKind.UPDATE for update in every)
    return pages_behind(number, CORRECTIONS)


def _pages(briefing: Briefing | None) -> list[tuple[str, bool, int]]:
    """Give what decides which pages of the whole site there are."""
    return sorted(
        (
            s.kind.value,
            s.record.status is StatementStatus.WITHDRAWN,
            s.record.date.first.year if isinstance(s.record, Event) else 0,
        )
        for s in (briefing.statements if briefing else ())
        if s.kind in _COME_AND_GO
    )
