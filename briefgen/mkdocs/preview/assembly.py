"""MkDocs' steps of a build, up to where it would make the pages; then one at a time.

Follows `mkdocs.commands.build` of MkDocs 1.6: `build`, `_build_page` and
`_build_extra_template` write what they make into a folder, and so have no use here.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from hashlib import blake2b
from pathlib import Path

import jinja2
from click import ClickException
from mkdocs.commands.build import _build_template, _populate_page, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from briefgen import pipeline
from briefgen.diagnostics import ConfigError
from briefgen.mkdocs.generated import GeneratedFile
from briefgen.mkdocs.log import MKDOCS, Listener
from briefgen.mkdocs.plugin import BriefgenPlugin
from briefgen.mkdocs.prepare import environment
from briefgen.mkdocs.preview.whole import Whole
from briefgen.mkdocs.shell import OUR_THEME, pages_can_be_left, shell_key
from briefgen.model.page import Page
from briefgen.pipeline import Output

_DRAFT = (
    '<div class="mkdocs-draft-marker" '
    'title="This page will not be included into the built site.">DRAFT</div>'
)
_BUILDING = threading.Lock()
"""MkDocs and its plugins know of one build at a time."""


class Assembly:
    """A site as MkDocs sees it, once its files and navigation are known."""

    def __init__(self, config: MkDocsConfig, whole: Whole, serial: int) -> None:
        """Go through the steps that come before the first page.

        Raises:
            ClickException: MkDocs or a plugin gave up.

        """
        with _BUILDING:
            self.config = config = config.plugins.on_config(config)
        # Our own plugin may be asked for a page meanwhile; of others nobody knows.
        self.alone = len(config.plugins) == 1 and not config.hooks
        """Whether nobody else has a say in our pages."""
        with nullcontext() if self.alone else _BUILDING:
            output = whole.outlined if self.alone else whole.output
            self._assemble(config, output, serial)

    def _assemble(self, config: MkDocsConfig, output: Output, serial: int) -> None:
        config.plugins.on_pre_build(config=config)
        files = get_files(config)
        env = environment(config)
        files.add_files_from_theme(env, config)
        with _giving(output):
            files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = get_navigation(files, config)
        self._nav = nav = config.plugins.on_nav(nav, config=config, files=files)
        self._files = files
        self._pages = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        for file in self._pages:
            if file.page is None:
                file.page = MkDocsPage(None, file, config)
        self._populated: set[str] = set()
        for page in nav.pages:
            if page.title is None:  # it is in the page, and on every other one
                self._populate(page)
        self._env = config.plugins.on_env(env, config=config, files=files)
        plugin = plugin_of(config)
        self.found = tuple(plugin._running().found)  # noqa: SLF001 - the plugin has no public way to its run yet
        """What there is to say of the site's files, and of no input."""
        self.ours = config.theme.name == OUR_THEME
        """Whether the theme is ours, which needs no script of its own."""
        self._renderer = pipeline.renderer(plugin._running().settings)  # noqa: SLF001 - nor to its settings
        self.by_place = {
            f.dest_uri: f for f in files if f.inclusion is not InclusionLevel.EXCLUDED
        }
        """Every file of the site, pages included, by its place in it."""
        self._in_nav = {page.file.dest_uri for page in nav.pages}
        self._shell = blake2b("\n".join(self.by_place).encode(), digest_size=16)
        self._left = pages_can_be_left(config, plugin)
        shell = shell_key(config, nav) if self._left else serial
        self._shell.update(str(shell).encode())

    def shows_title(self, place: str) -> bool:
        """Tell whether other pages may show the title of the page at a place."""
        return not self._left or place in self._in_nav

    def key(self, file: File, page: Page | None) -> str:
        """Hash all that goes into a page: same key, same HTML."""
        digest = self._shell.copy()
        made_of = self._renderer.key(page.kind, page).encode() if page else None
        digest.update(file.content_bytes if made_of is None else made_of)
        return digest.hexdigest()

    def html(self, file: File, page: Page | None) -> str:
        """Make a page: of what our pages are made of, or of a file.

        Raises:
            BriefgenError: a template of a page failed.

        """
        with _BUILDING:
            if page is not None and isinstance(file, GeneratedFile):
                return self._generated(file, page)
            if file.page is None:
                raise RuntimeError(f"MkDocs makes no page of {file.src_uri}")
            if file.dest_uri not in self._populated:
                self._populate(file.page)
            self._populated.discard(file.dest_uri)
            return self._build(file.page)

    def template(self, name: str) -> str:
        """Make a file out of a template: of the theme, or of `extra_templates`."""
        file = self.by_place.get(name)
        with _BUILDING:
            if name in self.config.extra_templates and file is not None:
                template = jinja2.Template(file.content_string)
            else:
                template = self._env.get_template(name)
            return _build_template(name, template, self._files, self.config, self._nav)

    def let_go(self) -> None:
        """Part files and pages, which lead to each other, once nobody asks for them.

        They would stay until the collector has looked at all objects there are.
        """
        with _BUILDING:
            for file in list(self._files):
                file.page = None
                self._files.remove(file)

    def is_template(self, name: str) -> bool:
        """Tell whether a file of the site is made out of a template."""
        config = self.config
        return name in config.theme.static_templates or name in config.extra_templates

    def _generated(self, file: GeneratedFile, source: Page) -> str:
        """Make a page of ours: one outside the navigation anew, so nothing piles up."""
        if file.dest_uri in self._in_nav:
            file.source = source
        else:
            file = GeneratedFile(source, self.config, _Nobody())
        file.content_string = self._renderer.render(source)
        _populate_page(file.page, self.config, self._files)
        return self._build(file.page)

    def _populate(self, page: MkDocsPage) -> None:
        _populate_page(page, self.config, self._files)
        self._populated.add(page.file.dest_uri)

    def _build(self, page: MkDocsPage) -> str:
        config = self.config
        config._current_page = page  # noqa: SLF001 - as `_build_page` does, for `url`
        page.active = True
        try:
            if page.file.inclusion is InclusionLevel.DRAFT:
                page.content = f"{_DRAFT}{page.content or ''}"
            context = get_context(self._nav, self._pages, config, page)
            template = self._env.get_template(page.meta.get("template", "main.html"))
            context = config.plugins.on_page_context(
                context, page=page, config=config, nav=self._nav
            )
            output = template.render(context)
            return config.plugins.on_post_page(output, page=page, config=config)
        finally:
            page.active = False
            config._current_page = None  # noqa: SLF001 - as above


