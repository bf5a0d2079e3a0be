"""What stands beside a page: texts, and the card that is drawn for it."""

from pathlib import Path

from briefgen.config import Settings
from briefgen.diagnostics import ConfigError
from briefgen.model.page import Page
from briefgen.renditions.card import draw, made_with


def beside(page: Page, root: Path) -> dict[str, bytes]:
    """Give what stands beside a page, by its place in the site."""
    contents = {place: text.encode() for place, text in page.files.items()}
    if page.card:
        contents[page.card_place] = draw(page.card, root)
    return contents


def drawn_with(settings: Settings) -> str:
    """Name what draws the cards of a site, if it has any.

    Raises:
        ConfigError: Pillow is missing, or the font is no file of the seeds.

    """
    if not settings.has_cards:
        return ""
    seeds = settings.root / settings.options.seeds
    font = settings.options.card_font
    file = (seeds / font).resolve()
    if font and not (file.is_file() and file.is_relative_to(seeds.resolve())):
        raise ConfigError(
            f"plugins: briefgen: card_font: {settings.options.seeds}/{font} is no file",
            "copy a font file (.ttf or .otf) there",
        )
    return made_with(file if font else None)
