"""Dated facts of entities: who says so, and whether the words are there."""

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.evidence.anchor import anchor
from briefgen.evidence.selectors import Failure
from briefgen.model.article import Article
from briefgen.model.checked import Registry
from briefgen.model.document import Document, Path
from briefgen.model.records import Evidence
from briefgen.model.registry import Entity, Fact
from briefgen.resolve.desk import Desk, unknown_source
from briefgen.resolve.evidence import selector_of
from briefgen.resolve.failures import failed


def facts(registry: Registry[Entity], desk: Desk) -> Iterator[Diagnostic]:
    """Judge every fact of every entity."""
    if registry.document is None:
        return
    for name, entity in registry.records.items():
        for i, fact in enumerate(entity.facts):
            path = (name, "facts", i)
            yield from _fact(fact, path, registry.document, desk)
            for k, evidence in enumerate(fact.evidence):
                at = (*path, "evidence", k)
                yield from _evidence(evidence, at, registry.document, desk)


def _fact(
    fact: Fact, path: Path, document: Document, desk: Desk
) -> Iterator[Diagnostic]:
    if fact.source and desk.find("", fact.source) is None:
        place = document.location((*path, "source"))
        yield unknown_source(place, fact.source, list(desk.by_id))
    if fact.from_ and fact.to and fact.to.last < fact.from_.first:
        place = document.location((*path, "to"))
        yield diagnose("BG212", place, "`to` is before `from`")


def _evidence(
    evidence: Evidence, path: Path, document: Document, desk: Desk
) -> Iterator[Diagnostic]:
    """Look the source up, and the quote in its text, if there is one."""
    place = document.location((*path, "quote"))
    if evidence.source is None:
        message = "evidence of a fact names its source: no briefing stands round it"
        yield diagnose("BG310", place, message, "add `source: ID` or `BRIEFING#ID`")
        return
    source = desk.find("", evidence.source)
    if source is None:
        at = document.location((*path, "source"))
        yield unknown_source(at, evidence.source, list(desk.by_id))
    elif evidence.quote is not None:
        yield from _quote(evidence, source.article, place, desk)


def _quote(
    evidence: Evidence, article: Article | None, place: Location, desk: Desk
) -> Iterator[Diagnostic]:
    if article is None:
        message = f"the source `{evidence.source}` has no text to look in"
        yield diagnose("BG311", place, message, "cite it with a `locator`")
        return
    selector = selector_of(evidence)
    text = desk.texts[article.file]
    result = anchor(text, selector)
    if isinstance(result, Failure):
        yield failed(place, selector, result, text, article)
