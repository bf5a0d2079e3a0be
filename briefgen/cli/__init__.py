"""The command line: arguments, printing, exit status; light to import."""

import io
import os
import sys
from importlib import import_module

import click

from briefgen import __version__

OK, FOUND_ERRORS, WRONG_USE, OUR_FAULT, INTERRUPTED = 0, 1, 2, 3, 130

COMMANDS = {
    "new": "Make a working site.",
    "add": "Take an article in, and write an annotation to fill in.",
    "check": "Say what is wrong with articles, annotations and registries.",
    "build": "Build the site; what has not changed is left as it is.",
    "serve": "Open the preview: drafts are shown, and edits appear at once.",
    "render": "Write the Markdown alone, for another builder.",
    "anchor": "Say where a quote stands in an article, and how to cite it.",
    "schema": "Write the JSON Schema that editors use.",
    "explain": "Say what a diagnostic code means, and what to do.",
    "completion": "Write the script that completes commands in a shell.",
}
"""Every command, by its module in `cli/commands/`."""


class _Commands(click.Group):
    """Imports a command when it is called, and not to name it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module = import_module(f"briefgen.cli.commands.{cmd_name}")
        command: click.Command = module.command
        command.help = command.help or COMMANDS[cmd_name]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from briefgen.diagnostics import closest  # noqa: PLC0415 - when needed

            guess = closest(args[0], COMMANDS)
            hint = f" Did you mean '{guess}'?" if guess else ""
            ctx.fail(f"No such command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with `briefgen new my-site`.",
)
@click.version_option(__version__, prog_name="briefgen")
def cli() -> None:
    """Build sites of briefings in which every line leads to its passage."""


def main() -> None:
    """Run a command; the one place that catches, prints and exits."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A program that reads us expects UTF-8, whatever a terminal would take.
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(args: list[str]) -> int:
    """Run a command, and give its exit status: 0, 1, 2, 3 or 130."""
    try:
        status: object = cli.main(
            args,
            prog_name="briefgen",
            standalone_mode=False,
            color=False if os.environ.get("NO_COLOR") else None,
        )
    except click.ClickException as error:
        error.show()
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; nobody is to hear of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user
        return _failed(error)
    return status if isinstance(status, int) else OK


def _failed(error: Exception) -> int:
    """Say what went wrong: in a line, and what to do about it."""
    from briefgen.diagnostics import BriefgenError  # noqa: PLC0415 - when needed

    if os.environ.get("BRIEFGEN_DEBUG"):
        sys.excepthook(type(error), error, error.__traceback__)
    if isinstance(error, BriefgenError):
        return _say(WRONG_USE, str(error), error.help)
    if isinstance(error, OSError):
        # The system said no: a folder that cannot be written, a full disk.
        where = f"{error.filename}: " if error.filename else ""
        return _say(WRONG_USE, f"{where}{error.strerror or error}")
    return _say(
        OUR_FAULT,
        f"this is a fault of ours: {type(error).__name__}: {error}",
        "please report it, with what BRIEFGEN_DEBUG=1 shows besides",
    )


def _say(status: int, message: str, remedy: str = "") -> int:
    click.echo(f"briefgen: error: {message}", err=True)
    for line in remedy.splitlines():
        click.echo(f"  help: {line}", err=True)
    return status
