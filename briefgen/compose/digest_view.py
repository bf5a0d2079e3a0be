"""What the page of a digest shows, and its e-mails too."""

from markupsafe import Markup

from briefgen.compose.pieces import Link, When
from briefgen.frozen import dataclass
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
    """The author's title, or else its span."""
    span: str
    """Its day, week or month; empty where that is its title."""
    introduction: Markup
    """What a reader should know first; mostly empty."""
    count: str
    """How many briefings it has."""
    briefings: tuple[DigestBriefing, ...]
    """What was new: what the author puts first, then the newest."""
    others: tuple[Link, ...]
    """Further briefings, of which there is room for the title alone."""
    corrections: tuple[DigestItem, ...]
    """What was put right."""
    due: tuple[DigestItem, ...]
    """What to watch in the span that follows."""
    more: tuple[Link, ...]
    """What else there is, and where it is listed; mostly nothing."""
    before: Link | None
    """The digest before it."""
    after: Link | None
    """The digest after it."""
    mails: bool
    """Whether it is there as an e-mail too."""
