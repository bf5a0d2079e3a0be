"""Briefings take the places that they had among all others in the graph."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from briefgen.compose.graph import Graph, Said, graph, newest_first
from briefgen.model.site import Briefing, Site

V = TypeVar("V")
Lists = Callable[[Graph], Mapping[str, tuple[V, ...]]]

_OF_BRIEFINGS: tuple[Lists[Briefing], ...] = (
    attrgetter("of_story"),
    attrgetter("of_topic"),
    attrgetter("of_entity"),
)
_OF_STATEMENTS: tuple[Lists[Said], ...] = (
    attrgetter("on_source"),
    attrgetter("about_entity"),
)


def exchanged(before: Graph, near: Site, ids: frozenset[str]) -> Graph:
    """Put some briefings of a site in the place of what they were before.

    `near` has them, and all that they lead to.
    """
    now = {b.id: b for b in near.briefings if b.id in ids}
    then = tuple(b for name in now if (b := before.briefings.get(name)))
    old = graph(replace(before.site, briefings=then))
    new = graph(replace(before.site, briefings=tuple(now.values())))
    own = {source.id: source for b in now.values() for source in b.sources}
    site = replace(
        before.site,
        briefings=_among(before.site.briefings, new.site.briefings, _itself),
        topics={**near.topics, **before.site.topics},
        sources={**before.site.sources, **own},
    )
    said = attrgetter("briefing")
    of_story, of_topic, of_entity = (
        _merged(lists(before), lists(old), lists(new), _itself)
        for lists in _OF_BRIEFINGS
    )
    on_source, about_entity = (
        _merged(lists(before), lists(old), lists(new), said) for lists in _OF_STATEMENTS
    )
    return replace(
        before,
        site=site,
        briefings={**{b.id: b for b in near.briefings}, **before.briefings, **now},
        of_story=of_story,
        of_topic=of_topic,
        of_entity=of_entity,
        on_source=on_source,
        about_entity=about_entity,
        named={**before.named, **new.named},
    )


def _itself(briefing: Briefing) -> Briefing:
    return briefing


def _merged(
    before: Mapping[str, tuple[V, ...]],
    old: Mapping[str, tuple[V, ...]],
    new: Mapping[str, tuple[V, ...]],
    briefing_of: Callable[[V], Briefing],
) -> Mapping[str, tuple[V, ...]]:
    """Bring lists up to date in which briefings stood, or stand now."""
    gone = {briefing_of(v).id for those in old.values() for v in those}
    lists = dict(before)
    for key in old.keys() | new.keys():
        others = tuple(v for v in lists.get(key, ()) if briefing_of(v).id not in gone)
        lists[key] = _among(others, new.get(key, ()), briefing_of)
        if not lists[key]:
            del lists[key]
    return lists


def _among(
    others: tuple[V, ...], new: tuple[V, ...], briefing_of: Callable[[V], Briefing]
) -> tuple[V, ...]:
    """Put something of some briefings among that of others, newest first."""
    ids = {briefing_of(value).id for value in new}
    found = [value for value in others if briefing_of(value).id not in ids]
    for name in ids:
        those = [value for value in new if briefing_of(value).id == name]
        order = newest_first(briefing_of(those[0]))
        at = bisect_left(found, order, key=lambda v: newest_first(briefing_of(v)))
        found[at:at] = those
    return tuple(found)
