"""How many sources a statement has, and how many they really are."""

from briefgen.compose.pieces import sources_in_words
from briefgen.locale import Words
from briefgen.model.site import Statement
from briefgen.model.vocabulary import Relation

_SEVERAL = 2  # sources, from which on it is said how many there are


def grounds_of(statement: Statement, words: Words) -> str:
    """Count the sources that support a statement, and what they go back to.

    Four outlets that carry one report are four links, and one origin.
    """
    evidence = (e for e in statement.evidence if e.record.relation is Relation.SUPPORTS)
    sources = {e.source.id: e.source for e in evidence if e.source}
    if len(sources) < _SEVERAL:
        return ""
    origins = len({source.origin for source in sources.values()})
    told = words.ngettext("{n} origin", "{n} origins", origins)
    return f"{sources_in_words(len(sources), words)}, {told}"
