"""Run whole processes, and measure what they take and what they leave behind."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

_SAMPLE = 0.1  # seconds between two looks at memory, at least
_SELDOM = 100
"""How often longer it waits than it looked: who looks stops who is looked at."""
_PROC = Path("/proc")
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took."""

    seconds: float
    """From start to end."""
    cpu: float
    """Of these the processor's, its children's included: other work hardly shows."""
    memory: float
    """Most memory at once, its children's included, in MB."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a command left in a folder."""

    files: int
    """Files, of any kind."""
    megabytes: float
    """Their size."""
    pages: int
    """Of the pages that were wanted, those that are there."""


class FailedError(Exception):
    """A command failed; what it printed last is the message."""


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end."""
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        with Process(command, folder, printed.fileno()) as process:
            code = process.wait()
        seconds = time.perf_counter() - start
        if code:
            printed.seek(0)
            last = printed.read().decode(errors="replace").strip().splitlines()[-5:]
            said = "\n".join((f"{' '.join(command)} ended with {code}", *last))
            raise FailedError(said)
    return Cost(seconds, process.cpu, process.memory)


class Process:
    """A command that runs, and is ended when it is left."""

    def __init__(
        self, command: Sequence[str], folder: Path, printed: int = subprocess.DEVNULL
    ) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - commands of our own
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=printed,
            env=_environment(),
        )
        self._family = _Family(self._process.pid)
        self.cpu = 0.0
        """Seconds of the processor, once it has ended."""
        self.memory = 0.0
        """Most memory at once in MB, once it has ended."""

    def __enter__(self) -> Self:
        self._family.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.runs:
            self._process.terminate()
            self.wait()
        self._family.ended.set()

    @property
    def runs(self) -> bool:
        """Tell whether it has not ended."""
        return self._process.poll() is None

    def wait(self) -> int:
        """Wait for its end; give its exit code."""
        _, status, usage = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self._family.ended.set()
        self._family.join()
        self.cpu = usage.ru_utime + usage.ru_stime
        # Linux counts what started a process too: some 25 MB is the least it tells.
        alone = usage.ru_maxrss * (1024 if sys.platform == "linux" else 1)
        self.memory = max(alone, self._family.most) / _MEGABYTE
        return self._process.returncode


def _environment() -> dict[str, str]:
    """Let Python keep compiled modules, as it does where a program is installed."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


class _Family(threading.Thread):
    """Looks at the memory of a process and its children from time to time.

    The system knows what a process alone had at most; of several at once it is seen
    only by looking, and only where there is /proc.
    """

    def __init__(self, first: int) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.most = 0
        """The most memory seen, in bytes."""
        self._members = {first}
        self._strangers: set[int] = set()

    def run(self) -> None:
        """Look until the first process has ended."""
        took = 0.0
        while not self.ended.wait(max(_SAMPLE, took * _SELDOM)):
            start = time.perf_counter()
            self._find()
            if len(self._members) > 1:
                self.most = max(self.most, sum(map(_memory, self._members)))
            took = time.perf_counter() - start

    def _find(self) -> None:
        """Look for new children: each process is looked at once."""
        there = {int(name) for name in _names(_PROC) if name.isdigit()}
        for pid in sorted(there - self._members - self._strangers):
            known = self._members if _parent(pid) in self._members else self._strangers
            known.add(pid)


def _names(folder: Path) -> list[str]:
    with suppress(OSError):
        return [path.name for path in folder.iterdir()]
    return []


def _parent(pid: int) -> int:
    with suppress(OSError):
        # A name in brackets may hold anything; the state and the parent follow it.
        return int((_PROC / f"{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return 0


def _memory(pid: int) -> int:
    """Give what a process has of memory, in bytes; what is shared counts once."""
    with suppress(OSError):
        for line in (_PROC / f"{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def output_of(folder: Path, wanted: Sequence[str]) -> Output:
    """Count what is in a folder, and which of the wanted pages."""
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    pages = sum((folder / page).is_file() for page in wanted)
    return Output(len(sizes), sum(sizes) / _MEGABYTE, pages)
