"""The cast of a story: who and what its briefings name, how often, since when."""

from collections import Counter
from collections.abc import Sequence

from briefgen.compose.graph import Graph
from briefgen.compose.pieces import Link, When, briefings_in_words, when_on
from briefgen.compose.terms import term
from briefgen.frozen import dataclass
from briefgen.locale import Words
from briefgen.model.site import Briefing

MOST = 500
"""Members of a cast: some 150 KB."""
_UNFOLDED = 20


@dataclass(frozen=True, slots=True)
class CastMember:
    """An entity that a story names."""

    link: Link
    """Its dossier."""
    part: str
    """Its role in the newest briefing that gives it one, or else its type."""
    part_lang: str
    """The language of a role: that of the briefing."""
    count: str
    """How many of the story's briefings name it."""
    first: When | None
    """The date of the first that does."""
    last: When | None
    """The date of the last; None where that is the first."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and everything that a story names, the most named first."""

    members: tuple[CastMember, ...]
    """Those that are named most."""
    others: tuple[CastMember, ...]
    """Those that are folded."""
    rest: str
    """How many these are."""
    more: Link | None
    """How many others there are, and where everything is listed."""


def cast(oldest_first: Sequence[Briefing], graph: Graph) -> Cast:
    """Count who and what the briefings of a story name."""
    entities, words = graph.site.entities, graph.words
    first: dict[str, Briefing] = {}
    last: dict[str, Briefing] = {}
    roles: dict[str, tuple[str, str]] = {}
    counts: Counter[str] = Counter()
    for briefing in oldest_first:
        named = graph.named[briefing.id]
        counts.update(named)
        for name in named:
            first.setdefault(name, briefing)
            last[name] = briefing
        refs = briefing.annotation.entities
        roles |= {ref.id: (ref.role, briefing.lang) for ref in refs if ref.role}
    ranked = sorted(counts, key=lambda n: (-counts[n], entities[n].name, n))
    every = briefings_in_words(len(oldest_first), words)
    members = tuple(
        CastMember(
            link=Link(entities[name].name, f"entities/{name}/", graph.lang),
            part=roles[name][0] if name in roles else term(entities[name].type, words),
            part_lang=roles[name][1] if name in roles else "",
            count=words.gettext(
                "{number} of {all}", number=words.number(counts[name]), all=every
            ),
            first=when_on(first[name], words),
            last=when_on(last[name], words) if last[name] is not first[name] else None,
        )
        for name in ranked[:MOST]
    )
    left = len(ranked) - len(members)
    # A fold for a few would hide what there is room for.
    shown = len(members) if len(members) <= _UNFOLDED + 2 else _UNFOLDED
    return Cast(
        members=members[:shown],
        others=members[shown:],
        rest=words.ngettext("and {n} more", "and {n} more", len(members) - shown),
        more=_left_out(left, words) if left else None,
    )


def _left_out(left: int, words: Words) -> Link:
    text = words.ngettext(
        "{n} more is among all entities", "{n} more are among all entities", left
    )
    return Link(text, "entities/")
