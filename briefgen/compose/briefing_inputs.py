"""What goes into the page of a briefing: where that is as before, so is the page."""

from collections.abc import Iterator
from dataclasses import replace

from briefgen.adapters import adapter
from briefgen.model.annotation import Annotation
from briefgen.model.site import Briefing
from briefgen.model.statements import statement_lists


def inputs_of(briefing: Briefing) -> Iterator[object]:
    """Give what is known of a briefing, each thing once, of a text only its hash."""
    annotation = briefing.annotation
    yield briefing.id, briefing.file, briefing.date, briefing.lang, briefing.handling
    # A quarter of what is hashed: the adapter takes half the time that others take.
    yield adapter(Annotation).dump_json(annotation)
    yield briefing.local_ids, [s.id for s in briefing.sources], briefing.picture
    for source in briefing.used_sources.values():
        text = source.article.sha256 if source.article else ""
        yield text, source.article.file if source.article else ""
        yield replace(source, article=None)
    own = {id(r) for *_, records in statement_lists(annotation) for r in records}
    for statement in briefing.statements:
        yield statement.id, statement.kind, statement.handling, statement.shaken_by
        if id(statement.record) not in own:
            # It says less than the annotation: what it refers to stays back.
            yield statement.record
        for e in statement.evidence:
            yield e.id, e.source.id if e.source else "", e.anchored, e.target
