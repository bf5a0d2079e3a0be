"""What was measured, as a table for people and as JSON for programs."""

import json
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.measure import Cost, Output

BARE = "bare MkDocs, cold"
"""The row that the others are compared with."""


@dataclass(slots=True)
class Row:
    """What the runs of one command took, and what it left at last."""

    costs: list[Cost] = field(default_factory=list)
    """One for each run."""
    output: Output | None = None
    """What it left, where that is a site."""

    @property
    def seconds(self) -> float:
        """The median."""
        return median(cost.seconds for cost in self.costs)

    @property
    def cpu(self) -> float:
        """The median of the processor's seconds, 0 where they are not known."""
        return median(cost.cpu for cost in self.costs)

    @property
    def memory(self) -> float:
        """The most of all runs, in MB."""
        return max(cost.memory for cost in self.costs)


@dataclass(frozen=True, slots=True)
class Figures:
    """All that was measured of a site of one size."""

    articles: int
    """Its articles."""
    pages: int
    """Pages that are made of them: the Markdown files of `briefgen render`."""
    rows: Mapping[str, Row]
    """By what was run."""
    notes: Sequence[str] = ()
    """What else there is to say: which generator is missing, or failed."""

    def falls_short(self, row: Row) -> bool:
        """Tell whether a generator did not make every page."""
        return row.output is not None and row.output.pages < self.pages


def table(figures: Figures, repeat: int) -> Iterator[str]:
    """Print medians, and how they compare with bare MkDocs on the same Markdown."""
    runs = f"medians of {repeat} runs" if repeat > 1 else "a single run"
    yield (
        f"{figures.articles:,} articles, {figures.pages:,} pages; {runs}; "
        f"{os.cpu_count()} cores, Python {platform.python_version()}"
    )
    yield (
        f"{'':32}{'seconds':>9}{'times bare':>12}{'CPU s':>9}{'memory':>10}"
        f"{'pages':>9}{'files':>9}{'output':>11}"
    )
    for name, row in figures.rows.items():
        line = (
            f"{name:32}{row.seconds:9.2f}{_ratio(figures, row):>12}"
            f"{_cpu(row):>9}{row.memory:7.0f} MB{_output(row.output)}"
        )
        yield line.rstrip()
    yield from figures.notes
    for name, row in figures.rows.items():
        if row.output and figures.falls_short(row):
            yield (
                f"{name}: wrote {row.output.pages:,} of {figures.pages:,} pages, "
                "so that its time says nothing"
            )


def _ratio(figures: Figures, row: Row) -> str:
    if figures.falls_short(row):
        return "incomplete"
    bare = figures.rows.get(BARE)
    return f"{row.seconds / bare.seconds:.2f}" if bare else "-"


def _cpu(row: Row) -> str:
    return f"{row.cpu:.2f}" if row.cpu else "-"


def _output(output: Output | None) -> str:
    if output is None:
        return ""
    return f"{output.pages:9,}{output.files:9,}{output.megabytes:8.1f} MB"


def growth(sizes: Sequence[Figures]) -> Iterator[str]:
    """Compare the time per page of each size with that of the first."""
    first, *rest = sizes
    for figures in rest:
        yield (
            f"Time per page with {figures.articles:,} articles, times that with "
            f"{first.articles:,} (about 1 or less: no worse than linear)"
        )
        share = first.pages / figures.pages
        for name, row in figures.rows.items():
            before = first.rows.get(name)
            if before and not (figures.falls_short(row) or first.falls_short(before)):
                yield f"{name:32}{row.seconds / before.seconds * share:9.2f}"


def document(sizes: Sequence[Figures], repeat: int, versions: Mapping[str, str]) -> str:
    """Give all figures as JSON, with what they depend on."""
    return json.dumps(
        {
            "version": 1,
            "cores": os.cpu_count(),
            "system": platform.system(),
            "machine": platform.machine(),
            "python": platform.python_version(),
            "versions": dict(versions),
            "repeat": repeat,
            "sizes": [
                {
                    "articles": figures.articles,
                    "pages": figures.pages,
                    "notes": list(figures.notes),
                    "rows": [_row(name, row) for name, row in figures.rows.items()],
                }
                for figures in sizes
            ],
        },
        indent=1,
    )


def _row(name: str, row: Row) -> dict[str, object]:
    output = row.output
    written = output and {
        "pages": output.pages,
        "files": output.files,
        "megabytes": output.megabytes,
    }
    return {
        "name": name,
        "median": row.seconds,
        "seconds": [cost.seconds for cost in row.costs],
        "cpu_seconds": [cost.cpu for cost in row.costs],
        "memory_mb": [cost.memory for cost in row.costs],
        "output": written,
    }
