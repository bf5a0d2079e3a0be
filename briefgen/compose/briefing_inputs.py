"""What goes into the page of a briefing: where that is as before, so is the page."""

from collections.abc import Iterator

from briefgen.adapters import adapter
from briefgen.frozen import all_but
from briefgen.model.annotation import Annotation
from briefgen.model.site import Briefing, Evidence, Source, Statement
from briefgen.model.statements import statement_lists

_REST_OF_BRIEFING = all_but(
    Briefing, "annotation", "handling", "statements", "sources", "publishable"
)
_REST_OF_SOURCE = all_but(Source, "record", "article")
_REST_OF_STATEMENT = all_but(Statement, "kind", "record", "evidence", "handling")
_REST_OF_EVIDENCE = all_but(Evidence, "record", "source", "anchored")


def inputs_of(briefing: Briefing) -> Iterator[object]:
    """Give what is known of a briefing, each thing once, of a text only its hash.

    A word of a few is given as text, which is hashed in a thirtieth of the time.
    """
    annotation = briefing.annotation
    yield _REST_OF_BRIEFING(briefing)
    yield f"{briefing.handling}"
    # Half of what is hashed: the adapter takes half the time that others take.
    yield adapter(Annotation).dump_json(annotation)
    yield [s.id for s in briefing.sources]
    own = {id(r) for *_, records in statement_lists(annotation) for r in records}
    own.update(map(id, annotation.sources))
    for source in briefing.used_sources.values():
        yield _REST_OF_SOURCE(source)
        text = source.article
        yield (text.sha256, text.file) if text else ()
        if id(source.record) not in own:
            yield source.record
    for statement in briefing.statements:
        yield _REST_OF_STATEMENT(statement)
        yield f"{statement.kind} {statement.handling}"
        if id(statement.record) not in own:
            # It says less than the annotation: what it refers to stays back.
            yield statement.record
        for e in statement.evidence:
            yield _REST_OF_EVIDENCE(e)
            yield e.source.id if e.source else ""
            yield [(p.start, p.end) for p in e.anchored.parts] if e.anchored else ()
