"""A card: what is remembered of a briefing, for whoever does not need all of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b

from pydantic_core import to_json

from briefgen.adapters import adapter
from briefgen.compose.graph import Graph
from briefgen.frozen import dataclass
from briefgen.model.annotation import Annotation
from briefgen.model.checked import AnnotationFile
from briefgen.model.history import Change
from briefgen.model.news import News
from briefgen.model.site import Briefing, Statement, Tally
from briefgen.model.statements import Numbered
from briefgen.recall.leads import leads_to, statement_names

LIGHT = (
    *("title", "date", "bottom_line", "kind", "status", "pin", "stories", "topics"),
    *("entities", "see_also", "aliases", "updates"),
)
"""The fields of an annotation that lists of briefings show."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the site shows of a briefing beside its own page."""

    dated: str
    """When it is dated, as ISO 8601; empty where it has no date."""
    lang: str
    """Its language."""
    handling: str
    """Who may read it."""
    fields: Mapping[str, object]
    """The fields that lists show, as an author writes them."""
    kinds: tuple[str, ...]
    """The kinds of its statements."""
    entities: frozenset[str]
    """The entities that it names, in whatever way."""
    about: Mapping[str, tuple[str, ...]]
    """Its statements by an entity that they name."""
    rests: Mapping[str, tuple[str, ...]]
    """Its statements by a source that they rest on."""
    sources: tuple[str, ...]
    """Its sources, by their site-wide id."""
    due_days: tuple[date, ...]
    """The days of what is to be watched."""
    tally: Tally
    """What it has, as far as it is shown."""
    news: News
    """What it has of its own."""
    changes: tuple[Change, ...]
    """What is told of changes to it, oldest first."""
    token: str
    """Hash of what Git knows of them."""

    @property
    def moment(self) -> float:
        """Give its date as briefings are sorted by it."""
        return datetime.fromisoformat(self.dated).timestamp() if self.dated else 0.0

    @property
    def days(self) -> tuple[str, ...]:
        """Give the days on whose digests it stands: its own, and those of updates."""
        updates = self.fields.get("updates", ())
        changed = updates if isinstance(updates, list) else ()
        every = (self.dated, *(update["date"] for update in changed))
        return tuple(text[:10] for text in every if text)

    def listed(self, field: str) -> tuple[str, ...]:
        """Give a field that is a list of ids."""
        value = self.fields.get(field, ())
        return tuple(value) if isinstance(value, list | tuple) else ()


@dataclass(frozen=True, slots=True)
class Card:
    """What is remembered of one annotation."""

    file: str
    """Its path from the site's folder."""
    id: str
    """The id of its briefing."""
    bonds: str
    """Hash of all that ties it to other files."""
    points: Mapping[str, str]
    """Its statements, each with what matters to who refers to it."""
    leads: tuple[str, ...]
    """The briefings that it refers to."""
    asks: tuple[str, ...]
    """The statements of briefings that it refers to."""
    texts: tuple[str, ...]
    """The texts of its sources."""
    tally: Tally
    """What it has, what stays back included."""
    face: Face | None
    """What the site shows of it; None where it stays back."""


def card_of(file: AnnotationFile, briefing: Briefing, face: Face | None) -> Card:
    """Take down what is to be remembered of a briefing."""
    leads = tuple(sorted(set(leads_to(file))))
    return Card(
        file=briefing.file,
        id=briefing.id,
        bonds=_hash(*_bonds(file, briefing, face), leads),
        points={
            s.id: _point(s, n)
            for s, n in zip(briefing.statements, file.statements, strict=True)
        },
        leads=leads,
        asks=tuple(sorted(set(statement_names(file)))),
        texts=tuple(s.article.file for s in briefing.sources if s.article),
        tally=briefing.tally,
        face=face,
    )


def _point(statement: Statement, written: Numbered) -> str:
    """Put in words what of a statement matters to who refers to it."""
    named = "" if written.record.id else "unnamed"
    grounds = "" if statement.evidence else "groundless"
    words = (statement.kind, statement.record.status, statement.handling)
    return " ".join(filter(None, (*words, named, grounds)))


def _bonds(
    file: AnnotationFile, briefing: Briefing, face: Face | None
) -> Iterator[object]:
    """Give what must stay as it is, or other files have to be read again."""
    annotation = briefing.annotation
    yield briefing.id, annotation.aliases, annotation.image, annotation.topics
    yield (
        annotation.status,
        briefing.unpublished_because,
        file.sound,
        face is not None,
        briefing.date,
    )
    yield [(s.id, s.record, s.origin, s.title, s.publisher) for s in briefing.sources]
    yield [s.article.file if s.article else "" for s in briefing.sources]
    yield sorted(briefing.local_ids.items())
    every = briefing.statements
    yield sorted(str(e.target) for s in every for e in s.evidence if e.target)
    yield [(s.id, list(map(str, s.shaken_by))) for s in every if s.shaken_by]


def face_of(
    shown: Briefing, graph: Graph, about: Mapping[str, Sequence[str]] | None = None
) -> Face:
    """Take down what the site shows of a briefing; the graph has what is near it.

    `about` gives its statements by entity, where somebody knows them already.
    """
    if about is None:
        about = _by_entity(shown, graph)
    return Face(
        dated=shown.date.isoformat() if shown.date else "",
        lang=shown.lang,
        handling=shown.handling.value,
        fields=_fields(shown),
        kinds=tuple(sorted({s.kind.value for s in shown.statements})),
        entities=frozenset(graph.named[shown.id]),
        about={entity: tuple(ids) for entity, ids in about.items()},
        rests=_by_source(shown),
        sources=tuple(s.id for s in shown.sources),
        due_days=tuple(sorted(shown.due_days)),
        tally=shown.tally,
        news=shown.news,
        changes=graph.told.changes.get(shown.id, ()),
        token=graph.told.tokens.get(shown.id, ""),
    )


def _by_entity(shown: Briefing, graph: Graph) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for statement in shown.statements:
        for entity in graph.named_in(statement):
            found[entity].append(statement.id)
    return found


def _by_source(shown: Briefing) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for statement in shown.statements:
        for evidence in statement.evidence:
            if evidence.source is not None:
                found[evidence.source.id][statement.id] = None
    return {source: tuple(ids) for source, ids in found.items()}


def _fields(shown: Briefing) -> dict[str, object]:
    given: dict[str, object] = adapter(Annotation).dump_python(
        shown.annotation, mode="json", include=set(LIGHT), exclude_none=True
    )
    return {name: value for name, value in given.items() if value not in ([], False)}


def _hash(*values: object) -> str:
    return blake2b(to_json(values), digest_size=8).hexdigest()
