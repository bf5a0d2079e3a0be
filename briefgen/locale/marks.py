"""Marks texts that are to be translated later, where their language is not known yet.

The names are gettext's own: tools that gather the texts of a catalogue know them.
"""


def N_(text: str) -> str:  # noqa: N802 - gettext's name
    """Mark a text; `Words.gettext` translates it."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - gettext's name
    """Mark a text with a number in it; `Words.ngettext` translates it."""
    return one, many


def NP_(context: str, text: str) -> tuple[str, str]:  # noqa: N802 - gettext's name
    """Mark a text that means something else elsewhere; `Words.pgettext` translates."""
    return context, text
