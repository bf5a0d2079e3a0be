"""Judges one file at a time; what needs two files is resolve's to report."""

from collections.abc import Iterable
from posixpath import splitext
from typing import TypeVar

from briefgen.check.rules import RULES
from briefgen.check.schema import (
    defaults,
    validate_annotation,
    validate_digest,
    validate_registry,
)
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic
from briefgen.model.article import Article
from briefgen.model.checked import AnnotationFile, Checked, DigestFile, Registry
from briefgen.model.document import Document
from briefgen.model.project import Project
from briefgen.model.registry import Entity, Publisher, Story, Topic
from briefgen.model.source import SharedSource
from briefgen.model.statements import numbered

R = TypeVar("R")


def check(project: Project, settings: Settings) -> Checked:
    """Judge every annotation and registry by itself."""
    found: list[Diagnostic] = list(project.diagnostics)
    files = tuple(_annotations(project, found))
    found += _judged(files, settings)

    digests = tuple(_digests(project, found))

    def registry(name: str, record: type[R]) -> Registry[R]:
        return _registry(project, name, record, found)

    return Checked(
        project=project,
        annotations=files,
        entities=registry("entities", Entity),
        stories=registry("stories", Story),
        topics=registry("topics", Topic),
        publishers=registry("publishers", Publisher),
        sources=registry("sources", SharedSource),
        diagnostics=tuple(found),
        digests=digests,
    )


def _annotations(project: Project, found: list[Diagnostic]) -> Iterable[AnnotationFile]:
    for document in project.annotations:
        article = _beside(document, project)
        read = validate_annotation(document, defaults(article))
        found += read.found
        if read.value is not None:
            yield AnnotationFile(
                document=read.document,
                article=article,
                annotation=read.value,
                statements=numbered(read.value),
                removed=read.removed,
                readable=_readable(document, article, project),
            )


def _digests(project: Project, found: list[Diagnostic]) -> Iterable[DigestFile]:
    for document in project.digests:
        read = validate_digest(document)
        found += read.found
        if read.value is not None:
            yield DigestFile(read.document, read.value)


def _judged(
    files: Iterable[AnnotationFile], settings: Settings
) -> Iterable[Diagnostic]:
    return (d for file in files for rule in RULES for d in rule(file, settings))


def _readable(document: Document, article: Article | None, project: Project) -> bool:
    """Tell whether neither the annotation nor its article's front matter has errors."""
    files = {document.file, article.file if article else document.file}
    return not files & project.unreadable


def _beside(document: Document, project: Project) -> Article | None:
    stem = splitext(document.file)[0]
    return project.articles.get(f"{stem}.txt") or project.articles.get(f"{stem}.md")


def _registry(
    project: Project, name: str, record: type[R], found: list[Diagnostic]
) -> Registry[R]:
    document = project.registries.get(name)
    if document is None:
        return Registry(None, {})
    records, flawed, diagnostics = validate_registry(document, record)
    found += diagnostics
    if document.file in project.unreadable:
        flawed = frozenset(records)
    return Registry(document, records, flawed)
