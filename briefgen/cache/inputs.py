"""The inputs of a site as one hash: while it stays, nothing comes out otherwise."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import briefgen
from briefgen.cache.commit import standing
from briefgen.cache.files import OddFileError, files_below
from briefgen.cache.snapshot import Known, Snapshot
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.vocabulary import REGISTRIES, WORDED

_PACKAGE = Path(briefgen.__file__).parent
_PACKAGES = ("mkdocs", "markdown", "jinja2", "pydantic", "pyyaml", "markdown-it-py")
_ASIDE = ("pages", "digests")  # folders of the seeds that hold neither
_TEXTS = ("yml", "txt", "md")
_ENVIRONMENT = re.compile(rb"!ENV[^\n]*")
_NAME = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a site is made of, as hashes."""

    whole: str = ""
    """Of everything, and of the commit; empty where something else may change it."""
    rest: str = ""
    """Of everything but what follows; empty where it cannot be told."""
    templates: str = ""
    """Of the site's templates."""
    worded: Mapping[str, str] = field(default_factory=dict)
    """Of the registries of entities and stories, by path from the site's folder."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Of each annotation and article, by its path from the site's folder."""
    timed: frozenset[str] = frozenset()
    """Those of them that may mean something else tomorrow: they name an `embargo`."""
    seeds: frozenset[str] = frozenset()
    """The paths of all files of the seeds, but for dot-files."""


def of_build(settings: Settings, config_file: Path, docs: Path) -> Inputs:
    """Hash all that the pages of a site are made of; see `of_check`."""
    templates = settings.root / settings.options.templates
    found = _hashed(settings, config_file, docs, templates)
    if not found.whole:
        return found
    digest = blake2b(f"{found.whole}\0{standing(settings)}".encode(), digest_size=16)
    return replace(found, whole=digest.hexdigest())


def of_check(settings: Settings, config_file: Path) -> Inputs:
    """Hash all that is checked; `whole` is empty where something else may change it.

    That is so where an annotation or article has the word `embargo`, which ends one
    day, and where a file is a link. Advice depends on the date: the day is an input
    too.
    """
    return _hashed(settings, config_file)


def _hashed(
    settings: Settings,
    config_file: Path,
    docs: Path | None = None,
    templates: Path | None = None,
) -> Inputs:
    """Hash the settings and the seeds, and what stands in other folders."""
    seeds = settings.root / settings.options.seeds
    if settings.root not in seeds.parents or seeds.resolve() != seeds:
        return Inputs()  # a mistake, which is said when they are loaded
    snapshot = Snapshot(settings.root)
    try:
        config = config_file.read_bytes()
        folders = filter(None, (seeds, docs, templates))
        found = {folder: files_below(folder) for folder in folders}
        known = {folder: snapshot.look(folder, f) for folder, f in found.items()}
    except (OddFileError, OSError):
        return Inputs()
    snapshot.keep()
    if b"INHERIT" in config:
        return Inputs()
    every = known[seeds]
    texts = {path: kept[4] for path, kept in every.items() if _is_text(path)}
    digest = blake2b(digest_size=16)
    digest.update("\0".join((*_versions(), settings.now.date().isoformat())).encode())
    digest.update(b"\0".join((config, *_environment(config))))
    worded = [path for name in WORDED if (path := f"{name}.yml") in every]
    aside = {*texts, *worded}
    of_templates = blake2b(digest_size=16)
    for folder, files in found.items():
        others = (p for p in known[folder] if folder != seeds or p not in aside)
        within = of_templates if folder == templates else digest
        _add(within, (*sorted(files.folders), *_content(others, known[folder])))
    rest = digest.hexdigest()
    digest.update(of_templates.digest())
    _add(digest, _content(worded, every))
    _add(digest, _content(texts, every))
    name = settings.options.seeds
    timed = frozenset(f"{name}/{path}" for path in texts if every[path][5])
    return Inputs(
        whole="" if timed else digest.hexdigest(),
        rest=rest,
        templates=of_templates.hexdigest(),
        worded={f"{name}/{path}": every[path][4] for path in worded},
        texts={f"{name}/{path}": content for path, content in texts.items()},
        timed=timed,
        seeds=frozenset(f"{name}/{path}" for path in every if "/." not in path),
    )


def _is_text(path: str) -> bool:
    """Tell whether a file of the seeds is an annotation or article, by its name."""
    folder, _, name = path.rpartition("/")
    if folder.partition("/")[0] in _ASIDE:
        return False
    stem, _, suffix = name.rpartition(".")
    registry = not folder and stem in REGISTRIES and suffix == "yml"
    return suffix in _TEXTS and not registry


def _content(paths: Iterable[str], known: Mapping[str, Known]) -> Iterator[str]:
    """Say what some files are called, and what is in them."""
    for path in sorted(paths):
        yield path
        yield known[path][4]


def _add(digest: blake2b, parts: Iterable[str]) -> None:
    digest.update("\0".join(("", *parts)).encode("utf-8", "surrogateescape"))


def _versions() -> Iterator[str]:
    """Name what makes pages: packages, and our own code, which may be at work."""
    yield from map(version, _PACKAGES)
    for folder in (_PACKAGE, _PACKAGE.parent / "templates"):
        for here, folders, names in os.walk(folder):
            folders[:] = sorted(n for n in folders if n != "__pycache__")
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
