"""The beginning of a build: MkDocs' configuration is turned to our ends."""

import logging
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from briefgen.config import Settings, read_settings
from briefgen.diagnostics import ConfigError
from briefgen.mkdocs.run import Run
from briefgen.mkdocs.stage import Stage

# What the Markdown of our templates needs, and what makes it quick to convert.
_EXTENSIONS = ("attr_list", "briefgen.mkdocs.finished_blocks")
_OUR_LINK_CHECKS = ("not_found", "absolute_links", "unrecognized_links", "anchors")


def begin(config: MkDocsConfig, *, serving: bool) -> Run:
    """Read the settings, and put a staging folder in the place of the output folder.

    The preview needs none: MkDocs makes a folder for it alone.

    Raises:
        ConfigError: the settings or the output folder are not what they should be.
        BriefgenError: another build is running.

    """
    settings = _settings(config, drafts=serving)
    stage = None
    if not serving:
        target = Path(config.site_dir).resolve()
        _refuse_inputs(settings, target)
        stage = Stage(settings.root, target)
    run = Run(settings, config, stage)
    if stage is not None:
        config.site_dir = str(stage.folder)
    for extension in _EXTENSIONS:
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
    _leave_links_to_us(config)
    # Live reload is a script in the page, which our theme else forbids.
    config.theme["preview"] = serving
    config.theme["version"] = _version_of_assets(config)
    return run


def _version_of_assets(config: MkDocsConfig) -> str:
    """Hash our theme's styles and scripts, so that no browser shows an older one."""
    digest = blake2b(digest_size=4)
    for folder in config.theme.dirs:
        for path in sorted(p for s in ("css", "js") for p in Path(folder, s).glob("*")):
            digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


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


def _leave_links_to_us(config: MkDocsConfig) -> None:
    """Silence checks that miss pages left as they are: ours covers all (BG701, BG702).

    The one value that is no level stays: it changes what a link means.
    """
    links = config.validation.links
    for name in _OUR_LINK_CHECKS:
        if links[name] >= 0:
            links[name] = logging.DEBUG
