"""The forms in which diagnostics are printed: one a module."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from briefgen.cli.formats import github, json, sarif, text
from briefgen.diagnostics import Diagnostic
from briefgen.model.counts import Counts

Form: TypeAlias = Callable[[Sequence[Diagnostic], Counts, Path], str]
"""Writes diagnostics; takes the counts of the site and its folder too."""

FORMATS: dict[str, Form] = {
    "text": text.form,
    "json": json.form,
    "github": github.form,
    "sarif": sarif.form,
}
"""Every form, by the name that `--format` takes."""
