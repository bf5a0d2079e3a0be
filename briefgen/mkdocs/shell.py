"""What stands round the content of every page: theme, navigation, settings."""

import json
import platform
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from briefgen import __version__
from briefgen.locale import fingerprint
from briefgen.mkdocs.navigation import Nav

OUR_THEME = "briefgen"
"""The theme that prints on a page nothing but the page and the navigation."""
_PACKAGES = ("mkdocs", "markdown", "jinja2", "pymdown-extensions", "pygments")
_EVENTS = (
    "files",
    "nav",
    "env",
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)
# Settings that say where things are, or that no page shows.
_BESIDE = {
    "config_file_path",
    "docs_dir",
    "site_dir",
    "strict",
    "theme",
    "plugins",
    "hooks",
    "nav",
    "watch",
    "dev_addr",
    "validation",
    "exclude_docs",
    "draft_docs",
    "not_in_nav",
    "remote_branch",
    "remote_name",
}


def pages_can_be_left(config: MkDocsConfig, plugin: object) -> bool:
    """Tell whether a page depends on nothing but its content and its shell.

    Another theme may print anything on any page, the time among it, and so
    may another plugin, a hook, or an extension that is not known to be pure;
    a template of the site's own may ask for any page.
    """
    theme = config.theme
    if theme.name != OUR_THEME or theme.custom_dir or config.extra_templates:
        return False
    handlers = (h for event in _EVENTS for h in config.plugins.events[event])
    if any(getattr(h, "__self__", None) is not plugin for h in handlers):
        return False
    return all(map(_is_known, config.markdown_extensions))


def shell_key(config: MkDocsConfig, nav: Navigation | Nav) -> str:
    """Hash all that goes into a page besides its Markdown."""
    values = {
        "versions": {"briefgen": __version__, **_versions()},
        "words": fingerprint(),
        "config": {k: _plain(v) for k, v in config.items() if k not in _BESIDE},
        "theme": _plain(dict(config.theme)),
        "templates": [_digest(Path(folder)) for folder in config.theme.dirs],
        "nav": list(_nav(nav)),
    }
    text = json.dumps(values, sort_keys=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _is_known(extension: str) -> bool:
    if extension == "pymdownx.snippets":  # puts other files into pages
        return False
    if extension.startswith(("markdown.extensions.", "pymdownx.", "briefgen.")):
        return True
    built_in = extension.isidentifier()
    return built_in and find_spec(f"markdown.extensions.{extension}") is not None


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _plain(value: object) -> object:
    """Reduce a setting to what JSON can say, without the address of an object."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = [_plain(item) for item in value]
        return items if isinstance(value, list | tuple) else sorted(map(str, items))
    if callable(value):
        return f"{value.__module__}.{getattr(value, '__qualname__', '')}"
    kind = type(value)
    text = "" if kind.__str__ is object.__str__ else str(value)
    return f"{kind.__module__}.{kind.__qualname__} {text}"


def _digest(folder: Path) -> str:
    digest = blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def _nav(nav: Navigation | Nav) -> Iterator[tuple[int, str, str]]:
    level = [(0, item) for item in reversed(nav.items)]
    while level:
        depth, item = level.pop()
        yield depth, str(item.title), str(getattr(item, "url", ""))
        level.extend((depth + 1, child) for child in reversed(item.children or ()))
