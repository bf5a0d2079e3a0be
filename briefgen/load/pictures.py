"""How wide and high pictures of briefings are, so that pages keep room for them."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from briefgen.model.article import Article
from briefgen.model.document import Document
from briefgen.model.project import Size

_HEAD = 1 << 16
_ATTRIBUTE = re.compile(r"""\s(width|height|viewBox)\s*=\s*["']([^"']*)["']""")
_LENGTH = re.compile(r"([0-9.]+)(?:px)?")
_WIDEST = 1200.0


def pictures(
    root: Path,
    seeds: str,
    files: frozenset[str],
    annotations: Iterable[Document],
    articles: Iterable[Article],
) -> dict[str, Size]:
    """Measure the pictures that annotations or front matter name.

    What is not there, or is no picture of a kind that is known, has no size.
    """
    matters = (a.front_matter for a in articles if a.front_matter)
    named = {name for d in (*annotations, *matters) for name in _named(d)}
    there = sorted(files.intersection(f"{seeds}/{name}" for name in named))
    sizes = {file: _size(root / file) for file in there}
    return {file: size for file, size in sizes.items() if size is not None}


def _named(document: Document) -> Iterator[str]:
    match document.data:
        case {"image": {"file": str(name)}}:
            yield name
        case _:
            pass


def _size(file: Path) -> Size | None:
    try:
        with file.open("rb") as stream:
            drawn = file.suffix.lower() == ".svg"
            width, height = _drawn(stream) if drawn else _taken(stream)
    except Exception:  # noqa: BLE001 - no reader of pictures says all that may be wrong
        return None
    return (round(width), round(height)) if min(width, height) >= 1 else None


def _taken(stream: IO[bytes]) -> tuple[float, float]:
    from imagesize import get  # type: ignore[import-untyped] # noqa: PLC0415 - rare

    width, height = get(stream)
    return width, height


def _drawn(stream: IO[bytes]) -> tuple[float, float]:
    """Give the size that a drawing has, or else its shape, as wide as a page can be."""
    head = stream.read(_HEAD).decode("utf-8", "replace")
    given = dict(_ATTRIBUTE.findall(head[head.index("<svg") :].partition(">")[0]))
    lengths = [_LENGTH.fullmatch(given.get(name, "")) for name in ("width", "height")]
    if lengths[0] and lengths[1]:
        return float(lengths[0][1]), float(lengths[1][1])
    _, _, width, height = map(float, given["viewBox"].replace(",", " ").split())
    return _WIDEST, _WIDEST * height / width
