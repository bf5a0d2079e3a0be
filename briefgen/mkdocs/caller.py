"""What `briefgen build` tells the plugin."""

from collections.abc import Callable
from dataclasses import field
from typing import TypeAlias

from briefgen.cache.inputs import Inputs
from briefgen.frozen import dataclass

Progress: TypeAlias = Callable[[int, int], None]
"""Is told how many pages are made, out of how many."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who called MkDocs, where that was briefgen."""

    inputs: Inputs = field(default_factory=Inputs)
    """The hashes of all inputs, where they are known."""
    progress: Progress | None = None
    """Is told of each page."""
    jobs: int | None = None
    """How many processes read and make pages; as many as it is worth where None."""
    executor: str = ""
    """The address of a cluster that makes them instead."""
