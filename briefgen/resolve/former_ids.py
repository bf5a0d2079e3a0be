"""A former id of a record is the id of nothing else now (BG411)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile, Checked, Registry
from briefgen.resolve.desk import Desk

R = TypeVar("R")


def former_ids(
    checked: Checked, files: Mapping[str, AnnotationFile], desk: Desk
) -> Iterator[Diagnostic]:
    """Judge the former ids of every registry."""
    entities, publishers = checked.entities, checked.publishers
    stories, topics, shared = checked.stories, checked.topics, checked.sources
    named = {topic for file in files.values() for topic in file.annotation.topics}
    yield from _judged(entities, {n: e.former_ids for n, e in entities.records.items()})
    yield from _judged(
        publishers, {n: p.former_ids for n, p in publishers.records.items()}
    )
    yield from _judged(
        shared, {n: s.former_ids for n, s in shared.records.items()}, desk.by_id
    )
    yield from _judged(
        stories, {n: s.aliases for n, s in stories.records.items()}, field="aliases"
    )
    yield from _judged(
        topics, {n: t.aliases for n, t in topics.records.items()}, named, "aliases"
    )


def _judged(
    registry: Registry[R],
    former: Mapping[str, Iterable[str]],
    others: Iterable[str] = (),
    field: str = "former_ids",
) -> Iterator[Diagnostic]:
    """Judge those of one registry; `others` are ids in use without a record."""
    owners = {name: name for name in (*former, *others)}
    for name, ids in former.items():
        for i, one in enumerate(ids):
            owner = owners.setdefault(one, name)
            if registry.document is not None and (owner != name or one == name):
                yield diagnose(
                    "BG411",
                    registry.document.location((name, field, i)),
                    f"`{one}` is in use",
                    f"`{owner}` has it; remove it here",
                )
