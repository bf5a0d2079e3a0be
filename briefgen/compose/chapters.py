"""The words that the page on method explains, and what they mean."""

from collections.abc import Iterable, Iterator

from briefgen.compose.pieces import Link, percents
from briefgen.compose.terms import reliability, term
from briefgen.frozen import dataclass
from briefgen.locale import N_, Words
from briefgen.model.vocabulary import (
    CREDIBILITY,
    LIKELIHOOD,
    RELIABILITY,
    Confidence,
    Handling,
    Likelihood,
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


_EVIDENCE = (
    Term(
        "anchored",
        N_("anchored"),
        N_("The words stand in the source, and in one place."),
    ),
    Term(
        "cited",
        N_("cited"),
        N_("The source has no text here; the place in it is named."),
    ),
    Term(
        "evidence-lost",
        N_("evidence lost"),
        N_("The words are not in the source any more."),
    ),
    Term(
        "disputed",
        N_("disputed"),
        N_("At least one passage speaks against the statement."),
    ),
    Term(
        "origins",
        N_("origins"),
        N_("What sources go back to: one that repeats another is no origin."),
    ),
    Term("fact", N_("fact"), N_("Nobody concerned denies it, and its sources agree.")),
    Term(
        "reported", N_("reported"), N_("A source says so; it is not known otherwise.")
    ),
)
_STANDING = (
    Term("corrected", N_("corrected"), N_("It was wrong in part, and was put right.")),
    Term(
        "withdrawn",
        N_("withdrawn"),
        N_("It does not stand; its words are struck through."),
    ),
    Term(
        "retracted", N_("retracted"), N_("The whole briefing does not stand any more.")
    ),
)
_CONFIDENCE = {
    Confidence.LOW: N_("The grounds are thin, or hard to check."),
    Confidence.MODERATE: N_(
        "The grounds are credible, but could bear another reading."
    ),
    Confidence.HIGH: N_(
        "The grounds are good and agree. It can be wrong all the same."
    ),
}
_SOURCE = {
    SourceStatus.CURRENT: N_("It stands as it was published."),
    SourceStatus.CORRECTED: N_("Its publisher has put something in it right."),
    SourceStatus.RETRACTED: N_("Its publisher has taken it back."),
    SourceStatus.DISPUTED: N_("Others say that it is wrong."),
}
_HANDLING = {
    Handling.CLEAR: N_("Anybody may read it and pass it on."),
    Handling.GREEN: N_(
        "For the community that it was written for; not for the public."
    ),
    Handling.AMBER: N_("For an organisation and its clients, who need to know."),
    Handling.AMBER_STRICT: N_("For an organisation alone."),
    Handling.RED: N_("For those alone to whom it was given."),
}
_RIGHTS = {
    Rights.FULL: N_("The whole text of the source is shown."),
    Rights.EXCERPT: N_("The sentences are shown in which passages stand."),
    Rights.LINK: N_("Nothing of the text is shown: a link leads to it."),
}
_ICD_203 = Link(
    "Intelligence Community Directive 203, Analytic Standards (2015)",
    "https://www.dni.gov/files/documents/ICD/ICD-203.pdf",
)
_TLP = Link("FIRST, Traffic Light Protocol 2.0", "https://www.first.org/tlp/")


def tlp(handling: str) -> str:
    """Name the place of a level of handling on the page."""
    return f"tlp-{handling.replace('+', '-')}"


_MEANINGS = {
    "": "",
    **{term.id: term.meaning for term in (*_EVIDENCE, *_STANDING)},
    **{f"{c}-confidence": text for c, text in _CONFIDENCE.items()},
    **{tlp(h): text for h, text in _HANDLING.items()},
}


def meaning_of(word: str, words: Words) -> str:
    """Say what a word means, by its place on the page; nothing of no word."""
    meaning = _MEANINGS[word]
    return words.gettext(meaning) if meaning else ""


def chapters_of(words: Words) -> tuple[Chapter, ...]:
    """Explain every word that needs it, as far as this program gives it its meaning."""
    gettext = words.gettext
    return (
        Chapter(
            "evidence",
            gettext("Evidence"),
            gettext(
                "Every statement leads to what it rests on. A passage is quoted in the "
                "words of its source and marked there."
            ),
            None,
            _said(_EVIDENCE, words),
        ),
        Chapter(
            "likelihood",
            gettext("Likelihood"),
            gettext(
                "A judgement says how likely it is that something is so, or will be. "
                "Each term stands for a range."
            ),
            _ICD_203,
            tuple(
                Term(name, term(name, words), percents(*LIKELIHOOD[name], words))
                for name in Likelihood
            ),
        ),
        Chapter(
            "confidence",
            gettext("Confidence"),
            gettext(
                "How good the grounds of a judgement are: another thing than how "
                "likely it is."
            ),
            _ICD_203,
            tuple(
                Term(f"{c}-confidence", term(c, words), gettext(text))
                for c, text in _CONFIDENCE.items()
            ),
        ),
        Chapter(
            "standing",
            gettext("What no longer stands as it was"),
            gettext(
                "Nothing is taken away without a word. What rests on a statement that "
                "was corrected or withdrawn says so."
            ),
            None,
            _said(_STANDING, words),
        ),
        *_of_sources(words),
    )


def _of_sources(words: Words) -> Iterator[Chapter]:
    gettext = words.gettext
    yield Chapter(
        "reliability",
        gettext("Reliability of a source"),
        gettext(
            "How far a publisher or source could be relied on until now: the letters "
            "of the Admiralty code."
        ),
        None,
        tuple(
            Term(f"reliability-{k.lower()}", k, reliability(k, words))
            for k in RELIABILITY
        ),
    )
    yield Chapter(
        "credibility",
        gettext("Credibility of a passage"),
        gettext(
            "How far what it says agrees with what else is known: the numbers of the "
            "Admiralty code."
        ),
        None,
        tuple(
            Term(f"credibility-{k}", f"{k}", gettext(text))
            for k, text in CREDIBILITY.items()
        ),
    )
    yield Chapter(
        "source-status",
        gettext("Status of a source"),
        gettext("What its publisher, or others, say of a source now."),
        None,
        tuple(
            Term(f"source-{s}", term(s, words), gettext(text))
            for s, text in _SOURCE.items()
        ),
    )
    yield Chapter(
        "handling",
        gettext("Handling"),
        gettext("Who may read what, in the words of the Traffic Light Protocol."),
        _TLP,
        tuple(
            Term(tlp(h), f"TLP:{h.upper()}", gettext(text))
            for h, text in _HANDLING.items()
        ),
    )
    yield Chapter(
        "rights",
        gettext("Rights"),
        gettext("What of the text of a source is shown on these pages."),
        None,
        tuple(
            Term(f"rights-{r}", term(r, words), gettext(text))
            for r, text in _RIGHTS.items()
        ),
    )


def _said(terms: Iterable[Term], words: Words) -> tuple[Term, ...]:
    return tuple(
        Term(t.id, words.gettext(t.word), words.gettext(t.meaning)) for t in terms
    )
