"""Long lists on several pages, so that no page is too long to load.

Pages are counted from the end of a list, where lists that are newest first do not
change: what is new changes the first page, and the others keep what they have.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from textwrap import shorten
from typing import Generic, TypeVar

from briefgen.compose.pieces import Link, span
from briefgen.frozen import dataclass
from briefgen.locale import Words

T = TypeVar("T")

_PAGE = re.compile(r"page/\d+/$")
_LONGEST = 32  # characters of a name


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a list, to choose from."""

    link: Link
    """Leads to it, by its first and its last item."""
    here: bool
    """Whether it is this one."""
    count: str
    """How many items it has."""


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """A stretch of a list, which has a page of its own."""

    url: str
    """Its address: that of the list, or `page/1/` and so on below it."""
    number: int
    """Its number, counted from the end; 0 of the page that the list begins on."""
    name: str
    """Its first and its last item."""
    items: Sequence[T]
    """What stands on it."""
    pages: tuple[PageLink, ...]
    """All pages of the list; none where it has but one."""

    @property
    def data(self) -> dict[str, str]:
        """Tell the theme that the list does not begin here."""
        return {"page": f"{self.number}"} if self.number else {}

    def titled(self, title: str) -> str:
        """Give a page that the list does not begin on a title of its own."""
        return f"{title}: {self.name}" if self.number else title


def paginate(  # noqa: PLR0913 - all that makes a list what it is
    items: Sequence[T],
    most: int,
    url: str,
    name: Callable[[T], str],
    words: Words,
    *,
    newest_first: bool = False,
) -> Iterator[ListPage[T]]:
    """Put so many items of a list on each page, on the first up to twice as many."""
    behind = pages_behind(len(items), most)
    first = len(items) - behind * most
    cuts = (0, *range(first, len(items) + 1, most))
    numbers = (0, *range(behind, 0, -1))
    stretches = [items[start:end] for start, end in pairwise(cuts)]
    step = -1 if newest_first else 1
    named = [_name(those[::step], name, words) for those in stretches]
    names = _apart(named, words)
    urls = [page_url(url, number) for number in numbers]
    for here, those in enumerate(stretches):
        pages = (
            PageLink(
                Link(names[at], urls[at]), at == here, words.number(len(stretches[at]))
            )
            for at in range(len(stretches))
        )
        yield ListPage(
            url=urls[here],
            number=numbers[here],
            name=names[here],
            items=those,
            pages=tuple(pages) if behind else (),
        )


def pages_behind(items: int, most: int) -> int:
    """Count the pages of a list behind its first."""
    return max(items // most - 1, 0)


def page_url(url: str, number: int) -> str:
    """Say where a page of a list stands: two folders down, where nothing else is."""
    return f"{url}page/{number}/" if number else url


def list_url(url: str) -> str:
    """Give the address of the list that a page is of; any other address as it is."""
    return _PAGE.sub("", url)


def _name(items: Sequence[T], name: Callable[[T], str], words: Words) -> str:
    if not items:
        return ""
    first, last = (
        shorten(name(items[at]), _LONGEST, placeholder="…") for at in (0, -1)
    )
    return first if first == last else span(first, last, words)


def _apart(names: Sequence[str], words: Words) -> list[str]:
    """Give those that are the same a number, as where all is of one day."""
    counts = Counter(names)
    return [
        name
        if counts[name] == 1
        else words.gettext("{name}, page {number}", name=name, number=at)
        for at, name in enumerate(names, 1)
    ]
