"""Makes pages in the staging folder, with whoever else makes some of them."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import AbstractContextManager, ExitStack

from mkdocs.config.defaults import MkDocsConfig

from briefgen.diagnostics import BriefgenError
from briefgen.mkdocs.caller import Caller
from briefgen.mkdocs.frame import Frame
from briefgen.mkdocs.held import Held
from briefgen.mkdocs.orders import (
    Order,
    hold,
    looked_at,
    print_pages,
    set_up,
    take_down,
    take_in_stock,
)
from briefgen.mkdocs.press import Printed
from briefgen.mkdocs.stage import Stage
from briefgen.mkdocs.workers import Workers, workers
from briefgen.mkdocs.written import Written  # noqa: TC001 - as all others here
from briefgen.model.page import Recipe
from briefgen.processes import jobs_for

_FEWEST = 150
"""Pages for which another process is worth starting."""
_TOGETHER = 24
"""Pages of an order: fewer cost more to send, more leave somebody idle at the end."""
_WAITING = 3
"""Orders that each other process has at a time, while this one makes pages too."""
_AHEAD = 16
"""Before something else is done here, each is sent one page of so many."""
_AFAR = 64
"""Orders that a cluster has at a time: what is on its way takes memory."""


class Printing(AbstractContextManager["Printing"]):
    """The pages of one build, on their way to workers and back."""

    def __init__(
        self, frame: Frame, config: MkDocsConfig, stage: Stage, held: Held | None
    ) -> None:
        """Put up a press in this process; what is held is not made again."""
        self._frame = frame
        self._stage = stage
        self._press = set_up(frame, config)
        if held is not None:
            hold(held)
        self._open = ExitStack()
        self._open.callback(take_down)
        self._stock: list[Recipe] = []
        self._taken = 0  # pages that were in it
        self._folder = str(stage.folder)
        self._sent = 0  # orders that have not come back
        self._came_back = threading.Condition()
        self._back: Callable[[], None] = lambda: None
        self._error: BaseException | None = None
        self.written: dict[str, Written] = {}
        """Every file that is as it is to be, by its place in the site."""
        self.failed: list[tuple[str, str, str]] = []
        """Pages whose template failed, by their Markdown; why, and what to do."""

    def __exit__(self, *error: object) -> None:
        """Send the workers away."""
        self._open.close()

    def begin(
        self,
        recipes: list[Recipe],
        caller: Caller,
        back: Callable[[], None],
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        """Make pages, and have others make some; call `back` for each that is done.

        Calls `meanwhile` once others have enough to do. The list is emptied: its
        memory is wanted for what comes of it.

        Raises:
            ConfigError: the address of a cluster is none.
            BriefgenError: nobody answers there.

        """
        self._back = back
        self._stock = recipes
        jobs = jobs_for(len(recipes), caller.jobs, _FEWEST)
        hands = self._open.enter_context(workers(jobs - 1, caller.executor))
        most = _AFAR
        if hands is not None:
            if hands.forked:
                take_in_stock(recipes)
            if hands.number:
                most = hands.number * _WAITING
            ahead = hands.number * len(recipes) // (_TOGETHER * _AHEAD)
            self._send(hands, max(ahead, most))
            take_in_stock(())  # all were forked for the first order: each has its own
        meanwhile()
        while self._goes_on():
            if hands is not None:
                self._send(hands, most)
            if hands is None or hands.number:
                self._make()
            else:
                self._wait_for(lambda: self._sent < most)

    def wait(self) -> None:
        """Wait until all pages have come back.

        Raises:
            BriefgenError: a page has something on it that nobody can have meant, or
                a worker ended.

        """
        self._wait_for(lambda: self._sent == 0)
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

    def _goes_on(self) -> bool:
        return bool(self._stock) and self._error is None

    def _wait_for(self, there: Callable[[], bool]) -> None:
        with self._came_back:
            self._came_back.wait_for(there)

    def _next(self) -> tuple[range, Sequence[Recipe]]:
        """Take pages out of the stock, with their places in all that there was."""
        some = tuple(self._stock[:_TOGETHER])
        del self._stock[:_TOGETHER]
        first, self._taken = self._taken, self._taken + len(some)
        return range(first, self._taken), some

    def _make(self) -> None:
        """Make some pages here."""
        _, recipes = self._next()
        sent = tuple((recipe, "") for recipe in recipes)
        order = Order(self._frame, self._folder, sent=sent)
        self._take(lambda: print_pages(order))

    def _send(self, hands: Workers, most: int) -> None:
        """Send orders until so many are on their way."""
        while self._goes_on() and self._sent < most:
            numbers, recipes = self._next()
            if hands.forked:
                order = Order(self._frame, self._folder, numbers)
            else:
                sent = tuple(self._to_send(recipes))
                order = Order(self._frame, self._folder, sent=sent)
            try:
                future = hands.executor.submit(print_pages, order)
            except BrokenExecutor as error:
                self._error = self._error or error
                return
            with self._came_back:
                self._sent += 1
            future.add_done_callback(self._receive)

    def _to_send(self, recipes: Iterable[Recipe]) -> Iterator[tuple[Recipe, str]]:
        """Look here at what nobody else can: whether a page would come out as it is."""
        for each in recipes:
            recipe, key, held = looked_at(each, self._press)
            if held:
                with self._came_back:
                    self._put([Printed(recipe.path, {}, held=held)])
            else:
                yield recipe.sendable(), key

    def _receive(self, order: Future[list[Printed]]) -> None:
        """Take what comes back; called by any thread."""
        self._take(order.result)
        with self._came_back:
            self._sent -= 1
            self._came_back.notify_all()

    def _take(self, printed: Callable[[], list[Printed]]) -> None:
        """Put pages that are made where they belong."""
        try:
            pages = printed()
            with self._came_back:
                self._put(pages)
        except Exception as error:  # noqa: BLE001 - raised where it is waited for
            self._error = self._error or error

    def _put(self, printed: Sequence[Printed]) -> None:
        before = self._stage.previous.outputs
        for page in printed:
            if page.foreign:
                raise _foreign(page)
            if page.failed:
                self.failed.append((page.path, *page.failed))
            else:
                kept = self._stage.kept
                self.written |= {to: kept(each) for to, each in page.written.items()}
                self.written |= {path: before[path] for path in page.held}
            self._back()


def _foreign(page: Printed) -> BriefgenError:
    return BriefgenError(
        f"the page /{page.path.removesuffix('index.md')} has on it {page.foreign}",
        "a template of the site, a plugin or a fault of ours put it there; "
        "nothing was written",
    )
