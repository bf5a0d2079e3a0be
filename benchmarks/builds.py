"""Measure builds as whole processes, beside other generators on the same Markdown.

Run it from the repository: `python -m benchmarks.builds --articles 1000`. The site
is generated, and the same for everybody.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import FailedError, output_of, run
from benchmarks.others import GENERATORS, Installed, look_for
from benchmarks.plan import BRIEFGEN, Step, of_briefgen, of_other
from benchmarks.preview import saved_to_seen
from benchmarks.report import Figures, Row, document, growth, table
from benchmarks.site import write_site

_OURS = ("briefgen", "mkdocs", "markdown", "jinja2", "pydantic")


def main(arguments: Sequence[str]) -> int:
    """Print the figures, and perhaps write them down."""
    options = _options(arguments)
    found = list(look_for(GENERATORS if options.others else (), dict(options.given)))
    others = [each for each in found if isinstance(each, Installed)]
    skipped = [each for each in found if isinstance(each, str)]
    sizes = []
    for articles in options.articles or [1000]:
        with tempfile.TemporaryDirectory() as folder:
            figures = measured(Path(folder), articles, options.repeat, others, skipped)
        say(*table(figures, options.repeat), "")
        sizes.append(figures)
    say(*growth(sizes))
    if options.json:
        versions = {name: version(name) for name in _OURS}
        versions |= {each.name: each.version for each in others}
        written = document(sizes, options.repeat, versions)
        options.json.write_text(f"{written}\n", encoding="utf-8")
    return 0


def measured(
    root: Path,
    articles: int,
    repeat: int,
    others: Sequence[Installed],
    notes: Sequence[str],
) -> Figures:
    """Run everything in turn, so that noise hits all alike."""
    site, markdown = root / "site", root / "markdown"
    write_site(site, articles)
    run([*BRIEFGEN, "render", "-o", str(markdown)], site)
    found = markdown.rglob("*.md")
    pages = sorted(page.relative_to(markdown).as_posix() for page in found)
    steps = list(of_briefgen(site))
    for number, other in enumerate(others):
        folder = root / str(number)
        for page in pages:
            target = folder / "docs" / page
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(markdown / page, target)
        other.generator.set_up(folder)
        steps += of_other(other, folder)
    wanted = [page.removesuffix("md") + "html" for page in pages]
    rows, failed = taken(steps, repeat, wanted)
    seen = saved_to_seen(
        [*BRIEFGEN, "serve"], site, repeat, rest=max(5.0, articles / 500)
    )
    rows["briefgen serve, saved to seen"] = Row(seen)
    return Figures(articles, len(pages), rows, (*notes, *failed.values()))


def taken(
    steps: Sequence[Step], repeat: int, wanted: Sequence[str]
) -> tuple[dict[str, Row], dict[str, str]]:
    """Run every step in each repetition; say which generator failed, and how.

    What fails is not run again, and has no row.
    """
    rows = {step.name: Row() for step in steps}
    failed: dict[str, str] = {}
    for turn in range(repeat):
        for step in steps:
            if step.by in failed:
                continue
            step.before(turn)
            try:
                rows[step.name].costs.append(run(step.command, step.folder))
            except FailedError as error:
                if step.by == "briefgen":
                    raise SystemExit(str(error)) from error
                failed[step.by] = f"{step.by} failed: {error}"
            if step.builds and turn == 0:
                rows[step.name].output = output_of(step.folder / "site", wanted)
    kept = {step.name: rows[step.name] for step in steps if step.by not in failed}
    return kept, failed


def say(*lines: str) -> None:
    """Print lines."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.builds", description=__doc__
    )
    parser.add_argument(
        "--articles",
        type=int,
        action="append",
        metavar="N",
        help="the size of the site; given twice, sizes are compared (default: 1000)",
    )
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="default: 3")
    parser.add_argument(
        "--with",
        dest="given",
        type=_named_path,
        action="append",
        default=[],
        metavar="PROGRAM=PATH",
        help="where another generator's program is; else it is looked for on PATH",
    )
    parser.add_argument(
        "--no-others",
        dest="others",
        action="store_false",
        help="measure briefgen alone",
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="write all figures there"
    )
    return parser.parse_args(arguments)


def _named_path(word: str) -> tuple[str, str]:
    name, _, path = word.partition("=")
    if not path:
        raise argparse.ArgumentTypeError(f"{word} is not PROGRAM=PATH")
    return name, path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
