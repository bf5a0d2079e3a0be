"""MkDocs' own messages: those that count, without the one that does not."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

MKDOCS = logging.getLogger("mkdocs")
LOG = logging.getLogger("mkdocs.plugins.briefgen")
"""Where diagnostics go when MkDocs was called, and not briefgen."""


class Listener(logging.Handler):
    """Collects what MkDocs warns of, and on which page it did."""

    def __init__(self) -> None:
        """Listen to warnings and errors."""
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self.pages: set[str] = set()
        self.page = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Take a message down; our own are judged as diagnostics."""
        if record.name != LOG.name:
            self.messages.append(record.getMessage())
            self.pages.add(self.page)

    def start(self) -> None:
        """Begin to listen."""
        _BUILD.addFilter(_about_more_than_dirt)
        MKDOCS.addHandler(self)

    def stop(self) -> None:
        """Listen no more."""
        MKDOCS.removeHandler(self)
        _BUILD.removeFilter(_about_more_than_dirt)


@contextmanager
def kept_apart(handler: logging.Handler) -> Iterator[None]:
    """Keep MkDocs from printing: what it says is said once, by who called it."""
    before, MKDOCS.propagate = MKDOCS.propagate, False
    MKDOCS.addHandler(handler)
    try:
        yield
    finally:
        MKDOCS.removeHandler(handler)
        MKDOCS.propagate = before


_BUILD = logging.getLogger("mkdocs.commands.build")


def _about_more_than_dirt(record: logging.LogRecord) -> bool:
    """Drop MkDocs' advice against a dirty build: ours leaves nothing inaccurate."""
    return not record.getMessage().startswith("A 'dirty' build is being performed")
