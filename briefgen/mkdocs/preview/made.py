"""The HTML of pages made lately, kept while what goes into them is the same."""

from collections import OrderedDict
from threading import Lock

_MOST = 200  # pages


class Made:
    """The HTML of a number of pages, each with its key."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: OrderedDict[str, tuple[str, str]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """Count the pages."""
        return len(self._kept)

    def get(self, place: str, key: str) -> str | None:
        """Give a page, if it would come out as before."""
        with self._lock:
            kept = self._kept.get(place)
            if kept is None or kept[0] != key:
                return None
            self._kept.move_to_end(place)
            return kept[1]

    def keep(self, place: str, key: str, html: str) -> None:
        """Keep a page; the one asked for longest ago gives way."""
        with self._lock:
            self._kept[place] = (key, html)
            self._kept.move_to_end(place)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
