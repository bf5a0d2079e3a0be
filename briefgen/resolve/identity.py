"""One briefing an id."""

from collections.abc import Mapping

from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile, Checked
from briefgen.model.values import ID


def identities(
    checked: Checked, found: list[Diagnostic]
) -> Mapping[str, AnnotationFile]:
    """Give the annotations by id, and the aliases that are in the way of one."""
    files: dict[str, AnnotationFile] = {}
    for file in checked.annotations:
        first = files.setdefault(file.id, file)
        if first is not file:
            path = ("id",) if file.annotation.id else ()
            found.append(
                diagnose(
                    "BG210",
                    file.location(path),
                    f"another briefing has the id `{file.id}`",
                    f"{first.document.file} has it; add another `id` here",
                )
            )
    files = {name: file for name, file in files.items() if ID.fullmatch(name)}
    found += _aliases(files)
    return files


def _aliases(files: Mapping[str, AnnotationFile]) -> list[Diagnostic]:
    owners = dict(files)
    found: list[Diagnostic] = []
    for file in files.values():
        for i, alias in enumerate(file.annotation.aliases):
            owner = owners.setdefault(alias, file)
            if owner is not file or alias == file.id:
                found.append(
                    diagnose(
                        "BG411",
                        file.location(("aliases", i)),
                        f"`{alias}` is in use",
                        f"{owner.document.file} has it; remove the alias here",
                    )
                )
    return found
