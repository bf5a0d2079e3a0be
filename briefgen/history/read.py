"""Reads the history of a site: from its first commit, or from where it was read to."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import field
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from briefgen.frozen import dataclass
from briefgen.history.blobs import Blobs, blobs
from briefgen.history.compare import Version
from briefgen.history.git import GitError
from briefgen.history.lines import Line, Lines, Stamp
from briefgen.history.log import log
from briefgen.history.walk import Seen, Walk

Reader: TypeAlias = Callable[[str, bytes, bytes | None], Version | None]
"""Reads a version out of the bytes of an annotation, and of the article beside it.

It gives nothing where the version was not for readers to see.
"""


@dataclass(frozen=True, slots=True)
class How:
    """How the history of a site is read."""

    root: Path
    """The site's folder."""
    seeds: str
    """The folder of the seeds, from there."""
    reader: Reader
    """What reads a version."""
    words: bool
    """Whether words of an author's own are told, as they were before and after."""


@dataclass(frozen=True, slots=True)
class Read:
    """A history as far as it has been read."""

    commit: str = ""
    """The last commit of it; empty where nothing has been read."""
    lines: Lines = field(default_factory=Lines)
    """All annotations at that commit."""


def read(how: How, commit: str, before: Read) -> Read:
    """Go on up to a commit; from the beginning, where it does not come after.

    Raises:
        GitError: Git cannot tell, or has not the whole history.

    """
    if before.commit == commit:
        return before
    lines = before.lines
    if not before.commit or not _goes_on(how, before, commit):
        lines = Lines()
        with closing(log(how.root, how.seeds, "", commit)) as commits:
            lines.follow(commits, how.seeds)
    with blobs(how.root) as contents:
        compare = _Comparison(contents, how)
        for path, line in lines.lines.items():
            compare.take(path, line)
    return Read(commit, lines)


def _goes_on(how: How, since: Read, until: str) -> bool:
    """Follow the commits after those that were read, where they come next."""
    try:
        with closing(log(how.root, how.seeds, since.commit, until)) as commits:
            first = next(commits, None)
            if first is None or first.parent != since.commit:
                return False
            since.lines.follow(chain([first], commits), how.seeds)
    except GitError:  # that commit is no more
        return False
    return True


class _Comparison:
    """Goes through the versions of annotations, one annotation at a time."""

    def __init__(self, contents: Blobs, how: How) -> None:
        self._contents = contents
        self._how = how

    def take(self, path: str, line: Line) -> None:
        """Compare the versions that are new, if there is another to compare with."""
        first = line.shown is None and line.waiting is None
        if not line.unread or (first and len(line.unread) == 1):
            return
        shown, waiting = (
            self._seen(path, stamp) if stamp else None
            for stamp in (line.shown, line.waiting)
        )
        walk = Walk(line.past, shown, waiting, words=self._how.words)
        for stamp in line.unread:
            seen = self._seen(path, stamp)
            if seen is not None:
                walk.go_on(*seen)
        line.shown = walk.shown[0] if walk.shown else None
        line.waiting = walk.waiting[0] if walk.waiting else None
        line.unread.clear()
        line.past = walk.past

    def _seen(self, path: str, stamp: Stamp) -> Seen | None:
        """Read a version, if it was for readers to see."""
        yaml = self._contents.read(stamp.yaml)
        beside = self._contents.read(stamp.markdown) if stamp.markdown else None
        if yaml is None or (stamp.markdown and beside is None):
            return None
        version = self._how.reader(path, yaml, beside)
        return (stamp, version) if version is not None else None
