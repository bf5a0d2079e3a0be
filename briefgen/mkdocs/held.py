"""Pages that would come out as they are, and so are left in the output folder."""

from collections.abc import Iterable, Iterator

from briefgen.mkdocs.links import resolves
from briefgen.mkdocs.press import Press
from briefgen.mkdocs.stage import Stage
from briefgen.mkdocs.written import Written  # noqa: TC001 - as all others here
from briefgen.model.page import Recipe


class Held:
    """Knows what the last build left, and what of it is still right."""

    def __init__(self, stage: Stage, there: Iterable[str]) -> None:
        """Take the names of all files that the site is to have."""
        self._stage = stage
        before = stage.previous.outputs
        self._there = {path for path, written in before.items() if not written.source}
        self._there.update(there)
        self.written: dict[str, Written] = {}
        """What is left as it is, by its place in the site."""

    def others(
        self, recipes: Iterable[Recipe], press: Press
    ) -> Iterator[tuple[Recipe, str]]:
        """Hold what is as it is to be; give all others, each with its key."""
        for recipe in (each.narrowed() for each in recipes):
            key = press.key(recipe.kind, recipe.known or (recipe.page(),))
            if not self.holds(recipe, key):
                yield recipe, key

    def holds(self, recipe: Recipe, key: str) -> bool:
        """Tell whether a page is there, made from what has this key; then hold it.

        One with a link that leads nowhere never is: what a link of Markdown comes to
        depends on whether there is a hand-written page.
        """
        before = self._stage.previous.outputs
        place = f"{recipe.url}index.html"
        if not self._stage.holds(place, key):
            return False
        if not all(resolves(link, self._there) for link in before[place].anatomy.links):
            return False
        if not all(map(self._stage.is_intact, recipe.files)):
            return False
        self.written |= {path: before[path] for path in (place, *recipe.files)}
        return True
