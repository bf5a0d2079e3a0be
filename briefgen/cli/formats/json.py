"""Diagnostics as JSON, version 1."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.model.counts import Counts


def form(diagnostics: Sequence[Diagnostic], counts: Counts, _: Path) -> str:
    """Write one object: `version`, `diagnostics` and `summary`."""
    found = {s.value: sum(d.severity is s for d in diagnostics) for s in Severity}
    document = {
        "version": 1,
        "diagnostics": [_entry(d) for d in diagnostics],
        "summary": {**found, **asdict(counts), "left_out": dict(counts.left_out)},
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _entry(diagnostic: Diagnostic) -> dict[str, object]:
    place = diagnostic.location
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "fix": asdict(diagnostic.fix) if diagnostic.fix else None,
    }
