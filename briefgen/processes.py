"""How many processes share in a piece of work, and the sharing itself."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from briefgen.diagnostics import BriefgenError
from briefgen.memory import look_at_little

if TYPE_CHECKING:  # few sites need more than one process, and it takes a while
    from concurrent.futures import Executor, Future

P = TypeVar("P")
R = TypeVar("R")

WAITING = 3
"""Pieces of work that each other process has at a time, while this one does some."""


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Helpers(AbstractContextManager["Helpers"]):
    """Other processes, which share in the work of this one until it is done.

    They begin with the first work that is worth it, mostly before much has been read:
    of all that this process has then, each may come to have a copy.
    """

    def __init__(self, jobs: int | None) -> None:
        """Have so many processes, this one included; as many as is worth it if None."""
        self._jobs = jobs
        self._executor: Executor | None = None
        self._open = ExitStack()

    def __exit__(self, *error: object) -> None:
        """Send them away; what they have not begun is not done."""
        self._open.close()
        self._executor = None

    def number(self, pieces: int, fewest: int) -> int:
        """Say how many of them so many pieces of work are worth.

        With fewer than `fewest`, starting another process takes longer than it saves.
        """
        if self._jobs is not None:
            return max(0, self._jobs - 1)
        return 0 if pieces < fewest else cores() - 1

    def executor(self, number: int) -> "Executor | None":
        """Give what takes their work; None if there are none."""
        if number and self._executor is None:
            self._executor = _executor(number)
            if self._executor is not None:
                self._open.callback(self._executor.shutdown, cancel_futures=True)
        return self._executor if number else None

    def share(
        self, work: Callable[[P], R], parts: Iterable[P], number: int
    ) -> Iterator[R]:
        """Have so many of them do some parts of a work; give results in order.

        Parts are taken when they are begun. Whoever does one is sent it.

        Raises:
            BriefgenError: one of them has ended.

        """
        executor = self.executor(number)
        if executor is None:
            return map(work, parts)
        return _shared(work, parts, executor, number)


ALONE = Helpers(1)
"""Nobody."""


def batches(pieces: Sequence[P], together: int) -> Iterator[Sequence[P]]:
    """Give pieces of work in parts."""
    return (pieces[at : at + together] for at in range(0, len(pieces), together))


def _executor(number: int) -> "Executor | None":
    """Start processes; none where the system cannot."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as above
    from multiprocessing import get_context  # noqa: PLC0415 - as above

    try:
        return ProcessPoolExecutor(number, get_context(), _begin)
    except (NotImplementedError, OSError):  # some containers have no semaphores
        return None


def _shared(
    work: Callable[[P], R], parts: Iterable[P], executor: "Executor", number: int
) -> Iterator[R]:
    """Do parts here whenever the others have enough of them."""
    from concurrent.futures import BrokenExecutor, Future  # noqa: PLC0415 - as above

    results = deque["Future[R]"]()
    try:
        for part in parts:
            if sum(not each.done() for each in results) < number * WAITING:
                results.append(executor.submit(work, part))
            else:
                results.append(Future())
                results[-1].set_result(work(part))
            while results and results[0].done():
                yield results.popleft().result()
        while results:
            yield results.popleft().result()
    except BrokenExecutor:
        raise BriefgenError(
            "a process that helped this one has ended",
            "perhaps there was too little memory",
        ) from None


def _begin() -> None:
    """Prepare this process to help another."""
    look_at_little()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the other has ended: where that was killed, no word of it comes."""
    from multiprocessing import parent_process  # noqa: PLC0415 - as above

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
