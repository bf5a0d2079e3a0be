"""The page that says what the words on all other pages mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from briefgen.compose.data_schema import SCHEMAS, schema_files
from briefgen.compose.graph import Graph
from briefgen.compose.pieces import Link, method_url, percent
from briefgen.config import Settings
from briefgen.model.page import Page, PageKind, Recipe, View
from briefgen.model.vocabulary import (
    CREDIBILITY,
    LIKELIHOOD,
    RELIABILITY,
    Confidence,
    Handling,
    Rights,
    SourceStatus,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, and what it means here."""

    id: str
    """Where it stands on the page."""
    word: str
    """The word."""
    meaning: str
    """What it means."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Words that belong together."""

    id: str
    """Where it stands on the page."""
    title: str
    """What they are about."""
    text: str
    """What holds for all of them."""
    reference: Link | None
    """Where they come from: an address on the web."""
    terms: tuple[Term, ...]
    """The words, in their order."""


@dataclass(frozen=True, slots=True)
class MethodView(View):
    """What `pages/method.md.jinja` shows."""

    title: str
    """The page's title."""
    chapters: tuple[Chapter, ...]
    """All words."""
    index: Link
    """All briefings, as data."""
    schemas: tuple[Link, ...]
    """What describes the form of data."""


def method(graph: Graph, settings: Settings) -> Iterator[Recipe]:
    """Make the page; beside it stand the schemas of the data, whose words it has."""
    if graph.wants("method/"):
        yield Recipe(
            kind=PageKind.METHOD,
            url="method/",
            title="Method",
            make=partial(_page, settings),
            files=SCHEMAS,
            known=("method", settings.lang, settings.site_url, CHAPTERS),
        )


def _page(settings: Settings) -> Page:
    return Page(
        kind=PageKind.METHOD,
        url="method/",
        title="Method",
        description="What the words on these pages mean.",
        lang=settings.lang,
        view=MethodView(
            title="Method",
            chapters=CHAPTERS,
            index=Link("a list of all briefings", "index.json"),
            schemas=tuple(
                map(Link, ("annotations", "a briefing", "the list"), SCHEMAS)
            ),
        ),
        files=schema_files(settings),
    )


_OF_SCHEMAS = ("an annotation", "a briefing", "the list")
_EVIDENCE = (
    Term("anchored", "anchored", "The words stand in the source, and in one place."),
    Term("cited", "cited", "The source has no text here; the place in it is named."),
    Term("evidence-lost", "evidence lost", "The words are not in the source any more."),
    Term("disputed", "disputed", "At least one passage speaks against the statement."),
    Term("fact", "fact", "Nobody concerned denies it, and its sources agree."),
    Term("reported", "reported", "A source says so; it is not known otherwise."),
)
_STANDING = (
    Term("corrected", "corrected", "It was wrong in part, and was put right."),
    Term("withdrawn", "withdrawn", "It does not stand; its words are struck through."),
    Term("retracted", "retracted", "The whole briefing does not stand any more."),
)
_CONFIDENCE = {
    Confidence.LOW: "The grounds are thin, or hard to check.",
    Confidence.MODERATE: "The grounds are credible, but could bear another reading.",
    Confidence.HIGH: "The grounds are good and agree. It can be wrong all the same.",
}
_SOURCE = {
    SourceStatus.CURRENT: "It stands as it was published.",
    SourceStatus.CORRECTED: "Its publisher has put something in it right.",
    SourceStatus.RETRACTED: "Its publisher has taken it back.",
    SourceStatus.DISPUTED: "Others say that it is wrong.",
}
_HANDLING = {
    Handling.CLEAR: "Anybody may read it and pass it on.",
    Handling.GREEN: "For the community that it was written for; not for the public.",
    Handling.AMBER: "For an organisation and its clients, who need to know.",
    Handling.AMBER_STRICT: "For an organisation alone.",
    Handling.RED: "For those alone to whom it was given.",
}
_RIGHTS = {
    Rights.FULL: "The whole text of the source is shown.",
    Rights.EXCERPT: "The sentences are shown in which passages stand.",
    Rights.LINK: "Nothing of the text is shown: a link leads to it.",
}
_ICD_203 = Link(
    "Intelligence Community Directive 203, Analytic Standards (2015)",
    "https://www.dni.gov/files/documents/ICD/ICD-203.pdf",
)
_TLP = Link("FIRST, Traffic Light Protocol 2.0", "https://www.first.org/tlp/")

CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        "evidence",
        "Evidence",
        "Every statement leads to what it rests on. A passage is quoted in the words "
        "of its source and marked there.",
        None,
        _EVIDENCE,
    ),
    Chapter(
        "likelihood",
        "Likelihood",
        "A judgement says how likely it is that something is so, or will be. Each "
        "term stands for a range.",
        _ICD_203,
        tuple(
            Term(term, term.replace("-", " "), percent(*LIKELIHOOD[term]))
            for term in LIKELIHOOD
        ),
    ),
    Chapter(
        "confidence",
        "Confidence",
        "How good the grounds of a judgement are: another thing than how likely it is.",
        _ICD_203,
        tuple(Term(f"{c}-confidence", c, text) for c, text in _CONFIDENCE.items()),
    ),
    Chapter(
        "standing",
        "What no longer stands as it was",
        "Nothing is taken away without a word. What rests on a statement that was "
        "corrected or withdrawn says so.",
        None,
        _STANDING,
    ),
    Chapter(
        "reliability",
        "Reliability of a source",
        "How far a publisher or source could be relied on until now: the letters of "
        "the Admiralty code.",
        None,
        tuple(Term(f"reliability-{k.lower()}", k, v) for k, v in RELIABILITY.items()),
    ),
    Chapter(
        "credibility",
        "Credibility of a passage",
        "How far what it says agrees with what else is known: the numbers of the "
        "Admiralty code.",
        None,
        tuple(Term(f"credibility-{k}", str(k), v) for k, v in CREDIBILITY.items()),
    ),
    Chapter(
        "source-status",
        "Status of a source",
        "What its publisher, or others, say of a source now.",
        None,
        tuple(Term(f"source-{s}", s, text) for s, text in _SOURCE.items()),
    ),
    Chapter(
        "handling",
        "Handling",
        "Who may read what, in the words of the Traffic Light Protocol.",
        _TLP,
        tuple(
            Term(f"tlp-{h.replace('+', '-')}", f"TLP:{h.upper()}", text)
            for h, text in _HANDLING.items()
        ),
    ),
    Chapter(
        "rights",
        "Rights",
        "What of the text of a source is shown on these pages.",
        None,
        tuple(Term(f"rights-{r}", r, text) for r, text in _RIGHTS.items()),
    ),
)
"""Every word that needs one, as far as this program gives it its meaning."""

MEANINGS = {
    method_url(term.id): term.meaning for chapter in CHAPTERS for term in chapter.terms
}
"""What each word means, by where the page says so."""
