"""`briefgen anchor`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli import options

if TYPE_CHECKING:
    from briefgen.edit.failing import Failing
    from briefgen.edit.mend import Mending
    from briefgen.edit.offer import Offer
    from briefgen.evidence.selectors import TextPositionSelector, TextQuoteSelector
    from briefgen.model.article import Article


@click.command("anchor")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.argument("quote", required=False)
@options.config_file
@click.option(
    "--lost",
    is_flag=True,
    help="Walk through the evidence of the site that is not in its source.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print where the quote stands.",
)
def command(
    file: Path | None, quote: str | None, config_file: Path, form: str, *, lost: bool
) -> int:
    """Say where a QUOTE stands in the article FILE, and how to cite it.

    The QUOTE `-` is read from standard input. The file is a .txt or .md, and need
    not belong to a site.

    With --lost and nothing else, every quote of the site that is not in its source
    is shown with the passage nearest to it; on a terminal you choose which of them
    to write down.
    """
    if lost:
        if file is not None or form != "text":
            raise click.UsageError("--lost takes neither a file nor a format.")
        return _lost(config_file)
    if file is None or quote is None:
        raise click.UsageError("Name a file and a quote, or --lost.")
    from briefgen.edit.offer import offer  # noqa: PLC0415 - light to import

    article = _article(file)
    words = sys.stdin.read() if quote == "-" else quote
    found = offer(article, words)
    if form == "json":
        click.echo(json.dumps(_json(found, article), ensure_ascii=False, indent=2))
    else:
        from briefgen.cli.terminal import printable  # noqa: PLC0415

        click.echo(printable("\n".join(_text(found, article))))
    return int(not found.anchored)


def _article(file: Path) -> "Article":
    from briefgen.diagnostics import ConfigError  # noqa: PLC0415 - light to import
    from briefgen.load.article import article  # noqa: PLC0415

    if file.suffix not in {".txt", ".md"}:
        raise ConfigError(f"{file} is neither .txt nor .md")
    if not file.is_file():
        raise ConfigError(f"there is no file {file}")
    read, found = article(file.read_bytes(), file.as_posix())
    if read is None:
        first = found[0]
        raise ConfigError(f"{first.location}: {first.message}", first.help)
    return read


def _text(found: "Offer", article: "Article") -> Iterator[str]:
    from briefgen.resolve.failures import context, difference  # noqa: PLC0415

    if not found.anchored:
        yield f"not anchored: {found.message}"
    for place in found.places:
        shown = context(article.body.text, place.whole)
        yield f"{_where(article, place.whole)}: {shown}"
        if place.yaml:
            yield place.yaml
    if found.nearest is not None:
        yield f"{_where(article, found.nearest.place)}: the nearest passage"
        yield difference(found.nearest)
        if found.yaml:
            yield "if the statement still holds:"
            yield found.yaml
    elif not found.places:
        yield "nothing in the article is like it"


def _where(article: "Article", place: "TextPositionSelector") -> str:
    """Name a place; the text of Markdown is not that of its file."""
    if article.literal:
        return str(article.location(place.start, place.end))
    return f"{article.file} (from character {place.start} of its text)"


def _json(found: "Offer", article: "Article") -> dict[str, object]:
    near = found.nearest
    return {
        "version": 1,
        "file": article.file,
        "anchored": found.anchored,
        "message": found.message,
        "places": [
            {
                **_place(article, place.whole),
                "parts": [{"start": p.start, "end": p.end} for p in place.parts],
                "yaml": place.yaml or None,
            }
            for place in found.places
        ],
        "nearest": near
        and {
            **_place(article, near.place),
            "difference": [{"kind": c.kind, "text": c.text} for c in near.difference],
            "score": round(near.score, 4),
        },
        "yaml": found.yaml or None,
    }


def _place(article: "Article", place: "TextPositionSelector") -> dict[str, object]:
    """Describe a place; only of a literal text is its line known."""
    at = article.location(place.start, place.end)
    return {
        "start": place.start,
        "end": place.end,
        "line": at.line if article.literal else None,
        "column": at.column if article.literal else None,
        "text": article.body.text[place.start : place.end],
    }


def _lost(config_file: Path) -> int:
    """Walk through what is lost; what is accepted is written at once."""
    from briefgen.cli.summary import number  # noqa: PLC0415 - light to import
    from briefgen.config import read_settings  # noqa: PLC0415
    from briefgen.edit.mend import Mending  # noqa: PLC0415
    from briefgen.evidence.selectors import Reason  # noqa: PLC0415
    from briefgen.load import load  # noqa: PLC0415

    settings = read_settings(config_file)
    mending = Mending(load(settings), settings)
    lost = mending.failing(Reason.NOT_FOUND)
    terminal = sys.stdin.isatty() and sys.stderr.isatty()
    mended = 0
    for one in lost:
        selector = _shown(one)
        if selector is None or not terminal:
            continue
        answer = _answer()
        if answer == "q":
            break
        if answer == "a":
            mended += _accepted(mending, one, selector)
    left = len(lost) - mended
    click.echo(f"{left:,} of {number(len(lost), 'lost passage')} left", err=True)
    return int(left > 0)


def _shown(one: "Failing") -> "TextQuoteSelector | None":
    """Show a lost quote and the passage nearest to it; give what selects that."""
    from briefgen.cli.terminal import asked, printable  # noqa: PLC0415
    from briefgen.edit.offer import moved  # noqa: PLC0415 - light to import
    from briefgen.evidence.nearest import nearest  # noqa: PLC0415
    from briefgen.resolve.failures import difference  # noqa: PLC0415

    click.echo(asked(one))
    click.echo(f"  quote: {printable(' '.join(one.selector.exact.split()))}")
    near = nearest(one.text, one.selector.exact)
    if near is None:
        click.echo("  nothing in the article is like it")
        return None
    click.echo(f"  nearest, at {_where(one.article, near.place)}:")
    click.echo(f"  {printable(difference(near))}")
    return moved(one.text, one.selector, near.place)


def _answer() -> str:
    """Ask whether to accept the nearest passage; to skip it is what Enter does."""
    answer: str = click.prompt(
        "Does the statement still hold? (a)ccept, (s)kip, (q)uit",
        type=click.Choice(["a", "s", "q"]),
        default="s",
        show_choices=False,
        err=True,
    )
    return answer


def _accepted(
    mending: "Mending", one: "Failing", selector: "TextQuoteSelector"
) -> bool:
    """Write the words of the nearest passage down; tell whether they are."""
    from briefgen.edit.files import write  # noqa: PLC0415 - light to import
    from briefgen.edit.text import EditError  # noqa: PLC0415

    try:
        before, after = mending.rewrite(one, selector)
        write(mending.settings.root / one.location.file, before, after)
    except EditError as error:
        click.echo(f"{error}; {error.help}", err=True)
        return False
    return True
