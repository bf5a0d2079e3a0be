"""The types of a diagnostic, and the exceptions for what no author can fix."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from briefgen.diagnostics.catalogue import CATALOGUE, Severity
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of a file, for a person: lines and columns count from 1."""

    file: str
    """Path from the site's folder, with forward slashes."""
    line: int = 1
    """First line."""
    column: int = 1
    """First column, in code points."""
    end_line: int = 1
    """Last line."""
    end_column: int = 1
    """The column after the last one."""

    def __str__(self) -> str:
        """Say the place as editors and terminals take it: `FILE:LINE:COLUMN`."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change which mends the problem: put `text` in the place of `location`."""

    location: Location
    """What is replaced; empty where something is put in."""
    text: str
    """What comes there."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that `check` has to say."""

    code: str
    """`BG` and three digits; a code never changes its meaning."""
    severity: Severity
    """As in the catalogue, or as the site's `rules` set it."""
    location: Location
    """Where."""
    message: str
    """What is wrong, in one clause, without a full stop."""
    help: str = ""
    """What to do; may have several lines."""
    fix: Edit | None = field(default=None, compare=False)
    """The change that mends it, where there is exactly one."""

    @property
    def order(self) -> tuple[Location, str, str]:
        """Sort by place, then by code."""
        return (self.location, self.code, self.message)


def diagnose(
    code: str,
    location: Location,
    message: str,
    help: str = "",  # noqa: A002 - the contract's word for it
    fix: Edit | None = None,
) -> Diagnostic:
    """Make a diagnostic of the severity that the catalogue gives its code."""
    return Diagnostic(code, CATALOGUE[code].severity, location, message, help, fix)


def with_severities(
    diagnostics: Iterable[Diagnostic], rules: Mapping[str, Severity | None]
) -> tuple[Diagnostic, ...]:
    """Sort, drop repetitions, and apply a site's severities; None turns one off."""
    unique = dict.fromkeys(diagnostics)
    changed = (
        replace(d, severity=severity)
        for d in unique
        if (severity := rules.get(d.code, d.severity)) is not None
    )
    return tuple(sorted(changed, key=lambda d: d.order))


class BriefgenError(Exception):
    """Something no author of seeds can fix; the message is for a person."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002 - see diagnose
        super().__init__(message)
        self.help = help


class ConfigError(BriefgenError):
    """Wrong use or configuration: exit status 2."""
