"""Measure marks: whether they come out again byte for byte, and what they cost.

Run it from the repository: `python -m benchmarks.marks`. The texts are looked for
beside the repository, in `shared/corpora`.
"""

import re
import sys
import time
from pathlib import Path
from random import Random

from briefgen.evidence.marks import Passage, mark, unmark
from briefgen.evidence.selectors import TextPositionSelector
from briefgen.markup.article import Body, markdown

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
POSTS, PASSAGES = 200, 40


def main() -> int:
    """Print the figures, where there are corpora."""
    paths = sorted((CORPORA / "18f").glob("**/*.md"))[:POSTS]
    if not paths:
        say(f"marks is skipped: there are no corpora at {CORPORA}")
        return 0
    random = Random(1)  # noqa: S311 - the same passages each time
    bodies = [markdown(_without_front_matter(p.read_text("utf-8"))) for p in paths]
    chosen = [(body, _passages(body, random)) for body in bodies]
    start = time.perf_counter()
    marked = [mark(body.html, passages) for body, passages in chosen]
    taken = time.perf_counter() - start
    same = sum(
        unmark(html) == body.html for html, body in zip(marked, bodies, strict=True)
    )
    begun = time.perf_counter()
    yardstick = sum(len(re.findall("<", body.html)) for body in bodies)
    counting = time.perf_counter() - begun
    say(f"{PASSAGES} passages in each of {len(bodies)} posts")
    say(f"  the HTML without its marks is as before: {same} of {len(bodies)}")
    say(
        f"  marking a post: {taken / len(bodies) * 1e3:.2f} ms (yardstick, finding "
        f"{yardstick:,} tags in all: {counting / len(bodies) * 1e3:.2f} ms a post)"
    )
    return 0 if same == len(bodies) else 1


def _without_front_matter(text: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)


def _passages(body: Body, random: Random) -> list[Passage]:
    """Choose stretches at random: they overlap, nest, and cross elements."""
    places: list[TextPositionSelector] = []
    while len(places) < PASSAGES:
        start = random.randrange(len(body.text))
        end = min(len(body.text), start + random.randrange(1, 400))
        if body.text[start:end].strip():
            places.append(TextPositionSelector(start, end))
    return [Passage(f"p{i}-e1", (f"p{i}",), (at,)) for i, at in enumerate(places)]


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
