"""One build: which pages there are, and which of them MkDocs must make."""

from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from briefgen import pipeline
from briefgen.config import Settings
from briefgen.diagnostics import BriefgenError, Diagnostic, Location, diagnose
from briefgen.mkdocs import navigation
from briefgen.mkdocs.collisions import collisions, place
from briefgen.mkdocs.generated import NO_DATE, GeneratedFile, TextFile
from briefgen.mkdocs.links import resolves
from briefgen.mkdocs.log import Listener
from briefgen.mkdocs.shell import shell_key
from briefgen.mkdocs.stage import Stage
from briefgen.model.page import Page


class Run:
    """The pages of one build; knows of each whether it would come out as before."""

    def __init__(
        self, settings: Settings, config: MkDocsConfig, stage: Stage | None
    ) -> None:
        """Begin a build; without a stage MkDocs writes into the output folder."""
        self.settings = settings
        self.config = config
        self.stage = stage
        self.listener = Listener()
        self.keyed = False
        """Whether a page depends on nothing but its key."""
        self.alone = False
        """Whether what is written depends on nothing but inputs that we know."""
        self.incremental = False
        """Whether MkDocs asks which pages it must make."""
        self.found: list[Diagnostic] = []
        """What the build itself has to say."""
        self.failed: set[str] = set()
        """The Markdown of pages that could not be rendered."""
        self.made = 0
        """How many pages MkDocs has made."""
        self._nav: Navigation | None = None
        self._before = (config.site_dir, config.nav)
        self.listener.start()

    def close(self) -> None:
        """Leave the configuration as it was, no lock and no staging folder."""
        self.config.site_dir, self.config.nav = self._before
        self.listener.stop()
        if self.stage is not None:
            self.stage.close()

    def add_pages(self, files: Files) -> None:
        """Load to compose, and hand MkDocs what comes of it."""
        self.output = pipeline.run(self.settings)
        self._renderer = pipeline.renderer(self.settings)
        self.files = files
        """Every file of the site, ours included."""
        self._keep_inside(files)
        theirs = [file for file in files.documentation_pages() if _is_shown(file)]
        has_home = any(file.dest_uri == "index.html" for file in theirs)
        pages = [p for p in self.output.pages if p.url or not has_home]
        labels = dict(navigation.labels(self.config.nav))
        generated = [
            GeneratedFile(page, self.config, self, labels.get(page.path, ""))
            for page in pages
        ]
        added = [*generated, *self._texts(), *self._assets()]
        present = [file for file in files if _is_shown(file)]
        self.found += collisions([*present, *added], self.settings.root)
        if self.config.nav is None:
            self.config.nav = navigation.default(pages, theirs)
        for file in added:
            before = files.get_file_from_path(file.src_uri)
            if before is not None:
                files.remove(before)
            files.append(file)

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
        self._nav = nav
        for file in self.files.documentation_pages():
            if file.page is not None and not isinstance(file, GeneratedFile):
                file.page.update_date = NO_DATE

    @cached_property
    def pages(self) -> dict[str, File]:
        """Give every page by the file that it is written to."""
        return {file.dest_uri: file for file in self.files.documentation_pages()}

    @property
    def to_make(self) -> int:
        """Count the pages that MkDocs makes in this build."""
        return len(self.pages) - len(self.left & self.pages.keys())

    def markdown(self, page: Page) -> str:
        """Render a page; one whose template fails is left out of the site."""
        try:
            return self._renderer.render(page)
        except BriefgenError as error:
            where = Location(page.path)
            self.found.append(diagnose("BG704", where, str(error), error.help))
            self.failed.add(page.path)
            return ""

    @property
    def left_out(self) -> frozenset[str]:
        """Name the texts beside pages that could not be rendered: they go too."""
        pages = (page for page in self.output.pages if page.path in self.failed)
        return frozenset(path for page in pages for path in page.files)

    def must_make(self, file: GeneratedFile | TextFile) -> bool:
        """Tell whether a file cannot be left as it is in the output folder."""
        return file.dest_uri not in self.left

    @cached_property
    def keys(self) -> dict[str, str]:
        """Hash all that goes into each page of ours, by the file it is written to.

        The first time that MkDocs asks for it, it has read the hand-written
        pages, whose titles are a part of the navigation: they come first.
        """
        if self._nav is None or not self.keyed:
            return {}
        shell = shell_key(self.config, self._nav).encode()
        return {
            file.dest_uri: _hash(shell, self._renderer.key(file.source).encode())
            for file in self.files
            if isinstance(file, GeneratedFile)
        }

    @cached_property
    def left(self) -> frozenset[str]:
        """The files of pages that would come out as they are.

        A page with a link that leads nowhere is never left: what MkDocs makes
        of that link depends on whether it still does.
        """
        if self.stage is None or not self.incremental:
            return frozenset()
        before = self.stage.previous.outputs
        there = {path for path, written in before.items() if not written.source}
        there.update(file.dest_uri for file in self.files)
        pages = {
            path
            for path, key in self.keys.items()
            if self.stage.holds(path, key)
            and all(resolves(link, there) for link in before[path].anatomy.links)
        }
        texts = (file for file in self.files if isinstance(file, TextFile))
        held = {t.dest_uri for t in texts if self.stage.has(t.dest_uri, t.digest)}
        return frozenset(pages | held)

    def _texts(self) -> list[File]:
        return [
            TextFile(path, text, self.config, self)
            for path, text in self.output.files.items()
        ]

    def _assets(self) -> list[File]:
        return [
            File.generated(
                self.config,
                path,
                abs_src_path=str(self.settings.root / file),
                inclusion=InclusionLevel.INCLUDED,
            )
            for path, file in self.output.assets.items()
        ]


def _is_shown(file: File) -> bool:
    return file.inclusion not in {InclusionLevel.EXCLUDED, InclusionLevel.DRAFT}


def _hash(*parts: bytes) -> str:
    return blake2b(b"\0".join(parts), digest_size=16).hexdigest()
