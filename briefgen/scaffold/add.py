"""Takes articles in, and writes for each an annotation to fill in."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefgen.config import Settings
from briefgen.diagnostics import ConfigError, Severity
from briefgen.frozen import dataclass
from briefgen.load import load
from briefgen.load.article import article as read_article
from briefgen.model.article import Article
from briefgen.model.project import Project
from briefgen.model.schema import ids_of
from briefgen.model.slug import slug
from briefgen.model.vocabulary import REGISTRIES
from briefgen.scaffold.draft import draft, free_id

_SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class _Place:
    text: Path
    """Where the article is to stand."""
    inside: bool
    """Whether it stands there already."""

    @property
    def annotation(self) -> Path:
        """Give the place of the annotation, beside the article."""
        return self.text.with_suffix(".yml")


def add(names: Sequence[str], settings: Settings) -> Iterator[str]:
    """Take in files, and give each annotation's path from the site's folder.

    Raises:
        ConfigError: one of them is no article, or its place is taken.

    """
    project = load(settings)
    taken = set(ids_of(project)["briefings"])
    for name in names:
        place = _place(_file(name), project, settings)
        article = _article(name, place, settings)
        briefing = free_id(article, taken)
        text = draft(article, briefing, project, settings)
        place.text.parent.mkdir(parents=True, exist_ok=True)
        if not place.inside:
            _write_new(place.text, Path(name).read_bytes())
        _write_new(place.annotation, text.encode())
        taken.add(briefing)
        yield place.annotation.relative_to(settings.root).as_posix()


def _file(name: str) -> Path:
    if re.match(r"https?://", name, re.IGNORECASE):
        raise ConfigError(
            f"{name} is an address; only files can be added so far",
            "save the text as .txt or .md, and add that file",
        )
    given = Path(name)
    if not given.is_file():
        raise ConfigError(f"there is no file {name}")
    if given.suffix.lower() not in _SUFFIXES:
        raise ConfigError(
            f"{name} is neither .txt nor .md",
            "save it as plain text, or as Markdown",
        )
    return given


def _place(given: Path, project: Project, settings: Settings) -> _Place:
    """Find where the article and its annotation go; nothing is overwritten."""
    seeds = settings.root / project.seeds
    path = given.resolve()
    if path.is_relative_to(seeds):
        place = _Place(path, inside=True)
        _refuse_elsewhere(path, seeds, project, settings)
    else:
        name = slug(given.stem) or "article"
        suffix = given.suffix.lower()
        place = _Place(seeds / f"{settings.now.year}" / f"{name}{suffix}", inside=False)
    others = [place.text.with_suffix(suffix) for suffix in _SUFFIXES]
    for there in [place.annotation, *([] if place.inside else others)]:
        if there.exists():
            raise ConfigError(
                f"{there.relative_to(settings.root).as_posix()} is there already",
                "rename the article, or remove that file",
            )
    return place


def _refuse_elsewhere(
    path: Path, seeds: Path, project: Project, settings: Settings
) -> None:
    """Refuse a file in seeds/ beside which an annotation would be none."""
    registry = path.parent == seeds and path.stem in REGISTRIES
    known = project.articles.keys() | project.unreadable
    if registry or path.relative_to(settings.root).as_posix() not in known:
        raise ConfigError(
            f"{path.relative_to(settings.root).as_posix()} is where no article stands",
            f"move it, for example to {seeds.name}/{settings.now.year}/",
        )


def _article(name: str, place: _Place, settings: Settings) -> Article:
    file = place.text.relative_to(settings.root).as_posix()
    article, found = read_article(Path(name).read_bytes(), file)
    errors = [d for d in found if d.severity is Severity.ERROR]
    if errors or article is None:
        line = errors[0].location.line
        raise ConfigError(f"{name}:{line}: {errors[0].message}", errors[0].help)
    return article


def _write_new(file: Path, data: bytes) -> None:
    with file.open("xb") as stream:
        stream.write(data)
