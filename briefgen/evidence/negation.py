"""Notice a negation or condition right before a passage, which a quote may hide."""

import re

from briefgen.evidence.selectors import Anchored
from briefgen.evidence.text import Text

# English above all, then German, French and Spanish words that mean nothing else
# in English; in Chinese what stands right before.
_NEGATION = re.compile(
    r"""
    (?:
        \b(?P<word>
            \w+n't | not | never | no | none | nobody | nothing | nor | neither
            | cannot | without | hardly | barely | scarcely | unlikely
            | den(?:y|ies|ied|ying) | false | untrue | refut(?:es?|ed|ing)
            | if | unless | whether | provided
            | nicht | kein(?:e[mnrs]?)? | niemals | falls | ohne
            | jamais | aucune? | nunca | jamás | ningun[ao]?
        )
        (?:\s[^\s.!?;:]+){0,3} \s ["'(]*
        | (?P<part>\b(?:non|anti|un)-)
        | (?P<letter>[没沒]有|[不没沒未非无無]|如果|若)
    )\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STOPS = ".!?;:"
_REACH = 100


def negated(source: Text, anchored: Anchored) -> str | None:
    """Find the negation or condition that stands just before a passage, if any."""
    folded = source.folded
    start, _ = folded.from_source(anchored.start, anchored.end)
    near = max(0, start - _REACH)
    # No negation reaches across the end of a sentence or clause.
    begin = max(near, *(folded.text.rfind(stop, near, start) + 1 for stop in _STOPS))
    found = _NEGATION.search(folded.text, begin, start)
    return found[found.lastgroup] if found and found.lastgroup else None
