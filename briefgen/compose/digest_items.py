"""What the digest of a span takes from all briefings: corrections, what is due."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import TypeVar

from briefgen.compose.digest_view import DigestItem
from briefgen.compose.graph import Graph
from briefgen.compose.pieces import Link, briefing_link, briefing_url, day
from briefgen.model.records import Watch
from briefgen.model.spans import Span
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import StatementStatus, UpdateKind, WatchState

T = TypeVar("T")

_PUT_RIGHT = {UpdateKind.CORRECTION, UpdateKind.RETRACTION}


def by_span(
    dated: Iterable[tuple[date, T]], span: Callable[[date], Span]
) -> dict[Span, list[T]]:
    """Sort what is dated by the span that it lies in."""
    found: defaultdict[Span, list[T]] = defaultdict(list)
    for at, value in dated:
        found[span(at.date() if isinstance(at, datetime) else at)].append(value)
    return dict(found)


def corrections_of(graph: Graph) -> Iterator[tuple[date, DigestItem]]:
    """Give what was put right, newest first."""
    found = [
        (
            update.date,
            DigestItem(
                day(update.date, graph.words), briefing_link(briefing), update.note
            ),
        )
        for briefing in graph.site.briefings
        for update in briefing.updates
        if update.kind in _PUT_RIGHT
    ]
    return iter(sorted(found, key=lambda pair: str(pair[0]), reverse=True))


def due_in(
    graph: Graph, spans: frozenset[Span], span: Callable[[date], Span]
) -> Iterator[tuple[date, DigestItem]]:
    """Give what is to be watched in some spans."""
    found = [
        (
            statement.record.due,
            DigestItem(
                day(statement.record.due, graph.words),
                Link(
                    statement.text,
                    f"{briefing_url(briefing.id)}#{statement.id}",
                    briefing.lang,
                ),
                "",
            ),
        )
        for briefing in graph.site.briefings
        if any(span(at) in spans for at in briefing.due_days)
        for statement in briefing.of_kind(StatementKind.WATCH)
        if isinstance(statement.record, Watch)
        and statement.record.due
        and statement.record.state is WatchState.OPEN
        and statement.record.status is not StatementStatus.WITHDRAWN
    ]
    return iter(sorted(found, key=lambda pair: pair[0].isoformat()))
