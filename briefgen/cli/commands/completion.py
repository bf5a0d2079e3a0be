"""`briefgen completion`."""

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Write the script that completes commands in a shell.

    For bash: eval "$(briefgen completion bash)"
    """
    made = get_completion_class(shell)
    if made is None:  # pragma: no cover - the choices are click's own
        raise click.UsageError(f"there is no completion for {shell}")
    root = ctx.find_root().command
    click.echo(made(root, {}, "briefgen", "_BRIEFGEN_COMPLETE").source())
    return 0
