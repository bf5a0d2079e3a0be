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

    Gives the number of pages. What an earlier run wrote and this one does not is
    removed.

    Raises:
        ConfigError: the folder holds something that is not ours.

    """
    before = _written_before(folder)
    render = renderer(settings).render
    pages = {page.path: render(page) for page in output.pages}
    copies = {**_hand_written(settings), **_assets(output, settings)}
    for path, text in pages.items():
        copies.pop(path, None)
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    for path, source in copies.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / path)
    written = {*pages, *copies}
    for path in before - written:
        (folder / path).unlink(missing_ok=True)
    (folder / _LIST).write_text(json.dumps(sorted(written)), encoding="utf-8")
    return len(pages)


def _written_before(folder: Path) -> set[str]:
    if not folder.exists():
        folder.mkdir(parents=True)
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
