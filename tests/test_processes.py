"""Who does the work does not matter; who waits for work does not wait forever."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing import get_context

import pytest

from briefgen.diagnostics import BriefgenError
from briefgen.processes import ALONE, Helpers, batches

FORKS = pytest.mark.skipif(
    get_context().get_start_method() != "fork",
    reason="only a forked process knows what is only here",
)
KILLED = """\
import os, signal
from briefgen.processes import Helpers
if __name__ == "__main__":
    helper = Helpers(2).executor(1).submit(os.getpid).result()
    print(helper, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def who(part: Sequence[int]) -> tuple[int, Sequence[int]]:
    time.sleep(0.01)
    return os.getpid(), part


def die(part: Sequence[int]) -> Sequence[int]:
    if 5 in part:
        os.kill(os.getpid(), signal.SIGKILL)
    return part


def test_alone_this_process_does_everything() -> None:
    done = ALONE.share(who, batches(range(7), 3), ALONE.number(7, 1))
    assert list(done) == [
        (os.getpid(), p) for p in (range(3), range(3, 6), range(6, 7))
    ]


@FORKS
def test_helpers_and_this_process_share_in_it() -> None:
    with Helpers(3) as helpers:
        done = list(helpers.share(who, batches(range(60), 2), helpers.number(60, 99)))
    assert [part for _, part in done] == list(batches(range(60), 2))
    doers = {process for process, _ in done}
    assert os.getpid() in doers
    assert len(doers) == 3


@FORKS
def test_they_stay_until_all_is_done() -> None:
    with Helpers(2) as helpers:
        first = {process for process, _ in helpers.share(who, batches(range(4), 1), 1)}
        then = {process for process, _ in helpers.share(who, batches(range(4), 1), 1)}
    assert first == then


@FORKS
def test_parts_are_taken_only_when_they_are_begun() -> None:
    taken: list[int] = []

    def parts() -> Iterator[Sequence[int]]:
        for number in range(20):
            taken.append(number)
            yield (number,)

    with Helpers(2) as helpers:
        done = helpers.share(who, parts(), 1)
        assert next(done)[1] == (0,)
        assert len(taken) < 20


@FORKS
def test_one_that_ends_is_no_traceback() -> None:
    with (
        Helpers(2) as helpers,
        pytest.raises(BriefgenError, match="a process that helped this one has ended"),
    ):
        list(helpers.share(die, [(5,), (1,), (2,), (3,)], 1))


@FORKS
def test_a_helper_ends_with_a_process_that_was_killed() -> None:
    """It has its output, which is at an end only when both have ended."""
    ended = subprocess.run(  # noqa: S603 - our own lines
        [sys.executable, "-c", KILLED],
        stdout=subprocess.PIPE,
        check=False,
        timeout=20,
    )
    assert ended.returncode == -signal.SIGKILL
    assert int(ended.stdout) > 0
