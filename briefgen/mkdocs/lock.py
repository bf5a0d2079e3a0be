"""A lock on a file, which the system takes back however a build ends."""

import sys
import time
from pathlib import Path

from briefgen.diagnostics import BriefgenError

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """One build at a time: the second one waits, then says why it does not go on."""

    def __init__(self, path: Path, patience: float) -> None:
        """Take the lock.

        Raises:
            BriefgenError: another build has it, for longer than our patience.

        """
        self._file = path.open("ab")
        deadline = time.monotonic() + patience
        while True:
            try:
                _take(self._file.fileno())
            except OSError:
                if time.monotonic() >= deadline:
                    self._file.close()
                    raise BriefgenError(
                        "another build into this folder is running",
                        "wait for its end, or name another folder with -d",
                    ) from None
                time.sleep(0.05)
            else:
                return

    def release(self) -> None:
        """Give the lock back."""
        self._file.close()
