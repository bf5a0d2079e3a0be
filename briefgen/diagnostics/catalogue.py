"""The catalogue of diagnostic codes, read from `catalogue.toml` beside it."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from briefgen.frozen import dataclass


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"
    """The page would be wrong, or cannot be made."""
    WARNING = "warning"
    """Probably not meant."""
    ADVICE = "advice"
    """Could be better; never fails anything."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a diagnostic code means."""

    severity: Severity
    """How bad it is where a site's `rules` do not say otherwise."""
    title: str
    """The problem in a few words."""
    cause: str
    """How it comes about."""
    example: str
    """Input that shows it."""
    remedy: str
    """What to do."""


@cache
def _read() -> dict[str, Entry]:
    import tomllib  # noqa: PLC0415 - where all is well, nothing needs it

    text = Path(__file__).with_name("catalogue.toml").read_text("utf-8")
    return {
        code: Entry(
            severity=Severity(entry["severity"]),
            title=entry["title"].strip(),
            cause=entry["cause"].strip(),
            example=entry["example"].strip("\n"),
            remedy=entry["remedy"].strip(),
        )
        for code, entry in tomllib.loads(text).items()
    }


class _Catalogue(Mapping[str, Entry]):
    """The entries, read when one is first looked up."""

    def __getitem__(self, code: str) -> Entry:
        return _read()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(_read())

    def __len__(self) -> int:
        return len(_read())


CATALOGUE: Mapping[str, Entry] = _Catalogue()
"""Every code, in order."""
