"""A text quote selector, folded, and the places where it stands."""

from collections.abc import Iterator
from heapq import merge

from briefgen.evidence.fold import fold
from briefgen.evidence.places import find_all
from briefgen.evidence.selectors import TextQuoteSelector
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """What counts in a selector, without white space at the ends."""

    exact: str
    """The words of the passage."""
    prefix: str
    """What stands before them."""
    suffix: str
    """What stands after them."""

    @classmethod
    def of(cls, selector: TextQuoteSelector) -> "Quote":
        """Fold a selector."""
        parts = (selector.exact, selector.prefix, selector.suffix)
        return cls(*(fold(part).text.strip() if part else "" for part in parts))

    @property
    def before(self) -> tuple[str, ...]:
        """What may stand right before the words; white space does not count."""
        return (self.prefix, f"{self.prefix} ") if self.prefix else ("",)

    @property
    def after(self) -> tuple[str, ...]:
        """What may stand right after them."""
        return (self.suffix, f" {self.suffix}") if self.suffix else ("",)

    def places(self, text: str) -> Iterator[int]:
        """Yield every place in a folded text, in order, those inside words too."""
        if not self.prefix and not self.suffix:
            return find_all(text, self.exact)
        return merge(
            *(
                _shifted(find_all(text, before + self.exact + after), len(before))
                for before in self.before
                for after in self.after
            )
        )


def _shifted(places: Iterator[int], by: int) -> Iterator[int]:
    return (place + by for place in places)
