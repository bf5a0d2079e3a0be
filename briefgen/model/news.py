"""What a briefing has of its own: what a story shows that it added."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.model.records import KeyPoint
from briefgen.model.vocabulary import StatementStatus

if TYPE_CHECKING:
    from briefgen.model.site import Statement

SHOWN = 3
"""Points whose words are kept."""


@dataclass(frozen=True, slots=True)
class Point:
    """A key point, in brief."""

    id: str
    """Its id on the page."""
    text: str
    """Its words."""


@dataclass(frozen=True, slots=True)
class News:
    """What a briefing has of its own."""

    points: tuple[Point, ...]
    """The first key points that stand and rest on no statement of another briefing."""
    number: int
    """How many such points there are."""
    sources: tuple[str, ...]
    """The sources that it rests on, by their site-wide id."""


def news_of(statements: "Iterable[Statement]", sources: Iterable[str]) -> News:
    """Take from a briefing what it has of its own."""
    own = [
        Point(s.id, s.text)
        for s in statements
        if isinstance(s.record, KeyPoint)
        and s.record.status is StatementStatus.CURRENT
        and not any(e.record.statement for e in s.evidence)
    ]
    return News(tuple(own[:SHOWN]), len(own), tuple(sources))
