"""The versions of each annotation, through every name that its file has had."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import PurePosixPath
from typing import NamedTuple

from briefgen.frozen import dataclass
from briefgen.history.log import Commit, Touch
from briefgen.model.history import NOTHING, Past
from briefgen.model.vocabulary import REGISTRIES

_ASIDE = ("pages", "digests")  # folders of the seeds that hold no annotations


class Stamp(NamedTuple):
    """One version of an annotation, and of the article beside it."""

    moment: int
    """When it came into the history, in seconds since 1970."""
    yaml: str
    """The name of the annotation's content."""
    markdown: str
    """The name of the article's content; empty where there is none in Markdown."""


@dataclass(slots=True)
class Line:
    """An annotation as it stands now, and how it came to be so."""

    yaml: str
    """The name of its content."""
    unread: list[Stamp] = field(default_factory=list)
    """Versions that have not been compared yet, oldest first."""
    shown: Stamp | None = None
    """The last version that was for readers to see, of those that were compared."""
    waiting: Stamp | None = None
    """A later one, whose embargo may end before another takes its place."""
    past: Past = NOTHING
    """What changed."""


@dataclass(slots=True)
class Lines:
    """All annotations at one commit."""

    lines: dict[str, Line] = field(default_factory=dict)
    """By path."""
    articles: dict[str, str] = field(default_factory=dict)
    """The names of the contents of articles in Markdown, by path."""

    def follow(self, commits: Iterable[Commit], seeds: str) -> None:
        """Go on with the commits that come next."""
        for commit in commits:
            touches = [t for t in commit.touches if t.path.startswith(f"{seeds}/")]
            if touches:
                self._take(touches, commit.moment, seeds)

    def _take(self, touches: Iterable[Touch], moment: int, seeds: str) -> None:
        """Take in one commit; files may have changed places with each other."""
        before = {t.path: self._taken(t) for t in touches}
        changed: dict[str, None] = {}
        for touch in touches:
            if not touch.blob or not _is_text(touch.path, seeds):
                continue
            if touch.path.endswith(".md"):
                self.articles[touch.path] = touch.blob
                changed[f"{touch.path.removesuffix('.md')}.yml"] = None
                continue
            line = before[touch.path] or Line(touch.blob)
            line.yaml = touch.blob
            self.lines[touch.path] = line
            changed[touch.path] = None
        for touch in touches:
            changed[f"{touch.before.removesuffix('.md')}.yml"] = None
        for path in changed.keys() & self.lines.keys():
            self._note(path, moment)

    def _taken(self, touch: Touch) -> Line | None:
        """Take what a file was out of its place."""
        self.articles.pop(touch.before, None)
        return self.lines.pop(touch.before, None)

    def _note(self, path: str, moment: int) -> None:
        line = self.lines[path]
        article = self.articles.get(f"{path.removesuffix('.yml')}.md", "")
        line.unread.append(Stamp(moment, line.yaml, article))


def _is_text(path: str, seeds: str) -> bool:
    """Tell whether a path is one of an annotation, or of an article in Markdown."""
    within = PurePosixPath(path).relative_to(seeds)
    folders, name = within.parts[:-1], within.name
    if any(part.startswith(".") for part in within.parts) or not _is_unicode(path):
        return False
    if folders[:1] and folders[0] in _ASIDE:
        return False
    registry = not folders and within.stem in REGISTRIES
    return name.endswith(".md") or (name.endswith(".yml") and not registry)


def _is_unicode(path: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in path)


def pasts(lines: Mapping[str, Line]) -> dict[str, Past]:
    """Give what changed, by path, where anything did."""
    return {path: line.past for path, line in lines.items() if line.past.changes}
