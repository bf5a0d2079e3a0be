"""Pages of ours as MkDocs sees them: files that are no files."""

from typing import Protocol

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from briefgen.mkdocs.gate import CONTENT, only_of
from briefgen.mkdocs.stage import digest_of
from briefgen.model.page import Page


class NoDate(str):
    """A date that MkDocs can compare and parse, and its sitemap leaves out."""

    __slots__ = ()

    def __bool__(self) -> bool:
        """Say no to `{% if page.update_date %}`."""
        return False


NO_DATE = NoDate("1970-01-01")


class Maker(Protocol):
    """What a generated file asks of the build that it is part of."""

    def markdown(self, page: Page) -> str:
        """Give the page's Markdown."""

    def must_make(self, file: "GeneratedFile | TextFile") -> bool:
        """Tell whether the file cannot be left as it is."""

    @property
    def keyed(self) -> bool:
        """Tell whether nobody looks at a page before all of them are known."""


class GeneratedFile(File):
    """The Markdown of a page, rendered when MkDocs reads it."""

    def __init__(
        self, source: Page, config: MkDocsConfig, maker: Maker, label: str = ""
    ) -> None:
        """Give the page its place; a label is what the site's `nav` calls it."""
        super().__init__(
            source.path,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.generated_by = "briefgen"
        self.source = source
        self._maker = maker
        self.page: GeneratedPage = GeneratedPage(self, config, maker, label)

    @property
    def content_string(self) -> str:
        """Render the page, unless a plugin has put something else in its place."""
        if self._content is None:
            return self._maker.markdown(self.source)
        return super().content_string

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._content = value

    @property
    def content_bytes(self) -> bytes:
        """Render the page, unless a plugin has put something else in its place."""
        return self.content_string.encode()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._content = value

    def is_modified(self) -> bool:
        """Tell MkDocs whether it has to make the page."""
        return self._content is not None or self._maker.must_make(self)


class TextFile(File):
    """A text that stands beside a page, copied as it is."""

    def __init__(
        self, path: str, text: str, config: MkDocsConfig, maker: Maker
    ) -> None:
        """Give the text its place."""
        super().__init__(
            path,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            inclusion=InclusionLevel.INCLUDED,
        )
        self.generated_by = "briefgen"
        self._content = text
        self._maker = maker
        self.digest = digest_of(text.encode())

    def is_modified(self) -> bool:
        """Tell MkDocs whether it has to copy the file."""
        return self._maker.must_make(self)


class GeneratedPage(MkDocsPage):
    """A page whose title and date are known before it is rendered."""

    def __init__(
        self, file: GeneratedFile, config: MkDocsConfig, maker: Maker, label: str
    ) -> None:
        """Escape the title: themes print it as it is."""
        title = str(escape(" ".join((label or file.source.title).split())))
        super().__init__(title, file, config)
        self.update_date = file.source.date or NO_DATE
        self.meta = self._known(file.source)
        self._source = file.source
        self._maker = maker

    def read_source(self, config: MkDocsConfig) -> None:
        """Wait, where nobody looks at the page before it is built."""
        if self._maker.keyed:
            self.markdown = ""
        else:
            self._read(config)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Wait, where nobody looks at the page before it is built."""
        if self._maker.keyed:
            self.content = ""
        else:
            self._convert(config, files)

    def make(self, config: MkDocsConfig, files: Files) -> None:
        """Render and convert a page that waited.

        MkDocs reads and converts all pages before it builds the first: at 10,000
        articles they would take most of the memory.
        """
        if self._maker.keyed:
            self._read(config)
            self._convert(config, files)

    def release(self) -> None:
        """Forget what a page that is built was made of, unless it is to be judged."""
        if self._maker.keyed and only_of(self.content or "", CONTENT):
            self.markdown = self.content = ""
            self.toc = TableOfContents([])

    def _read(self, config: MkDocsConfig) -> None:
        """Take the front matter in, over what a theme can know of a page left as is."""
        super().read_source(config)
        self.meta = {**self._known(self._source), **self.meta}

    def _convert(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, and mark a briefing as one, whatever the theme."""
        super().render(config, files)
        data = self._source.data
        if "briefing" in data:
            attributes = "".join(f' data-{k}="{escape(v)}"' for k, v in data.items())
            self.content = (
                f'<article class="briefing"{attributes}>\n{self.content}\n</article>'
            )

    @staticmethod
    def _known(source: Page) -> dict[str, object]:
        known = {
            "date": source.date,
            "updated": source.updated,
            "linked": source.linked,
        }
        given = {name: value for name, value in known.items() if value}
        return {"kind": source.kind.value, "lang": source.lang, **given}
