"""A page of the site, before it is Markdown."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import partial

from briefgen.frozen import dataclass


class PageKind(StrEnum):
    """What a page is of; its template has the same name."""

    HOME = "home"
    BRIEFING = "briefing"
    BRIEFINGS = "briefings"
    ENTITIES = "entities"
    ENTITY = "entity"
    STORIES = "stories"
    STORY = "story"
    TOPICS = "topics"
    TOPIC = "topic"
    TIMELINE = "timeline"
    JUDGEMENTS = "judgements"
    METHOD = "method"
    EARLIER = "earlier"
    DIGESTS = "digests"
    DIGEST = "digest"
    SEARCH = "search"
    QUESTIONS = "questions"
    WATCH = "watch"
    CHANGES = "changes"
    CORRECTIONS = "corrections"
    SOURCES = "sources"
    SOURCE = "source"
    PUBLISHERS = "publishers"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True)
class View:
    """What a template may show: a dataclass derived from this, one a page kind."""


CARD_SIZE = (1200, 630)
"""Width and height of a card, as those who show them ask for."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on the picture that is shown where a page is shared."""

    title: str
    """The title of the page."""
    site: str
    """The name of the site."""
    date: str
    """The date, in words."""
    footing: str
    """What the page stands on."""
    handling: str
    """Who may read it, where that is not everybody."""
    rtl: bool
    """Whether it is written from the right."""
    font: str
    """The font that the site chose, by its path from the site's folder; or nothing."""

    @property
    def words(self) -> str:
        """Say in one line what it shows."""
        parts = (self.title, self.site, self.date, self.footing, self.handling)
        return " · ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it stands, and all that goes into it."""

    kind: PageKind
    """Names the template."""
    url: str
    """Its address from the site's root: empty, or `briefings/ID/`."""
    title: str
    """Its title, as text."""
    description: str
    """What it says, in a sentence, as text."""
    lang: str
    """Its language."""
    view: View
    """What its template shows."""
    date: str = ""
    """The day that it is dated, as `2023-07-04`; empty where it has none."""
    updated: str = ""
    """The day of its last update; empty where it has none."""
    picture: str = ""
    """Where its picture stands in the site; empty where it has none."""
    picture_alt: str = ""
    """What that shows, as text."""
    card: Card | None = None
    """What is drawn for it as `card.png`; None where nothing is."""
    linked: str = ""
    """What it says to search engines: JSON-LD that is safe in an element."""
    data: Mapping[str, str] = field(default_factory=dict)
    """`data-*` attributes of the element that holds the page, such as `briefing`."""

    assets: Mapping[str, str] = field(default_factory=dict)
    """Files that it shows: by their place in the site, their path from its folder."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Texts that stand beside it: by their place in the site."""

    @property
    def card_place(self) -> str:
        """Say where its card stands in the site."""
        return card_place(self.url)

    @property
    def path(self) -> str:
        """Say where its Markdown stands: an `index.md` in a folder of its own."""
        return f"{self.url}index.md"


@dataclass(frozen=True, slots=True)
class Recipe:
    """A page that is not composed yet: where it will stand, and how it is made."""

    kind: PageKind
    """What the page is of."""
    url: str
    """Its address from the site's root."""
    title: str
    """Its title, as text."""
    make: partial[Page]
    """Composes it, of its arguments and nothing else."""
    alone: bool = True
    """Whether these hold what goes into it, and not the whole site."""
    narrow: "partial[Recipe] | None" = None
    """Gives it alone, of what goes into it; looked up only when it is to be made."""
    date: str = ""
    """The day that it is dated; empty where it has none."""
    files: tuple[str, ...] = ()
    """The texts that will stand beside it, by their place in the site."""
    assets: Mapping[str, str] = field(default_factory=dict)
    """Files that it will show: by their place in the site, their path."""
    known: "partial[tuple[object, ...]] | None" = None
    """Gives what goes into the page, to be hashed; without it, the page itself is."""
    by_hand: bool = False
    """Whether somebody wrote the page, and only the texts beside it are made."""

    def page(self) -> Page:
        """Compose the page."""
        return self.make()

    def inputs(self, page: Page | None = None) -> tuple[object, ...]:
        """Give what goes into the page, to be hashed; it may be composed already."""
        return self.known() if self.known else (page or self.page(),)

    def narrowed(self) -> "Recipe":
        """Give it with what goes into it and no more, where that is known."""
        return self.narrow() if self.narrow else self

    def sendable(self) -> "Recipe":
        """Give it so that it can be sent to another process: if need be, composed."""
        recipe = self.narrowed()
        return recipe if recipe.alone else ready(recipe.page())

    @property
    def path(self) -> str:
        """Say where its Markdown will stand."""
        return f"{self.url}index.md"


def card_place(url: str) -> str:
    """Say where the card of a page stands in the site."""
    return f"{url}card.png"


def ready(page: Page) -> Recipe:
    """Give a page that is composed already the form of one that is not."""
    return Recipe(
        kind=page.kind,
        url=page.url,
        title=page.title,
        make=partial(_as_it_is, page),
        date=page.date,
        files=(*page.files, *([page.card_place] if page.card else ())),
        assets=page.assets,
    )


def _as_it_is(page: Page) -> Page:
    return page
