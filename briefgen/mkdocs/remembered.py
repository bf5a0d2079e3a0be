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
from briefgen.model.page import PageKind
from briefgen.recall.memory import Memory
from briefgen.recall.packs import sealed, unsealed

_FORMAT = 11


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the last build knew."""

    manifest: str
    """Hash of the manifest that it left: what was built since, it does not know."""
    rest: str
    """Hash of all inputs but annotations, articles, templates, entities and stories."""
    templates: str
    """Hash of the site's templates."""
    kinds: Mapping[PageKind, str]
    """Hash of the templates that the pages of each kind are made of."""
    worded: Mapping[str, str]
    """Hash of the registries that describe entities and stories, by their path."""
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
    """All of it but what is packed: cards, as many packs of gists, and records."""


def recall(root: Path, stem: str) -> Remembered | None:
    """Read what was kept; nothing where it is damaged, or of another version."""
    try:
        head, every = unsealed(read(root, _name(stem)))
        saved = adapter(_Saved).validate_json(head)
    except ValueError:
        return None
    if (saved.format, saved.version) != (_FORMAT, __version__):
        return None
    *packs, records = every or (b"",)
    half = len(packs) // 2
    memory = replace(
        saved.remembered.memory,
        packs=tuple(packs[:half]),
        gists=tuple(packs[half:]),
        records=records,
    )
    return replace(saved.remembered, memory=memory)


def keep(root: Path, stem: str, remembered: Remembered) -> None:
    """Write down what is to be remembered of the build into an output folder."""
    memory = remembered.memory
    every = (*memory.packs, *memory.gists, memory.records)
    bare = replace(memory, packs=(), gists=(), records=b"")
    head = replace(remembered, memory=bare)
    with suppress(ValueError):  # a text that is no Unicode
        line = adapter(_Saved).dump_json(_Saved(_FORMAT, __version__, head))
        write(root, _name(stem), sealed(line, every))


def _name(stem: str) -> str:
    return f"memory-{stem}"
