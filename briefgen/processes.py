"""How many processes share in a piece of work."""

import os


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
