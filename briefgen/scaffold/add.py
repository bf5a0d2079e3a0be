"""Takes an article in, and writes an annotation to fill in."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefgen.config import Settings
from briefgen.diagnostics import ConfigError, Severity
from briefgen.load import load
from briefgen.load.article import article as read_article
from briefgen.model.article import Article
from briefgen.model.document import Value
from briefgen.model.project import Project
from briefgen.model.slug import slug

_SUFFIXES = {".txt", ".md"}
_MOST_ENTITIES = 20
_SHOWN, _QUOTED = 60, 90  # characters


@dataclass(frozen=True, slots=True)
class _Place:
    text: Path
    """Where the article is to stand."""
    annotation: Path
    """Where its annotation is to stand."""


def add(name: str, settings: Settings) -> str:
    """Take in one file, and give the path of its annotation from the site's folder.

    Raises:
        ConfigError: it is no article, or the place is taken.

    """
    if re.match(r"https?://", name):
        raise ConfigError(
            f"{name} is an address; only files can be added so far",
            "save the text as .txt or .md, and add that file",
        )
    given = Path(name)
    data = _bytes(given)
    place = _place(given, settings)
    shown = place.text.relative_to(settings.root).as_posix()
    article, found = read_article(data, shown)
    errors = [d for d in found if d.severity is Severity.ERROR]
    if article is None or errors:
        first = errors[0] if errors else None
        raise ConfigError(f"{given}: {first.message if first else 'cannot be read'}")
    text = _annotation(article, load(settings), settings)
    place.text.parent.mkdir(parents=True, exist_ok=True)
    if not place.text.exists():
        shutil.copyfile(given, place.text)
    place.annotation.write_text(text, encoding="utf-8", newline="\n")
    return place.annotation.relative_to(settings.root).as_posix()


def _bytes(given: Path) -> bytes:
    if given.suffix not in _SUFFIXES:
        raise ConfigError(
            f"{given} is neither .txt nor .md",
            "save it as plain text, or as Markdown",
        )
    try:
        return given.read_bytes()
    except OSError as error:
        raise ConfigError(f"{given} cannot be read: {error.strerror}") from None


def _place(given: Path, settings: Settings) -> _Place:
    """Find where the article and its annotation go; nothing is overwritten."""
    seeds = settings.root / settings.options.seeds
    inside = given.resolve().is_relative_to(seeds.resolve())
    text = given.resolve()
    if not inside:
        name = slug(given.stem) or "article"
        text = seeds / str(settings.now.year) / f"{name}{given.suffix}"
    place = _Place(text, text.with_suffix(".yml"))
    others = [text.with_suffix(suffix) for suffix in _SUFFIXES]
    taken = [place.annotation, *([] if inside else others)]
    for path in taken:
        if path.exists():
            raise ConfigError(
                f"{path.relative_to(settings.root.resolve())} is there already",
                "rename the article, or remove that file",
            )
    return place


def _annotation(article: Article, project: Project, settings: Settings) -> str:
    file = article.file.removeprefix(f"{settings.options.seeds}/")
    lines = [
        "# What a briefing needs is open below; docs/annotations.md says what else",
        "# there is. Set `status: published` when it is filled in.",
        "status: draft",
        f"date: {settings.now.date().isoformat()}",
        *_title(article),
        "bottom_line: # what a reader with five seconds should know",
        "key_points:",
        "  # - id: kp1",
        "  #   text: What the article says, in one sentence of yours.",
        "  #   evidence: |-",
        f"  #     {_beginning(article, _QUOTED)}",
        *_entities(article, project),
        "sources:",
        "  - id: article",
        f"    file: {json.dumps(file, ensure_ascii=False)}",
        "    # publisher: who published it; url: where; author: who wrote it",
        f"    accessed: {settings.now.date().isoformat()}",
        f"    sha256: {article.sha256}",
        "    rights: excerpt # or full: all of the text may be published; or link",
    ]
    return "\n".join(lines) + "\n"


def _title(article: Article) -> Iterator[str]:
    """Offer a title: that of the front matter serves by itself."""
    data: Value = article.front_matter.data if article.front_matter else None
    if isinstance(data, dict) and isinstance(data.get("title"), str):
        yield "# title: taken from the article's front matter"
        return
    heading = re.search(r"^#{1,6}\s+(.+?)\s*#*$", article.source, re.MULTILINE)
    if heading and PurePosixPath(article.file).suffix == ".md":
        yield f"title: {json.dumps(heading[1], ensure_ascii=False)}"
        return
    yield f"title: # the article begins: {_beginning(article, _SHOWN)}…"


def _beginning(article: Article, length: int) -> str:
    """Give whole words from where an article begins."""
    text = " ".join(article.body.text.split())
    return text if len(text) <= length else text[:length].rpartition(" ")[0]


def _entities(article: Article, project: Project) -> Iterator[str]:
    """Name the entities that the article names."""
    registry = project.registries.get("entities")
    records = registry.data if registry else None
    if not isinstance(records, dict):
        return
    found = [i for i, record in records.items() if _named(record, article.body.text)]
    if found:
        yield "entities: # those whose names stand in the article"
        yield from (f"  - {i}" for i in found[:_MOST_ENTITIES])


def _named(record: Value, text: str) -> bool:
    if not isinstance(record, dict):
        return False
    aliases = record.get("aliases")
    names = [record.get("name"), *(aliases if isinstance(aliases, list) else [aliases])]
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        for name in names
        if isinstance(name, str) and name.strip()
    )
