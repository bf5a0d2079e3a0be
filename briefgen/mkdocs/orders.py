"""Orders: pages that a process is to make, and the press that it makes them with."""

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from briefgen.diagnostics import BriefgenError
from briefgen.frozen import dataclass
from briefgen.mkdocs.frame import Frame
from briefgen.mkdocs.prepare import prepare
from briefgen.mkdocs.press import Press, Printed
from briefgen.mkdocs.shell import shell_key
from briefgen.model.page import Recipe


@dataclass(frozen=True, slots=True)
class Ordered:
    """A page to be made."""

    recipe: Recipe
    """How it is made, of what goes into it and no more."""
    key: str = ""
    """The hash of what goes into it, if somebody knows it."""


@dataclass(frozen=True, slots=True)
class Order:
    """Pages to be made, and where they are to be put."""

    frame: Frame
    """What they have in common."""
    folder: str
    """The staging folder."""
    pages: tuple[Ordered, ...]
    """The pages."""


_presses: dict[str, Press] = {}
"""The press of this process: one at most, by the key of its frame."""


def set_up(frame: Frame, config: MkDocsConfig) -> Press:
    """Put a press up in this process."""
    _presses.clear()
    _presses[frame.key] = press = Press(frame, config)
    return press


def take_down() -> None:
    """Forget the press of this process."""
    _presses.clear()


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
    return [press.print(page.recipe, page.key, order.folder) for page in order.pages]
