"""Our pages as MkDocs finds them by name; it neither reads nor builds them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from briefgen.frozen import dataclass
from briefgen.mkdocs.generated import NO_DATE
from briefgen.model.page import Recipe
from briefgen.render import one_line


def under_home(recipes: Iterable[Recipe], *, by_hand: bool) -> Iterator[Recipe]:
    """Give the recipes; a home page that somebody wrote takes the place of ours."""
    for recipe in recipes:
        yield replace(recipe, by_hand=True) if by_hand and not recipe.url else recipe


class SiteFiles(Files):
    """The files that MkDocs builds; ours are found by who asks for one of them.

    A hand-written page may link to a page of ours and the navigation may name it,
    but MkDocs would take each of them into its hands several times.
    """

    def __init__(
        self,
        files: Files,
        recipes: Iterable[Recipe],
        labels: Mapping[str, str],
        config: MkDocsConfig,
    ) -> None:
        """Take MkDocs' files, and the places and names of ours."""
        super().__init__(files)
        self._config = config
        self._titles: dict[str, str] = {}
        self._texts: set[str] = set()
        self._asked: dict[str, File] = {}
        for recipe in recipes:
            if not recipe.by_hand:
                self._titles[recipe.path] = labels.get(recipe.path) or recipe.title
            self._texts.update(recipe.files)

    def get_file_from_path(self, path: str) -> File | None:
        """Find a file."""
        found = super().get_file_from_path(path)
        return self._ours(PurePosixPath(path).as_posix()) if found is None else found

    def _ours(self, path: str) -> File | None:
        title = self._titles.get(path)
        if title is None and path not in self._texts:
            return None
        if path not in self._asked:
            file = File(
                path,
                src_dir=None,
                dest_dir=self._config.site_dir,
                use_directory_urls=self._config.use_directory_urls,
                inclusion=InclusionLevel.NOT_IN_NAV,
            )
            file.generated_by = "briefgen"
            if title is not None:
                MkDocsPage(one_line(title), file, self._config)
            self._asked[path] = file
        return self._asked[path]


@dataclass(frozen=True, slots=True)
class _PageInSitemap:
    canonical_url: str | None
    update_date: str
    meta: Mapping[str, object]
    abs_url: str | None = None


@dataclass(frozen=True, slots=True)
class InSitemap:
    """A page of ours, as the sitemap lists it."""

    page: _PageInSitemap
    """Its address and date."""
    generated_by: str = "briefgen"
    """Whose it is."""


def in_sitemap(recipes: Iterable[Recipe], site_url: str | None) -> Iterator[InSitemap]:
    """List pages of ours; there is no sitemap where the site has no address."""
    for recipe in recipes if site_url else ():
        address = urljoin(site_url or "", recipe.url)
        yield InSitemap(_PageInSitemap(address, recipe.date or NO_DATE, {}))
