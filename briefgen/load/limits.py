"""How much of a file is read, so that none can stop the build."""

from typing import NamedTuple


class Limits(NamedTuple):
    """How much of a YAML file is read."""

    characters: int
    """Its size."""
    nodes: int
    """Its keys and values."""
    depth: int = 50
    """Lists and mappings inside each other."""
    problems: int = 100
    """Diagnostics, after which nobody reads on."""


ANNOTATION = Limits(characters=1_000_000, nodes=50_000)
REGISTRY = Limits(characters=20_000_000, nodes=1_000_000)
ARTICLE = 10_000_000
"""Bytes of an article."""
