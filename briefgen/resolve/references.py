"""What an annotation refers to is there: entities, stories, briefings, statements."""

from collections.abc import Iterable, Iterator, Mapping

from briefgen.diagnostics import Diagnostic, closest, diagnose
from briefgen.model.checked import AnnotationFile, Checked
from briefgen.model.document import Path
from briefgen.model.records import EntityRef, Judgement, OpenQuestion
from briefgen.model.site import StatementKey
from briefgen.model.vocabulary import Status
from briefgen.resolve.chains import unknown_statement


def references(
    checked: Checked, files: Mapping[str, AnnotationFile]
) -> Iterator[Diagnostic]:
    """Look up every id that leads out of its file."""
    for file in files.values():
        yield from _entities(file, checked)
        yield from _stories(file, checked)
        yield from _briefings(file, files)
        yield from _statements(file, files)
        yield from _picture(file, checked)


def _picture(file: AnnotationFile, checked: Checked) -> Iterator[Diagnostic]:
    image = file.annotation.image
    if image is None:
        return
    path = f"{checked.project.seeds}/{image.file}"
    if path not in checked.project.files:
        guess = closest(path, checked.project.files)
        offer = guess.removeprefix(f"{checked.project.seeds}/")
        yield diagnose(
            "BG409",
            file.location(("image", "file")),
            f"there is no file {path}",
            f"did you mean `{offer}`?" if offer else "",
        )


def _entities(file: AnnotationFile, checked: Checked) -> Iterator[Diagnostic]:
    known = checked.entities.records
    for path, ref in _entity_refs(file):
        if ref.id not in known:
            guess = closest(ref.id, known)
            name = ref.id.replace("-", " ").title()
            entry = f"{ref.id}:\n  name: {name}\n  type: person"
            registry = f"{checked.project.seeds}/entities.yml"
            yield diagnose(
                "BG401",
                file.location((*path, "id")),
                f"there is no entity `{ref.id}`",
                f"did you mean `{guess}`?"
                if guess
                else f"add it to {registry}:\n{entry}",
            )


def _entity_refs(file: AnnotationFile) -> Iterator[tuple[Path, EntityRef]]:
    yield from _each(("entities",), file.annotation.entities)
    for statement in file.statements:
        yield from _each((*statement.path, "entities"), statement.record.entities)


def _each(path: Path, refs: Iterable[EntityRef]) -> Iterator[tuple[Path, EntityRef]]:
    return (((*path, i), ref) for i, ref in enumerate(refs))


def _stories(file: AnnotationFile, checked: Checked) -> Iterator[Diagnostic]:
    known = checked.stories.records
    for i, name in enumerate(file.annotation.stories):
        if name not in known:
            guess = closest(name, known)
            title = name.replace("-", " ").capitalize()
            registry = f"{checked.project.seeds}/stories.yml"
            yield diagnose(
                "BG402",
                file.location(("stories", i)),
                f"there is no story `{name}`",
                f"did you mean `{guess}`?"
                if guess
                else f"add it to {registry}:\n{name}:\n  title: {title}",
            )


def _briefings(
    file: AnnotationFile, files: Mapping[str, AnnotationFile]
) -> Iterator[Diagnostic]:
    for i, name in enumerate(file.annotation.see_also):
        place = file.location(("see_also", i))
        other = files.get(name)
        if other is None:
            guess = closest(name, files)
            hint = f"did you mean `{guess}`?" if guess else ""
            yield diagnose("BG404", place, f"there is no briefing `{name}`", hint)
        elif _published(file) and not _published(other):
            yield diagnose(
                "BG412",
                place,
                f"`{name}` is not published, so the link is left out",
                f"its status is `{other.annotation.status}`",
            )


def _published(file: AnnotationFile) -> bool:
    return file.annotation.status in {Status.PUBLISHED, Status.RETRACTED}


def _statements(
    file: AnnotationFile, files: Mapping[str, AnnotationFile]
) -> Iterator[Diagnostic]:
    for statement in file.statements:
        match statement.record:
            case Judgement(revises=str(name)):
                field = "revises"
            case OpenQuestion(answered_by=str(name)) if "#" in name:
                field = "answered_by"
            case _:
                continue
        place = file.location((*statement.path, field))
        problem = unknown_statement(place, StatementKey.read(name), files)
        if problem is not None:
            yield problem
