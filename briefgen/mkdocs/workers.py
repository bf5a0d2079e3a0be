"""Who makes pages beside this process: others of this machine, or a cluster."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from briefgen.diagnostics import BriefgenError, ConfigError
from briefgen.frozen import dataclass
from briefgen.processes import Helpers

DASK = "dask://"
"""How the address of a cluster begins."""


@dataclass(frozen=True, slots=True)
class Workers:
    """What does work beside this process."""

    executor: Executor
    """Takes it."""
    number: int = 0
    """How many processes of this machine there are; none where a cluster does all."""


@contextmanager
def workers(helpers: Helpers, number: int, address: str) -> Iterator[Workers | None]:
    """Give a cluster where one is named, else so many helpers, if any.

    Raises:
        ConfigError: the address is none, or what it takes is not installed.
        BriefgenError: nobody answers there.

    """
    if address:
        with _cluster(address) as executor:
            yield Workers(executor)
    else:
        processes = helpers.executor(number)
        yield Workers(processes, number) if processes else None


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
