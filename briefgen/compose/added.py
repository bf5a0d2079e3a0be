"""What each briefing of a story added to those before it."""

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from briefgen.compose.graph import Graph
from briefgen.compose.pieces import Added, Link, briefing_url, in_lang
from briefgen.compose.terms import term
from briefgen.frozen import dataclass
from briefgen.locale import Words
from briefgen.model.site import Briefing

_IN_A_LINE = 3  # names


@dataclass(frozen=True, slots=True)
class Firsts:
    """What stands in a briefing and in none before it."""

    names: tuple[str, ...]
    """Entities."""
    sources: int
    """The number of sources."""


def firsts(oldest_first: Iterable[Briefing], graph: Graph) -> Mapping[str, Firsts]:
    """Find what each briefing is the first of some to have, by the briefing's id."""
    names: set[str] = set()
    sources: set[str] = set()
    found: dict[str, Firsts] = {}
    for briefing in oldest_first:
        named = {*graph.named[briefing.id]} - names
        rests_on = {*briefing.news.sources} - sources
        names |= named
        sources |= rests_on
        found[briefing.id] = Firsts(tuple(sorted(named)), len(rests_on))
    return found


def added(briefing: Briefing, first: Firsts, graph: Graph) -> Added | None:
    """Show what a briefing added; None where that is nothing."""
    news, url = briefing.news, briefing_url(briefing.id)
    entities = graph.site.entities
    names = sorted(
        (
            Link(entities[name].name, f"entities/{name}/", graph.lang)
            for name in first.names
        ),
        key=lambda link: (link.text, link.url),
    )
    words = graph.words
    summary = "; ".join(_summary(news.number, first.sources, names, words))
    status = ", ".join(term(each, words) for each in news.standing)
    if not (summary or status):
        return None
    left = news.number - len(news.points)
    besides = words.ngettext("and {n} more point", "and {n} more points", left)
    more = Link(besides, f"{url}#s-key-points")
    return Added(
        summary=Markup(words.capital(summary)),  # noqa: S704 - names are escaped
        points=tuple(
            Link(point.text, f"{url}#{point.id}", briefing.lang)
            for point in news.points
        ),
        more=more if left else None,
        names=tuple(names),
        warning=words.gettext("source {status}", status=status) if status else "",
    )


def _summary(
    points: int, sources: int, names: list[Link], words: Words
) -> Iterator[str]:
    """Say it in parts, as HTML."""
    if points or sources:
        yield words.gettext("adds {what}", what=_counts(points, sources, words))
    if names:
        # One more takes no more room than saying so.
        shown = names if len(names) <= _IN_A_LINE + 1 else names[:_IN_A_LINE]
        told = ", ".join(in_lang(link.text, link.lang, words) for link in shown)
        more = len(names) - len(shown)
        yield (
            words.ngettext(
                "first to name {names} and {n} more",
                "first to name {names} and {n} more",
                more,
                names=told,
            )
            if more
            else words.gettext("first to name {names}", names=told)
        )


def _counts(points: int, sources: int, words: Words) -> str:
    counts = (
        words.ngettext("{n} point", "{n} points", points) if points else "",
        words.ngettext("{n} new source", "{n} new sources", sources) if sources else "",
    )
    first, second = counts
    if first and second:
        return words.gettext("{first} and {second}", first=first, second=second)
    return first or second
