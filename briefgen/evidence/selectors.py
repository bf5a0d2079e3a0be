"""Selectors of passages, named as in the W3C Web Annotation model."""

from enum import StrEnum

from briefgen.frozen import dataclass

MOST_PLACES = 40
"""As many places of a quote that fails are listed."""


@dataclass(frozen=True, slots=True, order=True)
class TextPositionSelector:
    """A stretch of a text, in code points."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last one."""


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The words of a passage, with what tells it from others like it."""

    exact: str
    """The quote; `[…]` in it stands for words left out."""
    prefix: str = ""
    """What stands right before it."""
    suffix: str = ""
    """What stands right after it."""
    occurrence: str = ""
    """Which of how many places, as typed: `2/3`."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A passage: the one place where a quote stands."""

    parts: tuple[TextPositionSelector, ...]
    """One stretch, or one for each part of a quote with gaps, in order."""

    @property
    def start(self) -> int:
        """Where the passage begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1].end

    @property
    def widest_gap(self) -> int:
        """Count the characters in the widest gap; 0 without one."""
        pairs = zip(self.parts, self.parts[1:], strict=False)
        return max((after.start - before.end for before, after in pairs), default=0)


class Reason(StrEnum):
    """Why a quote has no passage; each has a code of its own."""

    NOT_FOUND = "not-found"
    AMBIGUOUS = "ambiguous"
    CONTEXT = "context"
    OCCURRENCE = "occurrence"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Failure:
    """A quote that selects no passage."""

    reason: Reason
    """What kind of failure."""
    message: str
    """One clause for a person."""
    places: tuple[TextPositionSelector, ...] = ()
    """Where the quote, or its lookalikes, stand: the first `MOST_PLACES` of them."""
