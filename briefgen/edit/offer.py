"""Where a quote stands in an article, or nearly so, with the YAML that selects it."""

from dataclasses import replace

from briefgen.evidence.anchor import anchor
from briefgen.evidence.describe import describe
from briefgen.evidence.nearest import Nearest, nearest
from briefgen.evidence.quote import Quote
from briefgen.evidence.selectors import (
    Anchored,
    Reason,
    TextPositionSelector,
    TextQuoteSelector,
)
from briefgen.evidence.text import Text
from briefgen.frozen import dataclass
from briefgen.model.article import Article
from briefgen.resolve.failures import quote_yaml

_NEIGHBOURS = 80
"""Characters next to a place in which its nearest words are looked for."""
_NEAR = 4
"""Words that say what stands next to a place."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a quote."""

    parts: tuple[TextPositionSelector, ...]
    """Its stretches: more than one where the quote leaves words out."""
    yaml: str
    """What to paste, or nothing where no quote can select it."""

    @property
    def whole(self) -> TextPositionSelector:
        """Give the stretch from its beginning to its end."""
        return TextPositionSelector(self.parts[0].start, self.parts[-1].end)


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to say of a quote."""

    message: str
    """Why it is not anchored; nothing where it is."""
    places: tuple[Place, ...] = ()
    """Where it stands."""
    nearest: Nearest | None = None
    """The passage most like it, where it stands nowhere."""
    yaml: str = ""
    """What to paste for its place, or else for the passage most like it."""

    @property
    def anchored(self) -> bool:
        """Tell whether it stands in exactly one place."""
        return not self.message


def offer(article: Article, quote: str) -> Offer:
    """Look a quote up in an article."""
    text = Text(article.body.text, article.body.hidden)
    words = " ".join(quote.split())
    found = anchor(text, TextQuoteSelector(words))
    if isinstance(found, Anchored):
        yaml = evidence_yaml(TextQuoteSelector(words))
        return Offer("", (Place(found.parts, yaml),), yaml=yaml)
    if found.reason is Reason.NOT_FOUND:
        near = nearest(text, words)
        yaml = _described(text, near.place) if near else ""
        return Offer(found.message, nearest=near, yaml=yaml)
    places = tuple(
        Place((place,), _chosen(text, words, place)) for place in found.places
    )
    return Offer(found.message, places)


def evidence_yaml(selector: TextQuoteSelector) -> str:
    """Write a selector as YAML to paste, in its short form where that will do."""
    if selector == TextQuoteSelector(selector.exact):
        return f"evidence: |-\n  {' '.join(selector.exact.split())}"
    return quote_yaml(selector)


def settled(
    text: Text, selector: TextQuoteSelector, place: TextPositionSelector
) -> TextQuoteSelector | None:
    """Add to a selector what makes it select a place, or None where nothing does.

    Its words stay as they are.
    """
    described = describe(text, place)
    if described is None:
        return None
    bases = (
        selector,
        _with_context(selector, described),
        _with_context(_beside(text, selector, place), described),
    )
    counted = (_counted(text, base, place) for base in bases)
    attempts = (one for one in (*bases, *counted) if one is not None)
    return next((one for one in attempts if _selects(text, one, place)), None)


def moved(
    text: Text, selector: TextQuoteSelector, place: TextPositionSelector
) -> TextQuoteSelector | None:
    """Give a selector the words of a place, and what makes it select that place."""
    described = describe(text, place)
    if described is None:
        return None
    return settled(text, replace(selector, exact=described.exact), place)


def _described(text: Text, place: TextPositionSelector) -> str:
    described = describe(text, place)
    return evidence_yaml(described) if described else ""


def _chosen(text: Text, words: str, place: TextPositionSelector) -> str:
    found = settled(text, TextQuoteSelector(words), place)
    return evidence_yaml(found) if found else ""


def _with_context(
    selector: TextQuoteSelector, other: TextQuoteSelector
) -> TextQuoteSelector:
    return replace(
        selector,
        prefix=other.prefix or selector.prefix,
        suffix=other.suffix or selector.suffix,
        occurrence=other.occurrence or selector.occurrence,
    )


def _beside(
    text: Text, selector: TextQuoteSelector, place: TextPositionSelector
) -> TextQuoteSelector:
    """Write what stands next to a place where the selector says something else."""
    before = text.text[max(0, place.start - _NEIGHBOURS) : place.start].split()
    after = text.text[place.end : place.end + _NEIGHBOURS].split()
    return replace(
        selector,
        prefix=" ".join(before[-_NEAR:]) if selector.prefix else "",
        suffix=" ".join(after[:_NEAR]) if selector.suffix else "",
    )


def _counted(
    text: Text, selector: TextQuoteSelector, place: TextPositionSelector
) -> TextQuoteSelector | None:
    """Say which place it is of those that the words and their context leave."""
    quote = Quote.of(selector)
    length = len(quote.exact)
    starts = list(quote.places(text.folded.text)) if quote.exact else []
    for number, at in enumerate(starts, 1):
        if text.whole_place(at, at + length) == place:
            return replace(selector, occurrence=f"{number}/{len(starts)}")
    return None


def _selects(
    text: Text, selector: TextQuoteSelector, place: TextPositionSelector
) -> bool:
    found = anchor(text, selector)
    return isinstance(found, Anchored) and (found.start, found.end) == (
        place.start,
        place.end,
    )
