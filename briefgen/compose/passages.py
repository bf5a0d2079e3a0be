"""The words of passages, to stand beside the statement that rests on them."""

from collections.abc import Iterator

from briefgen.evidence.selectors import TextPositionSelector
from briefgen.frozen import dataclass
from briefgen.model.article import Article
from briefgen.model.site import Briefing, Evidence, Statement
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Relation, Rights

_GAP = " … "


@dataclass(frozen=True, slots=True)
class PassageView:
    """What a statement rests on, in the words of its source."""

    number: int
    """Its number in the statement, from 1."""
    url: str
    """Where it is marked on the page, such as `#kp1-e1`."""
    text: str
    """Its words; ` … ` where it has gaps."""
    source: str
    """The title of its source."""
    lang: str
    """Its language."""
    disputes: bool
    """Whether it speaks against the statement."""


def passages(statement: Statement, briefing: Briefing) -> tuple[PassageView, ...]:
    """Show the passages of a statement; the words of a quotation are one already."""
    if statement.kind is StatementKind.QUOTATION:
        return ()
    return tuple(_passages(statement, briefing))


def is_shown(evidence: Evidence) -> bool:
    """Tell whether a passage is marked on its page: the rights in its text say so."""
    source = evidence.source
    shown = source is not None and source.record.rights is not Rights.LINK
    return shown and evidence.anchored is not None


def _passages(statement: Statement, briefing: Briefing) -> Iterator[PassageView]:
    for evidence in statement.evidence:
        source, anchored = evidence.source, evidence.anchored
        if not is_shown(evidence) or source is None or anchored is None:
            continue
        if source.article is None:
            continue
        yield PassageView(
            number=evidence.number,
            url=f"#{evidence.id}",
            text=_GAP.join(_words(source.article, part) for part in anchored.parts),
            source=source.title,
            lang=source.lang or briefing.lang,
            disputes=evidence.record.relation is Relation.DISPUTES,
        )


def _words(article: Article, part: TextPositionSelector) -> str:
    """Give the words of a stretch of text, without what no reader quotes."""
    text, at = "", part.start
    for start, end in article.body.hidden:
        if start < part.end and end > at:
            text += article.body.text[at : max(at, start)]
            at = end
    return " ".join((text + article.body.text[at : part.end]).split())
