"""Ids of statements are unique, free, and written down (BG210, BG211, BG214)."""

import re
from collections.abc import Iterator

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.statements import Numbered
from briefgen.model.vocabulary import Status

_OF_EVIDENCE = re.compile(r".*-e\d+")
_RESERVED = ("s-", "src-")


def rule(file: AnnotationFile, _: Settings) -> Iterator[Diagnostic]:
    """Judge the id of each statement."""
    seen: dict[str, Numbered] = {}
    for statement in file.statements:
        first = seen.setdefault(statement.id, statement)
        if first is not statement:
            yield _twice(file, first, statement)
        if statement.record.id is not None:
            yield from _reserved(file, statement)
        elif file.annotation.status is Status.PUBLISHED:
            yield diagnose(
                "BG214",
                file.location(statement.path),
                f"this {statement.kind.words} has no id of its own",
                f"write down the one that it has now: `id: {statement.id}`",
            )


def _twice(file: AnnotationFile, first: Numbered, second: Numbered) -> Diagnostic:
    path = second.path if second.record.id is None else (*second.path, "id")
    line = file.location(first.path).line
    implied = " by its place" if first.record.id is None else ""
    return diagnose(
        "BG210",
        file.location(path),
        f"the id `{second.id}` is given twice on this page",
        f"the {first.kind.words} on line {line} has it{implied}; choose another",
    )


def _reserved(file: AnnotationFile, statement: Numbered) -> Iterator[Diagnostic]:
    path = (*statement.path, "id")
    if _OF_EVIDENCE.fullmatch(statement.id):
        message = f"`{statement.id}` ends as the ids of passages do"
        yield diagnose("BG211", file.location(path), message, "choose another ending")
    elif statement.id.startswith(_RESERVED):
        message = f"`{statement.id}` begins as the ids of headings do"
        remedy = "choose another beginning"
        yield diagnose("BG211", file.location(path), message, remedy)
