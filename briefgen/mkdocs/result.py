"""What a build did."""

from collections.abc import Sequence
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.frozen import dataclass
from briefgen.model.counts import Counts


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did, and what it has to say."""

    site_dir: Path
    """The output folder."""
    ok: bool
    """Whether there was no error; under strict, no warning either."""
    written: bool
    """Whether the output folder is now as the seeds say."""
    made: int
    """Pages that are new or other than before."""
    skipped: int
    """Pages that are as before."""
    removed: int
    """Pages that are no more."""
    counts: Counts
    """What the site has."""
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say of the inputs and of links, sorted."""
    warnings: tuple[str, ...]
    """What MkDocs warned of."""
    seconds: float = 0.0
    """How long it took."""


def passes(
    diagnostics: Sequence[Diagnostic], warnings: Sequence[str], *, strict: bool
) -> bool:
    """Tell whether there is nothing that fails a build."""
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return not (strict and warnings) and not any(d.severity in bad for d in diagnostics)
