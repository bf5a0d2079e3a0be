"""What YAML allows and a briefing must not rest on."""

import re
from collections.abc import Iterable, Iterator

from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.load.event import Event
from briefgen.load.paste import block_form
from briefgen.load.text import CONTROL, Source, lines_of

_PROPERTY = re.compile(r"\s*(&[^\s,\[\]{}]*|!(?:<[^>\s]*>|[^\s,\[\]{}]*))")
_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")
_TAB = re.compile(r" *\t")
ODD_INDENT = re.compile(r" *([^\S \t\r\n]|[\u200b\ufeff])")
"""What is no space at the beginning of a line."""

_WIDE = 60

_QUOTE_IT = "where the text itself begins so, put it in quotation marks"


def properties(event: Event, source: Source) -> Iterator[Diagnostic]:
    """Report the anchor and the tag of a value."""
    offset = event.start_mark.index
    for _ in filter(lambda name: name is not None, (event.anchor, event.tag)):
        match = _PROPERTY.match(source.text, offset)
        if match is None:  # a comment stands between the two
            continue
        offset = match.end()
        place = source.location(*match.span(1))
        if match[1].startswith("&"):
            yield anchor(place, match[1])
        else:
            yield tag(place, match[1])


def anchor(place: Location, name: str) -> Diagnostic:
    """Report an anchor or alias."""
    word = "an alias" if name.startswith("*") else "an anchor"
    remedy = f"write the value out; {_QUOTE_IT}"
    return diagnose("BG104", place, f"`{_short(name)}` is {word}", remedy)


def tag(place: Location, name: str) -> Diagnostic:
    """Report a tag."""
    remedy = f"leave it out; {_QUOTE_IT}"
    return diagnose("BG105", place, f"`{_short(name)}` is a tag", remedy)


def second_document(place: Location) -> Diagnostic:
    """Report that a document follows the first one."""
    remedy = "put it into a file of its own, or remove the line"
    return diagnose("BG107", place, "a second document begins here", remedy)


def key(place: Location, name: str) -> Diagnostic | None:
    """Report a plain key that is empty, copies, or seems to be indented."""
    if not name:
        return not_text(place, "empty")
    if name == "<<":
        remedy = "write the fields out"
        return diagnose("BG106", place, "`<<` is a merge key", remedy)
    match = ODD_INDENT.match(name)
    return odd_indent(place, match[1]) if match else None


def not_text(place: Location, kind: str) -> Diagnostic:
    """Report a key that is not text."""
    remedy = "use a plain word as the key"
    return diagnose("BG108", place, f"a key is {kind}", remedy)


def odd_indent(place: Location, character: str) -> Diagnostic:
    """Report what looks like a space and is none, as in text from a web page."""
    message = f"U+{ord(character):04X}, which looks like a space, is used to indent"
    return diagnose("BG109", place, message, "type spaces in its place")


def twice(place: Location, key: str, first: Location) -> Diagnostic:
    """Report a key that the same mapping has already."""
    message = f"`{_short(key)}` is given twice; the first one is in line {first.line}"
    return diagnose("BG103", place, message, "keep one of them")


def tabs(source: Source, blocks: Iterable[range]) -> Diagnostic | None:
    """Report the first line that a tab indents; in a block of text it is text."""
    if "\t" not in source.text:
        return None
    literal = {line for lines in blocks for line in lines}
    for number, line in enumerate(lines_of(source.text)):
        match = _TAB.match(line)
        if match and number not in literal:
            at, column = number + source.first_line, match.end()
            return tab(Location(source.file, at, column, at, column + 1))
    return None


def tab(place: Location) -> Diagnostic:
    """Report a tab that indents."""
    remedy = "replace it by spaces, here and in all lines; most editors can do so"
    return diagnose("BG109", place, "a tab is used to indent", remedy)


def escape(event: Event, source: Source) -> Diagnostic | None:
    r"""Report a control character that was typed as an escape, such as `\0`."""
    found = CONTROL.search(event.value)
    if found is None:
        return None
    place = source.between(event.start_mark, event.end_mark)
    message = f"the text holds U+{ord(found[0]):04X}, a control character"
    remedy = r"write `\\` for a backslash, or use single quotation marks"
    return diagnose("BG117", place, message, remedy)


def comment(event: Event, source: Source) -> Diagnostic | None:
    """Report a comment straight after a plain value."""
    match = _COMMENT.match(source.text, event.end_mark.index)
    if match is None:
        return None
    message = f"`{_short(match[1])}` is a comment, not part of the value"
    offer = block_form(source.text, event.start_mark.line)
    remedy = f"if it is part of the text, write\n{offer}" if offer else ""
    return diagnose("BG114", source.location(*match.span(1)), message, remedy)


def block_end(event: Event, text: str) -> tuple[int, int]:
    """Find the line and column after a block scalar, without blank lines.

    The parser's own mark is where the next thing begins.
    """
    start, end = event.start_mark, event.end_mark
    block = text[start.index : end.index]
    if "+" in block[:3]:
        return end.line, end.column
    length = len(block.rstrip(" \t\r\n"))
    while length < len(block) and block[length] in " \t":
        length += 1
    lines = lines_of(block[:length])
    before = 0 if len(lines) > 1 else start.column
    return start.line + len(lines) - 1, before + len(lines[-1])


def _short(name: str) -> str:
    return name if len(name) <= _WIDE else f"{name[:_WIDE]}…"
