"""Converts the Markdown of a page as MkDocs does."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page


class Converter:
    """Converts Markdown into what MkDocs would make of it."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        """Take the extensions of a site, and the files that links may lead to."""
        self._config = config
        self._files = files

    def html(self, file: File, markdown: str) -> str:
        """Convert a page's Markdown, front matter left out."""
        page = Page("", file, self._config)
        page.markdown = markdown
        page.render(self._config, self._files)
        return page.content or ""
