"""Whether an edit of a briefing leaves all other files as they were."""

from briefgen.compose.graph import Graph
from briefgen.mkdocs.preview.whole import Whole
from briefgen.model.records import Event
from briefgen.model.site import Briefing
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import StatementStatus
from briefgen.recall.card import card_of

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
    old = card_of(before.annotations[name], before.briefings[name], then, before.graph)
    new = card_of(file, after.briefings[name], now, near)
    points = old.points.items() ^ new.points.items()
    return (
        old.bonds == new.bonds
        and not any(f"{name}#{point}" in asked for point, _ in points)
        and _pages(then) == _pages(now)
    )


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
