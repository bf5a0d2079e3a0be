"""The card that stands for a briefing where a link to it is shared, made by Pillow."""

import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.diagnostics import ConfigError
from briefgen.model.page import CARD_SIZE, Card
from briefgen.renditions import fonts
from briefgen.renditions.letters import direction, font_for, shapes

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

# The colours of the theme, in its light scheme.
_PAPER, _INK, _MUTED = "#fdfcf9", "#1d1c1a", "#5d5952"
_RULE, _ACCENT = "#dcd7cc", "#2b625e"
_ALL_WIDTH, _ALL_HEIGHT = CARD_SIZE
_EDGE, _MARGIN = 20, 80
_WIDTH = _ALL_WIDTH - 2 * _MARGIN
_TOP, _BOTTOM = 84, 532
"""Where the first and the last line stand."""
_TITLE, _ROOM = 170, 300
"""Where the title begins, and how high it may be."""
_SIZES = (76, 68, 60, 54, 48)
_SMALL = 30


def made_with(font: Path | None) -> str:
    """Name what draws cards here, with this font: another may draw another.

    Raises:
        ConfigError: Pillow is not installed.

    """
    try:
        own = sha256(font.read_bytes()).hexdigest() if font else ""
        return "\n".join((f"pillow {version('pillow')}", own, *fonts.installed()))
    except PackageNotFoundError:
        raise ConfigError(
            "`cards` is set, and Pillow, which draws cards, is missing",
            'install it: pip install "briefgen[cards]", or write `cards: false`',
        ) from None


def draw(card: Card, root: Path) -> bytes:
    """Draw a card, as PNG; what no font here has the letters for is left out."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - of an extra

    image = Image.new("RGB", CARD_SIZE, _PAPER)
    _Drawing(ImageDraw.Draw(image), card, root).draw()
    buffer = BytesIO()
    image.quantize(64).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


class _Drawing:
    def __init__(self, on: "ImageDraw", card: Card, root: Path) -> None:
        self._on = on
        self._card = card
        self._own = root / card.font if card.font else None

    def draw(self) -> None:
        card = self._card
        edge = _ALL_WIDTH - _EDGE if card.rtl else 0
        self._on.rectangle((edge, 0, edge + _EDGE - 1, _ALL_HEIGHT), fill=_ACCENT)
        self._on.line((_MARGIN, 500, _ALL_WIDTH - _MARGIN, 500), fill=_RULE, width=2)
        taken = self._handling()
        self._line(card.site, _TOP, _ACCENT, _WIDTH - taken)
        self._title()
        last = " · ".join(filter(None, (card.date, card.footing)))
        self._line(last, _BOTTOM, _MUTED, _WIDTH)

    def _title(self) -> None:
        """Write the title as large as it fits; in the smallest size it is shortened."""
        title = self._card.title
        for size in _SIZES:
            font = font_for(title, self._own, size, bold=True)
            if font is None:
                return
            step, lines = round(size * 1.2), list(_lines(title, font, _WIDTH))
            fits = len(lines) * step <= _ROOM
            if not fits and size != _SIZES[-1]:
                continue
            if not fits:
                lines = lines[: _ROOM // step]
                lines[-1] = f"{lines[-1]}…"
            for number, line in enumerate(lines):
                self._write(line, (_TITLE + number * step, font, _INK))
            return

    def _handling(self) -> int:
        """Write at the line's end who may read it; gives the width that this takes."""
        text = self._card.handling
        font = font_for(text, self._own, _SMALL, bold=True) if text else None
        if font is None:
            return 0
        self._write(text, (_TOP, font, _INK), at_end=True)
        return round(font.getlength(text)) + _MARGIN // 2

    def _line(self, text: str, top: int, color: str, width: int) -> None:
        """Write one line, shortened where it is too long."""
        font = font_for(text, self._own, _SMALL)
        if font is not None:
            first, *more = _lines(text, font, width)
            self._write(f"{first}…" if more else first, (top, font, color))

    def _write(
        self, text: str, how: "tuple[int, FreeTypeFont, str]", *, at_end: bool = False
    ) -> None:
        top, font, color = how
        from_right = self._card.rtl != at_end
        left = _ALL_WIDTH - _MARGIN if from_right else _MARGIN
        runs = direction(text) if shapes(font) else None
        anchor = "ra" if from_right else "la"
        self._on.text((left, top), text, color, font, anchor, direction=runs)


def _lines(text: str, font: "FreeTypeFont", width: int) -> Iterator[str]:
    """Break a text into lines, between words or where letters stand without spaces."""
    line = ""
    for piece in _pieces(text):
        if line and font.getlength(f"{line}{piece}".strip()) > width:
            yield line.strip()
            line = ""
        line += piece
    yield line.strip()


def _pieces(text: str) -> Iterator[str]:
    """Take apart what may stand on two lines: words, and wide letters by themselves."""
    piece = ""
    for letter in " ".join(text.split()):
        wide = unicodedata.east_asian_width(letter) in "WF"
        if letter == " " or (wide and unicodedata.category(letter)[0] == "L"):
            yield piece
            piece = ""
        piece += letter
    yield piece
