"""`briefgen serve`."""

import logging
from pathlib import Path

import click

from briefgen.cli import options


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
    serve(config_file, addr=addr, open_browser=open_browser, messages=messages)
    return 0
