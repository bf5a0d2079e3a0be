"""The inputs of a build as one hash: while it stays, a build changes nothing."""

import os
import re
from collections.abc import Iterator
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import briefgen
from briefgen.config import Settings

_PACKAGE = Path(briefgen.__file__).parent
_ENVIRONMENT = re.compile(rb"!ENV[^\n]*")
_NAME = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*")


def inputs(settings: Settings, config_file: Path, docs: Path) -> str:
    """Hash all that a site is made of; nothing where something else may change it.

    That is so where a text has the word `embargo`, which ends one day, and
    where a file is a link. Advice depends on the date: the day is an input too.
    """
    config = config_file.read_bytes()
    if b"INHERIT" in config:
        return ""
    digest = blake2b(digest_size=16)
    digest.update("\0".join((*_versions(), settings.now.date().isoformat())).encode())
    digest.update(b"\0".join((config, *_environment(config))))
    names = (settings.options.seeds, settings.options.templates)
    for folder in dict.fromkeys((*(settings.root / name for name in names), docs)):
        for path in _files(folder):
            if path.is_symlink() or not path.is_file():
                return ""
            content = path.read_bytes()
            if path.suffix in {".yml", ".md"} and b"embargo" in content:
                return ""
            head = f"\0{path.relative_to(folder).as_posix()}\0{len(content)}\0"
            digest.update(head.encode("utf-8", "surrogateescape"))
            digest.update(content)
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Give every file in order, and every link to a folder."""
    for here, folders, names in os.walk(folder):
        folders.sort()
        links = [name for name in folders if Path(here, name).is_symlink()]
        yield from (Path(here, name) for name in sorted([*names, *links]))


def _versions() -> Iterator[str]:
    """Name what makes pages: packages, and our own code, which may be at work."""
    yield from (version("mkdocs"), version("markdown"), version("jinja2"))
    for folder in (_PACKAGE, _PACKAGE.parent / "templates"):
        for path in _files(folder):
            if path.suffix != ".pyc":
                stat = path.stat()
                yield f"{path}:{stat.st_size}:{stat.st_mtime_ns}"


def _environment(config: bytes) -> Iterator[bytes]:
    """Give the environment's part in the settings."""
    for match in _ENVIRONMENT.finditer(config):
        for name in _NAME.findall(match[0]):
            yield os.environ.get(name.decode(), "").encode()
    yield os.environ.get("SOURCE_DATE_EPOCH", "").encode()
