"""The files beside the page of a briefing: its data, and a text to paste."""

from collections.abc import Iterator

from pydantic_core import to_json, to_jsonable_python

from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.markup.prose import prose_text
from briefgen.model.records import Event, Quotation
from briefgen.model.site import Briefing, Evidence, Source, Statement
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Rights

VERSION = 1
"""Of the form of `index.json`; a field never changes its meaning within one."""

_LISTS = {
    *("key_points", "judgements", "counterpoints", "open_questions"),
    *("watch", "quotations", "events", "sources"),
}
_OF_EVIDENCE = {
    *("quote", "prefix", "suffix", "occurrence", "source", "locator", "statement"),
    *("relation", "credibility", "translation", "translated_by"),
}


def briefing_files(briefing: Briefing, settings: Settings) -> dict[str, str]:
    """Make the files, by their place in the site."""
    url = briefing_url(briefing.id)
    address = f"{settings.site_url.rstrip('/')}/{url}" if settings.site_url else url
    texts = _json(briefing, address), brief_text(briefing, address)
    return dict(zip(file_places(url), texts, strict=True))


def file_places(url: str) -> tuple[str, str]:
    """Say where they stand, beside the page at `url`."""
    return f"{url}index.json", f"{url}brief.txt"


def brief_text(briefing: Briefing, address: str) -> str:
    """Write title, bottom line, points and link, to paste into mail and chat."""
    return "\n".join(_text(briefing, address)) + "\n"


def _json(briefing: Briefing, address: str) -> str:
    """Write the whole briefing, as far as it may be published.

    `start` and `end` are code points, end-exclusive: in the text of a `.txt`, or
    in the `textContent` of the finished HTML of a `.md` before its marks.
    """
    document: dict[str, object] = {
        "version": VERSION,
        "id": briefing.id,
        "url": address,
        **_fields(briefing.annotation, _LISTS | {"id"}),
        "sources": [_source(source, briefing) for source in briefing.sources],
        "statements": [_statement(s, briefing) for s in briefing.statements],
    }
    return to_json(document, indent=1).decode() + "\n"


def _fields(record: object, without: set[str]) -> dict[str, object]:
    fields: dict[str, object] = to_jsonable_python(
        record, exclude_none=True, exclude=without
    )
    return {name: value for name, value in fields.items() if value != []}


def _source(source: Source, briefing: Briefing) -> dict[str, object]:
    return {
        "id": briefing.local_ids[source.id],
        "title": source.title,
        **_fields(source.record, {"id", "title", "publisher", "origin", "file"}),
        **({"publisher": source.publisher_name} if source.publisher_name else {}),
        "origin": source.origin,
        "page": f"sources/{source.id}/",
    }


def _statement(statement: Statement, briefing: Briefing) -> dict[str, object]:
    record = statement.record
    without = {"id", "text", "evidence"}
    if isinstance(record, Quotation):
        without |= _OF_EVIDENCE
    fields = _fields(record, without)
    if isinstance(record, Event):
        fields["date"] = record.date.text
    return {
        "id": statement.id,
        "kind": statement.kind.value,
        "text": statement.text,
        **fields,
        "evidence": [_evidence(e, briefing) for e in statement.evidence],
    }


def _evidence(evidence: Evidence, briefing: Briefing) -> dict[str, object]:
    record, source, anchored = evidence.record, evidence.source, evidence.anchored
    hidden = source is not None and source.record.rights is Rights.LINK
    if hidden:
        anchored = None
    fields: dict[str, object] = {
        "id": evidence.id,
        "quote": None if hidden else record.quote,
        "source": briefing.local_ids.get(source.id, source.id) if source else None,
        "start": anchored.start if anchored else None,
        "end": anchored.end if anchored else None,
        "relation": record.relation.value,
        "locator": record.locator,
        "statement": str(evidence.target) if evidence.target else None,
        "credibility": record.credibility,
        "translation": None if hidden else record.translation,
        "note": None if isinstance(record, Quotation) else record.note,
    }
    always = {"quote", "source", "start", "end"}
    kept: dict[str, object] = {
        k: v for k, v in fields.items() if k in always or v is not None
    }
    if anchored and len(anchored.parts) > 1:
        kept["parts"] = [[part.start, part.end] for part in anchored.parts]
    return kept


def _text(briefing: Briefing, address: str) -> Iterator[str]:
    yield briefing.title
    line = briefing.annotation.bottom_line
    if line:
        yield from ("", prose_text(line.text))
    points = briefing.of_kind(StatementKind.KEY_POINT)
    standing = [s.text for s in points if s.record.status != "withdrawn"]
    if standing:
        yield ""
        yield from (f"- {text}" for text in standing)
    yield from ("", address)
