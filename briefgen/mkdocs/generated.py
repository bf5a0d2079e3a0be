"""Pages of ours as MkDocs sees them: files that are no files."""

from collections.abc import Mapping
from typing import Protocol

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from briefgen.model.page import Page
from briefgen.render import one_line


class NoDate(str):
    """A date that MkDocs can compare and parse, and its sitemap leaves out."""

    __slots__ = ()

    def __bool__(self) -> bool:
        """Say no to `{% if page.update_date %}`."""
        return False


NO_DATE = NoDate("1970-01-01")


class Maker(Protocol):
    """What renders the Markdown of pages."""

    def markdown(self, page: Page) -> str:
        """Give the page's Markdown."""


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
        self.page: GeneratedPage = GeneratedPage(self, config, label)

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
        """Have MkDocs make the page."""
        return True


class BesideFile(File):
    """A text or picture that stands beside a page, copied as it is."""

    def __init__(self, path: str, content: bytes, config: MkDocsConfig) -> None:
        """Give it its place."""
        super().__init__(
            path,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            inclusion=InclusionLevel.INCLUDED,
        )
        self.generated_by = "briefgen"
        self._content = content

    def is_modified(self) -> bool:
        """Have MkDocs copy the file."""
        return True


class GeneratedPage(MkDocsPage):
    """A page whose title and date are known before it is rendered."""

    def __init__(self, file: GeneratedFile, config: MkDocsConfig, label: str) -> None:
        """Escape the title: themes print it as it is."""
        super().__init__(one_line(label or file.source.title), file, config)
        self.update_date = file.source.date or NO_DATE
        self.meta = known_meta(file.source)
        self._ours = file

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the front matter in, over what a theme can know of any page."""
        super().read_source(config)
        self.meta = {**known_meta(self._ours.source), **self.meta}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, and mark a briefing as one, whatever the theme."""
        super().render(config, files)
        self.content = with_element(self.content or "", self._ours.source.data)


def with_element(content: str, data: Mapping[str, str]) -> str:
    """Put the element round a briefing that says what it is."""
    if "briefing" not in data:
        return content
    attributes = "".join(f' data-{k}="{escape(v)}"' for k, v in data.items())
    return f'<article class="briefing"{attributes}>\n{content}\n</article>'


def known_meta(source: Page) -> dict[str, object]:
    """Give what a theme may know of a page that is in no front matter."""
    known = {
        "date": source.date,
        "updated": source.updated,
        "picture": source.picture,
        "picture_alt": source.picture_alt,
        "linked": source.linked,
        "card": source.card is not None and source.picture == source.card_place,
    }
    given = {name: value for name, value in known.items() if value}
    return {"kind": source.kind.value, "lang": source.lang, **given}
