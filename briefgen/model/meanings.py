"""What the words of a field mean, for an editor to show beside each."""

from briefgen.model.vocabulary import (
    RELIABILITY,
    Confidence,
    Handling,
    Kind,
    Likelihood,
    Outcome,
    PointType,
    QuestionState,
    Relation,
    Reliability,
    Rights,
    SourceStatus,
    StatementStatus,
    Status,
    UpdateKind,
    WatchState,
)

MEANINGS: dict[str, dict[str, str]] = {
    Kind.__name__: {
        Kind.NEWS: "key points first, then judgements",
        Kind.ANALYSIS: "judgements first, then key points and the argument",
        Kind.BACKGROUNDER: "what lies behind the news",
        Kind.PROFILE: "a person, an organisation, a place",
        Kind.CHRONOLOGY: "events, one after the other",
    },
    Status.__name__: {
        Status.DRAFT: "being written: shown in the preview alone",
        Status.REVIEW: "waiting for a reader: shown in the preview alone",
        Status.PUBLISHED: "in the build",
        Status.WITHHELD: "finished, but kept back",
        Status.RETRACTED: "no longer stands: its page says so",
    },
    Handling.__name__: {
        Handling.CLEAR: "everybody may read it",
        Handling.GREEN: "within the community",
        Handling.AMBER: "within the organisation and its clients, who need to know",
        Handling.AMBER_STRICT: "within the organisation, who need to know",
        Handling.RED: "the recipients alone",
    },
    StatementStatus.__name__: {
        StatementStatus.CURRENT: "stands",
        StatementStatus.CORRECTED: "was changed; the note says how",
        StatementStatus.WITHDRAWN: "no longer stands: struck through, with its note",
    },
    PointType.__name__: {
        PointType.REPORTED: "somebody says so",
        PointType.FACT: "established",
    },
    Likelihood.__name__: {
        Likelihood.ALMOST_NO_CHANCE: "1 to 5 %",
        Likelihood.VERY_UNLIKELY: "5 to 20 %",
        Likelihood.UNLIKELY: "20 to 45 %",
        Likelihood.ROUGHLY_EVEN: "45 to 55 %",
        Likelihood.LIKELY: "55 to 80 %",
        Likelihood.VERY_LIKELY: "80 to 95 %",
        Likelihood.ALMOST_CERTAIN: "95 to 99 %",
    },
    Confidence.__name__: {
        Confidence.LOW: "little or doubtful information",
        Confidence.MODERATE: "plausible, but not well confirmed",
        Confidence.HIGH: "good information from several sources",
    },
    Outcome.__name__: {
        Outcome.HAPPENED: "it came true",
        Outcome.DID_NOT_HAPPEN: "it did not come true",
        Outcome.UNRESOLVABLE: "it cannot be known",
    },
    QuestionState.__name__: {
        QuestionState.OPEN: "not known yet",
        QuestionState.ANSWERED: "answered; `answered_by` names the statement",
        QuestionState.DROPPED: "no longer of interest",
    },
    WatchState.__name__: {
        WatchState.OPEN: "has not happened yet",
        WatchState.HAPPENED: "has happened",
        WatchState.DROPPED: "no longer of interest",
    },
    UpdateKind.__name__: {
        UpdateKind.CORRECTION: "something was wrong",
        UpdateKind.UPDATE: "something happened since",
        UpdateKind.CLARIFICATION: "something could be misread",
        UpdateKind.RETRACTION: "something no longer stands",
    },
    Relation.__name__: {
        Relation.SUPPORTS: "the passage bears the statement out",
        Relation.DISPUTES: "the passage speaks against the statement",
    },
    Rights.__name__: {
        Rights.FULL: "all of its text may be published",
        Rights.EXCERPT: "the sentences in which anchored passages stand",
        Rights.LINK: "nothing but the link",
    },
    Reliability.__name__: RELIABILITY,
    SourceStatus.__name__: {
        SourceStatus.CURRENT: "stands as it was published",
        SourceStatus.CORRECTED: "its publisher corrected it",
        SourceStatus.RETRACTED: "its publisher took it back",
        SourceStatus.DISPUTED: "others dispute it",
    },
}
"""By the name of the type, then by its word."""
