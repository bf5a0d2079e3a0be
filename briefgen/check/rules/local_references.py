"""What refers to a statement of the same page must name one (BG406, BG213)."""

from collections.abc import Iterator

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, closest, diagnose
from briefgen.markup.prose import fragments
from briefgen.model.checked import AnnotationFile
from briefgen.model.document import Path
from briefgen.model.records import Counterpoint, OpenQuestion


def rule(file: AnnotationFile, _: Settings) -> Iterator[Diagnostic]:
    """Look up every reference within the page."""
    ids = [statement.id for statement in file.statements]
    own = {s.id for s in file.statements if s.record.id is not None}
    for path, name in _references(file):
        if name not in ids:
            guess = closest(name, ids)
            hint = f"did you mean `{guess}`?" if guess else f"there are: {_listed(ids)}"
            message = f"there is no statement `{name}` on this page"
            yield diagnose("BG406", file.location(path), message, hint)
        elif path[0] == "updates" and name not in own:
            yield diagnose(
                "BG213",
                file.location(path),
                f"`{name}` is only the place of a statement, which may move",
                f"write `id: {name}` at the statement",
            )


def _references(file: AnnotationFile) -> Iterator[tuple[Path, str]]:
    annotation = file.annotation
    if annotation.bottom_line is not None:
        yield from _each(("bottom_line", "rests_on"), annotation.bottom_line.rests_on)
    for i, update in enumerate(annotation.updates):
        yield from _each(("updates", i, "statements"), update.statements)
    for name in fragments(annotation.analysis or ""):
        yield ("analysis",), name
    for statement in file.statements:
        match statement.record:
            case Counterpoint(against=against):
                yield from _each((*statement.path, "against"), against)
            case OpenQuestion(answered_by=str(name)) if "#" not in name:
                yield (*statement.path, "answered_by"), name
            case _:
                pass


def _each(path: Path, names: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    return (((*path, i), name) for i, name in enumerate(names))


def _listed(ids: list[str]) -> str:
    return ", ".join(ids) or "none"
