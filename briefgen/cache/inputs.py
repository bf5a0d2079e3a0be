"""The inputs of a site as one hash: while it stays, nothing comes out otherwise."""

import os
import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import briefgen
from briefgen.cache.files import Files, OddFileError, files_below
from briefgen.cache.snapshot import Known, Snapshot
from briefgen.config import Settings

_PACKAGE = Path(briefgen.__file__).parent
_PACKAGES = ("mkdocs", "markdown", "jinja2", "pydantic", "pyyaml", "markdown-it-py")
_ENVIRONMENT = re.compile(rb"!ENV[^\n]*")
_NAME = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*")


def of_build(settings: Settings, config_file: Path, docs: Path) -> str:
    """Hash all that the pages of a site are made of; see `of_check`."""
    templates = settings.root / settings.options.templates
    return _hashed(settings, config_file, templates, docs)


def of_check(settings: Settings, config_file: Path) -> str:
    """Hash all that is checked; nothing where something else may change it.

    That is so where a text has the word `embargo`, which ends one day, and
    where a file is a link. Advice depends on the date: the day is an input too.
    """
    return _hashed(settings, config_file)


def _hashed(settings: Settings, config_file: Path, *besides: Path) -> str:
    """Hash the settings and the seeds, and what stands in other folders."""
    seeds = settings.root / settings.options.seeds
    if settings.root not in seeds.parents or seeds.resolve() != seeds:
        return ""  # a mistake, which is said when they are loaded
    snapshot = Snapshot(settings.root)
    digest = blake2b(digest_size=16)
    try:
        config = config_file.read_bytes()
        found = {folder: files_below(folder) for folder in (seeds, *besides)}
        known = {folder: snapshot.look(folder, f) for folder, f in found.items()}
    except (OddFileError, OSError):
        return ""
    snapshot.keep()
    if b"INHERIT" in config or any(map(_speaks_of_embargo, known.values())):
        return ""
    digest.update("\0".join((*_versions(), settings.now.date().isoformat())).encode())
    digest.update(b"\0".join((config, *_environment(config))))
    for folder, files in found.items():
        parts = "\0".join(_content(files, known[folder]))
        digest.update(parts.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _speaks_of_embargo(known: Mapping[str, Known]) -> bool:
    return any(file[5] for file in known.values())


def _content(files: Files, known: Mapping[str, Known]) -> Iterator[str]:
    """Say what stands below a folder."""
    yield from sorted(files.folders)
    for path in sorted(known):
        yield path
        yield known[path][4]


def _versions() -> Iterator[str]:
    """Name what makes pages: packages, and our own code, which may be at work."""
    yield from map(version, _PACKAGES)
    for folder in (_PACKAGE, _PACKAGE.parent / "templates"):
        for here, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(names):
                if not name.endswith(".pyc"):
                    stat = os.stat(f"{here}/{name}")  # noqa: PTH116 - quicker
                    yield f"{here}/{name}:{stat.st_size}:{stat.st_mtime_ns}"


def _environment(config: bytes) -> Iterator[bytes]:
    """Give the environment's part in the settings."""
    for match in _ENVIRONMENT.finditer(config):
        for name in _NAME.findall(match[0]):
            yield os.environ.get(name.decode(), "").encode()
    yield os.environ.get("SOURCE_DATE_EPOCH", "").encode()
