"""What a check found, to be said again while its inputs are the same."""

from contextlib import suppress
from pathlib import Path

from briefgen.adapters import adapter
from briefgen.cache.folder import read, write
from briefgen.cache.inputs import of_check
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.model.counts import Counts

_NAME = "check.json"


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a check has to say."""

    inputs: str
    """The hash of what was checked; empty where it may change by itself."""
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say, sorted by place, in the site's severities."""
    counts: Counts
    """What there is, in numbers."""


def findings(settings: Settings, config_file: Path) -> Findings:
    """Check a site, or say again what was found in the same inputs.

    Raises:
        BriefgenError: the inputs cannot be read.

    """
    inputs = of_check(settings, config_file)
    known = _known(settings.root)
    if known is not None and known.inputs == inputs != "":
        return known
    from briefgen.pipeline import judge  # noqa: PLC0415 - imports all stages

    judged = judge(settings, jobs=None)
    found = Findings(inputs, judged.diagnostics, judged.counts)
    if inputs and of_check(settings, config_file) == inputs:  # nobody wrote meanwhile
        with suppress(ValueError):  # a text that is no Unicode
            write(settings.root, _NAME, adapter(Findings).dump_json(found))
    return found


def _known(root: Path) -> Findings | None:
    """Read what was found last; what is damaged is thrown away."""
    try:
        return adapter(Findings).validate_json(read(root, _NAME))
    except ValueError:
        return None
