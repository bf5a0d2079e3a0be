"""Options that several commands have."""

from pathlib import Path

import click

config_file = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's mkdocs.yml.",
)
strict = click.option(
    "--strict", is_flag=True, help="Let warnings count as errors; advice never does."
)
