"""`briefgen new`."""

from pathlib import Path

import click


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> int:
    """Make a working site in DIR, which must be new or empty."""
    from briefgen.scaffold.new import new  # noqa: PLC0415 - light to import

    note = new(folder)
    click.echo(
        f"{folder} is a site. Next:\n"
        f"  cd {folder}\n"
        "  briefgen serve --open\n"
        "To publish it, push it to GitHub and choose, under Settings, Pages,\n"
        "Source: GitHub Actions. In a public repository everybody can read seeds/.",
        err=True,
    )
    if note:
        click.echo(note, err=True)
    return 0
