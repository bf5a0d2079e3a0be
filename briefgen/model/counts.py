"""What a site has, in numbers."""

from collections.abc import Mapping

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """What there is, in numbers."""

    briefings: int
    """Briefings that may be published."""
    left_out: Mapping[str, int]
    """Briefings that may not, by the reason in a word."""
    statements: int
    """Statements of all briefings."""
    quoted: int
    """Pieces of evidence that quote a text, and so should anchor."""
    anchored: int
    """Those of them that do."""
    cited: int
    """Pieces of evidence that name a place in a source without text."""
    sources: int
    """Sources that passages are anchored in."""
