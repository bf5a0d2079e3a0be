"""`briefgen schema`."""

from pathlib import Path

import click

from briefgen.cli import options

_KINDS = (
    *("annotation", "digest", "entities", "stories", "topics", "publishers"),
    "sources",
)


@click.command("schema")
@click.argument("kind", type=click.Choice(_KINDS), default="annotation")
@options.config_file
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write it to; else it is printed.",
)
def command(kind: str, config_file: Path, output: Path | None) -> int:
    """Write the JSON Schema of annotations, digests or a registry, for editors.

    It suggests the ids that this site has.
    """
    from briefgen.config import read_settings  # noqa: PLC0415 - light to import
    from briefgen.load import load  # noqa: PLC0415
    from briefgen.model.schema import ids_of, schema_text  # noqa: PLC0415

    settings = read_settings(config_file)
    text = schema_text(kind, ids_of(load(settings)))
    if output is None:
        click.echo(text, nl=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8")
        click.echo(f"written to {output}", err=True)
    return 0
