"""`briefgen build`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli import options
from briefgen.cli.progress import Progress

if TYPE_CHECKING:
    from briefgen.mkdocs.result import BuildResult


@click.command("build")
@options.config_file
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="The output folder; else MkDocs' `site_dir`.",
)
@options.strict
@click.option("--clean", is_flag=True, help="Make every page again.")
@click.option("--no-search", is_flag=True, help="Make no search index.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes do the work; else one a core, or 1 for a small site.",
)
@click.option(
    "--executor",
    default="",
    metavar="ADDRESS",
    help="A Dask cluster that makes pages instead: dask://HOST:PORT.",
)
def command(  # noqa: PLR0913 - click's: one for each option
    config_file: Path,
    site_dir: Path | None,
    *,
    strict: bool,
    clean: bool,
    no_search: bool,
    jobs: int | None,
    executor: str,
) -> int:
    """Build the site; what has not changed is left as it is.

    What has errors that cannot be shown is left out. Under --strict nothing is
    written where there is an error or a warning.
    """
    from briefgen.cli.formats import text  # noqa: PLC0415 - light to import
    from briefgen.mkdocs.build import build  # noqa: PLC0415
    from briefgen.mkdocs.caller import Caller  # noqa: PLC0415

    progress = Progress()
    caller = Caller(progress=progress, jobs=jobs, executor=executor)
    result = build(
        config_file, site_dir=site_dir, strict=strict, clean=clean, caller=caller
    )
    progress.end()
    root = config_file.parent.resolve()
    printed = text.form(result.diagnostics, result.counts, root)
    if printed:
        click.echo(printed, err=True)
    for warning in result.warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(_summary(result), err=True)
    if result.written:
        _index(config_file, result.site_dir, wanted=not no_search)
    return int(not result.ok)


def _index(config_file: Path, site_dir: Path, *, wanted: bool) -> None:
    """Make the search index; that it cannot be made is no fault of the site's."""
    from briefgen.config import read_settings  # noqa: PLC0415 - light to import
    from briefgen.publish.search import (  # noqa: PLC0415
        NoSearchError,
        index,
        remove,
        shortcoming,
    )

    settings = read_settings(config_file)
    if not wanted or not settings.options.search:
        remove(site_dir)
        return
    try:
        if index(settings.root, site_dir, settings.lang):
            said = ("search index made", shortcoming(settings.lang))
            click.echo("\n".join(filter(None, said)), err=True)
    except NoSearchError as error:
        remove(site_dir)
        click.echo(f"{error}\n{error.help}", err=True)


def _summary(result: "BuildResult") -> str:
    from briefgen.cli.summary import evidence, findings, left_out, number  # noqa: PLC0415

    counts = result.counts
    parts = [
        f"{number(result.made, 'page')} made, {result.skipped:,} as before",
        f"{result.removed:,} removed" if result.removed else "",
        number(counts.statements, "statement"),
        evidence(counts),
        f"{result.seconds:.1f} s",
    ]
    lines = [findings(result.diagnostics), left_out(counts)]
    lines.append(", ".join(part for part in parts if part))
    where = result.site_dir / "index.html"
    lines.append(
        f"look at {where}"
        if result.written
        else f"nothing was written; {result.site_dir} is as it was"
    )
    return "\n".join(line for line in lines if line)
