"""Finds the source that a piece of evidence is in, and what to look for there."""

from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.evidence.selectors import TextQuoteSelector
from briefgen.frozen import dataclass
from briefgen.model.checked import AnnotationFile
from briefgen.model.document import Path
from briefgen.model.records import Evidence as EvidenceRecord
from briefgen.model.site import Source
from briefgen.resolve.desk import Desk, unknown_source


@dataclass(frozen=True, slots=True)
class Context:
    """A briefing whose evidence is being anchored."""

    briefing: str
    """Its id."""
    file: AnnotationFile
    """Its annotation."""
    desk: Desk
    """All sources."""
    with_text: list[Source]
    """Those of the briefing that have a text."""
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


def source_of(at: Quoting, record: EvidenceRecord) -> Source | None:
    """Find the source that a piece of evidence is in, if it is in one."""
    if record.statement is None and (record.quote or record.locator):
        return _source(at, record)
    return None


def _source(at: Quoting, record: EvidenceRecord) -> Source | None:
    """Find the source: the one that is named, or the only one with a text."""
    if record.source is not None:
        source = at.context.desk.find(at.context.briefing, record.source)
        if source is None:
            known = at.context.desk.names(at.context.briefing)
            at.report(unknown_source(at.location("source"), record.source, known))
        return source
    with_text = at.context.with_text
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


def selector_in(
    at: Quoting, record: EvidenceRecord, source: Source
) -> TextQuoteSelector | None:
    """Give what is to be looked for in the text of a source, if it has one."""
    if record.quote is None:
        return None
    if source.article is None:
        at.report(
            diagnose(
                "BG311",
                at.location("quote"),
                f"the source `{record.source}` has no text to look in",
                "give it a `file`, or cite it with a `locator`",
            )
        )
        return None
    return selector_of(record)


def selector_of(record: EvidenceRecord) -> TextQuoteSelector:
    """Give the selector that evidence writes down."""
    return TextQuoteSelector(
        exact=record.quote or "",
        prefix=record.prefix or "",
        suffix=record.suffix or "",
        occurrence=record.occurrence or "",
    )
