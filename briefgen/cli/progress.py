"""Progress of long work, on a terminal alone."""

import sys
import time

import click

_PATIENCE = 0.5  # seconds before anything is shown
_PAUSE = 0.1  # seconds between two changes


class Progress:
    """Counts pages on one line that is wiped in the end."""

    def __init__(self) -> None:
        """Begin; nothing is shown yet."""
        self._terminal = sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is."""
        now = time.monotonic()
        if self._terminal and now >= self._next:
            click.echo(f"\r{done:,} of {total:,} pages", nl=False, err=True)
            self._next = now + _PAUSE
            self._shown = True

    def end(self) -> None:
        """Wipe the line."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
