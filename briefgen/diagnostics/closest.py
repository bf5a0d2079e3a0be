"""What somebody probably meant: the nearest of the words there are."""

from collections.abc import Iterable


def closest(word: str, known: Iterable[str]) -> str:
    """Find the known word that is most like this one, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - seldom needed

    matches = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return matches[0] if matches else ""
