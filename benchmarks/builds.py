"""Measure builds as whole processes, beside bare MkDocs on the same Markdown.

Run it from the repository: `python -m benchmarks.builds --articles 1000`. The site
is generated, and the same for everybody.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from random import Random
from statistics import median
from urllib.request import urlopen

_WORDS = (
    *("budget", "bridge", "council", "district", "harbour", "library", "market"),
    *("meeting", "minister", "office", "plan", "police", "power", "railway"),
    *("repair", "report", "river", "road", "school", "service", "station"),
    *("summer", "tax", "teacher", "town", "tunnel", "vote", "water", "winter"),
)
_SENTENCES = 28  # of an article: some 4 KB
_POINTS = 7
_BUILD = ("build", "--no-search")
_REST = 5.0  # seconds between edits in the preview
_EVERY = 0.02  # seconds between two looks at a page
_PACKAGES = ("briefgen", "mkdocs", "markdown", "jinja2", "pydantic")
_MARKDOWN = ["attr_list"]
_TEMPLATE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ page.title }}</title></head>
<body>
<nav>
{% for item in nav %}<a href="{{ item.url|url }}">{{ item.title }}</a>{% endfor %}
</nav>
<main>{{ page.content }}</main>
</body>
</html>
"""


def main(arguments: Sequence[str]) -> int:
    """Print the figures, and perhaps write them down."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.builds")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(Path(folder), options.articles, options.repeat)
    bare = figures["bare MkDocs, cold"].seconds
    say(f"{options.articles:,} articles, medians of {options.repeat} runs")
    for name, taken in figures.items():
        ratio = median(taken.seconds) / median(bare)
        say(
            f"{name:24} {median(taken.seconds):8.2f} s"
            f"  {ratio:6.2f} times bare  {max(taken.memory):6.0f} MB"
        )
    if options.json:
        options.json.write_text(as_json(options.articles, figures), encoding="utf-8")
    return 0


@dataclass
class Taken:
    """What the runs of one command took."""

    seconds: list[float] = field(default_factory=list)
    """Whole processes, from start to end."""
    memory: list[float] = field(default_factory=list)
    """Most memory at once, in MB."""


def measured(folder: Path, articles: int, repeat: int) -> dict[str, Taken]:
    """Run everything in turn, so that noise hits all alike."""
    site, bare = folder / "site", folder / "bare"
    write_site(site, articles)
    python = [sys.executable, "-m"]
    briefgen = [*python, "briefgen"]
    run([*briefgen, "render", "-o", str(bare / "docs")], site)
    write_bare(bare)
    commands = {
        "start": (["--version"], site),
        "cold": ([*_BUILD], site),
        "nothing changed": ([*_BUILD], site),
        "one edit": ([*_BUILD], site),
        "search index alone": (["build"], site),
        "check": (["check"], site),
    }
    figures = {f"briefgen, {name}": Taken() for name in commands}
    figures["bare MkDocs, cold"] = Taken()
    figures["saved to seen"] = Taken()
    for turn in range(repeat):
        shutil.rmtree(site / "site", ignore_errors=True)
        shutil.rmtree(site / ".briefgen", ignore_errors=True)
        for name, (words, where) in commands.items():
            if name == "one edit":
                edit(site, turn)
            take(figures[f"briefgen, {name}"], [*briefgen, *words], where)
        shutil.rmtree(bare / "site", ignore_errors=True)
        take(figures["bare MkDocs, cold"], [*python, "mkdocs", "build", "-q"], bare)
    seen(figures["saved to seen"], briefgen, site, repeat)
    return figures


def seen(into: Taken, briefgen: list[str], site: Path, repeat: int) -> None:
    """Edit the page that is looked at, and ask for it until it shows the edit."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 - a command of our own
        [*briefgen, "serve", "-a", f"127.0.0.1:{port}"],
        cwd=site,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    page = f"http://127.0.0.1:{port}/briefings/a3/"
    try:
        wait_for(page, "What article 3 says", process)
        for turn in range(repeat):
            time.sleep(_REST)  # what the edit before set going comes to its end
            start = time.perf_counter()
            edit(site, 1000 + turn)
            wait_for(page, f"What article 3 says{1000 + turn}", process)
            into.seconds.append(time.perf_counter() - start)
    finally:
        process.terminate()
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    into.memory.append(megabytes(usage))


def wait_for(address: str, words: str, process: "subprocess.Popen[bytes]") -> None:
    """Ask for a page until it has some words on it."""
    while True:
        with suppress(OSError), urlopen(address) as answer:  # noqa: S310 - our own
            if words in answer.read().decode():
                return
        if process.poll() is not None:
            raise SystemExit(f"the preview ended with {process.returncode}")
        time.sleep(_EVERY)