class _Nobody:
    """Asks for no Markdown: the preview gives it before anybody can."""

    def markdown(self, page: Page) -> str:
        """Give nothing."""
        del page
        return ""


@contextmanager
def _giving(output: Output) -> Iterator[None]:
    """Have our plugin take these pages, instead of making them all again."""
    plan = pipeline.plan
    given = pipeline.given(output)
    pipeline.plan = lambda *_, **__: given  # whatever is asked
    try:
        yield
    finally:
        pipeline.plan = plan


def load(config_file: Path, site_dir: Path, addr: str, site_url: str) -> MkDocsConfig:
    """Load the configuration as `mkdocs serve` does.

    Raises:
        ConfigError: MkDocs does not take it.

    """
    listener = Listener()
    MKDOCS.addHandler(listener)
    try:
        config = load_config(str(config_file), site_dir=str(site_dir), dev_addr=addr)
    except ClickException as error:
        message = "; ".join(listener.messages) or error.format_message()
        raise ConfigError(f"{config_file.name}: {message}") from error
    finally:
        MKDOCS.removeHandler(listener)
    if site_url:
        config.site_url = site_url
    return config


def plugin_of(config: MkDocsConfig) -> BriefgenPlugin:
    """Find our plugin."""
    plugins = config.plugins.values()
    return next(p for p in plugins if isinstance(p, BriefgenPlugin))
