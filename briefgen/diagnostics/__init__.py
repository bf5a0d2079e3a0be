"""What `check` has to say: a code, a place, a message and a remedy."""

from briefgen.diagnostics.catalogue import CATALOGUE, Entry, Severity
from briefgen.diagnostics.closest import closest
from briefgen.diagnostics.types import (
    BriefgenError,
    ConfigError,
    Diagnostic,
    Edit,
    Location,
    diagnose,
    with_severities,
)

__all__ = [
    "CATALOGUE",
    "BriefgenError",
    "ConfigError",
    "Diagnostic",
    "Edit",
    "Entry",
    "Location",
    "Severity",
    "closest",
    "diagnose",
    "with_severities",
]