def take(into: Taken, command: list[str], folder: Path) -> None:
    """Run a command, and note what it took."""
    start = time.perf_counter()
    memory = run(command, folder)
    into.seconds.append(time.perf_counter() - start)
    into.memory.append(memory)


def run(command: list[str], folder: Path) -> float:
    """Run a command to its end; give its peak memory, in MB."""
    process = subprocess.Popen(  # noqa: S603 - commands of our own
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return megabytes(usage)


def megabytes(usage: resource.struct_rusage) -> float:
    """Give the most memory that a process had at once."""
    return usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def write_site(root: Path, articles: int) -> None:
    """Make a site: articles of some 4 KB with annotations of some 2 KB."""
    random = Random(1)  # noqa: S311 - the same site for everybody
    entities, stories = max(3, articles // 20), max(2, articles // 50)
    (root / "seeds" / "pages").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(
        "site_name: Generated\ndocs_dir: seeds/pages\ntheme: {name: briefgen}\n"
        "plugins: [briefgen]\n",
        encoding="utf-8",
    )
    (root / "seeds" / "entities.yml").write_text(
        "".join(
            f"e{i}: {{name: Entity {i}, type: organisation}}\n" for i in range(entities)
        ),
        encoding="utf-8",
    )
    (root / "seeds" / "stories.yml").write_text(
        "".join(f"s{i}: {{title: Story {i}}}\n" for i in range(stories)),
        encoding="utf-8",
    )
    for number in range(articles):
        folder = root / "seeds" / str(2000 + number % 24)
        folder.mkdir(exist_ok=True)
        sentences = [_sentence(random, number, k) for k in range(_SENTENCES)]
        paragraphs = ["\n".join(sentences[k : k + 4]) for k in range(0, _SENTENCES, 4)]
        article, annotation = folder / f"a{number}.txt", folder / f"a{number}.yml"
        article.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
        written = _annotation(random, number, sentences, entities, stories)
        annotation.write_text(written, encoding="utf-8")


def _sentence(random: Random, article: int, number: int) -> str:
    words = " ".join(random.choices(_WORDS, k=18))
    return f"{words.capitalize()} number {article * 100 + number}."


def _annotation(
    random: Random, number: int, sentences: list[str], entities: int, stories: int
) -> str:
    points = "".join(
        f"  - id: point-{k}\n"
        f"    text: What article {number} says of the {random.choice(_WORDS)}.\n"
        f"    entities: [e{random.randrange(entities)}]\n"
        f"    evidence: |-\n      {sentences[k * 3].removesuffix('.')}\n"
        for k in range(_POINTS)
    )
    return (
        f"title: Article {number} on the {random.choice(_WORDS)}\n"
        f"date: {2000 + number % 24}-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
        f"bottom_line: What article {number} comes to.\n"
        f"why_it_matters: Because of *that*.\n"
        f"stories: [s{number % stories}]\ntopics: [news]\n"
        f"entities: [e{number % entities}]\n"
        f"key_points:\n{points}"
        "events:\n  - {id: done, date: 2023-07-04, text: It was done.,\n"
        f"     evidence: '{sentences[1].removesuffix('.')}'}}\n"
    )


def edit(root: Path, turn: int) -> None:
    """Change a word of one key point."""
    file = root / "seeds" / "2003" / "a3.yml"
    text = file.read_text("utf-8")
    before, _, rest = text.partition("    text: What article 3 says")
    file.write_text(f"{before}    text: What article 3 says{turn}{rest}", "utf-8")


def write_bare(root: Path) -> None:
    """Set up MkDocs with the least that it can do with the same Markdown."""
    (root / "theme").mkdir()
    (root / "theme" / "main.html").write_text(_TEMPLATE, encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: Generated\nplugins: []\nnav: [index.md]\nnot_in_nav: '*'\n"
        f"markdown_extensions: {json.dumps(_MARKDOWN)}\n"
        "theme: {name: null, custom_dir: theme}\n",
        encoding="utf-8",
    )


def as_json(articles: int, figures: dict[str, Taken]) -> str:
    """Write the figures for programs, with what they depend on."""
    document = {
        "articles": articles,
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "versions": {
            name: version(name) for name in ("briefgen", "mkdocs", "markdown")
        },
        "figures": {
            name: {"seconds": taken.seconds, "memory_mb": taken.memory}
            for name, taken in figures.items()
        },
    }
    return json.dumps(document, indent=1) + "\n"


def say(text: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
