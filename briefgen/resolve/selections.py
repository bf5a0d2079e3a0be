"""The quotes of briefings, looked for in texts, in whatever process that is."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.evidence.anchor import anchor
from briefgen.evidence.excerpts import excerpts, share
from briefgen.evidence.negation import negated
from briefgen.evidence.selectors import (
    Anchored,
    Failure,
    Reason,
    TextPositionSelector,
    TextQuoteSelector,
)
from briefgen.evidence.text import Text
from briefgen.evidence.textcontent import blocks
from briefgen.frozen import dataclass
from briefgen.model.article import Article
from briefgen.resolve.desk import Texts
from briefgen.resolve.failures import failed

_OF_OCCURRENCE = {Reason.OCCURRENCE, Reason.INVALID}
_WIDE_GAP = 1500  # characters: DESIGN, section 6


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text that a briefing quotes."""

    article: Article
    """The article that has it."""
    excerpts: str
    """The language of the excerpts that are shown of it; empty where none are."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What one briefing quotes."""

    texts: tuple[Quoted, ...]
    """The texts."""
    selectors: tuple[tuple[int, TextQuoteSelector], ...]
    """Every quote, with the index of the text that it is in."""


Said: TypeAlias = tuple[int, str, Diagnostic]
"""The index of a quote, the field of its evidence, and what there is to say of it: of
its place only the text is known."""


@dataclass(frozen=True, slots=True)
class Selected:
    """What all quotes of a briefing select."""

    passages: tuple[Anchored | None, ...]
    """By quote: the passage, or None where it selects none."""
    shares: tuple[float, ...]
    """By text: how much of it is shown in excerpts, from 0 to 1."""
    found: tuple[Said, ...]
    """What there is to say."""


def look(selections: Sequence[Selection]) -> list[Selected]:
    """Find what the quotes of some briefings select."""
    articles = {t.article.file: t.article for s in selections for t in s.texts}
    texts = Texts(articles)  # many may quote one, which is folded once
    return [_selected(selection, texts) for selection in selections]


def _selected(selection: Selection, texts: Texts) -> Selected:
    articles = [quoted.article for quoted in selection.texts]
    parts: list[list[TextPositionSelector]] = [[] for _ in articles]
    passages: list[Anchored | None] = []
    found: list[Said] = []
    for index, (at, selector) in enumerate(selection.selectors):
        text = texts[articles[at].file]
        result = anchor(text, selector)
        if isinstance(result, Anchored):
            passages.append(result)
            parts[at] += result.parts
            said = _doubts(text, result, articles[at])
        else:
            passages.append(None)
            said = _failed(text, selector, result, articles[at])
        found += ((index, field, each) for field, each in said)
    return Selected(
        tuple(passages), tuple(map(_share, selection.texts, parts)), (*found,)
    )


def _failed(
    text: Text, selector: TextQuoteSelector, failure: Failure, article: Article
) -> Iterator[tuple[str, Diagnostic]]:
    of_count = selector.occurrence and failure.reason in _OF_OCCURRENCE
    place = Location(article.file)
    said = failed(place, selector, failure, text, article)
    yield "occurrence" if of_count else "quote", said


def _doubts(
    text: Text, passage: Anchored, article: Article
) -> Iterator[tuple[str, Diagnostic]]:
    place, gap = Location(article.file), passage.widest_gap
    if gap > _WIDE_GAP:
        message = f"this quote leaves out {gap:,} characters at once"
        remedy = "quote two passages instead of one"
        yield "quote", diagnose("BG307", place, message, remedy)
    before = negated(text, passage)
    if before:
        message = f"just before this passage the source says “{before}”"
        remedy = "look whether the quote still means what it meant there"
        yield "quote", diagnose("BG308", place, message, remedy)


def _share(quoted: Quoted, parts: Sequence[TextPositionSelector]) -> float:
    if not parts or not quoted.excerpts:
        return 0.0
    body = quoted.article.body
    within = () if quoted.article.literal else blocks(body.html)
    return share(body.text, excerpts(body.text, parts, quoted.excerpts, within))
