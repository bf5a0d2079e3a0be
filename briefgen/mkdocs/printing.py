"""Has workers print pages into the staging folder, and gathers what they say of it."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import AbstractContextManager, ExitStack
from itertools import islice

from mkdocs.config.defaults import MkDocsConfig

from briefgen.diagnostics import BriefgenError
from briefgen.mkdocs.caller import Caller
from briefgen.mkdocs.frame import Frame
from briefgen.mkdocs.held import Held
from briefgen.mkdocs.press import (
    Order,
    Printed,
    print_pages,
    set_up,
    take_down,
    take_in_stock,
)
from briefgen.mkdocs.stage import Stage
from briefgen.mkdocs.workers import Workers, workers
from briefgen.mkdocs.written import Written  # noqa: TC001 - as all others here
from briefgen.model.page import Recipe
from briefgen.processes import jobs_for

_FEWEST = 150
"""Pages for which another process is worth starting."""
_TOGETHER = 24
"""Pages that are sent at once: fewer cost more to send, more leave workers idle."""
_AHEAD = 64
"""How often that many are on their way: what is, takes memory."""


class Printing(AbstractContextManager["Printing"]):
    """The pages of one build, on their way to workers and back."""

    def __init__(self, frame: Frame, config: MkDocsConfig, stage: Stage) -> None:
        """Put up a press in this process."""
        self._frame = frame
        self._stage = stage
        self._press = set_up(frame, config)
        self._open = ExitStack()
        self._open.callback(take_down)
        self._room = threading.BoundedSemaphore(_AHEAD)
        self._lock = threading.Lock()
        self._back: Callable[[], None] = lambda: None
        self._error: BaseException | None = None
        self.written: dict[str, Written] = {}
        """Every file that is as it is to be, by its place in the site."""
        self.failed: list[tuple[str, str, str]] = []
        """Pages whose template failed, by their Markdown; why, and what to do."""

    def __exit__(self, *error: object) -> None:
        """Send the workers away."""
        self._open.close()

    def to_make(
        self, recipes: Iterable[Recipe], held: Held | None
    ) -> list[tuple[Recipe, str]]:
        """Leave pages that would come out as they are; give all others."""
        if held is None:
            return [(recipe, "") for recipe in recipes]
        others = list(held.others(recipes, self._press))
        self.written.update(held.written)
        return others

    def begin(
        self,
        stock: list[tuple[Recipe, str]],
        caller: Caller,
        back: Callable[[], None],
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        """Send pages, and call `back` for each that came back.

        Waits while too many are on their way; calls `meanwhile` before it does.
        The stock is emptied as others have it: its memory is wanted for what comes
        back.

        Raises:
            ConfigError: the address of a cluster is none.
            BriefgenError: nobody answers there.

        """
        self._back = back
        jobs = jobs_for(len(stock), caller.jobs, _FEWEST)
        hands = self._open.enter_context(workers(jobs, caller.executor))
        if hands.forked:
            take_in_stock(stock)
        orders = self._orders(stock, hands)
        self._send(islice(orders, _AHEAD), hands, stock)
        meanwhile()
        self._send(orders, hands, stock)

    def _send(
        self, orders: Iterable[Order], hands: Workers, stock: list[tuple[Recipe, str]]
    ) -> None:
        for order in orders:
            self._room.acquire()
            if self._error is not None:
                self._room.release()
                return
            future = hands.executor.submit(print_pages, order)
            future.add_done_callback(self._take)
            if hands.forked and stock:
                # All processes were forked for the first order; each has its own.
                take_in_stock(())
                stock.clear()

    def _orders(
        self, stock: list[tuple[Recipe, str]], hands: Workers
    ) -> Iterator[Order]:
        """Take what is to be made out of the stock, unless forks have it too."""
        folder, pages = str(self._stage.folder), len(stock)
        for first in range(0, pages, _TOGETHER):
            if hands.forked:
                some = range(first, min(first + _TOGETHER, pages))
                yield Order(self._frame, folder, some)
            else:
                sent = tuple(stock[:_TOGETHER])
                del stock[:_TOGETHER]
                if not hands.share:
                    sent = tuple((recipe.sendable(), key) for recipe, key in sent)
                yield Order(self._frame, folder, sent=sent)

    def wait(self) -> None:
        """Wait until all pages have come back.

        Raises:
            BriefgenError: a page has something on it that nobody can have meant, or
                a worker ended.

        """
        for _ in range(_AHEAD):
            self._room.acquire()
        match self._error:
            case None:
                return
            case BrokenExecutor():
                raise BriefgenError(
                    "a process that made pages has ended",
                    "perhaps there was too little memory: try it with --jobs 1",
                ) from self._error
            case _:
                raise self._error

    def _take(self, sent: Future[list[Printed]]) -> None:
        """Put pages that came back where they belong; called by any thread."""
        try:
            printed = sent.result()
            with self._lock:
                self._put(printed)
        except BaseException as error:  # noqa: BLE001 - raised where it is waited for
            self._error = self._error or error
        finally:
            self._room.release()

    def _put(self, printed: Sequence[Printed]) -> None:
        for page in printed:
            if page.foreign:
                raise _foreign(page)
            if page.failed:
                self.failed.append((page.path, *page.failed))
            else:
                kept = self._stage.kept
                self.written |= {to: kept(each) for to, each in page.written.items()}
            self._back()


def _foreign(page: Printed) -> BriefgenError:
    return BriefgenError(
        f"the page /{page.path.removesuffix('index.md')} has on it {page.foreign}",
        "a template of the site, a plugin or a fault of ours put it there; "
        "nothing was written",
    )
