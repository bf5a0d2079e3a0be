"""The catalogue of diagnostic codes, read from `catalogue.toml` beside it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType


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


def _read() -> dict[str, Entry]:
    text = files("briefgen.diagnostics").joinpath("catalogue.toml").read_text("utf-8")
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


CATALOGUE: Mapping[str, Entry] = MappingProxyType(_read())
"""Every code, in order."""
