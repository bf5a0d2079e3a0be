"""Writes the rendered Markdown into a folder, for another builder."""

import json
import shutil
from pathlib import Path

from briefgen.config import Settings
from briefgen.diagnostics import ConfigError
from briefgen.pipeline import Output, renderer

_LIST = ".briefgen-files.json"
"""What we have written there: nothing else is ever removed."""


def write_markdown(output: Output, settings: Settings, folder: Path) -> int:
    """Write every page, and copy pictures and hand-written pages beside it.

    Gives the number of pages. A hand-written home page takes the place of ours,
    as in a build. What an earlier run wrote and this one does not is removed.

    Raises:
        ConfigError: the folder holds something that is not ours.

    """
    before = _written_before(folder)
    render = renderer(settings).render
    by_hand = _hand_written(settings)
    pages = {
        page.path: render(page)
        for page in output.pages
        if page.url or page.path not in by_hand
    }
    copies = {**by_hand, **_assets(output, settings)}
    texts = {**pages, **output.files}
    written = {*texts, *copies}
    # Listed first, so that all is known to be ours if this run is interrupted.
    _list(folder, before | written)
    for path in written:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
    for path in copies.keys() - texts.keys():
        shutil.copyfile(copies[path], folder / path)
    for path, text in texts.items():
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
    for path in before - written:
        _remove(folder, path)
    _list(folder, written)
    return len(pages)


def _list(folder: Path, paths: set[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _LIST).write_text(json.dumps(sorted(paths)), encoding="utf-8")


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    file = folder / path
    if not file.resolve().is_relative_to(folder.resolve()):
        return
    file.unlink(missing_ok=True)
    for parent in file.relative_to(folder).parents[:-1]:
        inside = folder / parent
        if inside.is_dir() and not any(inside.iterdir()):
            inside.rmdir()


def _written_before(folder: Path) -> set[str]:
    if not folder.exists():
        return set()
    try:
        listed: object = json.loads((folder / _LIST).read_text("utf-8"))
    except (OSError, ValueError):
        listed = None
    if isinstance(listed, list):
        return {str(path) for path in listed}
    if any(folder.iterdir()):
        raise ConfigError(
            f"{folder} is not empty, and not written by `briefgen render`",
            "name another folder with -o, or empty this one",
        )
    return set()


def _hand_written(settings: Settings) -> dict[str, Path]:
    pages = settings.root / settings.options.seeds / "pages"
    return {
        path.relative_to(pages).as_posix(): path
        for path in sorted(pages.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def _assets(output: Output, settings: Settings) -> dict[str, Path]:
    return {to: settings.root / path for to, path in output.assets.items()}
