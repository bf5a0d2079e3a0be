"""Calls MkDocs as its own command line does, and gives what our plugin found."""

import gc
from dataclasses import replace
from pathlib import Path

from click import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from briefgen.cache.inputs import Inputs
from briefgen.diagnostics import BriefgenError, ConfigError
from briefgen.mkdocs.caller import Caller
from briefgen.mkdocs.folders import Folders
from briefgen.mkdocs.log import Listener, kept_apart
from briefgen.mkdocs.plugin import BriefgenPlugin
from briefgen.mkdocs.result import BuildResult


def invoke(
    config_file: Path, folders: Folders, caller: Caller, *, strict: bool, clean: bool
) -> BuildResult:
    """Build a site through MkDocs.

    Raises:
        ConfigError: MkDocs does not take the configuration.
        BriefgenError: MkDocs or a plugin gave up.

    """
    folders.make_docs()
    listener = Listener()
    with kept_apart(listener):
        config = load(config_file, folders.site, listener, strict=strict)
        heard = tuple(listener.messages)
        if heard:
            caller = replace(caller, inputs=Inputs())
        plugin = _plugin(config)
        plugin.caller = caller
        config.plugins.on_startup(command="build", dirty=not clean)
        try:
            build(config, dirty=not clean)
        except ClickException as error:
            if isinstance(error.__cause__, BriefgenError):
                raise error.__cause__ from None
            if plugin.result is None:
                raise BriefgenError(
                    "; ".join(listener.messages or [str(error)])
                ) from error
        finally:
            plugin.caller = None
            config.plugins.on_shutdown()
            gc.unfreeze()
    if plugin.result is None:
        raise BriefgenError("MkDocs ended a build without our plugin")
    return replace(plugin.result, warnings=(*heard, *plugin.result.warnings))


def load(
    config_file: Path, site: Path, listener: Listener, *, strict: bool
) -> MkDocsConfig:
    """Load the configuration; what MkDocs has to say of it, the listener hears.

    Raises:
        ConfigError: MkDocs does not take it.

    """
    try:
        return load_config(str(config_file), site_dir=str(site), strict=strict or None)
    except ClickException as error:
        message = "; ".join(listener.messages) or str(error)
        raise ConfigError(f"{config_file.name}: {message}") from error


def _plugin(config: MkDocsConfig) -> BriefgenPlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, BriefgenPlugin):
            return plugin
    raise ConfigError("mkdocs.yml turns the plugin off", "leave `enabled` out")
