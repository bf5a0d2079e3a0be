"""Leaves out what must stay back: here, once, so that no later stage can leak it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from briefgen.config import Settings
from briefgen.model.annotation import Annotation, Update
from briefgen.model.forms import changed
from briefgen.model.history import Told
from briefgen.model.records import (
    Counterpoint,
    Judgement,
    OpenQuestion,
    StatementRecord,
)
from briefgen.model.site import Briefing, Evidence, Site, Statement, StatementKey
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Handling, Rights

Kept = Mapping[StatementKey, Statement]
R = TypeVar("R")

_PROSE = ("why_it_matters", "source_summary", "gaps", "analysis")
_LOCAL_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\(\s*<?#(?P<id>[^)\s>]*)>?[^)]*\)")


def publishable(site: Site, settings: Settings) -> Site:
    """Give the site without what its handling, status or rights hold back."""
    highest = settings.options.handling
    open_ones = [b for b in site.briefings if b.publishable]
    kept = {
        StatementKey(b.id, s.id): s
        for b in open_ones
        for s in b.statements
        if _may_be_shown(s, highest)
    }
    published = {b.id for b in open_ones}
    briefings = tuple(_reduced(b, kept, published) for b in open_ones)
    used = {s.id for b in briefings for s in b.sources}
    topics = {name for b in briefings for name in b.annotation.topics}
    return replace(
        site,
        briefings=briefings,
        topics={
            name: topic
            for name, topic in site.topics.items()
            if name in site.recorded_topics or name in topics
        },
        sources={i: s for i, s in site.sources.items() if i in used or not s.briefing},
    )


def publishable_changes(told: Told, shown: Site) -> Told:
    """Keep of what changed that of briefings and statements which are shown today."""
    ids = {b.id: {"", *(s.id for s in b.statements)} for b in shown.briefings}
    every = told.changes.items()
    return replace(
        told,
        changes={
            name: kept
            for name, changes in every
            if (kept := tuple(c for c in changes if c.statement in ids.get(name, ())))
        },
        tokens={n: token for n, token in told.tokens.items() if n in ids},
    )


def _may_be_shown(statement: Statement, highest: Handling) -> bool:
    if statement.handling.level > highest.level:
        return False
    if statement.kind is not StatementKind.QUOTATION:
        return True
    # A quotation is nothing but text of its source.
    sources = [e.source for e in statement.evidence if e.source]
    return all(s.record.rights is not Rights.LINK for s in sources)


def _reduced(briefing: Briefing, kept: Kept, published: set[str]) -> Briefing:
    ids = {s.id for s in briefing.statements if StatementKey(briefing.id, s.id) in kept}
    return replace(
        briefing,
        annotation=_annotation(briefing.annotation, briefing, ids, published),
        statements=tuple(
            _statement(s, ids, kept) for s in briefing.statements if s.id in ids
        ),
    )


def _annotation(
    annotation: Annotation, briefing: Briefing, ids: set[str], published: set[str]
) -> Annotation:
    """Drop what the fields say of statements and briefings that are left out."""
    all_ids = {s.id for s in briefing.statements}
    line = annotation.bottom_line
    prose = {name: getattr(annotation, name) for name in _PROSE}
    return _with(
        annotation,
        **{name: _unlinked(text, ids) for name, text in prose.items() if text},
        bottom_line=line
        and _with(
            line,
            text=_unlinked(line.text, ids),
            rests_on=_only(line.rests_on, ids),
        ),
        see_also=_only(annotation.see_also, published),
        updates=tuple(
            _with(u, statements=_only(u.statements, ids))
            for u in annotation.updates
            if not _only_of_hidden(u, ids, all_ids)
        ),
    )


def _with(record: R, **fields: object) -> R:
    """Give a record with such values; itself, where it has them already."""
    new = {n: value for n, value in fields.items() if value != getattr(record, n)}
    return changed(record, **new) if new else record


def _only_of_hidden(update: Update, ids: set[str], all_ids: set[str]) -> bool:
    """Tell whether an update speaks of a statement that is left out.

    Its words would give that statement away.
    """
    return any(i in all_ids and i not in ids for i in update.statements)


def _statement(statement: Statement, ids: set[str], kept: Kept) -> Statement:
    record = _record(statement.record, ids, kept)
    evidence = tuple(e for e in statement.evidence if _evidence_kept(e, kept))
    shaken_by = tuple(key for key in statement.shaken_by if key in kept)
    whole = len(evidence) == len(statement.evidence)
    if record is statement.record and whole and shaken_by == statement.shaken_by:
        return statement
    return replace(statement, record=record, evidence=evidence, shaken_by=shaken_by)


def _evidence_kept(evidence: Evidence, kept: Kept) -> bool:
    return evidence.target is None or evidence.target in kept


def _record(record: StatementRecord, ids: set[str], kept: Kept) -> StatementRecord:
    """Drop references to statements that are left out."""
    match record:
        case Counterpoint(against=against):
            return _with(record, against=_only(against, ids))
        case Judgement(revises=revises, would_change_if=changes):
            stands = revises and StatementKey.read(revises) in kept
            return _with(
                record,
                revises=revises if stands else None,
                would_change_if=tuple(_unlinked(text, ids) for text in changes),
            )
        case OpenQuestion(answered_by=str(name)):
            there = StatementKey.read(name) in kept if "#" in name else name in ids
            return record if there else replace(record, answered_by=None)
        case _:
            return record


def _unlinked(text: str, ids: set[str]) -> str:
    """Leave the words of a link to a statement that is left out."""
    return _LOCAL_LINK.sub(lambda m: m[0] if m["id"] in ids else m["words"], text)


def _only(names: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in known)
