"""Anchors a piece of evidence, and says what is wrong where it fails."""

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.evidence.anchor import anchor
from briefgen.evidence.negation import negated
from briefgen.evidence.selectors import Anchored, Failure, Reason, TextQuoteSelector
from briefgen.evidence.text import Text
from briefgen.frozen import dataclass
from briefgen.model.checked import AnnotationFile
from briefgen.model.document import Path
from briefgen.model.records import Evidence as EvidenceRecord
from briefgen.model.site import Source
from briefgen.resolve.desk import Desk, unknown_source
from briefgen.resolve.failures import failed

_OF_OCCURRENCE = {Reason.OCCURRENCE, Reason.INVALID}
_WIDE_GAP = 1500  # characters: DESIGN, section 6


@dataclass(frozen=True, slots=True)
class Context:
    """A briefing whose evidence is being anchored."""

    briefing: str
    """Its id."""
    file: AnnotationFile
    """Its annotation."""
    desk: Desk
    """All sources."""
    found: list[Diagnostic]
    """What there was to say so far."""


@dataclass(frozen=True, slots=True)
class Quoting:
    """Where a piece of evidence stands, for whatever there is to say of it."""

    context: Context
    """Its briefing."""
    path: Path
    """Where it stands in the annotation."""

    def location(self, field: str = "") -> Location:
        """Say where the evidence, or a field of it, stands."""
        path = (*self.path, field) if field else self.path
        return self.context.file.location(path)

    def report(self, diagnostic: Diagnostic) -> None:
        """Take down what there is to say."""
        self.context.found.append(diagnostic)


def passage(
    at: Quoting, record: EvidenceRecord
) -> tuple[Source | None, Anchored | None]:
    """Find the source that a piece of evidence is in, and its passage there."""
    source = None
    anchored = None
    if record.statement is None and (record.quote or record.locator):
        source = _source(at, record)
    if source is not None and record.quote is not None:
        anchored = _anchored(at, record, source)
    return source, anchored


def _source(at: Quoting, record: EvidenceRecord) -> Source | None:
    """Find the source: the one that is named, or the only one with a text."""
    if record.source is not None:
        source = at.context.desk.find(at.context.briefing, record.source)
        if source is None:
            known = at.context.desk.names(at.context.briefing)
            at.report(unknown_source(at.location("source"), record.source, known))
        return source
    with_text = [
        s for s in at.context.desk.of(at.context.briefing) if s.article is not None
    ]
    if len(with_text) == 1:
        return with_text[0]
    if record.quote is not None:
        at.report(_which(at, with_text))
    return None


def _which(at: Quoting, with_text: list[Source]) -> Diagnostic:
    place = at.location("quote")
    article = at.context.file.article
    if not with_text and article is not None:
        return diagnose(
            "BG311",
            place,
            "the article beside the annotation belongs to none of its sources",
            "say at the source whose text it is\n"
            f"file: {article.file.partition('/')[2]}",
        )
    if not with_text:
        return diagnose(
            "BG311",
            place,
            "no source of this briefing has a text to quote from",
            "put the article beside the annotation as .txt or .md, name it as the\n"
            "`file` of a source, or cite the source with a `locator`",
        )
    local = {v: k for k, v in at.context.desk.local[at.context.briefing].items()}
    names = ", ".join(local[s.id] for s in with_text)
    return diagnose(
        "BG310",
        place,
        f"{len(with_text)} sources of this briefing have a text",
        f"say which one it is with `source: ID`: {names}",
    )


def _anchored(at: Quoting, record: EvidenceRecord, source: Source) -> Anchored | None:
    text = at.context.desk.texts.get(source.article.file) if source.article else None
    if text is None or source.article is None:
        at.report(
            diagnose(
                "BG311",
                at.location("quote"),
                f"the source `{record.source}` has no text to look in",
                "give it a `file`, or cite it with a `locator`",
            )
        )
        return None
    selector = selector_of(record)
    result = anchor(text, selector)
    if isinstance(result, Failure):
        of_count = record.occurrence and result.reason in _OF_OCCURRENCE
        place = at.location("occurrence" if of_count else "quote")
        at.report(failed(place, selector, result, text, source.article))
        return None
    for doubt in _doubts(at, text, result):
        at.report(doubt)
    return result


def selector_of(record: EvidenceRecord) -> TextQuoteSelector:
    """Give the selector that evidence writes down."""
    return TextQuoteSelector(
        exact=record.quote or "",
        prefix=record.prefix or "",
        suffix=record.suffix or "",
        occurrence=record.occurrence or "",
    )


def _doubts(at: Quoting, text: Text, result: Anchored) -> Iterator[Diagnostic]:
    if result.widest_gap > _WIDE_GAP:
        yield diagnose(
            "BG307",
            at.location("quote"),
            f"this quote leaves out {result.widest_gap:,} characters at once",
            "quote two passages instead of one",
        )
    before = negated(text, result)
    if before:
        yield diagnose(
            "BG308",
            at.location("quote"),
            f"just before this passage the source says “{before}”",
            "look whether the quote still means what it meant there",
        )
