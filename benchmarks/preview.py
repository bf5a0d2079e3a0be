"""Measure the preview: how long it takes from saved to seen."""

import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

from benchmarks.measure import Cost, FailedError, Process
from benchmarks.site import EDITED, EDITED_PAGE, edit

_EVERY = 0.02  # seconds between two looks at a page
_FIRST = 1000  # the number of the first edit: no build has written it


def saved_to_seen(
    command: Sequence[str], site: Path, repeat: int, rest: float
) -> list[Cost]:
    """Edit the page that is looked at, and ask for it until it shows the edit.

    Before each edit there is a rest, in which what the edit before set going ends.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    page = f"http://{host}/{EDITED_PAGE}/"
    taken: list[float] = []
    with Process([*command, "-a", host], site) as process:
        _wait_for(page, "What article 3 says", process)
        for turn in range(_FIRST, _FIRST + repeat):
            time.sleep(rest)
            start = time.perf_counter()
            edit(site / EDITED, turn)
            _wait_for(page, f"What article 3 says{turn} ", process)
            taken.append(time.perf_counter() - start)
    # What the processor did is of the whole preview: it says nothing of an edit.
    return [Cost(seconds, 0.0, process.memory) for seconds in taken]


def _wait_for(address: str, words: str, process: Process) -> None:
    while True:
        with suppress(OSError), urlopen(address) as answer:  # noqa: S310 - our own
            if words in answer.read().decode():
                return
        if not process.runs:
            raise FailedError("the preview ended before it showed an edit")
        time.sleep(_EVERY)
