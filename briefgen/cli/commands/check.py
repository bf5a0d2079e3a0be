"""`briefgen check`."""

from collections.abc import Sequence
from pathlib import Path

import click

from briefgen.cli import options


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@options.config_file
@options.strict
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How to print what is found.",
)
def command(
    paths: tuple[Path, ...],
    config_file: Path,
    form: str,
    *,
    strict: bool,
) -> int:
    """Say what is wrong with articles, annotations and registries.

    All problems of all files are reported in one run. With PATHs, only those of
    these files and folders are.
    """
    from briefgen.cli.formats import FORMATS  # noqa: PLC0415 - light to import
    from briefgen.cli.summary import evidence, findings  # noqa: PLC0415
    from briefgen.config import read_settings  # noqa: PLC0415
    from briefgen.diagnostics import ConfigError, Severity  # noqa: PLC0415
    from briefgen.pipeline import run  # noqa: PLC0415

    settings = read_settings(config_file)
    for path in paths:
        if not path.exists():
            raise ConfigError(f"there is no {path}")
    output = run(settings)
    found = [
        d for d in output.diagnostics if _is_in(settings.root / d.location.file, paths)
    ]
    printed = FORMATS[form](found, output.counts, settings.root)
    if printed:
        click.echo(printed)
    click.echo(f"{findings(found)}; {evidence(output.counts)}", err=True)
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(d.severity in bad for d in found))


def _is_in(file: Path, paths: Sequence[Path]) -> bool:
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)
