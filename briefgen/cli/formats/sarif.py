"""Diagnostics as SARIF 2.1.0, for code scanning."""

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from briefgen import __version__
from briefgen.cli.formats.github import from_repository
from briefgen.diagnostics import CATALOGUE, Diagnostic, Severity
from briefgen.model.counts import Counts

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "note",
}


def form(diagnostics: Sequence[Diagnostic], _: Counts, root: Path) -> str:
    """Write one run, with a rule for every code that it uses.

    Paths go from the repository's folder, where code scanning looks for them.
    """
    folder = from_repository(root)
    codes = sorted({d.code for d in diagnostics})
    driver = {
        "name": "briefgen",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(d, folder, codes) for d in diagnostics],
            }
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, object]:
    entry = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.cause},
        "help": {"text": entry.remedy},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(
    diagnostic: Diagnostic, folder: str, codes: Sequence[str]
) -> dict[str, object]:
    place = diagnostic.location
    words = [part for part in (diagnostic.message, diagnostic.help) if part]
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": "\n".join(words)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(folder + place.file)},
                    "region": {
                        "startLine": place.line,
                        "startColumn": place.column,
                        "endLine": place.end_line,
                        "endColumn": place.end_column,
                    },
                }
            }
        ],
    }
