"""What a preview tells the person who started it."""

from typing import Protocol

from click import ClickException

from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.model.counts import Counts


class Report(Protocol):
    """Is told what happens, for a person at a terminal."""

    def diagnostics(
        self, new: tuple[Diagnostic, ...], now: tuple[Diagnostic, ...], counts: Counts
    ) -> None:
        """Say what is new, and how much there is now."""

    def ready(self, url: str) -> None:
        """Say where the site can be read."""

    def trouble(self, text: str) -> None:
        """Say why the site is not as its configuration says."""


def said(error: Exception) -> str:
    """Say an error in words; one that nobody foresaw with its name."""
    if isinstance(error, BriefgenError):
        return f"{error}\n{error.help}".rstrip()
    if isinstance(error, ClickException):
        return error.format_message()
    return f"{type(error).__name__}: {error}"
