"""What PyYAML's C parser gives: its stubs say less than is so."""

from typing import Protocol


class Mark(Protocol):
    """A place; all count from 0, in code points."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """An event, which always has marks; the rest depends on its kind."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str
    """Of a scalar: `|`, `>`, a quotation mark, or nothing where it is plain."""
    flow_style: bool
    """Whether brackets or braces stand round a list or mapping."""
