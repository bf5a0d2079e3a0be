"""The PDFs of briefings: each is made again only when what goes into it changed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefgen.config import Settings
from briefgen.diagnostics import ConfigError
from briefgen.mkdocs.beside import drawn_with
from briefgen.mkdocs.caller import Caller
from briefgen.mkdocs.shell import OUR_THEME
from briefgen.mkdocs.stage import Stage
from briefgen.mkdocs.workers import workers
from briefgen.mkdocs.written import Written, digest_of, write
from briefgen.processes import Helpers, cores
from briefgen.renditions.pdf import Sheet, made_with, pdf

_NAME = "brief.pdf"
_STYLES = (".css", ".ttf", ".otf", ".woff", ".woff2")
"""Files that may go into any page."""
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
"""Files that go into a page that names them."""


def check_renditions(settings: Settings, theme: str | None) -> None:
    """Refuse to build a site that asks for PDFs or cards which cannot be made.

    Raises:
        ConfigError: WeasyPrint or Pillow is missing, or the theme is not ours.

    """
    drawn_with(settings)
    if not settings.has_pdf:
        return
    made_with()
    if theme != OUR_THEME:
        raise ConfigError(
            f"`pdf` is set, and the theme {theme} has no print style for briefings",
            f"use the theme {OUR_THEME}, or write `pdf: none`",
        )


def places(outputs: Mapping[str, Written], settings: Settings) -> dict[str, str]:
    """Say where the PDFs of a site belong, each beside a page that leads to it."""
    if not settings.has_pdf:
        return {}
    wanted = {}
    for page, written in outputs.items():
        place = f"{page.removesuffix('index.html')}{_NAME}"
        if written.anatomy.may_name(_NAME) and place in written.anatomy.links:
            wanted[place] = page
    return wanted


def papers(
    outputs: Mapping[str, Written], settings: Settings, stage: Stage, caller: Caller
) -> dict[str, Written]:
    """Give all PDFs of a site; those that are not as they are to be are made.

    What goes into one is known whole: its page, the pictures on it, and all styles.
    Nothing else is read, so that a hash of that tells whether it is to be made.
    """
    wanted = places(outputs, settings)
    if not wanted:
        return {}
    paper, site_url = settings.options.pdf.value, settings.site_url.rstrip("/")
    common = f"{made_with()}\0{paper}\0{site_url}"
    styles = tuple(path for path in sorted(outputs) if path.endswith(_STYLES))
    found: dict[str, Written] = {}
    sheets: dict[str, Sheet] = {}
    for place, page in wanted.items():
        files = (page, *styles, *_pictures(page, outputs))
        parts = "\0".join(f"{path}\0{outputs[path].digest}" for path in files)
        key = digest_of(f"{common}\0{parts}".encode())
        if stage.holds(place, key):
            found[place] = stage.previous.outputs[place]
        else:
            where = {path: _where(path, stage) for path in files}
            sheets[place] = Sheet(page, where, paper, site_url, key)
    found.update(_made(sheets, stage, caller))
    return found


def _made(
    sheets: Mapping[str, Sheet], stage: Stage, caller: Caller
) -> Iterator[tuple[str, Written]]:
    """Have workers make them."""
    if not sheets:
        return
    jobs, folder = caller.jobs or min(len(sheets), cores()), str(stage.folder)
    number = jobs if jobs > 1 else 0
    with Helpers(jobs) as helpers, workers(helpers, number, caller.executor) as hands:
        if hands is None:
            yield from ((p, make(sheet, folder, p)) for p, sheet in sheets.items())
            return
        waiting = [
            (place, hands.executor.submit(make, sheet, folder, place))
            for place, sheet in sheets.items()
        ]
        for place, future in waiting:
            yield place, future.result()


def make(sheet: Sheet, folder: str, place: str) -> Written:
    """Make one, in whatever process this is, and write it into the staging folder."""
    return replace(write(folder, place, pdf(sheet)), key=sheet.key)


def _pictures(page: str, outputs: Mapping[str, Written]) -> list[str]:
    links = outputs[page].anatomy.links
    return sorted(p for p in links if p.lower().endswith(_PICTURES) and p in outputs)


def _where(path: str, stage: Stage) -> str:
    """Say where a file of the site is: new in the staging folder, or as it was."""
    new = stage.folder / path
    return str(new if new.is_file() else Path(stage.target, path))
