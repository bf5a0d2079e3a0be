"""Where a site comes from: which changed file has a part in what."""

import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from briefgen.config import Settings
from briefgen.frozen import dataclass

_INHERIT = re.compile(r"^INHERIT:\s*['\"]?([^'\"\s]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sources:
    """The folders and files that a site is made of; absolute."""

    root: Path
    """The site's folder."""
    seeds: Path
    """Articles, annotations and registries."""
    looks: tuple[Path, ...]
    """Hand-written pages, templates, the theme: what pages are shown with."""
    config: tuple[Path, ...]
    """The configuration, with what it inherits from, and hooks."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """Name the folders of which every file counts."""
        return (self.seeds, *self.looks)

    @property
    def files(self) -> tuple[Path, ...]:
        """Name the single files that count, and folders that may not be there yet."""
        return (*self.config, *self.folders)

    def is_config(self, path: Path) -> bool:
        """Tell whether all begins anew when this file changes."""
        return path in self.config

    def is_looks(self, path: Path) -> bool:
        """Tell whether pages may look other when this file changes."""
        return any(path.is_relative_to(folder) for folder in self.looks)

    def seed(self, path: Path) -> str:
        """Give the path of a seed from the site's folder; nothing for other files."""
        if not path.is_relative_to(self.seeds):
            return ""
        return path.relative_to(self.root).as_posix()


def sources_of(config: MkDocsConfig, settings: Settings) -> Sources:
    """Read off the configuration where the site comes from."""
    root, options = settings.root, settings.options
    custom = config.theme.custom_dir
    looks = [Path(config.docs_dir), root / options.templates]
    looks += [Path(custom)] if custom else []
    looks += [Path(path) for path in config.watch]
    top = Path(config.config_file_path).resolve()
    hooks = (root / str(name) for name in config.hooks)
    return Sources(
        root=root,
        seeds=root / options.seeds,
        looks=tuple((root / path).resolve() for path in looks),
        config=(top, *_inherited(top), *hooks),
    )


def _inherited(config_file: Path) -> Iterator[Path]:
    text = config_file.read_text("utf-8", "replace") if config_file.is_file() else ""
    named = _INHERIT.search(text)
    if named:
        path = (config_file.parent / named[1]).resolve()
        yield path
        yield from _inherited(path)


def is_aside(path: Path) -> bool:
    """Tell whether a file is one that editors keep beside what they edit."""
    name = path.name
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp", "4913"))
