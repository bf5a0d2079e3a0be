"""What a build leaves for the next one, so that an edit alone can be taken in."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from briefgen import __version__
from briefgen.cache.folder import read, write
from briefgen.diagnostics import Diagnostic
from briefgen.mkdocs.frame import Shell
from briefgen.recall.memory import Memory

_FORMAT = 2


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


def recall(root: Path, stem: str) -> Remembered | None:
    """Read what was kept; nothing where it is damaged, or of another version."""
    try:
        saved = TypeAdapter(_Saved).validate_json(read(root, _name(stem)))
    except ValueError:
        return None
    current = (saved.format, saved.version) == (_FORMAT, __version__)
    return saved.remembered if current else None


def keep(root: Path, stem: str, remembered: Remembered) -> None:
    """Write down what is to be remembered of the build into an output folder."""
    saved = _Saved(_FORMAT, __version__, remembered)
    with suppress(ValueError):  # a text that is no Unicode
        write(root, _name(stem), TypeAdapter(_Saved).dump_json(saved))


def _name(stem: str) -> str:
    return f"memory-{stem}.json"
