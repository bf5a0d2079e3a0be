"""What a build leaves for the next one, so that an edit alone can be taken in."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from briefgen import __version__
from briefgen.adapters import adapter
from briefgen.cache.folder import read, write
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.mkdocs.frame import Shell
from briefgen.recall.memory import Memory
from briefgen.recall.packs import sealed, unsealed

_FORMAT = 9


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the last build knew."""

    manifest: str
    """Hash of the manifest that it left: what was built since, it does not know."""
    frame: str
    """Hash of all inputs but annotations and articles."""
    texts: Mapping[str, str]
    """Hash of each annotation and article, by its path from the site's folder."""
    shell: Shell
    """What stood round every page."""
    found: tuple[Diagnostic, ...]
    """What the build itself had to say."""
    memory: Memory
    """What is remembered of the inputs."""


@dataclass(frozen=True, slots=True)
class _Saved:
    format: int
    version: str
    remembered: Remembered
    """All of it but what is packed: first cards, then as many packs of gists."""


def recall(root: Path, stem: str) -> Remembered | None:
    """Read what was kept; nothing where it is damaged, or of another version."""
    try:
        head, every = unsealed(read(root, _name(stem)))
        saved = adapter(_Saved).validate_json(head)
    except ValueError:
        return None
    if (saved.format, saved.version) != (_FORMAT, __version__):
        return None
    half = len(every) // 2
    memory = replace(saved.remembered.memory, packs=every[:half], gists=every[half:])
    return replace(saved.remembered, memory=memory)


def keep(root: Path, stem: str, remembered: Remembered) -> None:
    """Write down what is to be remembered of the build into an output folder."""
    memory = remembered.memory
    every = (*memory.packs, *memory.gists)
    head = replace(remembered, memory=replace(memory, packs=(), gists=()))
    with suppress(ValueError):  # a text that is no Unicode
        line = adapter(_Saved).dump_json(_Saved(_FORMAT, __version__, head))
        write(root, _name(stem), sealed(line, every))


def _name(stem: str) -> str:
    return f"memory-{stem}"
