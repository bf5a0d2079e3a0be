"""Who appears with whom: the company of an entity, as a drawing and as a list."""

from collections import Counter
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from briefgen.compose.graph import Graph
from briefgen.compose.pieces import Link, briefings_in_words
from briefgen.frozen import dataclass
from briefgen.locale import Words, same_language
from briefgen.markup.finished import finished

MOST = 500
"""Companions in a list: some 60 KB."""
_DRAWN = 16
_FEWEST = 2  # a single line says nothing
_ROW = 26
_WIDTH = 600
_HUB, _REACH = 8, 200
_LONGEST = 30  # characters of a name
_THICKEST = 8.0


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity that appears with another one."""

    link: Link
    """Its dossier."""
    count: str
    """In how many briefings."""


@dataclass(frozen=True, slots=True)
class Company:
    """The entities that appear with one."""

    drawing: Markup
    """A finished block; empty where there is too little to draw."""
    caption: str
    """What it shows."""
    companions: tuple[Companion, ...]
    """Those with most in common first."""
    more: str
    """How many others there are; mostly empty."""


def company(name: str, briefings: Sequence[str], graph: Graph) -> Company:
    """Count with whom an entity appears in the briefings that it appears in."""
    named, words = graph.named, graph.words
    counts = Counter(other for b in briefings for other in named[b] if other != name)
    every = graph.site.entities
    ranked = sorted(counts.items(), key=lambda p: (-p[1], every[p[0]].name, p[0]))
    drawn = [(other, every[other].name, count) for other, count in ranked[:_DRAWN]]
    more, left = len(ranked) - len(drawn), len(ranked) - MOST
    return Company(
        drawing=_drawing(drawn, graph),
        caption=_caption(more, words),
        companions=tuple(
            Companion(
                Link(every[other].name, f"entities/{other}/", graph.lang),
                briefings_in_words(count, words),
            )
            for other, count in ranked[:MOST]
        ),
        more=words.ngettext(
            "and {n} more, each named with it less often",
            "and {n} more, each named with it less often",
            left,
        )
        if left > 0
        else "",
    )


def _caption(more: int, words: Words) -> str:
    if not more:
        return words.gettext("The thicker a line, the more briefings name both.")
    return words.ngettext(
        "The thicker a line, the more briefings name both; {n} more stands in the "
        "list.",
        "The thicker a line, the more briefings name both; {n} more stand in the list.",
        more,
    )


def _drawing(others: Sequence[tuple[str, str, int]], graph: Graph) -> Markup:
    """Draw a fan: the entity at one side, those with it at the other, one a row."""
    if len(others) < _FEWEST:
        return Markup()
    height = len(others) * _ROW
    parts = "".join(_branches(others, height / 2))
    foreign = not same_language(graph.lang, graph.words.lang)
    lang = f' lang="{escape(graph.lang)}"' if foreign else ""
    svg = (
        f'<svg class="company"{lang} viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" '
        f'height="{height}" aria-hidden="true">{parts}'
        f'<circle cx="{_HUB}" cy="{height / 2:g}" r="6"/></svg>'
    )
    return Markup(finished(svg))  # noqa: S704 - what is not ours was escaped


def _branches(others: Sequence[tuple[str, str, int]], middle: float) -> Iterator[str]:
    most = max(count for _, _, count in others)
    for row, (other, name, count) in enumerate(others):
        y = (row + 0.5) * _ROW
        bend = (_HUB + _REACH) / 2
        thick = round(max(_THICKEST * count / most, 1), 1)
        yield (
            f'<path d="M{_HUB} {middle:g}C{bend:g} {middle:g} {bend:g} {y:g} '
            f'{_REACH} {y:g}" stroke-width="{thick:g}"/>'
            f'<a href="../{other}/" tabindex="-1">'
            f"<title>{escape(name)}: {count}</title>"
            f'<circle cx="{_REACH}" cy="{y:g}" r="5"/>'
            f'<text x="{_REACH + 12}" y="{y + 5:g}">{_short(name)}</text></a>'
        )


def _short(name: str) -> str:
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
    return str(escape(short))
