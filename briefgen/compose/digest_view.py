"""What the page of a digest shows, and its e-mails too."""

from dataclasses import dataclass

from markupsafe import Markup

from briefgen.compose.pieces import Link, When
from briefgen.model.page import View


@dataclass(frozen=True, slots=True)
class DigestBriefing:
    """A briefing in a digest."""

    link: Link
    """Its page."""
    when: When | None
    """Its date."""
    lang: str
    """Its language."""
    bottom_line: Markup
    """Its bottom line."""
    points: tuple[Link, ...]
    """Its key points, as far as they stand."""


@dataclass(frozen=True, slots=True)
class DigestItem:
    """A correction, or a thing to watch."""

    when: When
    """When it was made, or is due."""
    link: Link
    """The briefing, or the statement."""
    text: str
    """What was put right; empty of a thing to watch."""


@dataclass(frozen=True, slots=True)
class DigestView(View):
    """What `pages/digest.md.jinja` shows."""

    title: str
    """Its span."""
    count: str
    """How many briefings it has."""
    briefings: tuple[DigestBriefing, ...]
    """What was new, newest first."""
    corrections: tuple[DigestItem, ...]
    """What was put right."""
    due: tuple[DigestItem, ...]
    """What to watch in the span that follows."""
    before: Link | None
    """The digest before it."""
    after: Link | None
    """The digest after it."""
    mails: bool
    """Whether it is there as an e-mail too."""
