"""The graph of a site out of cards: what is not in them is read when it is needed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from briefgen.compose.graph import Graph, Said, newest_first
from briefgen.compose.mentions import Mentions
from briefgen.model.checked import Checked
from briefgen.model.digest import Digest
from briefgen.model.history import Told
from briefgen.model.registry import Topic
from briefgen.model.site import Briefing, Site, Source
from briefgen.recall.card import Card, Face
from briefgen.recall.recalled import recalled
from briefgen.recall.shelf import Shelf
from briefgen.resolve.digests import digest_name
from briefgen.resolve.topics import untold

V = TypeVar("V")


class _OnDemand(Mapping[str, V]):
    """A mapping whose keys are known, and whose values are made when asked for."""

    def __init__(self, keys: Iterable[str], make: Callable[[str], V]) -> None:
        self._keys = dict.fromkeys(keys)
        self._make = make
        self._made: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        if key not in self._keys:
            raise KeyError(key)
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def assembled(
    cards: Iterable[Card],
    shelf: Shelf,
    whole: frozenset[str],
    wanted: frozenset[str],
    missing: str,
) -> Graph:
    """Give the graph of all briefings that are shown, some of them whole at once."""
    faces = {card.id: card.face for card in cards if card.face is not None}
    known = shelf.briefings(name for name in whole if name in faces)
    every = (
        known[card.id]
        if card.id in whole
        else recalled(card, shelf.gists, shelf.briefing)
        for card in cards
        if card.face is not None
    )
    briefings = tuple(sorted(every, key=newest_first))
    order = [(briefing, faces[briefing.id]) for briefing in briefings]
    registries = shelf.inputs.registries
    entities = registries.entities.records
    return Graph(
        site=Site(
            briefings=briefings,
            entities=entities,
            stories=registries.stories.records,
            topics=_topics(registries.topics.records, faces.values()),
            recorded_topics=frozenset(registries.topics.records),
            publishers=registries.publishers.records,
            sources=_sources(order, shelf),
            files=shelf.inputs.files,
            digests=_digests(registries),
        ),
        briefings={briefing.id: briefing for briefing in briefings},
        of_story=_listed(order, lambda face: face.listed("stories")),
        of_topic=_listed(order, lambda face: face.listed("topics")),
        of_entity=_listed(order, lambda face: face.entities),
        on_source=_said(order, lambda face: face.rests),
        about_entity=_said(order, lambda face: face.about),
        named={b.id: tuple(sorted(face.entities)) for b, face in order},
        mentions=Mentions(entities),
        told=Told(
            missing=missing,
            changes={b.id: face.changes for b, face in order if face.changes},
        ),
        wanted=wanted,
    )


def _listed(
    order: Iterable[tuple[Briefing, Face]], keys: Callable[[Face], Iterable[str]]
) -> Mapping[str, tuple[Briefing, ...]]:
    found: defaultdict[str, list[Briefing]] = defaultdict(list)
    for briefing, face in order:
        for key in dict.fromkeys(keys(face)):
            found[key].append(briefing)
    return {key: tuple(those) for key, those in found.items()}


def _said(
    order: Iterable[tuple[Briefing, Face]],
    ids: Callable[[Face], Mapping[str, tuple[str, ...]]],
) -> Mapping[str, tuple[Said, ...]]:
    """Give the statements that briefings have on each thing, newest first."""
    found: defaultdict[str, list[tuple[Briefing, tuple[str, ...]]]] = defaultdict(list)
    for briefing, face in order:
        for key, statements in ids(face).items():
            found[key].append((briefing, statements))

    def make(key: str) -> tuple[Said, ...]:
        return tuple(
            Said(briefing, statement)
            for briefing, wanted in found[key]
            for statement in briefing.statements
            if statement.id in wanted
        )

    return _OnDemand(found, make)


def _digests(registries: Checked) -> Mapping[str, Digest]:
    return {digest_name(f, registries): f.digest for f in registries.digests}


def _topics(
    recorded: Mapping[str, Topic], faces: Iterable[Face]
) -> Mapping[str, Topic]:
    named = {name for face in faces for name in face.listed("topics")}
    return {**recorded, **{n: untold(n) for n in sorted(named) if n not in recorded}}


def _sources(
    order: Iterable[tuple[Briefing, Face]], shelf: Shelf
) -> Mapping[str, Source]:
    """Give the sources of all briefings; one that is shared may have no briefing."""
    shared = dict.fromkeys(shelf.inputs.registries.sources.records, "")
    where = shared | {n: briefing.id for briefing, face in order for n in face.sources}
    return _OnDemand(where, lambda name: shelf.source(name, where[name]))
