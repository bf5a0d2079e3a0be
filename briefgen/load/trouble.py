"""A syntax error of PyYAML, and what is round it."""

from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.frozen import dataclass
from briefgen.load.event import Event
from briefgen.load.paste import field_line, rewrite
from briefgen.load.text import Source, lines_of


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where the parser gave up."""

    source: Source
    context: int
    """Offset of where the thing begins in which it is."""
    at: int
    """Offset of the error."""
    problem: str
    """In PyYAML's words."""
    last: Event | None
    """What was read before it."""

    @property
    def char(self) -> str:
        """The character at the error."""
        return self.source.text[self.at : self.at + 1]

    @property
    def at_end(self) -> bool:
        """Tell whether nothing comes after the error."""
        return not self.source.text[self.at :].strip()

    @property
    def blank(self) -> str:
        """The white space at the error."""
        rest = self.source.text[self.at :]
        return rest[: len(rest) - len(rest.lstrip(" \t\r\n"))]

    def line(self, offset: int) -> int:
        """Count the lines before an offset."""
        return self.source.location(offset, offset).line - self.source.first_line

    @property
    def goes_on(self) -> bool:
        """Tell whether a value stands before the error in its line."""
        return bool(lines_of(self.source.text[: self.at])[-1].strip(" -"))

    def say(
        self, message: str, remedy: str = "", *, at: int = -1, end: int = -1
    ) -> Diagnostic:
        """Make a diagnostic at the error or at another offset."""
        start = self.at if at < 0 else at
        place = self.source.location(start, end if end > start else start + 1)
        return diagnose("BG102", place, message, remedy)

    def offer(self, offset: int, *, through: int | None = None) -> str:
        """Offer a form of the value round an offset that can be read."""
        text = self.source.text
        last = None if through is None else self.line(through)
        paste = rewrite(text, field_line(text, self.line(offset)), last)
        return f"write\n{paste}" if paste else "put the text in quotation marks"
