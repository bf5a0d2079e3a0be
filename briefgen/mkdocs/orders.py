"""Orders: pages that a process is to make, and the press that it makes them with."""

from collections.abc import Iterable

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from briefgen.diagnostics import BriefgenError
from briefgen.frozen import dataclass
from briefgen.mkdocs.frame import Frame
from briefgen.mkdocs.held import Held
from briefgen.mkdocs.prepare import prepare
from briefgen.mkdocs.press import Press, Printed
from briefgen.mkdocs.shell import shell_key
from briefgen.model.page import Recipe


@dataclass(frozen=True, slots=True)
class Order:
    """Pages to be made, and where they are to be put."""

    frame: Frame
    """What they have in common."""
    folder: str
    """The staging folder."""
    some: range = range(0)
    """Which pages of the stock, where whoever makes them has it too."""
    sent: tuple[tuple[Recipe, str], ...] = ()
    """Or else the pages themselves, each with its key if that is known."""


_presses: dict[str, Press] = {}
"""The press of this process: one at most, by the key of its frame."""
_stock: list[Recipe] = []
"""The pages that are to be made; forks of this process have them without a copy."""
_held: list[Held] = []
"""What knows which pages would come out as they are, if anybody does."""


def set_up(frame: Frame, config: MkDocsConfig) -> Press:
    """Put a press up in this process."""
    _presses.clear()
    _presses[frame.key] = press = Press(frame, config)
    return press


def take_in_stock(stock: Iterable[Recipe]) -> None:
    """Have pages ready to be made, for orders that name them by number."""
    _stock[:] = stock


def hold(held: Held) -> None:
    """Leave pages that would come out as they are."""
    _held[:] = [held]


def take_down() -> None:
    """Forget the press of this process, and its stock."""
    _presses.clear()
    _stock.clear()
    _held.clear()


def print_pages(order: Order) -> list[Printed]:
    """Make some pages.

    Raises:
        BriefgenError: this process would make other pages than the one that asks.
        OSError: a page cannot be written.

    """
    frame = order.frame
    if frame.key not in _presses:
        config = load_config(str(frame.config_file), site_url=frame.site_url or None)
        prepare(config, serving=False)
        set_up(frame, config)
        same_templates = _presses[frame.key].templates == frame.templates
        if shell_key(config, frame.shell.nav) != frame.shell.key or not same_templates:
            take_down()
            raise BriefgenError(
                "a worker has another version or another mkdocs.yml",
                "install there what is installed here, and let it see the same files",
            )
    press = _presses[frame.key]
    pages = order.sent or [(_stock[number], "") for number in order.some]
    return [_printed(press, recipe, key, order.folder) for recipe, key in pages]


def _printed(press: Press, ordered: Recipe, known: str, folder: str) -> Printed:
    """Make a page, unless it would come out as it is."""
    recipe, key, held = looked_at(ordered, press)
    if held:
        return Printed(recipe.path, {}, held=held)
    return press.print(recipe, known or key, folder)


def looked_at(ordered: Recipe, press: Press) -> tuple[Recipe, str, tuple[str, ...]]:
    """Give a recipe with what goes into it, the page's key, and what of it is held.

    The key is none where nobody holds anything: then it is known when the page is.
    """
    recipe = ordered.narrowed()
    if not _held:
        return recipe, "", ()
    key = press.key(recipe.kind, recipe.known or (recipe.page(),))
    return recipe, key, _held[0].files(recipe, key)
