"""Makes pages in the staging folder, with whoever else makes some of them."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace

from mkdocs.config.defaults import MkDocsConfig

from briefgen.diagnostics import BriefgenError
from briefgen.memory import seldom_disturbed
from briefgen.mkdocs.frame import Frame
from briefgen.mkdocs.held import Held
from briefgen.mkdocs.orders import Order, Ordered, print_pages, set_up, take_down
from briefgen.mkdocs.press import Printed
from briefgen.mkdocs.stage import Stage
from briefgen.mkdocs.workers import Workers, workers
from briefgen.mkdocs.written import Written  # noqa: TC001 - as all others here
from briefgen.model.page import PageKind, Recipe
from briefgen.processes import WAITING, Helpers

_FEWEST = 150
"""Pages for which another process is worth starting."""
_TOGETHER = 24
"""Pages of an order at most: with more, others wait for them."""
_FEW = 4
"""And at least."""
_AHEAD = 16
"""Before something else is done here, each is sent one page of so many."""
_AFAR = 64
"""Orders that a cluster has at a time: what is on its way takes memory."""
_SENT = (PageKind.BRIEFING, PageKind.SOURCE)
"""Pages that show little of the site, those first that cost least to send for what they
cost to make; it takes almost as long to send another one as to make it."""


class Printing(AbstractContextManager["Printing"]):
    """The pages of one build, on their way to workers and back."""

    def __init__(
        self,
        frame: Frame,
        config: MkDocsConfig,
        stage: Stage,
        helpers: Helpers,
        held: Held | None,
    ) -> None:
        """Put up a press in this process; what is held is not made again."""
        self._frame = frame
        self._stage = stage
        self._helpers = helpers
        self._held = held
        self._press = set_up(frame, config)
        self._open = ExitStack()
        self._open.enter_context(seldom_disturbed())
        self._open.callback(take_down)
        self._stock: deque[Recipe] = deque()
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
        address: str,
        back: Callable[[], None],
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        """Make pages, and have others make some; call `back` for each that is done.

        Others are the helpers, or the cluster that has the address. Calls `meanwhile`
        once they have enough to do. The list is emptied: its memory is wanted for what
        comes of it.

        Raises:
            ConfigError: the address of a cluster is none.
            BriefgenError: nobody answers there.

        """
        self._back = back
        self._stock.extend(sorted(recipes, key=_rank, reverse=True))
        recipes.clear()
        number = self._helpers.number(len(self._stock), _FEWEST)
        hands = self._open.enter_context(workers(self._helpers, number, address))
        if hands is None:
            meanwhile()
            while self._goes_on():
                self._make()
        elif hands.number:
            most = hands.number * WAITING
            ahead = hands.number * len(self._stock) // (_TOGETHER * _AHEAD)
            self._send(hands, max(ahead, most))
            meanwhile()
            while self._goes_on():
                self._send(hands, most)
                self._make()
        else:
            meanwhile()
            while self._goes_on():
                self._send(hands, _AFAR)
                self._wait_for(lambda: self._sent < _AFAR)

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

    def _make(self) -> None:
        """Make a page here: with more, others would wait for what is sent them."""
        pages = self._next(1, self._stock.popleft)
        if pages:
            self._take(lambda: print_pages(self._order(pages)))

    def _send(self, hands: Workers, most: int) -> None:
        """Send orders until so many are on their way."""
        while self._goes_on() and self._sent < most:
            # The last ones are to be done at the same time, whoever has them.
            number = min(_TOGETHER, max(_FEW, len(self._stock) // (most * 4)))
            pages = self._next(number, self._stock.pop)
            if not pages:
                return
            order = self._order(
                replace(page, recipe=page.recipe.sendable()) for page in pages
            )
            try:
                future = hands.executor.submit(print_pages, order)
            except BrokenExecutor as error:
                self._error = self._error or error
                return
            with self._came_back:
                self._sent += 1
            future.add_done_callback(self._receive)

    def _next(self, number: int, pop: Callable[[], Recipe]) -> list[Ordered]:
        """Take out of the stock so many pages that are to be made.

        What would come out as it is, is left: to look costs no more than to send it.
        """
        pages: list[Ordered] = []
        while len(pages) < number and self._goes_on():
            recipe = pop().narrowed()
            key = held = None
            if self._held is not None:
                key = self._press.key(recipe.kind, recipe.inputs())
                held = self._held.files(recipe, key)
            if held:
                self._leave(held)
            else:
                pages.append(Ordered(recipe, key or ""))
        return pages

    def _order(self, pages: Iterable[Ordered]) -> Order:
        return Order(self._frame, self._folder, tuple(pages))

    def _leave(self, files: Sequence[str]) -> None:
        """Leave a page, and what stands beside it, as they are."""
        before = self._stage.previous.outputs
        with self._came_back:
            self.written |= {path: before[path] for path in files}
            self._back()

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
        for page in printed:
            if page.foreign:
                raise _foreign(page)
            if page.failed:
                self.failed.append((page.path, *page.failed))
            else:
                kept = self._stage.kept
                self.written |= {to: kept(each) for to, each in page.written.items()}
            self._back()


def _rank(recipe: Recipe) -> int:
    """Say how late a page is to be sent."""
    return _SENT.index(recipe.kind) if recipe.kind in _SENT else len(_SENT)


def _foreign(page: Printed) -> BriefgenError:
    return BriefgenError(
        f"the page /{page.path.removesuffix('index.md')} has on it {page.foreign}",
        "a template of the site, a plugin or a fault of ours put it there; "
        "nothing was written",
    )
