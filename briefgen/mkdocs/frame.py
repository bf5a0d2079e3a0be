"""What all pages of a site have in common, in a form that any process understands."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from pydantic_core import to_json

from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.mkdocs.navigation import Nav, plain
from briefgen.mkdocs.shell import shell_key


@dataclass(frozen=True, slots=True)
class Shell:
    """What stands round the content of every page, and what pages may link to."""

    nav: Nav
    """The navigation."""
    labels: Mapping[str, str]
    """What the site's own navigation calls a page, by the path of its Markdown."""
    by_hand: tuple[str, ...]
    """The Markdown and other files of hand-written pages, by their path."""
    key: str
    """Hash of theme, configuration, navigation and versions."""


@dataclass(frozen=True, slots=True)
class Frame:
    """All that goes into a page besides its recipe."""

    config_file: Path
    """`mkdocs.yml`."""
    site_url: str
    """The site's address, or nothing."""
    settings: Settings
    """The settings, from which the renderer is made."""
    shell: Shell
    """What stands round every page."""
    templates: bytes
    """Hash of the templates of pages."""
    key: str
    """Hash of all of it."""


def shell_of(
    config: MkDocsConfig,
    nav: Navigation,
    labels: Mapping[str, str],
    by_hand: Iterable[str],
) -> Shell:
    """Take down what stands round every page of a build."""
    reduced = plain(nav)
    files = tuple(sorted(by_hand))
    return Shell(reduced, labels, files, shell_key(config, reduced))


def frame_of(
    config: MkDocsConfig, settings: Settings, shell: Shell, templates: bytes
) -> Frame:
    """Take down what all pages of a build have in common."""
    known = to_json((config.config_file_path, settings.timeless, shell.key))
    return Frame(
        config_file=Path(config.config_file_path),
        site_url=config.site_url or "",
        settings=settings,
        shell=shell,
        templates=templates,
        key=blake2b(known + templates, digest_size=16).hexdigest(),
    )


class KnownFiles(Files):
    """The files that a page of ours may link to.

    That a page of ours is there is for the link check to say: its address is the
    same in any case, so that no page depends on which others there are.
    """

    def __init__(self, config: MkDocsConfig, by_hand: Iterable[str]) -> None:
        """Know the files of hand-written pages."""
        self._config = config
        super().__init__(self._file(path) for path in by_hand)

    def get_file_from_path(self, path: str) -> File | None:
        """Find a file, or where a page of ours is written to."""
        found = super().get_file_from_path(path)
        if found is None and path.rpartition("/")[2] == "index.md":
            return self._file(path)
        return found

    def _file(self, path: str) -> File:
        return File(
            path,
            src_dir=None,
            dest_dir=self._config.site_dir,
            use_directory_urls=self._config.use_directory_urls,
        )
