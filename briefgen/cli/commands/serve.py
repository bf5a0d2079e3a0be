"""`briefgen serve`."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli import options

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic
    from briefgen.model.counts import Counts


@click.command("serve")
@options.config_file
@click.option(
    "-a",
    "--addr",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    help="Where to listen.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open it in a browser.")
def command(config_file: Path, addr: str, *, open_browser: bool) -> int:
    """Open the preview: drafts are shown, and edits appear at once."""
    from briefgen.mkdocs.serve import serve  # noqa: PLC0415 - light to import

    messages = logging.StreamHandler()
    messages.setFormatter(logging.Formatter("%(message)s"))
    serve(
        config_file,
        addr=addr,
        open_browser=open_browser,
        report=_Terminal(config_file.parent),
        messages=messages,
    )
    return 0


class _Terminal:
    """Says what happens, to a person."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def ready(self, url: str) -> None:
        """Say where the site can be read."""
        click.echo(f"Serving on {url}; Ctrl-C ends it", err=True)

    def diagnostics(
        self,
        new: tuple["Diagnostic", ...],
        now: tuple["Diagnostic", ...],
        counts: "Counts",
    ) -> None:
        """Print what is new, and how much there is now."""
        from briefgen.cli.formats.text import form  # noqa: PLC0415 - light to import
        from briefgen.cli.summary import evidence, findings  # noqa: PLC0415

        if new:
            click.echo(form(new, counts, self._root), err=True)
        click.echo(f"{findings(now)}; {evidence(counts)}", err=True)

    def trouble(self, text: str) -> None:
        """Print why the site is not as its configuration says."""
        click.echo(f"briefgen: error: {text}", err=True)
