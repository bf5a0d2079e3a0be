"""What a check found: said again while nothing changed, and mended after an edit."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import __version__
from briefgen.adapters import adapter
from briefgen.cache.folder import read, write
from briefgen.cache.inputs import Inputs, of_check
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.model.counts import Counts

if TYPE_CHECKING:
    from briefgen.recall.memory import Memory

_NAME = "check.json"
_MEMORY = "check-memory"
_FORMAT = 2


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a check has to say."""

    inputs: str
    """The hash of what was checked; empty where it may change by itself."""
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say, sorted by place, in the site's severities."""
    counts: Counts
    """What there is, in numbers."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What the cards of the last check belong to."""

    format: int
    version: str
    inputs: str
    """The hash of what was checked."""
    rest: str
    """Hash of all inputs but annotations, articles, entities and stories."""
    worded: Mapping[str, str]
    """Hash of the registries of entities and stories, by path."""
    texts: Mapping[str, str]
    """Hash of each annotation and article, by its path from the site's folder."""


def findings(settings: Settings, config_file: Path) -> Findings:
    """Check a site, or say again what was found in the same inputs.

    After an edit only what it touches is read, unless other files depend on it.

    Raises:
        BriefgenError: the inputs cannot be read.

    """
    inputs = of_check(settings, config_file)
    known = _known(settings.root)
    if known is not None and known.inputs == inputs.whole != "":
        return known
    memory = _again(known, inputs, settings) if known and inputs.whole else None
    if memory is None:
        from briefgen.memory import undisturbed  # noqa: PLC0415 - as are all below
        from briefgen.pipeline import judge  # noqa: PLC0415 - imports all stages
        from briefgen.processes import Helpers  # noqa: PLC0415
        from briefgen.recall.memory import faceless_memory_of  # noqa: PLC0415 - too

        with undisturbed(), Helpers(None) as helpers:
            judged = judge(settings, helpers=helpers)
        if not inputs.whole:
            return Findings("", judged.diagnostics, judged.counts)
        memory = faceless_memory_of(judged)
    found = Findings(inputs.whole, memory.diagnostics, memory.counts)
    if of_check(settings, config_file) == inputs:  # nobody wrote meanwhile
        _keep(settings.root, inputs, found, memory)
    return found


def _again(known: Findings, inputs: Inputs, settings: Settings) -> "Memory | None":
    """Take in what changed since the last check; None where that is not enough."""
    from briefgen.recall.again import judge_again  # noqa: PLC0415 - imports stages
    from briefgen.recall.memory import Memory  # noqa: PLC0415 - too
    from briefgen.recall.packs import unsealed  # noqa: PLC0415 - too

    try:
        line, packs = unsealed(read(settings.root, _MEMORY))
        head = adapter(_Head).validate_json(line)
    except ValueError:
        return None
    if (
        (head.format, head.version) != (_FORMAT, __version__)
        or (head.inputs, head.rest) != (known.inputs, inputs.rest)
        or head.texts.keys() != inputs.texts.keys()
        or head.worded.keys() != inputs.worded.keys()
        or not packs
    ):
        return None
    *cards, records = packs
    memory = Memory(tuple(cards), (), known.counts, known.diagnostics, records=records)
    changed = {path for path, _ in inputs.texts.items() ^ head.texts.items()}
    return judge_again(
        memory,
        frozenset(changed),
        inputs.seeds,
        settings,
        worded=head.worded != inputs.worded,
    )


def _keep(root: Path, inputs: Inputs, found: Findings, memory: "Memory") -> None:
    """Write down what was found, and what it takes to take in an edit."""
    from briefgen.recall.packs import sealed  # noqa: PLC0415 - as all that made them

    head = _Head(
        _FORMAT, __version__, inputs.whole, inputs.rest, inputs.worded, inputs.texts
    )
    with suppress(ValueError):  # a text that is no Unicode
        content = adapter(Findings).dump_json(found)
        line = adapter(_Head).dump_json(head)
        write(root, _MEMORY, sealed(line, (*memory.packs, memory.records)))
        write(root, _NAME, content)


def _known(root: Path) -> Findings | None:
    """Read what was found last; what is damaged is thrown away."""
    try:
        return adapter(Findings).validate_json(read(root, _NAME))
    except ValueError:
        return None
