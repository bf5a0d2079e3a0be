"""`briefgen add`."""

from pathlib import Path

import click

from briefgen.cli import options


@click.command("add")
@click.argument("articles", nargs=-1, required=True, metavar="FILE...")
@options.config_file
def command(articles: tuple[str, ...], config_file: Path) -> int:
    """Take an article in, and write an annotation to fill in.

    A FILE outside the seeds folder is copied into it. The annotation begins as a
    draft; nothing is ever overwritten.
    """
    from briefgen.config import read_settings  # noqa: PLC0415 - light to import
    from briefgen.scaffold.add import add  # noqa: PLC0415

    settings = read_settings(config_file)
    for annotation in add(articles, settings):
        click.echo(f"{annotation}: fill it in, then set `status: published`", err=True)
    return 0
