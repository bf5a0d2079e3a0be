"""Pages that would come out as they are, and so are left in the output folder."""

from collections.abc import Iterable

from briefgen.mkdocs.links import resolves
from briefgen.mkdocs.stage import Stage
from briefgen.model.page import Recipe


class Held:
    """Knows what the last build left, and what of it is still right."""

    def __init__(self, stage: Stage, there: Iterable[str]) -> None:
        """Take the names of all files that the site is to have."""
        self._stage = stage
        before = stage.previous.outputs
        self._there = {path for path, written in before.items() if not written.source}
        self._there.update(there)

    def files(self, recipe: Recipe, key: str) -> tuple[str, ...]:
        """Give the files of a page that is there, made from what has this key, or none.

        One with a link that leads nowhere never is: what a link of Markdown comes to
        depends on whether there is a hand-written page.
        """
        before, place = self._stage.previous.outputs, f"{recipe.url}index.html"
        if not self._stage.holds(place, key):
            return ()
        if not all(resolves(link, self._there) for link in before[place].anatomy.links):
            return ()
        if not all(map(self._stage.is_intact, recipe.files)):
            return ()
        return (place, *recipe.files)
