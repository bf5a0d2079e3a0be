"""The staging folder: a build is made there whole, then moved to where it belongs."""

import errno
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

from briefgen.cache.folder import CACHE, make
from briefgen.diagnostics import BriefgenError, ConfigError
from briefgen.frozen import dataclass
from briefgen.mkdocs.lock import Lock
from briefgen.mkdocs.manifest import ManifestFile
from briefgen.mkdocs.manifest_form import Manifest
from briefgen.mkdocs.written import Written, intact, is_as_left, paths_below

_PATIENCE = 20.0  # seconds that a build waits for another one


@dataclass(frozen=True, slots=True)
class Moved:
    """What moving a build into place changed."""

    written: frozenset[str]
    """Files that are new or other than before."""
    removed: frozenset[str]
    """Files that are no more."""


class Stage:
    """A build into one output folder, from its lock to its manifest."""

    def __init__(self, root: Path, target: Path) -> None:
        """Take the lock, look what is there, and make an empty staging folder.

        Raises:
            BriefgenError: another build is running.
            ConfigError: the output folder holds what no build put there.

        """
        self.target = target
        name = _name(root, target)
        cache = _make(root)
        self._manifest = ManifestFile(cache, name)
        self.folder = cache / f"stage-{self._manifest.stem}"
        self._lock = Lock(cache / f"lock-{self._manifest.stem}", _PATIENCE)
        try:
            _refuse_foreign(target, self._manifest)
            self.previous = self._manifest.read(target)
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir()
        except BaseException:
            self._lock.release()
            raise

    @property
    def stem(self) -> str:
        """Give the name that the files of this output folder have in the cache."""
        return self._manifest.stem

    @property
    def token(self) -> str:
        """Hash the manifest of the last build that came to its end, if it did."""
        return self._manifest.token()

    def close(self) -> None:
        """Remove the staging folder and give back the lock."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._manifest.close()
        self._lock.release()

    def kept(self, written: Written) -> Written:
        """Keep of a page that was made outside of memory what few ask for."""
        return self._manifest.kept(written)

    def holds(self, path: str, key: str) -> bool:
        """Tell whether the output folder has this file, made from what has this key."""
        before = self.previous.outputs.get(path)
        return before is not None and before.key == key != "" and self.is_intact(path)

    def move(self, manifest: Manifest) -> Moved:
        """Bring the output folder to what the manifest lists, and write it down.

        What is in hand is noted first: a build that is killed in between
        leaves files of which the next one knows that it knows nothing.

        Raises:
            BriefgenError: something stands in the way.

        """
        outputs = dict(manifest.outputs)
        changed: set[str] = set()
        for path, new in manifest.outputs.items():
            before = self.previous.outputs.get(path, Written())
            if new is before:
                continue  # whoever left it there has looked
            if new.digest != before.digest or not self.is_intact(path):
                changed.add(path)
            else:
                outputs[path] = replace(new, size=before.size, mtime=before.mtime)
        stale = self.previous.outputs.keys() - outputs.keys()
        if changed or stale:
            self._manifest.begin(changed | stale)
        try:
            self._remove(stale)
            self._place(changed)
        except OSError as error:
            raise BriefgenError(
                f"{self.target} cannot be written: {error.strerror}: {error.filename}",
                "look what stands in the way there, and build again",
            ) from error
        final = replace(manifest, outputs=outputs)
        if changed or stale or final != self.previous:
            self._manifest.finish(final)
        return Moved(frozenset(changed), frozenset(stale))

    def _place(self, changed: set[str]) -> None:
        """Move files into the output folder."""
        whole = self._place_folders(changed)
        for path in sorted(changed):
            if path.partition("/")[0] not in whole:
                _move(self.folder / path, self.target / path)

    def _place_folders(self, changed: set[str]) -> set[str]:
        """Move folders that are not there yet as a whole; give those that were."""
        counts = Counter(path.partition("/")[0] for path in changed if "/" in path)
        moved = set[str]()
        for name, count in counts.items():
            source, target = self.folder / name, self.target / name
            # What was made and is not to be published stays where it is.
            if target.exists() or count != sum(1 for _ in paths_below(source)):
                continue
            self.target.mkdir(parents=True, exist_ok=True)
            try:
                source.replace(target)
            except OSError:  # one by one, it may be possible
                continue
            moved.add(name)
        return moved

    def _remove(self, paths: set[str]) -> None:
        for path in sorted(paths):
            file = self.target / path
            file.unlink(missing_ok=True)
            for folder in file.parents:
                if folder == self.target or not _remove_empty(folder):
                    break

    @property
    def is_whole(self) -> bool:
        """Whether the output folder has every file as the last build left it."""
        target, outputs = self.target.as_posix(), self.previous.outputs
        return all(
            is_as_left(f"{target}/{path}", w.digest, w.size, w.mtime)
            for path, w in outputs.items()
        )

    def is_intact(self, path: str) -> bool:
        """Tell whether a file is there as the last build left it."""
        before = self.previous.outputs.get(path)
        return before is not None and intact(f"{self.target}/{path}", before)


def manifest_of(root: Path, target: Path) -> Manifest:
    """Read what the last build into a folder left, without building."""
    return _file(root, target).read(target)


def digests_of(root: Path, target: Path) -> dict[str, str]:
    """Give the hash of every file that the last build into a folder left."""
    last = _file(root, target).last()
    if last is None:
        outputs = manifest_of(root, target).outputs
        return {path: written.digest for path, written in outputs.items()}
    return {path: digest for path, (digest, _, _) in last.outputs.items()}


def unchanged(root: Path, target: Path, inputs: str) -> str:
    """Give what the last build said, if another one would change nothing."""
    last = _file(root, target).last(inputs)
    if last is None or not last.inputs == inputs != "":
        return ""
    if not all(is_as_left(f"{target}/{p}", *left) for p, left in last.outputs.items()):
        return ""
    return last.summary


def _file(root: Path, target: Path) -> ManifestFile:
    return ManifestFile(root / CACHE, _name(root, target))


def _make(root: Path) -> Path:
    try:
        return make(root)
    except OSError as error:
        raise BriefgenError(
            f"{root / CACHE} cannot be written: {error.strerror}",
            "a build keeps there what it knows of the last one",
        ) from error


def _name(root: Path, target: Path) -> str:
    """Name an output folder so that a site can be moved with what it built."""
    try:
        return target.relative_to(root).as_posix()
    except ValueError:
        return target.as_posix()


def _refuse_foreign(target: Path, manifest: ManifestFile) -> None:
    if manifest.exists() or not target.exists():
        return
    if target.is_dir() and all(path.name.startswith(".") for path in target.iterdir()):
        return
    raise ConfigError(
        f"{target} holds files that no build of this site put there",
        "empty it yourself, or name another folder with -d or `site_dir`",
    )


def _remove_empty(folder: Path) -> bool:
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = target.with_name(f".{target.name}.new")
        shutil.copy2(source, beside)
        beside.replace(target)
