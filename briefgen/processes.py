"""How many processes share in a piece of work, and the sharing itself."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar, cast

from briefgen.diagnostics import BriefgenError

T = TypeVar("T")
R = TypeVar("R")
_Work: TypeAlias = Callable[[Sequence[object]], object]


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def jobs_for(pieces: int, jobs: int | None, fewest: int) -> int:
    """Say how many processes take this many pieces, where nobody said it.

    With fewer than `fewest`, starting another process takes longer than it saves.
    """
    if jobs is not None:
        return max(1, jobs)
    return 1 if pieces < fewest else cores()


def look_at_little() -> None:
    """Have the memory collector look at what is new in this process, and seldom.

    What it looks at, a forked process gets a copy of.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 1_000)


def shared_out(
    work: Callable[[Sequence[T]], R],
    pieces: Sequence[T],
    jobs: int,
    together: int,
    *,
    sendable: bool,
) -> Iterator[R]:
    """Have processes do some pieces each, so many together; give results in order.

    A forked process has the work, and all that it refers to, without being sent it;
    work that is not `sendable` is done here where processes are not forked.

    Raises:
        BriefgenError: one of them has ended.

    """
    if jobs == 1 or len(pieces) <= together:
        yield work(pieces)
        return
    # Few sites need more than one process, and these take a while to import.
    from concurrent.futures import (  # noqa: PLC0415
        BrokenExecutor,
        ProcessPoolExecutor,
    )
    from multiprocessing import get_context  # noqa: PLC0415

    context = get_context()
    if not (sendable or context.get_start_method() == "fork"):
        yield work(pieces)
        return
    try:
        executor = ProcessPoolExecutor(jobs, context, _take_up, (cast("_Work", work),))
    except (NotImplementedError, OSError):  # some containers have no semaphores
        yield work(pieces)
        return
    shares = [pieces[at : at + together] for at in range(0, len(pieces), together)]
    try:
        with executor:
            yield from cast("Iterator[R]", executor.map(_do, shares))
    except BrokenExecutor:
        raise BriefgenError(
            "a process that helped this one has ended",
            "perhaps there was too little memory",
        ) from None


_work: list[_Work] = []
"""What this process does for the one that started it."""


def _take_up(work: _Work) -> None:
    look_at_little()
    _work[:] = [work]


def _do(share: Sequence[object]) -> object:
    return _work[0](share)
