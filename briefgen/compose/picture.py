"""The picture of a briefing, where its file is there."""

from briefgen.compose.briefing_view import Picture
from briefgen.compose.graph import Graph
from briefgen.config import Settings
from briefgen.model.site import Briefing


def picture(briefing: Briefing, graph: Graph, settings: Settings) -> Picture | None:
    """Give what a page shows of it."""
    image = briefing.annotation.image
    if image is None or _path(image.file, settings) not in graph.site.files:
        return None
    size = briefing.picture or (None, None)
    return Picture(_place(image.file), image.alt, image.credit or "", *size)


def picture_files(
    briefing: Briefing, graph: Graph, settings: Settings
) -> dict[str, str]:
    """Say where it is copied to, and from; MkDocs copies those of `pages/`."""
    image = briefing.annotation.image
    if image is None or picture(briefing, graph, settings) is None:
        return {}
    if image.file.startswith("pages/"):
        return {}
    return {_place(image.file): _path(image.file, settings)}


def _path(file: str, settings: Settings) -> str:
    return f"{settings.options.seeds}/{file}"


def _place(file: str) -> str:
    return file.removeprefix("pages/") if file.startswith("pages/") else f"files/{file}"
