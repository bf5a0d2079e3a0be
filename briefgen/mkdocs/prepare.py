"""What MkDocs' configuration must have for our pages and our theme."""

import logging
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from briefgen.mkdocs.looks import looks
from briefgen.render.compiled import Compiled

# What the Markdown of our templates needs, and what makes it quick to convert.
_EXTENSIONS = ("attr_list", "briefgen.mkdocs.finished_blocks")
_OUR_THEME = Path(__file__).parents[1] / "theme"
_OUR_LINK_CHECKS = ("not_found", "absolute_links", "unrecognized_links", "anchors")


def prepare(config: MkDocsConfig, *, serving: bool) -> None:
    """Set what our pages and our theme need.

    Raises:
        ConfigError: a setting of the theme is unknown, or makes no sense.

    """
    for extension in _EXTENSIONS:
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
    _leave_links_to_us(config)
    # Live reload is a script in the page, which our theme else forbids.
    config.theme["preview"] = serving
    config.theme["looks"] = looks(config.theme)
    own = {name: Path(config.docs_dir, name) for name in config.extra_css}
    there = {name: file for name, file in own.items() if file.is_file()}
    config.theme["versioned"] = list(there)
    config.theme["version"] = _version_of_assets(config, there.values())


def environment(config: MkDocsConfig) -> Environment:
    """Give the theme's environment, in which our templates are compiled once."""
    env = config.theme.get_env()
    env.bytecode_cache = Compiled(_OUR_THEME)
    return env


def _version_of_assets(config: MkDocsConfig, own: Iterable[Path]) -> str:
    """Hash styles and scripts, so that no browser shows an older one.

    They are those of our theme, and the site's `own`.
    """
    digest = blake2b(digest_size=4)
    for file in own:
        digest.update(file.read_bytes())
    for folder in config.theme.dirs:
        for path in sorted(p for s in ("css", "js") for p in Path(folder, s).glob("*")):
            digest.update(path.read_bytes() if path.is_file() else b"")
    digest.update(str(config.theme["looks"]).encode())
    return digest.hexdigest()


def _leave_links_to_us(config: MkDocsConfig) -> None:
    """Silence checks that miss pages left as they are: ours covers all (BG701, BG702).

    The one value that is no level stays: it changes what a link means.
    """
    links = config.validation.links
    for name in _OUR_LINK_CHECKS:
        if links[name] >= 0:
            links[name] = logging.DEBUG
