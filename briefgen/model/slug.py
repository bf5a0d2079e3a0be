"""Ids out of names."""

import re

from anyascii import anyascii

LENGTH = 80
"""How long an id may be."""


def slug(name: str) -> str:
    """Make an id out of a name in any script; nothing where no letter is left."""
    words = re.findall(r"[a-z0-9]+", anyascii(name).lower().replace("'", ""))
    return "-".join(words)[:LENGTH].strip("-")
