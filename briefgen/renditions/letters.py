"""A font, ready to draw with, that has every letter of a text."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.renditions import fonts

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_SERIF = ("Noto Serif", "DejaVu Serif", "Noto Sans", "DejaVu Sans")
_SANS = ("Noto Sans", "DejaVu Sans")
_SHAPED = ((0x0590, 0x10FF), (0x1780, 0x17FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF))
"""Letters that are drawn otherwise than one after the other, from the left."""
_FILES = (".ttf", ".otf", ".ttc")
_NO_LETTER = "\U0010ffff"


def font_for(
    text: str, own: Path | None, size: int, *, bold: bool = False
) -> "FreeTypeFont | None":
    """Find a font that has all letters of a text; nothing where there is none."""
    from PIL import ImageFont  # noqa: PLC0415 - of an extra

    letters = "".join(sorted(set(text) - {" "}))
    shaped = any(a <= ord(c) <= z for c in letters for a, z in _SHAPED)
    for file, index in _candidates(letters, own, bold=bold):
        if all(_has(file, index, letter) for letter in letters):
            font = ImageFont.truetype(file, size, index)
            return None if shaped and not shapes(font) else font
    built_in = ImageFont.load_default(size)
    if isinstance(built_in, ImageFont.FreeTypeFont) and text.isascii():
        return built_in
    return None


def shapes(font: "FreeTypeFont") -> bool:
    """Tell whether Pillow can write with it from the right, and join letters."""
    from PIL.ImageFont import Layout  # noqa: PLC0415 - of an extra

    return font.layout_engine is Layout.RAQM


def direction(text: str) -> str:
    """Say in which direction a text runs: that of the first letter that has one."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in strong if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def _candidates(
    letters: str, own: Path | None, *, bold: bool
) -> Iterator[tuple[str, int]]:
    """Give fonts to try: the site's own, those that we like, and any other."""
    if own is not None:
        yield str(own), 0
    styles = ("Bold",) if bold else ("Regular", "Book")
    for font in fonts.preferred(_SERIF if bold else _SANS, styles):
        yield font.file, font.index
    for font in fonts.with_letters(letters, styles):
        if font.file.endswith(_FILES):
            yield font.file, font.index


@cache
def _has(file: str, index: int, letter: str) -> bool:
    """Tell whether a font has a letter, and not a box in its place."""
    from PIL import ImageFont  # noqa: PLC0415 - of an extra

    try:
        font = ImageFont.truetype(file, 24, index)
    except OSError:  # not a font that can be read
        return False
    return bytes(font.getmask(letter)) != bytes(font.getmask(_NO_LETTER))
