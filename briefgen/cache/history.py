"""What Git knows of changes, kept: while the commit stays, nothing is read again."""

from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from pydantic_core import to_json

from briefgen import __version__
from briefgen.adapters import adapter
from briefgen.cache.folder import read, write
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.history.git import GitError, head
from briefgen.history.read import Read
from briefgen.model.history import NO_HISTORY, History
from briefgen.model.vocabulary import Telling
from briefgen.past import history, read_on

_CHANGES = "history.json"
_LINES = "history-lines.json"  # what only a new commit asks for, and is longer
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class _Changes:
    key: str
    history: History


@dataclass(frozen=True, slots=True)
class _Lines:
    key: str
    read: Read


def known_history(settings: Settings) -> History:
    """Give what changed, and read no more of it than is new."""
    if settings.options.changes is Telling.NONE:
        return NO_HISTORY
    try:
        commit = head(settings.root)
        key = _key(settings)
        known = _changes(settings.root)
        if known is not None and (known.key, known.history.commit) == (key, commit):
            return known.history
        before = _lines(settings.root)
        goes_on = before is not None and before.key == key
        now = read_on(settings, commit, before.read if before and goes_on else Read())
    except GitError as error:
        return History(missing=str(error))
    found = history(now)
    _keep(settings.root, _Changes(key, found), _Lines(key, now))
    return found


def _key(settings: Settings) -> str:
    """Hash what a history is read with."""
    options = settings.options
    how = (options.seeds, options.handling, options.default_handling)
    values = (_FORMAT, __version__, *how, options.timezone, options.changes)
    return blake2b(to_json(values), digest_size=16).hexdigest()


def _changes(root: Path) -> _Changes | None:
    """Read what changed; what is damaged is thrown away."""
    try:
        return adapter(_Changes).validate_json(read(root, _CHANGES))
    except ValueError:
        return None


def _lines(root: Path) -> _Lines | None:
    try:
        return adapter(_Lines).validate_json(read(root, _LINES))
    except ValueError:
        return None


def _keep(root: Path, changes: _Changes, lines: _Lines) -> None:
    with suppress(ValueError):  # a text that is no Unicode
        kept = adapter(_Lines).dump_json(lines)
        write(root, _CHANGES, adapter(_Changes).dump_json(changes))
        write(root, _LINES, kept)
