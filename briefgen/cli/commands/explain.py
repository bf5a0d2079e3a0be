"""`briefgen explain`."""

import click


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Say what a diagnostic CODE means, and what to do; without one, list all."""
    from briefgen.diagnostics import CATALOGUE, ConfigError, closest  # noqa: PLC0415

    if code is None:
        for name, entry in CATALOGUE.items():
            click.echo(f"{name} {entry.severity.value:8}{entry.title}")
        return 0
    name = code.upper()
    if name not in CATALOGUE:
        guess = closest(name, CATALOGUE)
        hint = f"did you mean {guess}?" if guess else "`briefgen explain` lists all"
        raise ConfigError(f"there is no code {code}", hint)
    entry = CATALOGUE[name]
    example = "\n".join(f"    {line}" for line in entry.example.splitlines())
    click.echo(
        f"{name}: {entry.title} ({entry.severity.value})\n\n{entry.cause}\n\n"
        f"For example:\n\n{example}\n\nWhat to do: {entry.remedy}"
    )
    return 0
