"""What a page shows of a statement."""

from markupsafe import Markup

from briefgen.compose.passages import PassageView
from briefgen.compose.pieces import (
    Link,
    When,
)
from briefgen.frozen import dataclass
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import (
    StatementStatus,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A word beside a statement that says how it is meant."""

    name: str
    """The element's class, such as `likelihood`."""
    text: str
    """The word."""
    url: str = ""
    """Where it is explained."""
    meaning: str = ""
    """What it means, in short."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A term and what is said of it."""

    term: str
    """Such as `Because`."""
    texts: tuple[Markup | str | Link, ...]
    """Text, prose, or a link; one or more."""
    lang: str = ""
    """The language of text and prose; nothing where they are the interface's."""
    note: str = ""
    """What the author says of it."""


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely a judgement is."""

    word: str
    """The term."""
    range: str
    """What it stands for."""
    url: str
    """Where it is explained."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece of evidence, as it is shown in its statement."""

    id: str
    """Its id on the page, such as `kp1-e1`."""
    kind: str
    """`passage`, `cited`, `statement` or `lost`."""
    number: int
    """Its number in the statement, from 1."""
    url: str
    """Where it leads: `#…` on the page, or a page of the site; empty if lost."""
    title: str
    """What it leads to, in words."""
    lang: str
    """The language of these."""
    disputes: bool
    """Whether it speaks against the statement."""
    locator: str
    """Where in a source without text."""
    translation: str
    """The quote in the briefing's language."""
    translated_by: str
    """Who translated it."""
    note: str
    """What a reader should know of it."""
    warning: str
    """That the source was corrected, retracted or is disputed."""

    @property
    def spoken_of(self) -> bool:
        """Tell whether there is more to show than a link."""
        return bool(self.locator or self.translation or self.note or self.warning)


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a statement's words."""

    text: str
    """The words."""
    entity: str = ""
    """The id of the entity that they name, where they lead to it."""
    url: str = ""
    """Its dossier."""


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement on the page of its briefing."""

    id: str
    """Its id on the page."""
    kind: StatementKind
    """What sort of statement it is."""
    status: StatementStatus
    """Whether it stands."""
    likelihood: Likelihood | None
    """How likely a judgement is, to stand in front of its words."""
    words: tuple[Words, ...]
    """What it says."""
    title: str
    """What an event is called."""
    when: When | None
    """When an event happened, or is expected."""
    labels: tuple[Label, ...]
    """Words beside it."""
    evidence: tuple[EvidenceView, ...]
    """What it rests on."""
    passages: tuple[PassageView, ...]
    """The words of the passages among that."""
    passages_heading: str
    """How many there are, in words."""
    details: tuple[Detail, ...]
    """What else is said of it."""
    note: str
    """What a reader should know of it."""
    disputed: bool
    """Whether some of its evidence speaks against it."""
    shaken_by: tuple[Link, ...]
    """Corrected or withdrawn statements that it rests on."""
    lang: str
    """The language of a quotation; nothing for all other statements."""
    speaker: Link | str
    """Who said a quotation."""
    setting: str
    """Where a quotation was said."""
    said_on: str
    """When it was."""
