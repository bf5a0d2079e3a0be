"""What is drawn on a card, and what is left out rather than drawn as boxes."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from briefgen.model.page import CARD_SIZE, Card
from briefgen.renditions import card as drawing
from briefgen.renditions import fonts, letters
from briefgen.renditions.card import draw

CARD = Card("A title", "A site", "4 July 2023", "5 points", "", rtl=False, font="")
ROOT = Path()
TITLE = (80, 160, 1180, 490)
LEFT, RIGHT = (0, 0, 19, 630), (1181, 0, 1200, 630)


def drawn(card: Card) -> Image.Image:
    image = Image.open(BytesIO(draw(card, ROOT)))
    assert image.format == "PNG"
    assert image.size == CARD_SIZE
    return image.convert("RGB")


def is_empty(card: Card, part: tuple[int, int, int, int]) -> bool:
    """Tell whether a part of a card has one colour."""
    return len(drawn(card).crop(part).getcolors() or "many") == 1


def differ(one: Card, other: Card) -> tuple[int, int, int, int] | None:
    """Give the part in which two cards differ, by more than a shade."""
    difference = ImageChops.difference(drawn(one), drawn(other))
    return difference.point(lambda shade: 255 if shade > 60 else 0).getbbox()


def test_the_same_card_is_the_same_bytes() -> None:
    assert draw(CARD, ROOT) == draw(CARD, ROOT)


@pytest.mark.parametrize(
    "other",
    [
        replace(CARD, title="Another title"),
        replace(CARD, site="Another site"),
        replace(CARD, date="5 July 2023"),
        replace(CARD, footing="6 points"),
        replace(CARD, handling="TLP:AMBER"),
    ],
)
def test_all_that_it_says_is_drawn(other: Card) -> None:
    assert differ(CARD, other)


def test_a_long_title_stays_where_there_is_room() -> None:
    long = replace(CARD, title="A long title that goes on " * 40)
    changed = differ(CARD, long)
    assert changed is not None
    left, top, right, bottom = changed
    assert left >= 60
    assert top >= 160
    assert right <= 1140
    assert bottom <= 490


def test_the_name_of_the_site_leaves_room_for_the_handling() -> None:
    long = replace(CARD, site="A name that goes on " * 9, handling="TLP:AMBER+STRICT")
    short = replace(long, site="A site")
    changed = differ(long, short)
    assert changed is not None
    assert changed[2] < 900


def test_what_no_font_has_letters_for_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "with_letters", lambda *_: iter(()))
    cuneiform = replace(CARD, title="\U00012000\U00012001")
    assert is_empty(cuneiform, TITLE)
    assert not is_empty(CARD, TITLE)
    # All else is there.
    assert differ(cuneiform, replace(cuneiform, site="Another")) is not None


def test_without_fonts_of_the_system_there_is_one_of_pillow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "with_letters", lambda *_: iter(()))
    monkeypatch.setattr(fonts, "preferred", lambda *_: iter(()))
    assert not is_empty(CARD, TITLE)
    assert is_empty(replace(CARD, title="Ærø"), TITLE)


def test_what_runs_from_the_right_stands_there() -> None:
    arabic = replace(CARD, title="سلام", rtl=True)
    assert drawn(arabic).getpixel((1190, 300)) == drawn(CARD).getpixel((10, 300))
    without = replace(arabic, title=" ")
    changed = differ(arabic, without)
    assert changed is not None
    assert changed[0] > 600


def test_letters_that_join_are_not_drawn_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(letters, "shapes", lambda _: False)
    monkeypatch.setattr(drawing, "shapes", lambda _: False)
    assert is_empty(replace(CARD, title="سلام", rtl=True), TITLE)
    assert not is_empty(CARD, TITLE)
