"""Who makes pages: this process, others of this machine, or those of a cluster."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from briefgen.diagnostics import BriefgenError, ConfigError
from briefgen.frozen import dataclass
from briefgen.processes import look_at_little

P = ParamSpec("P")
T = TypeVar("T")

DASK = "dask://"
"""How the address of a cluster begins."""


class _Here(Executor):
    """Does everything at once, in this process."""

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Do it now."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - whoever waits is told
            future.set_exception(error)
        return future


@dataclass(frozen=True, slots=True)
class Workers:
    """What does work."""

    executor: Executor
    """Takes it."""
    share: bool
    """Whether it sees what this process has in memory, and need not be sent it."""
    forked: bool = False
    """Whether it sees that even if it is here no more, once it has begun."""


@contextmanager
def workers(jobs: int, address: str) -> Iterator[Workers]:
    """Give what does work: of a cluster where one is named, else of this machine.

    Raises:
        ConfigError: the address is none, or what it takes is not installed.
        BriefgenError: nobody answers there.

    """
    if address:
        with _cluster(address) as executor:
            yield Workers(executor, share=False)
    elif jobs == 1:
        yield Workers(_Here(), share=True)
    else:
        # Few edits need more than one process, and these take a while to import.
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
        from multiprocessing import get_context  # noqa: PLC0415

        context = get_context()
        executor = ProcessPoolExecutor(jobs, context, look_at_little)
        try:
            forks = context.get_start_method() == "fork"
            yield Workers(executor, share=forks, forked=forks)
        finally:
            executor.shutdown(cancel_futures=True)


def check_address(address: str) -> None:
    """Refuse what is no address of a cluster.

    Raises:
        ConfigError: it is none.

    """
    if not address.startswith(DASK):
        raise ConfigError(
            f"--executor: {address} is no address of a cluster",
            f"it has the form {DASK}HOST:PORT",
        )


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    check_address(address)
    try:
        from distributed import Client  # noqa: PLC0415 - of an extra, and heavy
    except ImportError:
        raise ConfigError(
            "--executor dask://… needs Dask", 'pip install "briefgen[dask]"'
        ) from None
    try:
        client = Client(address.replace(DASK, "tcp://"), timeout="10s")  # type: ignore[no-untyped-call] # Dask has no types
    except OSError as error:
        raise BriefgenError(
            f"no scheduler answers at {address}: {error}",
            "start one with `dask scheduler`, and workers with `dask worker`",
        ) from None
    with client:
        yield client.get_executor()  # type: ignore[no-untyped-call] # nor here
