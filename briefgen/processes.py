"""How many processes share in a piece of work, and the sharing itself."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from briefgen.diagnostics import BriefgenError

if TYPE_CHECKING:  # few sites need more than one process, and it takes a while
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")
_Work: TypeAlias = Callable[[Sequence[object]], object]

WAITING = 3
"""Pieces of work that each other process has at a time, while this one does some."""


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def look_at_little() -> None:
    """Have the memory collector look at what is new in this process, and seldom.

    What it looks at, a forked process gets a copy of.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 1_000)


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
        self,
        work: Callable[[Sequence[T]], R],
        pieces: Sequence[T],
        fewest: int,
        together: int,
    ) -> Iterator[R]:
        """Have them do some pieces, so many together; give results in order.

        Raises:
            BriefgenError: one of them has ended.

        """
        number = self.number(len(pieces), fewest)
        executor = self.executor(number) if len(pieces) > together else None
        if executor is None:
            return iter([work(pieces)])
        return _shared(work, work, executor, number, _parts(pieces, together))

    def fork(
        self,
        work: Callable[[Sequence[T]], R],
        pieces: Sequence[T],
        fewest: int,
        together: int,
    ) -> Iterator[R]:
        """Share out what cannot be sent among forks of this process as it is now.

        They have the work, and all that it refers to. Where the system does not fork,
        it is done here.

        Raises:
            BriefgenError: one of them has ended.

        """
        number = self.number(len(pieces), fewest)
        executor = None
        if number and len(pieces) > together:
            executor = _executor(number, cast("_Work", work))
        if executor is None:
            yield work(pieces)
            return
        there = cast("Callable[[Sequence[T]], R]", _do)
        try:
            yield from _shared(work, there, executor, number, _parts(pieces, together))
        finally:
            executor.shutdown(cancel_futures=True)


ALONE = Helpers(1)
"""Nobody."""


def _executor(number: int, work: _Work | None = None) -> "Executor | None":
    """Start processes; none where the system cannot, or does not fork them as asked."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as above
    from multiprocessing import get_context  # noqa: PLC0415 - as above

    context = get_context()
    if work is not None and context.get_start_method() != "fork":
        return None
    try:
        return ProcessPoolExecutor(number, context, _begin, (work,))
    except (NotImplementedError, OSError):  # some containers have no semaphores
        return None


def _parts(pieces: Sequence[T], together: int) -> Iterator[Sequence[T]]:
    return (pieces[at : at + together] for at in range(0, len(pieces), together))


def _shared(
    here: Callable[[Sequence[T]], R],
    there: Callable[[Sequence[T]], R],
    executor: "Executor",
    number: int,
    parts: Iterator[Sequence[T]],
) -> Iterator[R]:
    """Do parts here whenever the others have enough of them."""
    from concurrent.futures import BrokenExecutor, Future  # noqa: PLC0415 - as above

    results = deque["Future[R]"]()
    try:
        for part in parts:
            if sum(not each.done() for each in results) < number * WAITING:
                results.append(executor.submit(there, part))
            else:
                results.append(Future())
                results[-1].set_result(here(part))
            while results and results[0].done():
                yield results.popleft().result()
        while results:
            yield results.popleft().result()
    except BrokenExecutor:
        raise BriefgenError(
            "a process that helped this one has ended",
            "perhaps there was too little memory",
        ) from None


_work: list[_Work] = []
"""What this process does for the one that it is a fork of."""


def _begin(work: _Work | None) -> None:
    look_at_little()
    if work is not None:
        _work[:] = [work]


def _do(share: Sequence[object]) -> object:
    return _work[0](share)
