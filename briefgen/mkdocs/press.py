"""The press: makes finished pages of recipes, in whatever process it stands.

What it makes is what MkDocs would make under our theme: it goes through the same
steps, page by page, without MkDocs' loop over all pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils.templates import TemplateContext

from briefgen.diagnostics import BriefgenError
from briefgen.frozen import dataclass
from briefgen.mkdocs.beside import beside, drawn_with
from briefgen.mkdocs.convert import Converter
from briefgen.mkdocs.frame import Frame, KnownFiles
from briefgen.mkdocs.gate import CONTENT, foreign, only_of, theme_elements
from briefgen.mkdocs.generated import known_meta, with_element
from briefgen.mkdocs.html import Tag, anatomy, base_path, tags
from briefgen.mkdocs.navigation import folders_to
from briefgen.mkdocs.prepare import environment
from briefgen.mkdocs.theme_words import theme_words
from briefgen.mkdocs.written import Written, digest_of, make_folder, write
from briefgen.model.page import Page, PageKind, Recipe
from briefgen.render import Renderer, front_matter, one_line


@dataclass(frozen=True, slots=True)
class Printed:
    """A page that was made."""

    path: str
    """Where its Markdown stands."""
    written: Mapping[str, Written]
    """It and the texts beside it, by their place in the site, in the staging folder."""
    failed: tuple[str, str] | None = None
    """Why its template failed, and what to do."""
    foreign: str = ""
    """What is on it that nobody can have meant; nothing, if all is well."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A page as our theme sees it."""

    title: str
    meta: Mapping[str, object]
    content: str
    url: str
    canonical_url: str | None
    file: File
    is_homepage: bool


class Press:
    """Makes pages that have one frame."""

    def __init__(self, frame: Frame, config: MkDocsConfig) -> None:
        """Make ready what all pages need."""
        self._config = config
        self._shell_key = frame.shell.key
        self._nav = frame.shell.nav
        self._labels = frame.shell.labels
        self._base = base_path(config.site_url)
        self._settings = frame.settings
        self._root = Path(config.config_file_path).parent
        self._drawn_with = drawn_with(replace(frame.settings, root=self._root))
        self._renderer = Renderer(frame.settings)
        self.templates = self._renderer.fingerprint
        """Hash of the templates that it uses."""
        self._converter = Converter(config, KnownFiles(config, frame.shell.by_hand))
        env = environment(config)
        self._template = env.get_template("main.html")
        self._nav_template = env.get_template("partials/nav.html")
        self._navs: dict[str, str] = {}
        self._said: dict[str, Mapping[str, object]] = {}
        self._on_the_way = frozenset(folders_to(self._nav.items))
        self._has_nav = not all(item.is_homepage for item in self._nav.items)
        self._elements = CONTENT | theme_elements(config.theme.dirs)

    def print(self, recipe: Recipe, key: str, folder: str) -> Printed:
        """Make a page, and write it; one whose template fails is not written."""
        file = File(
            recipe.path,
            src_dir=None,
            dest_dir=self._config.site_dir,
            use_directory_urls=self._config.use_directory_urls,
        )
        file.generated_by = "briefgen"
        page = recipe.page()
        if recipe.by_hand:
            return Printed(page.path, self._beside(page, folder))
        try:
            markdown = self._renderer.body(page)
        except BriefgenError as error:
            return Printed(page.path, {}, failed=(str(error), error.help))
        content = with_element(self._converter.html(file, markdown), page.data)
        html = self._shown(page, file, content)
        found = list(tags(html))
        alien = self._foreign(content, found)
        if alien:
            return Printed(page.path, {}, foreign=alien)
        place = file.dest_uri
        make_folder(folder, place)
        whole = html.encode("utf-8", errors="xmlcharrefreplace")
        made = replace(
            write(folder, place, whole),
            source=page.path,
            key=key or self.key(recipe.kind, recipe.inputs(page)),
            anatomy=anatomy(found, place, self._base),
        )
        return Printed(page.path, {place: made, **self._beside(page, folder)})

    def _beside(self, page: Page, folder: str) -> dict[str, Written]:
        """Write what stands beside a page."""
        contents = beside(page, self._root)
        return {place: write(folder, place, c) for place, c in contents.items()}

    def key(self, kind: PageKind, known: tuple[object, ...]) -> str:
        """Hash all that goes into a page."""
        made_of = self._renderer.key(kind, *known)
        return digest_of(f"{self._shell_key}{self._drawn_with}{made_of}".encode())

    def _shown(self, page: Page, file: File, content: str) -> str:
        """Put a page into the theme."""
        site_url = self._config.site_url
        shown = _Shown(
            title=one_line(self._labels.get(page.path) or page.title),
            meta={**known_meta(page), **front_matter(page)},
            content=content,
            url="" if file.url in {".", "./"} else file.url,
            canonical_url=urljoin(site_url, page.url) if site_url else None,
            file=file,
            is_homepage=not page.url,
        )
        context = get_context(self._nav, (), self._config, shown)  # type: ignore[arg-type] # what our theme reads of them is there
        if page.lang not in self._said:
            self._said[page.lang] = theme_words(page.lang, self._settings)
        context.update(self._said[page.lang])  # type: ignore[typeddict-item] # our theme's own
        return self._template.render(
            {**context, **self._navigation(context, shown.url)}
        )

    def _navigation(self, context: TemplateContext, url: str) -> dict[str, str]:
        """Give the navigation's HTML, which pages beside each other have in common.

        A page that is in it, or above something that is, has one of its own.
        """
        folder = url.removesuffix("index.html").rstrip("/")
        if folder in self._on_the_way or not self._has_nav:
            return {}
        above = folder.rpartition("/")[0]
        if above not in self._navs:
            self._navs[above] = self._nav_template.render(context)
        return {"nav_html": self._navs[above]}

    def _foreign(self, content: str, page: Sequence[Tag]) -> str:
        """Name the first thing on a page that is none of ours."""
        found = next(foreign(page, self._elements), "")
        if found or only_of(content, CONTENT):
            return found
        return next(foreign(tags(content), CONTENT), "")
