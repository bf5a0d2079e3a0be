"""`briefgen check`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli import options

if TYPE_CHECKING:
    from briefgen.config import Settings
    from briefgen.edit.failing import Failing
    from briefgen.edit.mend import Choice, Choose, Mending


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
@click.option(
    "--fix",
    is_flag=True,
    help="Mend what can be mended in one way, and ask where a choice is to be made.",
)
@click.option(
    "--diff",
    is_flag=True,
    help="Show what --fix would change, and write nothing; with --fix, ask too.",
)
def command(  # noqa: PLR0913 - click's: one for each option
    paths: tuple[Path, ...],
    config_file: Path,
    form: str,
    *,
    strict: bool,
    fix: bool,
    diff: bool,
) -> int:
    """Say what is wrong with articles, annotations and registries.

    All problems of all files are reported in one run. With PATHs, only those of
    these files and folders are.

    --fix corrects misspelt names of fields and writes ids of statements down. Where
    a quote stands more than once it asks, on a terminal, which place is meant, and
    adds what tells it from the others. The words of a quote are never changed.
    """
    from briefgen.cli import summary  # noqa: PLC0415
    from briefgen.cli.formats import FORMATS  # noqa: PLC0415
    from briefgen.config import read_settings  # noqa: PLC0415
    from briefgen.diagnostics import ConfigError, Severity  # noqa: PLC0415
    from briefgen.findings import findings  # noqa: PLC0415 - light to import

    settings = read_settings(config_file)
    for path in paths:
        if not path.exists():
            raise ConfigError(f"there is no {path}")
    if diff:
        return _show(settings, paths, _ask if fix and _terminal() else _nobody)
    if fix:
        _fix(settings, paths)
    every = findings(settings, config_file)
    found = [
        d for d in every.diagnostics if _is_in(settings.root / d.location.file, paths)
    ]
    printed = FORMATS[form](found, every.counts, settings.root)
    if printed:
        click.echo(printed)
    said = (summary.findings(found), summary.evidence(every.counts))
    click.echo("; ".join(said), err=True)
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(d.severity in bad for d in found))


def _is_in(file: Path, paths: Sequence[Path]) -> bool:
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)


def _show(settings: "Settings", paths: Sequence[Path], choose: "Choose") -> int:
    """Show what would be changed, and write nothing; 1 where something would be."""
    from briefgen.edit.files import diff  # noqa: PLC0415 - light to import

    changes = list(_mended(settings, paths, choose).changes)
    for file, before, after in changes:
        click.echo(diff(file, before, after), nl=False)
    return int(bool(changes))


def _fix(settings: "Settings", paths: Sequence[Path]) -> None:
    from briefgen.edit.files import write  # noqa: PLC0415 - light to import
    from briefgen.edit.text import EditError  # noqa: PLC0415

    mending = _mended(settings, paths, _ask if _terminal() else _nobody)
    for file, before, after in mending.changes:
        try:
            write(settings.root / file, before, after)
        except EditError as error:
            _say(f"{error}; {error.help}")
        else:
            _say(f"{file}: mended")


def _mended(settings: "Settings", paths: Sequence[Path], choose: "Choose") -> "Mending":
    from briefgen.edit.mend import Mending  # noqa: PLC0415 - light to import
    from briefgen.load import load  # noqa: PLC0415

    mending = Mending(
        load(settings), settings, lambda file: _is_in(settings.root / file, paths)
    )
    mending.mend(choose)
    for error in mending.refused:
        _say(f"{error}; {error.help}")
    return mending


def _nobody(one: "Failing", choices: Sequence["Choice"]) -> None:
    """Leave a choice to be made, and say so."""
    if choices:
        _say(
            f"{one.location}: not changed: a person has to choose between "
            f"{len(choices)} places, with `briefgen check --fix` on a terminal"
        )


def _ask(one: "Failing", choices: Sequence["Choice"]) -> "Choice | None":
    """Ask which of the places a quote is meant to select."""
    from briefgen.cli.terminal import asked, printable  # noqa: PLC0415 - light to import
    from briefgen.resolve.failures import context  # noqa: PLC0415

    if not choices:
        return None
    _say(asked(one))
    for number, choice in enumerate(choices, 1):
        shown = context(one.article.body.text, choice.place)
        _say(f"  {number}. {printable(shown)}")
    words = f"Which is meant, 1 to {len(choices)}? Enter skips it"
    wanted = click.IntRange(0, len(choices))
    chosen: int = click.prompt(
        words, default=0, show_default=False, type=wanted, err=True
    )
    return choices[chosen - 1] if chosen else None


def _terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _say(text: str) -> None:
    click.echo(text, err=True)
