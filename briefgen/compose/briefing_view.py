"""What the page of a briefing shows."""

from markupsafe import Markup

from briefgen.compose.change_sets import History
from briefgen.compose.cite import Citation
from briefgen.compose.pieces import Link, When
from briefgen.compose.sections import Section
from briefgen.compose.source_items import SourceItem
from briefgen.compose.source_texts import SourceText
from briefgen.frozen import dataclass
from briefgen.model.page import View


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know before reading."""

    kind: str
    """`draft`, `retraction`, `correction`, `clarification`."""
    title: str
    """What it is, in a word."""
    when: When | None
    """When it was written."""
    text: str
    """What it says."""
    was: str
    """What stood there before."""
    lang: str
    """The language of both; nothing where they are the interface's."""
    statements: tuple[str, ...]
    """Ids of the statements that it is about."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture at the head of the page."""

    url: str
    """Where it stands in the site."""
    alt: str
    """What it shows."""
    credit: str
    """Who made it."""
    width: int | None = None
    """How wide it is, in pixels of CSS, where that is known."""
    height: int | None = None
    """How high it is."""


@dataclass(frozen=True, slots=True)
class EntityItem:
    """An entity of the briefing."""

    id: str
    """Its id."""
    link: Link
    """Its dossier."""
    type: str
    """What sort of thing it is."""
    role: str
    """Its part in the briefing."""
    note: str
    """What a reader should know of it here."""


@dataclass(frozen=True, slots=True)
class StoryStep:
    """The briefing's place in a story."""

    story: Link
    """The story."""
    previous: Link | None
    """The briefing before it."""
    next: Link | None
    """The briefing after it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of what there is to know about the briefing itself."""

    term: str
    """Such as `Prepared by`."""
    text: str
    """What is said."""
    filter: str = ""
    """What a search tells pages apart by, where this is it."""
    url: str = ""
    """Where it is explained."""
    meaning: str = ""
    """What it means, in short."""
    lang: str = ""
    """The language of what is said; nothing where it is the interface's."""


@dataclass(frozen=True, slots=True)
class BriefingView(View):
    """What `pages/briefing.md.jinja` shows."""

    id: str
    """The briefing's id."""
    title: str
    """Its headline."""
    kind: str
    """What sort of briefing it is."""
    when: When | None
    """Its date."""
    year: str
    """The year of that."""
    updated: When | None
    """When it was last changed."""
    footing: str
    """What it stands on: `5 points, 2 sources, 1 origin`."""
    notices: tuple[Notice, ...]
    """What to know before reading."""
    picture: Picture | None
    """The picture at its head."""
    bottom_line: Markup
    """Its bottom line."""
    rests_on: tuple[Link, ...]
    """The statements that the bottom line sums up."""
    sections: tuple[Section, ...]
    """Its statements and prose, in the order of its kind."""
    entities: tuple[EntityItem, ...]
    """Who and where."""
    texts: tuple[SourceText, ...]
    """The texts of its sources."""
    source_summary: Markup
    """How good the sources are."""
    sources: tuple[SourceItem, ...]
    """What it rests on."""
    steps: tuple[StoryStep, ...]
    """Its place in each of its stories."""
    see_also: tuple[Link, ...]
    """Other briefings to read."""
    topics: tuple[Link, ...]
    """What it is about."""
    changes: tuple[Notice, ...]
    """What was changed, newest first."""
    history: History | None
    """What Git knows of changes; None where it knows of none."""
    facts: tuple[Fact, ...]
    """Status, handling and who worked on it."""
    citations: tuple[Citation, ...]
    """How it is cited."""
    has_pdf: bool
    """Whether it is there as a PDF too."""
    edit_url: str
    """Where its annotation is edited."""
    report_url: str
    """Where an error is reported."""
