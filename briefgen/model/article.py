"""A text that somebody published, as a reader sees it."""

from briefgen.diagnostics import Location
from briefgen.frozen import dataclass
from briefgen.markup.article import Body
from briefgen.model.document import Document


@dataclass(frozen=True, slots=True)
class Article:
    """One article: what is in the file, and what a reader sees of it."""

    file: str
    """Path from the site's folder, with forward slashes."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    body: Body
    """Finished HTML, and its text."""
    front_matter: Document | None
    """The front matter of a Markdown article."""

    @property
    def literal(self) -> bool:
        """Tell whether the file's text is the article's text, as of a `.txt`."""
        return self.file.endswith(".txt")

    def location(self, start: int, end: int) -> Location:
        """Say where a stretch of a literal article's text stands in its file.

        A Markdown article's text is not its source, so there it is the file.
        """
        if not self.literal:
            return Location(self.file)
        return Location(self.file, *self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        text = self.body.text
        before = text.count("\n", 0, offset)
        line_start = text.rfind("\n", 0, offset) + 1
        return before + 1, offset - line_start + 1
