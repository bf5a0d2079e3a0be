"""The words that fields take: one of a few."""

from enum import StrEnum

from briefgen.locale import N_

REGISTRIES = ("entities", "stories", "topics", "publishers", "sources")
"""The registries: `seeds/NAME.yml` of each."""
WORDED = ("entities", "stories")
"""Those that mostly give words: what else depends on these is known."""


class Kind(StrEnum):
    """What sort of briefing it is: sets the order of the page."""

    NEWS = "news"
    ANALYSIS = "analysis"
    BACKGROUNDER = "backgrounder"
    PROFILE = "profile"
    CHRONOLOGY = "chronology"


class Status(StrEnum):
    """How far a briefing is."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    WITHHELD = "withheld"
    RETRACTED = "retracted"


class Handling(StrEnum):
    """Who may read it, in the words of TLP 2.0, from everybody to few."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    AMBER_STRICT = "amber+strict"
    RED = "red"

    level: int
    """Counts from 0 for everybody."""

    def __init__(self, _: str) -> None:
        """Count those before."""
        self.level = len(type(self).__members__)


class StatementStatus(StrEnum):
    """Whether a statement stands."""

    CURRENT = "current"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class PointType(StrEnum):
    """Whether a key point is what somebody reports, or a fact."""

    REPORTED = "reported"
    FACT = "fact"


class Likelihood(StrEnum):
    """The seven terms of ICD 203, from least to most likely."""

    ALMOST_NO_CHANCE = "almost-no-chance"
    VERY_UNLIKELY = "very-unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN = "roughly-even"
    LIKELY = "likely"
    VERY_LIKELY = "very-likely"
    ALMOST_CERTAIN = "almost-certain"


LIKELIHOOD: dict[str, tuple[int, int]] = {
    Likelihood.ALMOST_NO_CHANCE: (1, 5),
    Likelihood.VERY_UNLIKELY: (5, 20),
    Likelihood.UNLIKELY: (20, 45),
    Likelihood.ROUGHLY_EVEN: (45, 55),
    Likelihood.LIKELY: (55, 80),
    Likelihood.VERY_LIKELY: (80, 95),
    Likelihood.ALMOST_CERTAIN: (95, 99),
}
"""What the terms mean, in per cent: Intelligence Community Directive 203 (2015)."""


class Confidence(StrEnum):
    """How good the grounds of a judgement are."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Outcome(StrEnum):
    """What came of a judgement."""

    HAPPENED = "happened"
    DID_NOT_HAPPEN = "did-not-happen"
    UNRESOLVABLE = "unresolvable"


class QuestionState(StrEnum):
    """Whether a question is still open."""

    OPEN = "open"
    ANSWERED = "answered"
    DROPPED = "dropped"


class WatchState(StrEnum):
    """What came of a thing to watch."""

    OPEN = "open"
    HAPPENED = "happened"
    DROPPED = "dropped"


class EventState(StrEnum):
    """Whether an event has happened."""

    PLANNED = "planned"
    HAPPENED = "happened"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class UpdateKind(StrEnum):
    """Why a briefing was changed."""

    CORRECTION = "correction"
    UPDATE = "update"
    CLARIFICATION = "clarification"
    RETRACTION = "retraction"


class Relation(StrEnum):
    """What a passage does for a statement."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"


class Rights(StrEnum):
    """What of a source's text may be published."""

    FULL = "full"
    EXCERPT = "excerpt"
    LINK = "link"


class Reliability(StrEnum):
    """How reliable a publisher or source is: the Admiralty letters."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


RELIABILITY: dict[str, str] = {
    Reliability.A: N_("completely reliable"),
    Reliability.B: N_("usually reliable"),
    Reliability.C: N_("fairly reliable"),
    Reliability.D: N_("not usually reliable"),
    Reliability.E: N_("unreliable"),
    Reliability.F: N_("reliability cannot be judged"),
}
"""What the Admiralty letters mean."""


CREDIBILITY: dict[int, str] = {
    1: N_("confirmed by others"),
    2: N_("probably true"),
    3: N_("possibly true"),
    4: N_("doubtful"),
    5: N_("improbable"),
    6: N_("truth cannot be judged"),
}
"""What the Admiralty numbers mean."""


class SourceStatus(StrEnum):
    """What its publisher, or others, say of a source now."""

    CURRENT = "current"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    DISPUTED = "disputed"


class Paper(StrEnum):
    """The paper that PDFs are made for."""

    NONE = "none"
    A4 = "a4"
    LETTER = "letter"


class Rhythm(StrEnum):
    """How often there is a digest."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    NONE = "none"


class Telling(StrEnum):
    """What is told of changes that Git knows of."""

    NONE = "none"
    VALUES = "values"
    WORDS = "words"


class EntityType(StrEnum):
    """What sort of thing an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    LAW = "law"
    WORK = "work"
    OTHER = "other"


class StoryState(StrEnum):
    """Whether a story goes on."""

    DEVELOPING = "developing"
    CLOSED = "closed"
