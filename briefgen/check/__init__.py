"""Judges one file at a time; what needs two files is resolve's to report."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import TypeAdapter

from briefgen.check.rules import RULES
from briefgen.check.schema import defaults, validate_annotation, validate_registry
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic
from briefgen.model.article import Article
from briefgen.model.checked import AnnotationFile, Checked, Registry, annotation_file
from briefgen.model.document import Document
from briefgen.model.project import Project
from briefgen.model.registry import Entity, Publisher, Story, Topic
from briefgen.model.source import SharedSource

R = TypeVar("R")


def check(project: Project, settings: Settings) -> Checked:
    """Judge every annotation and registry by itself."""
    found: list[Diagnostic] = list(project.diagnostics)
    files = tuple(_annotations(project, found))
    found += _judged(files, settings)

    def registry(name: str, record: type[R]) -> Registry[R]:
        return _registry(project.registries.get(name), record, found)

    return Checked(
        project=project,
        annotations=files,
        entities=registry("entities", Entity),
        stories=registry("stories", Story),
        topics=registry("topics", Topic),
        publishers=registry("publishers", Publisher),
        sources=registry("sources", SharedSource),
        diagnostics=tuple(found),
    )


def _annotations(project: Project, found: list[Diagnostic]) -> Iterable[AnnotationFile]:
    for document in project.annotations:
        article = _beside(document, project)
        read = validate_annotation(document, defaults(article))
        found += read.found
        if read.value is not None:
            yield annotation_file(read.document, article, read.value, read.removed)


def _judged(
    files: Iterable[AnnotationFile], settings: Settings
) -> Iterable[Diagnostic]:
    return (d for file in files for rule in RULES for d in rule(file, settings))


def _beside(document: Document, project: Project) -> Article | None:
    stem = str(PurePosixPath(document.file).with_suffix(""))
    return project.articles.get(f"{stem}.txt") or project.articles.get(f"{stem}.md")


def _registry(
    document: Document | None, record: type[R], found: list[Diagnostic]
) -> Registry[R]:
    if document is None:
        return Registry(None, {})
    records, flawed, diagnostics = validate_registry(document, TypeAdapter(record))
    found += diagnostics
    return Registry(document, records, flawed)
