"""The beginning of a build: MkDocs' configuration is turned to our ends."""

from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from briefgen.config import Settings, read_settings
from briefgen.diagnostics import ConfigError
from briefgen.mkdocs.papers import check_renditions
from briefgen.mkdocs.prepare import prepare
from briefgen.mkdocs.run import Run
from briefgen.mkdocs.stage import Stage
from briefgen.processes import Helpers


def begin(config: MkDocsConfig, jobs: int | None, *, serving: bool) -> Run:
    """Read the settings, and put a staging folder in the place of the output folder.

    The preview needs none: MkDocs makes a folder for it alone. So many `jobs` share in
    the build; as many as is worth it where that is None.

    Raises:
        ConfigError: the settings or the output folder are not what they should be.
        BriefgenError: another build is running.

    """
    settings = _settings(config, drafts=serving)
    check_renditions(settings, config.theme.name)
    prepare(config, serving=serving)
    stage = None
    if not serving:
        target = Path(config.site_dir).resolve()
        _refuse_inputs(settings, target)
        stage = Stage(settings.root, target)
    run = Run(settings, config, stage, Helpers(jobs))
    if stage is not None:
        config.site_dir = str(stage.folder)
    return run


def watched(config: MkDocsConfig) -> list[Path]:
    """Name the folders whose files a site is made of, where they are."""
    settings = _settings(config, drafts=True)
    options = settings.options
    folders = [settings.root / name for name in (options.seeds, options.templates)]
    return [folder for folder in folders if folder.is_dir()]


def _settings(config: MkDocsConfig, *, drafts: bool) -> Settings:
    """Read what `mkdocs.yml` says; the preview has an address of its own."""
    if not config.config_file_path:
        raise ConfigError("the configuration is no file", "name one with -f")
    settings = read_settings(Path(config.config_file_path), drafts=drafts)
    return replace(settings, site_url=config.site_url or "")


def _refuse_inputs(settings: Settings, target: Path) -> None:
    for name in (settings.options.seeds, settings.options.templates):
        if target.is_relative_to((settings.root / name).resolve()):
            raise ConfigError(
                f"{target} is in {name}/, where the input of a build stands",
                "name another folder with -d or `site_dir`",
            )
