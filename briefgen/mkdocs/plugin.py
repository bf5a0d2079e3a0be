"""The MkDocs plugin: what happens at each step of a build."""

import logging
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from briefgen.cache.inputs import Inputs
from briefgen.diagnostics import BriefgenError, Diagnostic, Severity
from briefgen.memory import undisturbed
from briefgen.mkdocs.caller import Caller
from briefgen.mkdocs.finish import finish
from briefgen.mkdocs.log import LOG
from briefgen.mkdocs.result import BuildResult
from briefgen.mkdocs.run import Run
from briefgen.mkdocs.setup import begin, watched
from briefgen.mkdocs.shell import pages_can_be_left
from briefgen.mkdocs.theme_words import theme_words

if TYPE_CHECKING:  # it brings a web server along, which a build does not need
    from mkdocs.livereload import LiveReloadServer

_LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.ADVICE: logging.INFO,
}


class _Options(Config):  # type: ignore[no-untyped-call] # MkDocs has no types here
    """Whatever stands there: `briefgen.config` reads it, with better messages."""


class BriefgenPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call] # nor here
    """Adds the pages of the briefings to a MkDocs site."""

    caller: Caller | None = None
    """Who called MkDocs, where that was briefgen."""
    result: BuildResult | None = None
    """What the last build did."""

    def __init__(self) -> None:
        """Wait for MkDocs."""
        self._serving = False
        self._incremental = False
        self._run: Run | None = None

    def load_config(
        self, options: dict[str, object], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take any option."""
        super().load_config(options, config_file_path)
        return [], []

    def on_startup(
        self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool
    ) -> None:
        """Learn what MkDocs was called for; it keeps one plugin for many builds."""
        self.result = None
        self._serving = command == "serve"
        self._incremental = dirty

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have MkDocs write into a staging folder."""
        self._end()
        try:
            # In a preview of MkDocs' own, other threads run.
            jobs = 1 if self._serving else self._caller.jobs
            self._run = begin(config, jobs, serving=self._serving)
        except BriefgenError as error:
            raise _for_mkdocs(error) from error
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add our pages."""
        run = self._running()
        run.prints = run.stage is not None and pages_can_be_left(config, self)
        # Who called MkDocs by our command gives the memory back at the end.
        once = undisturbed() if self.caller is not None else nullcontext()
        try:
            with once:
                remember = run.prints and bool(self._caller.inputs.rest)
                return run.add_pages(files, remember=remember)
        except BriefgenError as error:
            raise _for_mkdocs(error) from error

    def on_nav(
        self, nav: Navigation, /, *, config: MkDocsConfig, files: Files
    ) -> Navigation:
        """Learn the navigation, which stands on every page."""
        del config, files
        self._running().settle(nav)
        return nav

    def on_env(
        self, env: Environment, /, *, config: MkDocsConfig, files: Files
    ) -> Environment:
        """Have our pages made: now that all titles in the navigation are known."""
        del config, files
        try:
            self._running().print(self._caller, incremental=self._incremental)
        except BriefgenError as error:
            raise _for_mkdocs(error) from error
        return env

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Have the sitemap list our pages too."""
        run = self._running()
        context.update(theme_words("", run.settings))  # type: ignore[typeddict-item] # our theme's own
        if run.prints and template_name in config.theme.static_templates:
            context["pages"] = run.in_sitemap  # type: ignore[typeddict-item] # what our theme reads of files is there
        return context

    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> Page:
        """Note whose warnings come now."""
        del config, files
        self._running().listener.page = page.file.src_uri
        return page

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Note that what comes now is of no page."""
        del page, config, files
        self._running().listener.page = ""
        return html

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        """Give the theme its words, and note whose warnings come now."""
        del config, nav
        run = self._running()
        run.listener.page = page.file.src_uri
        said = theme_words(str(page.meta.get("lang") or ""), run.settings)
        context.update(said)  # type: ignore[typeddict-item] # our theme's own
        return context

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Note that a page is made."""
        del page, config
        run = self._running()
        run.listener.page = ""
        run.tell(self._caller)
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Judge what MkDocs wrote, and move it into the output folder."""
        run = self._running()
        try:
            run.wait()
            alone = run.prints and len(config.plugins) == 1 and not config.hooks
            known = self._caller
            caller = known if alone else replace(known, inputs=Inputs())
            result = finish(run, strict=config.strict, caller=caller)
        except BriefgenError as error:
            raise _for_mkdocs(error) from error
        finally:
            self._end()
        self.result = result
        if self.caller is None:
            _report(result.diagnostics)
            if not self._serving:
                _conclude(result)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave no lock and no staging folder behind."""
        del error
        self._end()

    def on_shutdown(self) -> None:
        """Leave no lock and no staging folder behind."""
        self._end()

    def on_serve(
        self, server: "LiveReloadServer", /, *, config: MkDocsConfig, builder: object
    ) -> "LiveReloadServer":
        """Build again when seeds or templates change."""
        del builder
        for folder in watched(config):
            server.watch(str(folder))
        return server

    @property
    def _caller(self) -> Caller:
        return self.caller or Caller()

    def _running(self) -> Run:
        if self._run is None:
            raise RuntimeError("MkDocs called a plugin that it had not set up")
        return self._run

    def _end(self) -> None:
        if self._run is not None:
            self._run.close()
        self._run = None


def _for_mkdocs(error: BriefgenError) -> ConfigurationError:
    """Make an error that MkDocs prints as it is, without a traceback."""
    return ConfigurationError(f"{error}\n{error.help}".rstrip())


def _report(diagnostics: tuple[Diagnostic, ...]) -> None:
    for d in diagnostics:
        help_ = f"\n  {d.help}" if d.help else ""
        text = f"{d.location}: {d.code}: {d.message}{help_}"
        LOG.log(_LEVELS[d.severity], "%s", text)


def _conclude(result: BuildResult) -> None:
    """Say where the site is, or why it is not there."""
    if not result.ok:
        done = "the site was built" if result.written else "nothing was written"
        raise Abort(f"Aborted: see the messages above; {done}.")
    LOG.info(
        "%s: %d pages made, %d as before, %d removed",
        result.site_dir,
        result.made,
        result.skipped,
        result.removed,
    )
