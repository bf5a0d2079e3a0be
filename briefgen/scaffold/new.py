"""Makes a working site in a new folder."""

import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from briefgen import __version__
from briefgen.config import read_settings
from briefgen.diagnostics import ConfigError
from briefgen.load import load
from briefgen.model.schema import ids_of, schema_text

_NAME = "@NAME@"
_RENAMED = {"gitignore": ".gitignore"}  # Git would obey it among our own files
_SCHEMAS = (
    *("annotation", "digest", "entities", "stories", "topics", "publishers"),
    "sources",
)


def new(folder: Path) -> str:
    """Write the files of a site; gives a note on what could not be known.

    Raises:
        ConfigError: the folder is not empty, or cannot be written.

    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigError(
            f"{folder} is there already and not empty", "name a new folder"
        )
    requirement, note = _requirement()
    name = folder.resolve().name.replace("-", " ").replace("_", " ")
    try:
        for path, text in _files(files("briefgen.scaffold").joinpath("site")):
            _write(folder / path, text.replace(_NAME, json.dumps(name)[1:-1]))
        _write(folder / "requirements.txt", f"{requirement}\n")
    except OSError as error:
        raise ConfigError(f"{folder} cannot be written: {error.strerror}") from None
    write_schemas(folder)
    return note


def write_schemas(folder: Path) -> None:
    """Write the schemas that the editor's settings name, with the site's ids."""
    ids = ids_of(load(read_settings(folder / "mkdocs.yml")))
    for kind in _SCHEMAS:
        file = folder / f".vscode/{kind}.schema.json"
        _write(file, schema_text(kind, ids))


def _files(at: Traversable, path: str = "") -> Iterator[tuple[str, str]]:
    for entry in sorted(at.iterdir(), key=lambda e: e.name):
        name = f"{path}{_RENAMED.get(entry.name, entry.name)}"
        if entry.is_dir():
            yield from _files(entry, f"{name}/")
        else:
            yield name, entry.read_text("utf-8")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _requirement() -> tuple[str, str]:
    """Name briefgen as it was installed (PEP 610), so that CI installs the same."""
    try:
        origin = distribution("briefgen").read_text("direct_url.json")
    except PackageNotFoundError:
        origin = None
    if origin is None:
        return f"briefgen[search]=={__version__}", ""
    where: object = json.loads(origin)
    vcs = where.get("vcs_info") if isinstance(where, dict) else None
    if isinstance(where, dict) and isinstance(vcs, dict):
        return f"briefgen[search] @ {vcs['vcs']}+{where['url']}@{vcs['commit_id']}", ""
    if isinstance(where, dict) and str(where.get("url")).startswith("https://"):
        return f"briefgen[search] @ {where['url']}", ""
    note = (
        "briefgen was installed from a local folder; requirements.txt names its\n"
        "version, so see that this version can be had where the site is built."
    )
    return f"briefgen[search]=={__version__}", note
