"""What stands on the picture that is shown where a briefing is shared."""

from briefgen.compose.briefing_view import Picture
from briefgen.compose.pieces import briefing_url, when
from briefgen.config import Settings
from briefgen.locale import Words, direction
from briefgen.model.page import Card, card_place
from briefgen.model.site import Briefing
from briefgen.model.vocabulary import Handling

_DRAWN = ".svg"  # what nobody shows who shows pictures of pages


def card_of(
    briefing: Briefing, footing: str, words: Words, settings: Settings
) -> Card | None:
    """Give what stands on the card of a briefing, where the site has cards."""
    if not settings.has_cards:
        return None
    date, handling = when(briefing, words), briefing.handling
    font = settings.options.card_font
    return Card(
        title=briefing.title,
        site=settings.site_name,
        date=date.text if date else "",
        footing=footing,
        handling="" if handling is Handling.CLEAR else f"TLP:{handling.value.upper()}",
        rtl=direction(briefing.lang) == "rtl",
        font=f"{settings.options.seeds}/{font}" if font else "",
    )


def shared_picture(
    own: Picture | None, card: Card | None, briefing: str
) -> Picture | None:
    """Choose the picture to share: the briefing's own, unless it is a drawing."""
    if card is None or (own is not None and not own.url.lower().endswith(_DRAWN)):
        return own
    return Picture(card_place(briefing_url(briefing)), card.words, "")
