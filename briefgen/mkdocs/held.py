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

    def key(self, recipe: Recipe) -> str:
        """Give the key of what a page was made of that is there; none if it is not.

        One with a link that leads nowhere never is: what a link of Markdown comes to
        depends on whether there is a hand-written page.
        """
        place = f"{recipe.url}index.html"
        if not all(map(self._stage.is_intact, (place, *recipe.files))):
            return ""
        before = self._stage.previous.outputs[place]
        if not all(resolves(link, self._there) for link in before.anatomy.links):
            return ""
        return before.key
