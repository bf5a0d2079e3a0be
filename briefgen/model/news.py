"""What a briefing has of its own: what a story shows that it added."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefgen.frozen import dataclass
from briefgen.model.records import KeyPoint
from briefgen.model.vocabulary import SourceStatus, StatementStatus

if TYPE_CHECKING:
    from briefgen.model.site import Statement

_CURRENT = SourceStatus.CURRENT
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
    standing: tuple[SourceStatus, ...]
    """What became of those of them that do not stand as they were published."""


def news_of(statements: "Sequence[Statement]", sources: Iterable[str]) -> News:
    """Take from a briefing what it has of its own."""
    used = (e.source for s in statements for e in s.evidence)
    standing = {source.record.status for source in used if source}
    own = [
        Point(s.id, s.text)
        for s in statements
        if isinstance(s.record, KeyPoint)
        and s.record.status is StatementStatus.CURRENT
        and not any(e.record.statement for e in s.evidence)
    ]
    return News(
        points=tuple(own[:SHOWN]),
        number=len(own),
        sources=tuple(sources),
        standing=tuple(s for s in SourceStatus if s in standing - {_CURRENT}),
    )
