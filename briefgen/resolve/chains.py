"""Follows evidence that leads to another statement, to where it ends."""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Location, closest, diagnose
from briefgen.model.checked import AnnotationFile
from briefgen.model.site import Briefing, Evidence, Statement, StatementKey
from briefgen.model.vocabulary import StatementStatus


def chained(
    briefings: tuple[Briefing, ...],
    files: Mapping[str, AnnotationFile],
    found: list[Diagnostic],
) -> tuple[Briefing, ...]:
    """Connect evidence with the statements it leads to, and mark what is shaken."""
    chains = _Chains(briefings, files, found)
    connected = tuple(chains.connect(briefing) for briefing in briefings)
    index = {StatementKey(b.id, s.id): s for b in connected for s in b.statements}
    return tuple(_shaken(briefing, index) for briefing in connected)


class _Chains:
    def __init__(
        self,
        briefings: tuple[Briefing, ...],
        files: Mapping[str, AnnotationFile],
        found: list[Diagnostic],
    ) -> None:
        self._statements = {
            StatementKey(b.id, s.id): s for b in briefings for s in b.statements
        }
        self._files = files
        self._found = found

    def connect(self, briefing: Briefing) -> Briefing:
        """Connect the evidence of one briefing."""
        if not any(e.record.statement for s in briefing.statements for e in s.evidence):
            return briefing
        statements = tuple(self._statement(briefing.id, s) for s in briefing.statements)
        return replace(briefing, statements=statements)

    def _statement(self, briefing: str, statement: Statement) -> Statement:
        start = StatementKey(briefing, statement.id)
        evidence = tuple(self._evidence(start, e) for e in statement.evidence)
        return replace(statement, evidence=evidence)

    def _evidence(self, start: StatementKey, evidence: Evidence) -> Evidence:
        if evidence.record.statement is None:
            return evidence
        target = StatementKey.read(evidence.record.statement)
        place = self._place(start, evidence)
        problem = unknown_statement(place, target, self._files)
        if problem is None:
            problem = self._end(place, start, target)
        if problem is not None:
            self._found.append(problem)
            return evidence
        return replace(evidence, target=target)

    def _place(self, start: StatementKey, evidence: Evidence) -> Location:
        file = self._files[start.briefing]
        numbered = next(s for s in file.statements if s.id == start.statement)
        path = next(p for p, record in numbered.evidence if record is evidence.record)
        return file.location((*path, "statement"))

    def _end(
        self, place: Location, start: StatementKey, target: StatementKey
    ) -> Diagnostic | None:
        """Follow the chain: it must neither come back nor end in nothing."""
        seen: set[StatementKey] = set()
        open_ends = [target]
        while open_ends:
            at = open_ends.pop()
            if at == start:
                message = f"`{target}` itself rests on this statement"
                return diagnose("BG407", place, message)
            statement = self._statements.get(at)
            if at in seen or statement is None:
                continue
            seen.add(at)
            if not statement.evidence:
                message = f"the chain ends at `{at}`, which rests on nothing"
                return diagnose("BG408", place, message, "give that one evidence")
            open_ends += [
                StatementKey.read(e.record.statement)
                for e in statement.evidence
                if e.record.statement
            ]
        return None


def unknown_statement(
    place: Location, key: StatementKey, files: Mapping[str, AnnotationFile]
) -> Diagnostic | None:
    """Say what is wrong with a reference to a statement of another briefing."""
    file = files.get(key.briefing)
    if file is None:
        guess = closest(key.briefing, files)
        hint = f"did you mean `{guess}#{key.statement}`?" if guess else ""
        message = f"there is no briefing `{key.briefing}`"
        return diagnose("BG404", place, message, hint)
    ids = {s.id: s for s in file.statements}
    if key.statement not in ids:
        guess = closest(key.statement, ids)
        hint = f"did you mean `{key.briefing}#{guess}`?" if guess else ""
        message = f"`{key.briefing}` has no statement `{key.statement}`"
        return diagnose("BG406", place, message, hint)
    if ids[key.statement].record.id is None:
        message = f"`{key}` is only the place of a statement, which may move"
        hint = f"write `id: {key.statement}` at the statement, in {file.document.file}"
        return diagnose("BG213", place, message, hint)
    return None


def _shaken(briefing: Briefing, index: Mapping[StatementKey, Statement]) -> Briefing:
    if not any(map(_leads_on, briefing.statements)):
        return briefing
    statements = tuple(
        replace(s, shaken_by=_shakers(s, index)) if _leads_on(s) else s
        for s in briefing.statements
    )
    return replace(briefing, statements=statements)


def _leads_on(statement: Statement) -> bool:
    return any(e.target for e in statement.evidence)


def _shakers(
    statement: Statement, index: Mapping[StatementKey, Statement]
) -> tuple[StatementKey, ...]:
    """Find the corrected or withdrawn statements at any step of the chains."""
    shakers: dict[StatementKey, None] = {}
    seen: set[StatementKey] = set()
    ahead = [e.target for e in statement.evidence if e.target]
    while ahead:
        key = ahead.pop()
        target = index.get(key)
        if key in seen or target is None:
            continue
        seen.add(key)
        if target.record.status is not StatementStatus.CURRENT:
            shakers[key] = None
        ahead += [e.target for e in target.evidence if e.target]
    return tuple(sorted(shakers, key=str))
