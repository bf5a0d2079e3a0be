"""`briefgen render`."""

from pathlib import Path

import click

from briefgen.cli import options


@click.command("render")
@options.config_file
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that the Markdown goes to: a new one, or one of ours.",
)
def command(config_file: Path, output: Path) -> int:
    """Write the Markdown alone, for another builder.

    Hand-written pages and pictures are copied beside it.
    """
    from briefgen.cli.formats import text  # noqa: PLC0415 - light to import
    from briefgen.cli.summary import findings, number  # noqa: PLC0415
    from briefgen.config import read_settings  # noqa: PLC0415
    from briefgen.diagnostics import Severity  # noqa: PLC0415
    from briefgen.pipeline import run  # noqa: PLC0415
    from briefgen.scaffold.markdown import write_markdown  # noqa: PLC0415

    settings = read_settings(config_file)
    result = run(settings)
    pages = write_markdown(result, settings, output)
    printed = text.form(result.diagnostics, result.counts, settings.root)
    if printed:
        click.echo(printed, err=True)
    click.echo(findings(result.diagnostics), err=True)
    click.echo(f"{number(pages, 'page')} written to {output}", err=True)
    return int(any(d.severity is Severity.ERROR for d in result.diagnostics))
