"""Every source, by each of the names it has."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefgen.diagnostics import Diagnostic, Location, closest, diagnose
from briefgen.evidence.text import Text
from briefgen.frozen import dataclass
from briefgen.model.article import Article
from briefgen.model.site import Source

_LAST = 64
"""Texts that stay folded."""
DEFAULT_ID = "article"
"""What the article beside an annotation is called where no source is given."""


class Texts(Mapping[str, Text]):
    """The text of every article, folded for those who quote it one after another.

    A folded text takes twice the room of the text itself: the last few stay.
    """

    def __init__(self, articles: Mapping[str, Article]) -> None:
        """Take the articles, by file."""

        def unfolded(file: str) -> Text:
            body = articles[file].body
            return Text(body.text, body.hidden)

        # No method of this object: the two would hold each other, and all texts,
        # for as long as nobody collects unused memory.
        self._text = lru_cache(_LAST)(unfolded)
        self._articles = articles

    def __getitem__(self, file: str) -> Text:
        return self._text(file)

    def __contains__(self, file: object) -> bool:
        return file in self._articles

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


@dataclass(frozen=True, slots=True)
class Desk:
    """Every source, by each of the names it has."""

    by_id: Mapping[str, Source]
    """By site-wide id."""
    local: Mapping[str, Mapping[str, str]]
    """By briefing, then by the id used there: the site-wide id."""
    texts: Mapping[str, Text]
    """By the article's file: its text."""

    def of(self, briefing: str) -> tuple[Source, ...]:
        """Give the sources of a briefing, in the author's order."""
        return tuple(self.by_id[i] for i in self.local.get(briefing, {}).values())

    def find(self, briefing: str, name: str) -> Source | None:
        """Find a source by the name that it has in a briefing."""
        other, hash_, local = name.rpartition("#")
        if hash_:
            return self.by_id.get(self.local.get(other, {}).get(local, ""))
        site_id = self.local.get(briefing, {}).get(name)
        return self.by_id.get(site_id or name) if site_id or "#" not in name else None

    def names(self, briefing: str) -> list[str]:
        """List the names that a briefing may use."""
        return [*self.local.get(briefing, {}), *self.by_id]


def unknown_source(location: Location, name: str, known: list[str]) -> Diagnostic:
    """Say that nobody declares a source of this name."""
    guess = closest(name, known)
    return diagnose(
        "BG405",
        location,
        f"there is no source `{name}`",
        f"did you mean `{guess}`?"
        if guess
        else f"declare it under `sources:`\n- id: {name}\n  title: …\n  url: https://…",
    )
