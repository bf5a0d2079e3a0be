"""The files beside the page of a briefing: its data, and a text to paste."""

from collections.abc import Iterator

from briefgen.compose.data import (
    BRIEFING_SCHEMA,
    BriefingData,
    EvidenceData,
    SourceData,
    StatementData,
    document,
)
from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.evidence.selectors import Anchored
from briefgen.markup.prose import prose_text
from briefgen.model.records import Quotation
from briefgen.model.site import Briefing, Evidence, Source, Statement
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Rights


def briefing_files(briefing: Briefing, settings: Settings) -> dict[str, str]:
    """Make the files, by their place in the site."""
    url = briefing_url(briefing.id)
    address = f"{settings.site_url.rstrip('/')}/{url}" if settings.site_url else url
    texts = _data(briefing, address, settings), brief_text(briefing, address)
    return dict(zip(file_places(url), texts, strict=True))


def file_places(url: str) -> tuple[str, str]:
    """Say where they stand, beside the page at `url`."""
    return f"{url}index.json", f"{url}brief.txt"


def brief_text(briefing: Briefing, address: str) -> str:
    """Write title, bottom line, points and link, to paste into mail and chat."""
    return "\n".join(_text(briefing, address)) + "\n"


def standing_points(briefing: Briefing) -> list[str]:
    """Give the words of the key points that were not withdrawn."""
    points = briefing.of_kind(StatementKind.KEY_POINT)
    return [s.text for s in points if s.record.status != "withdrawn"]


def _data(briefing: Briefing, address: str, settings: Settings) -> str:
    """Write the whole briefing, as far as it may be published.

    `start` and `end` are code points, end-exclusive: in the text of a `.txt`, or
    in the `textContent` of the finished HTML of a `.md` before its marks.
    """
    data = BriefingData(
        id=briefing.id,
        url=address,
        record=briefing.annotation,
        sources=tuple(_source(source, briefing) for source in briefing.sources),
        statements=tuple(_statement(s, briefing) for s in briefing.statements),
    )
    return document(data, BRIEFING_SCHEMA, briefing_url(briefing.id), settings)


def _source(source: Source, briefing: Briefing) -> SourceData:
    return SourceData(
        id=briefing.local_ids[source.id],
        title=source.title,
        publisher=source.publisher_name or None,
        origin=source.origin,
        page=f"sources/{source.id}/",
        record=source.record,
    )


def _statement(statement: Statement, briefing: Briefing) -> StatementData:
    return StatementData(
        id=statement.id,
        kind=statement.kind,
        text=statement.text,
        record=statement.record,
        evidence=tuple(_evidence(e, briefing) for e in statement.evidence),
    )


def _evidence(evidence: Evidence, briefing: Briefing) -> EvidenceData:
    record, source, anchored = evidence.record, evidence.source, evidence.anchored
    hidden = source is not None and source.record.rights is Rights.LINK
    if hidden:
        anchored = None
    return EvidenceData(
        id=evidence.id,
        quote=None if hidden else record.quote,
        source=briefing.local_ids.get(source.id, source.id) if source else None,
        start=anchored.start if anchored else None,
        end=anchored.end if anchored else None,
        relation=record.relation,
        locator=record.locator,
        statement=str(evidence.target) if evidence.target else None,
        credibility=record.credibility,
        translation=None if hidden else record.translation,
        translated_by=None if hidden else record.translated_by,
        note=None if isinstance(record, Quotation) else record.note,
        parts=_parts(anchored) if anchored else None,
    )


def _parts(anchored: Anchored) -> tuple[tuple[int, int], ...] | None:
    """Give the parts of a quote with gaps."""
    if not anchored.parts[1:]:
        return None
    return tuple((part.start, part.end) for part in anchored.parts)


def _text(briefing: Briefing, address: str) -> Iterator[str]:
    yield briefing.title
    line = briefing.annotation.bottom_line
    if line:
        yield from ("", prose_text(line.text))
    standing = standing_points(briefing)
    if standing:
        yield ""
        yield from (f"- {text}" for text in standing)
    yield from ("", address)
