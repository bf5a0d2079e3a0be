"""Bytes become text, and offsets into a text become places."""

import re

from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.frozen import dataclass
from briefgen.load.event import Mark

BOM = "\ufeff"

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that stand in no text: nobody sees them, HTML and XML forbid them."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Source:
    """A text and where it comes from."""

    file: str
    """Path from the site's folder, with forward slashes."""
    text: str
    """The text, without BOM; line ends are LF, CRLF or CR."""
    first_line: int = 1
    """The line of the file in which the text begins."""

    def location(self, start: int, end: int) -> Location:
        """Say where a stretch of the text stands."""
        return Location(self.file, *self._place(start), *self._place(end))

    def between(self, start: Mark, end: Mark) -> Location:
        """Say what stands between two places of the parser."""
        return Location(
            self.file,
            start.line + self.first_line,
            start.column + 1,
            end.line + self.first_line,
            end.column + 1,
        )

    def _place(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset]
        lone = before.count("\r") - before.count("\r\n")
        line = before.count("\n") + lone
        line_start = max(before.rfind("\n"), before.rfind("\r")) + 1
        return line + self.first_line, offset - line_start + 1


def decode(data: bytes, file: str) -> str | Diagnostic:
    """Decode UTF-8 and drop the BOM, or say where it is not UTF-8."""
    try:
        return data.decode().lstrip(BOM)
    except UnicodeDecodeError as error:
        good = data[: error.start].decode().lstrip(BOM)
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
    if data.startswith(_UTF16):
        message = "the file is UTF-16, not UTF-8"
    location = Source(file, good).location(len(good), len(good))
    remedy = "save the file as UTF-8; most editors offer it in the status bar"
    return diagnose("BG101", _one_wide(location), message, remedy)


def unix(text: str) -> str:
    """Write every line end as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def lines_of(text: str) -> list[str]:
    """Take lines apart as an editor does: `splitlines` knows more line ends."""
    return unix(text).split("\n")


def unprintable(source: Source, forbidden: re.Pattern[str]) -> Diagnostic | None:
    """Say where the first forbidden character stands, and how many there are."""
    first = forbidden.search(source.text)
    if first is None:
        return None
    number = len(forbidden.findall(source.text))
    message = f"U+{ord(first[0]):04X} is a control character"
    if number > 1:
        message += f"; there are {number:,} in the file"
    remedy = "it cannot be seen: type anew what stands around it"
    return diagnose("BG117", source.location(*first.span()), message, remedy)


def _one_wide(location: Location) -> Location:
    line, column = location.line, location.column
    return Location(location.file, line, column, line, column + 1)
