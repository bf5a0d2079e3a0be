"""Watches files, and gives those that changed once they have come to rest."""

import threading
import time
from collections.abc import Iterable
from pathlib import Path

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch  # noqa: TC002 - as all others here

_BURST = 0.15  # seconds that are waited longer when many files change at once
_FEW = 5  # files
# A file that somebody closed is written; of one that changed, more may come, and
# an editor may put another in the place of one that it deleted.
_WAIT = {
    events.EVENT_TYPE_CLOSED: 0.005,
    events.EVENT_TYPE_MOVED: 0.005,
    events.EVENT_TYPE_CREATED: 0.06,
    events.EVENT_TYPE_MODIFIED: 0.06,
    events.EVENT_TYPE_DELETED: 0.06,
}


class Watch(events.FileSystemEventHandler):
    """Collects changes until nothing more comes."""

    def __init__(self) -> None:
        """Begin to listen; nothing is watched yet."""
        self._condition = threading.Condition()
        self._changed: dict[Path, float] = {}
        self._closed = False
        self._watched: dict[Path, tuple[bool, ObservedWatch]] = {}
        self._observer = Observer()
        self._observer.start()

    def watch(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        """Watch all that is in some folders, and single files."""
        # A file that is replaced would be lost: its folder is watched, it alone.
        wanted = {file.parent: False for file in files if file.parent.is_dir()}
        wanted |= {folder: True for folder in folders if folder.is_dir()}
        deep = [folder for folder, all_of_it in wanted.items() if all_of_it]
        wanted = {
            folder: all_of_it
            for folder, all_of_it in wanted.items()
            if not any(f in folder.parents for f in deep)
        }
        for folder, (all_of_it, watch) in list(self._watched.items()):
            if wanted.get(folder) != all_of_it:
                self._observer.unschedule(watch)
                del self._watched[folder]
        for folder in wanted.keys() - self._watched.keys():
            all_of_it = wanted[folder]
            watch = self._observer.schedule(self, str(folder), recursive=all_of_it)
            self._watched[folder] = (all_of_it, watch)

    def on_any_event(self, event: events.FileSystemEvent) -> None:
        """Take a change down; that a folder changed, its files say themselves."""
        wait = _WAIT.get(event.event_type)
        if wait is None or isinstance(event, events.DirModifiedEvent):
            return
        until = time.monotonic() + wait
        with self._condition:
            for name in filter(None, (event.src_path, event.dest_path)):
                self._changed[Path(str(name))] = until
            self._condition.notify_all()

    def take(self) -> frozenset[Path]:
        """Wait for changes, and give them once no more come; none when it is over."""
        with self._condition:
            while not self._closed:
                remaining = self._remaining()
                if remaining is not None and remaining <= 0:
                    changed = frozenset(self._changed)
                    self._changed.clear()
                    return changed
                self._condition.wait(remaining)
            return frozenset()

    def _remaining(self) -> float | None:
        if not self._changed:
            return None
        more = _BURST if len(self._changed) > _FEW else 0.0
        return max(self._changed.values()) + more - time.monotonic()

    def close(self) -> None:
        """Watch no more."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()
        self._observer.stop()
        self._observer.join()
