"""The records of the registries fit together (BG405, BG410, BG413)."""

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, closest, diagnose
from briefgen.model.checked import Checked, Registry
from briefgen.model.registry import Entity, Story, Topic
from briefgen.resolve.desk import Desk
from briefgen.resolve.facts import facts


def registries(checked: Checked, desk: Desk) -> Iterator[Diagnostic]:
    """Judge what one record says of another."""
    yield from _parents(checked.stories)
    yield from _parents(checked.topics)
    yield from _names(checked.entities)
    yield from facts(checked.entities, desk)


def _parents(registry: Registry[Story] | Registry[Topic]) -> Iterator[Diagnostic]:
    parents = {name: record.parent for name, record in registry.records.items()}
    for name, parent in parents.items():
        if parent is None or registry.document is None:
            continue
        place = registry.document.location((name, "parent"))
        if parent not in parents:
            guess = closest(parent, parents)
            hint = f"did you mean `{guess}`?" if guess else ""
            yield diagnose("BG410", place, f"there is no `{parent}` here", hint)
        elif name in _ancestors(parent, parents):
            yield diagnose("BG410", place, f"`{name}` would be its own ancestor")


def _ancestors(name: str | None, parents: dict[str, str | None]) -> set[str]:
    seen: set[str] = set()
    while name is not None and name not in seen:
        seen.add(name)
        name = parents.get(name)
    return seen


def _names(registry: Registry[Entity]) -> Iterator[Diagnostic]:
    owners: dict[str, str] = {}
    for name, record in registry.records.items():
        for called in dict.fromkeys((record.name, *record.aliases)):
            owner = owners.setdefault(called, name)
            if owner != name and registry.document is not None:
                yield diagnose(
                    "BG413",
                    registry.document.location((name,), key=True),
                    f"`{called}` is also a name of `{owner}`",
                    "take it from one of the two",
                )
