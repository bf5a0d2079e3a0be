"""One build: which pages there are, and who makes them."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from briefgen import pipeline
from briefgen.cache.history import known_history
from briefgen.config import Settings
from briefgen.diagnostics import BriefgenError, Diagnostic, Location, diagnose
from briefgen.memory import undisturbed
from briefgen.mkdocs import navigation
from briefgen.mkdocs.beside import beside
from briefgen.mkdocs.caller import Caller
from briefgen.mkdocs.collisions import claim, claims_of, collisions, place
from briefgen.mkdocs.frame import frame_of, shell_of
from briefgen.mkdocs.generated import NO_DATE, BesideFile, GeneratedFile
from briefgen.mkdocs.held import Held
from briefgen.mkdocs.log import Listener
from briefgen.mkdocs.ours import InSitemap, SiteFiles, in_sitemap, under_home
from briefgen.mkdocs.printing import Printing
from briefgen.mkdocs.stage import Stage
from briefgen.model.page import Page, Recipe
from briefgen.processes import Helpers
from briefgen.recall.memory import Memory, memory_of


class Run:
    """The pages of one build."""

    def __init__(
        self,
        settings: Settings,
        config: MkDocsConfig,
        stage: Stage | None,
        helpers: Helpers,
    ) -> None:
        """Begin a build; without a stage MkDocs writes into the output folder."""
        self.settings = settings
        self.config = config
        self.stage = stage
        self.helpers = helpers
        self.listener = Listener()
        self.prints = False
        """Whether we make our pages ourselves, since nobody else has a say in them."""
        self.found: list[Diagnostic] = []
        """What the build itself has to say."""
        self.failed: set[str] = set()
        """The Markdown of pages that could not be rendered."""
        self.recipes: list[Recipe] = []
        """The pages that we make ourselves, until they are made."""
        self.ours: dict[str, str] = {}
        """The Markdown of each of those, by the file that it is written to."""
        self.printing: Printing | None = None
        """Those that are on their way."""
        self.memory: Memory | None = None
        """What is to be remembered of the inputs, once pages are on their way."""
        self._memorable: pipeline.Plan | None = None
        self.done = 0
        """How many pages are done: made, or left as they are."""
        self.total = 0
        """How many there are."""
        self._open = ExitStack()
        self._open.enter_context(helpers)
        self._before = (config.site_dir, config.nav)
        self.listener.start()

    def close(self) -> None:
        """Leave the configuration as it was, no worker, lock or staging folder."""
        self._open.close()
        self.config.site_dir, self.config.nav = self._before
        self.listener.stop()
        if self.stage is not None:
            self.stage.close()

    def add_pages(self, files: Files, *, remember: bool) -> Files:
        """Load to compose, and hand MkDocs what it is to know of."""
        known = known_history(self.settings)
        plan = pipeline.plan(self.settings, known, helpers=self.helpers)
        self._memorable = plan if remember else None
        self.counts, self.diagnostics = plan.judged.counts, plan.judged.diagnostics
        self.renderer = pipeline.renderer(self.settings)
        self._keep_inside(files)
        theirs = [file for file in files.documentation_pages() if _is_shown(file)]
        self.by_hand = tuple(file.src_uri for file in files if _is_shown(file))
        has_home = any(file.dest_uri == "index.html" for file in theirs)
        recipes = list(under_home(plan.recipes, by_hand=has_home))
        ours = [recipe for recipe in recipes if not recipe.by_hand]
        self.labels = dict(navigation.labels(self.config.nav))
        if self.config.nav is None:
            self.config.nav = navigation.default(ours, theirs, self.settings.words)
        claims = [claim(file, self.settings.root) for file in files if _is_shown(file)]
        self._put(files, self._assets(recipes))
        claims += claims_of(recipes)
        self.found += collisions(claims)
        if not self.prints:
            return self._hand_over(files, recipes)
        self.recipes = recipes
        self.ours = {f"{r.url}index.html": r.path for r in ours}
        self.sitemap = tuple(in_sitemap(ours, self.config.site_url))
        self.files: Files = SiteFiles(files, recipes, self.labels, self.config)
        return self.files

    def _hand_over(self, files: Files, recipes: Iterable[Recipe]) -> Files:
        """Have MkDocs make our pages, as it makes all others."""
        made = [(recipe, recipe.page()) for recipe in recipes]
        pages = [page for _, page in made]
        self.beside = {page.path: beside(page, self.settings.root) for page in pages}
        labels = self.labels
        self._put(
            files,
            (
                GeneratedFile(page, self.config, self, labels.get(page.path, ""))
                for recipe, page in made
                if not recipe.by_hand
            ),
        )
        self._put(
            files,
            (
                BesideFile(path, content, self.config)
                for page in pages
                for path, content in self.beside[page.path].items()
            ),
        )
        self.files = files
        return files

    def _keep_inside(self, files: Files) -> None:
        """Leave out files that stand elsewhere, and only a link to them here."""
        root = self.settings.root
        for file in list(files):
            if file.src_dir != self.config.docs_dir or file.abs_src_path is None:
                continue
            if not Path(file.abs_src_path).resolve().is_relative_to(root):
                message = "a link out of the site's folder is not followed"
                remedy = "copy the file into the site's folder"
                self.found.append(diagnose("BG113", place(file, root), message, remedy))
                files.remove(file)

    def settle(self, nav: Navigation) -> None:
        """Take the navigation, and the build's date off hand-written pages."""
        self.nav = nav
        for file in self.files.documentation_pages():
            if file.page is not None and not isinstance(file, GeneratedFile):
                file.page.update_date = NO_DATE

    def print(self, caller: Caller, *, incremental: bool) -> None:
        """Have our pages made, but for those that would come out as they are."""
        self.total = len(self.pages)
        if self.stage is None or not self.prints:
            return
        self.shell = shell_of(self.config, self.nav, self.labels, self.by_hand)
        frame = frame_of(
            self.config, self.settings, self.shell, self.renderer.fingerprint
        )
        goes_on = incremental and self.stage.previous.outputs
        held = Held(self.stage, self._places()) if goes_on else None
        self.printing = Printing(frame, self.config, self.stage, self.helpers, held)
        self._open.enter_context(self.printing)
        recipes, self.recipes = self.recipes, []
        self.total += len(recipes)
        self.printing.begin(
            recipes, caller.executor, lambda: self.tell(caller), self._remember
        )

    def _remember(self) -> None:
        """Take down what is to be remembered of the inputs."""
        if self._memorable is not None:
            with undisturbed():
                self.memory = memory_of(self._memorable)
        self._memorable = None

    def tell(self, caller: Caller) -> None:
        """Count a page that is done, and tell who called."""
        self.done += 1
        if caller.progress is not None:
            caller.progress(self.done, self.total)

    def wait(self) -> None:
        """Wait until all pages are made.

        Raises:
            BriefgenError: one of them must not be, or a worker ended.

        """
        if self.printing is None:
            return
        self.printing.wait()
        self._open.close()
        for path, message, remedy in self.printing.failed:
            self.fail(path, message, remedy)

    def _places(self) -> Iterator[str]:
        """Name all files that the site is to have."""
        yield from (file.dest_uri for file in self.files)
        yield from self.ours
        for recipe in self.recipes:
            yield from recipe.files

    @cached_property
    def pages(self) -> dict[str, File]:
        """Give every page that MkDocs makes by the file that it is written to."""
        return {file.dest_uri: file for file in self.files.documentation_pages()}

    @property
    def in_sitemap(self) -> list[File | InSitemap]:
        """List all pages that MkDocs' sitemap is to have."""
        return [*self.files.documentation_pages(), *self.sitemap]

    def markdown(self, page: Page) -> str:
        """Render a page; one whose template fails is left out of the site."""
        try:
            return self.renderer.render(page)
        except BriefgenError as error:
            self.fail(page.path, str(error), error.help)
            return ""

    def fail(self, path: str, message: str, remedy: str) -> None:
        """Take down that the template of a page failed."""
        self.found.append(diagnose("BG704", Location(path), message, remedy))
        self.failed.add(path)

    @property
    def left_out(self) -> frozenset[str]:
        """Name the texts beside pages that could not be rendered: they go too."""
        failed = () if self.prints else self.failed
        return frozenset(text for path in failed for text in self.beside[path])

    def source_of(self, path: str) -> str:
        """Name the Markdown that a file of the site is made of, if it is a page."""
        page = self.pages.get(path)
        return page.src_uri if page else self.ours.get(path, "")

    def _assets(self, recipes: Iterable[Recipe]) -> list[File]:
        every = {to: path for recipe in recipes for to, path in recipe.assets.items()}
        return [
            File.generated(
                self.config,
                to,
                abs_src_path=str(self.settings.root / path),
                inclusion=InclusionLevel.INCLUDED,
            )
            for to, path in every.items()
        ]

    @staticmethod
    def _put(files: Files, added: Iterable[File]) -> None:
        """Add files, in the place of those that have their names."""
        for file in added:
            before = files.get_file_from_path(file.src_uri)
            if before is not None:
                files.remove(before)
            files.append(file)


def _is_shown(file: File) -> bool:
    return file.inclusion not in {InclusionLevel.EXCLUDED, InclusionLevel.DRAFT}
