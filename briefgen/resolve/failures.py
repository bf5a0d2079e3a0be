"""What to say when a quote does not anchor, and how to mend it."""

import json
from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.evidence.describe import describe
from briefgen.evidence.nearest import Nearest, nearest
from briefgen.evidence.selectors import (
    Failure,
    Reason,
    TextPositionSelector,
    TextQuoteSelector,
)
from briefgen.evidence.text import Text
from briefgen.model.article import Article

_CODES = {
    Reason.NOT_FOUND: "BG301",
    Reason.AMBIGUOUS: "BG302",
    Reason.CONTEXT: "BG303",
    Reason.OCCURRENCE: "BG304",
    Reason.INVALID: "BG305",
}
_PLACES_SHOWN = 5
_AROUND = 30  # characters shown on each side of a place


def failed(
    place: Location,
    selector: TextQuoteSelector,
    failure: Failure,
    text: Text,
    article: Article,
) -> Diagnostic:
    """Make the diagnostic of a quote that does not anchor."""
    if failure.reason is Reason.NOT_FOUND:
        help_line = _nearest(selector, text, article)
    else:
        help_line = "\n".join(_choices(failure, text, article))
    message = f"{failure.message} ({article.file})"
    return diagnose(_CODES[failure.reason], place, message, help_line)


def quote_yaml(selector: TextQuoteSelector, field: str = "evidence") -> str:
    """Write a selector as YAML to paste: the quote as a block, the rest quoted."""
    lines = [f"{field}:", "  - quote: |-", f"      {_one_line(selector.exact)}"]
    for name in ("prefix", "suffix", "occurrence"):
        value: str = getattr(selector, name)
        if value:
            quoted = json.dumps(_one_line(value), ensure_ascii=False)
            lines.append(f"    {name}: {quoted}")
    return "\n".join(lines)


def difference(found: Nearest) -> str:
    """Show, word by word, what would have to change to turn a quote into it."""
    shown = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return " ".join(shown[c.kind].format(c.text) for c in found.difference)


def context(text: str, place: TextPositionSelector) -> str:
    """Show a place, in brackets, with what stands round it."""
    before = text[max(0, place.start - _AROUND) : place.start]
    after = text[place.end : place.end + _AROUND]
    return _one_line(f"…{before}[{text[place.start : place.end]}]{after}…")


def _nearest(selector: TextQuoteSelector, text: Text, article: Article) -> str:
    found = nearest(text, selector.exact)
    if found is None:
        return "nothing in the source is like it"
    where = article.location(found.place.start, found.place.end)
    offer = describe(text, found.place)
    advice = "look whether the statement still holds"
    if offer is not None:
        advice += f"; if it does:\n{quote_yaml(offer)}"
    return f"nearest, at {where}:\n{difference(found)}\n{advice}"


def _choices(failure: Failure, text: Text, article: Article) -> Iterator[str]:
    if failure.places:
        yield "choose one of these:"
    for place in failure.places[:_PLACES_SHOWN]:
        where = article.location(place.start, place.end)
        yield f"at {where}: {context(article.body.text, place)}"
        offer = describe(text, place)
        if offer is not None:
            yield quote_yaml(offer)
    more = len(failure.places) - _PLACES_SHOWN
    if more > 0:
        yield f"and {more} more"


def _one_line(text: str) -> str:
    return " ".join(text.split())
