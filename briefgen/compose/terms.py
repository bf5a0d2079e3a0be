"""The words that fields take, as pages write them.

What an author types is English in every language; what a reader sees is translated.
One word may be another in another field: its context is the name of the enumeration.
"""

from enum import StrEnum

from briefgen.locale import NP_, Words
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import RELIABILITY, Confidence, Likelihood

TERMS = (
    NP_("Kind", "news"),
    NP_("Kind", "analysis"),
    NP_("Kind", "backgrounder"),
    NP_("Kind", "profile"),
    NP_("Kind", "chronology"),
    NP_("Status", "draft"),
    NP_("Status", "review"),
    NP_("Status", "published"),
    NP_("Status", "withheld"),
    NP_("Status", "retracted"),
    NP_("StatementStatus", "current"),
    NP_("StatementStatus", "corrected"),
    NP_("StatementStatus", "withdrawn"),
    NP_("PointType", "reported"),
    NP_("PointType", "fact"),
    NP_("Likelihood", "almost no chance"),
    NP_("Likelihood", "very unlikely"),
    NP_("Likelihood", "unlikely"),
    NP_("Likelihood", "roughly even"),
    NP_("Likelihood", "likely"),
    NP_("Likelihood", "very likely"),
    NP_("Likelihood", "almost certain"),
    NP_("Confidence", "low"),
    NP_("Confidence", "moderate"),
    NP_("Confidence", "high"),
    NP_("Confidence", "low confidence"),
    NP_("Confidence", "moderate confidence"),
    NP_("Confidence", "high confidence"),
    NP_("Outcome", "happened"),
    NP_("Outcome", "did not happen"),
    NP_("Outcome", "unresolvable"),
    NP_("QuestionState", "open"),
    NP_("QuestionState", "answered"),
    NP_("QuestionState", "dropped"),
    NP_("WatchState", "open"),
    NP_("WatchState", "happened"),
    NP_("WatchState", "dropped"),
    NP_("EventState", "planned"),
    NP_("EventState", "happened"),
    NP_("EventState", "cancelled"),
    NP_("EventState", "postponed"),
    NP_("UpdateKind", "correction"),
    NP_("UpdateKind", "update"),
    NP_("UpdateKind", "clarification"),
    NP_("UpdateKind", "retraction"),
    NP_("Rights", "full"),
    NP_("Rights", "excerpt"),
    NP_("Rights", "link"),
    NP_("SourceStatus", "current"),
    NP_("SourceStatus", "corrected"),
    NP_("SourceStatus", "retracted"),
    NP_("SourceStatus", "disputed"),
    NP_("EntityType", "person"),
    NP_("EntityType", "organisation"),
    NP_("EntityType", "place"),
    NP_("EntityType", "event"),
    NP_("EntityType", "law"),
    NP_("EntityType", "work"),
    NP_("EntityType", "other"),
    NP_("StoryState", "developing"),
    NP_("StoryState", "closed"),
    NP_("StatementKind", "key point"),
    NP_("StatementKind", "judgement"),
    NP_("StatementKind", "counterpoint"),
    NP_("StatementKind", "quotation"),
    NP_("StatementKind", "event"),
    NP_("StatementKind", "open question"),
    NP_("StatementKind", "thing to watch"),
    NP_("Done", "added"),
    NP_("Done", "removed"),
    NP_("Done", "changed"),
)
"""All of them, for the catalogue."""


def term(value: StrEnum, words: Words) -> str:
    """Write one of the words that a field takes."""
    plain = value.words if isinstance(value, StatementKind) else plain_words(value)
    return words.pgettext(type(value).__name__, plain)


def plain_words(value: str) -> str:
    """Write a word in English, without hyphens: it is part of addresses."""
    return str(value).replace("-", " ")


def likelihood_words(value: Likelihood, words: Words) -> str:
    """Write a likelihood so that it can stand in front of what is judged."""
    return words.capital(term(value, words))


def confidence_words(value: Confidence, words: Words) -> str:
    """Write a confidence so that it can stand alone."""
    return words.pgettext("Confidence", f"{value.value} confidence")


def reliability(value: str, words: Words) -> str:
    """Say what an Admiralty letter means."""
    return words.gettext(RELIABILITY[value])
