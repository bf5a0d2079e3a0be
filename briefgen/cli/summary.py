"""What there is to say at the end, in a line."""

from collections.abc import Sequence

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.model.counts import Counts

_REASONS = {
    "errors": "with errors",
    "review": "in review",
    "embargo": "under embargo",
    "handling": "of a higher handling",
}


def number(count: int, one: str, many: str = "") -> str:
    """Count things: `1 error`, `2 errors`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def findings(diagnostics: Sequence[Diagnostic]) -> str:
    """Count diagnostics by severity: `1 error, 2 warnings`."""
    names = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    counts = [
        (sum(d.severity is severity for d in diagnostics), name)
        for severity, name in names.items()
    ]
    parts = [number(count, name) for count, name in counts if count]
    advice = sum(d.severity is Severity.ADVICE for d in diagnostics)
    if advice:
        parts.append(f"{advice:,} advice")
    return ", ".join(parts) or "nothing to say"


def evidence(counts: Counts) -> str:
    """Say how much is anchored: `41 of 42 passages anchored in 9 sources`."""
    text = (
        f"{counts.anchored:,} of {number(counts.quoted, 'passage')} anchored "
        f"in {number(counts.sources, 'source')}"
    )
    return f"{text}, {counts.cited:,} cited" if counts.cited else text


def left_out(counts: Counts) -> str:
    """Say which briefings are not in the build, and why."""
    total = sum(counts.left_out.values())
    why = ", ".join(
        f"{count:,} {_REASONS.get(name, name)}"
        for name, count in counts.left_out.items()
    )
    return f"left out {number(total, 'briefing')}: {why}" if total else ""
