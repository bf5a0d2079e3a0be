"""What changed from one published version of a briefing to the next."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from briefgen.frozen import dataclass


class Done(StrEnum):
    """What was done to a statement, or to a field."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Change(NamedTuple):
    """One change, of a statement or of one of its fields.

    What it says may be published: of what was removed it has no word.
    """

    moment: int
    """When it came into the history, in seconds since 1970."""
    done: Done
    """What was done."""
    statement: str = ""
    """The statement's id; empty for the briefing itself, and for what was removed."""
    kind: str = ""
    """What sort of statement it is, in words; empty for the briefing itself."""
    field: str = ""
    """The field that was changed, in words; empty for the statement as a whole."""
    before: str = ""
    """What it said before, as far as that is told."""
    after: str = ""
    """What it said then, as far as that is told."""
    in_words: bool = False
    """Whether that is in words of the author's own, and not one of a few."""


class Sign(NamedTuple):
    """By what a statement is known again in another version."""

    id: str
    """Its id on the page."""
    given: bool
    """Whether its author gave it that id, or else its place did."""
    kind: str
    """What sort of statement it is."""
    words: str
    """What it says."""


@dataclass(frozen=True, slots=True)
class Past:
    """What changed in one annotation, up to its last version in Git."""

    changes: tuple[Change, ...]
    """All of it, oldest first; statements have the ids of the last version."""
    signs: tuple[Sign, ...]
    """The statements of that version."""


NOTHING = Past((), ())
"""No change."""


@dataclass(frozen=True, slots=True)
class History:
    """What changed in all annotations."""

    commit: str = ""
    """The commit up to which it goes; empty where there is none."""
    missing: str = ""
    """Why it is not known, as a sentence; empty where it is."""
    pasts: Mapping[str, Past] = field(default_factory=dict)
    """By the annotation's path from the site's folder, those with changes."""


NO_HISTORY = History()
"""Nothing has changed, or nothing is told of it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of it on the pages of a site."""

    commit: str = ""
    """The commit up to which it goes; empty where there is none."""
    missing: str = ""
    """Why it is not known, as a sentence; empty where it is."""
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    """By briefing, oldest first; statements have the ids of today."""
    tokens: Mapping[str, str] = field(default_factory=dict)
    """By briefing, a hash of what Git knows of it."""


NOTHING_TOLD = Told()
"""Nothing at all."""
