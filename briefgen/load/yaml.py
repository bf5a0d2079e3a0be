"""One pass over a YAML text gives its values, their places and its traps."""

from itertools import count

from yaml import MarkedYAMLError

from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.load.limits import ANNOTATION, Limits
from briefgen.load.reader import Reader
from briefgen.load.syntax import explain
from briefgen.load.text import BOM, CONTROL, Source, unprintable
from briefgen.model.document import Document

_SEPARATORS = "\u2028\u2029"
_PRIVATE_USE = 0xF0000


def parse(
    text: str, file: str, *, first_line: int = 1, limits: Limits = ANNOTATION
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read a YAML text; there is no document where the text breaks off.

    A trap that can be stepped round, such as a key given twice, is an error,
    and yet there is a document, so that more can be said of the file. What
    has an error here must not be published: the second of two equal keys may
    have been the one that withholds it.
    """
    text = text.lstrip(BOM)
    if len(text) > limits.characters:
        message = f"the file has more than {limits.characters:,} characters"
        place = Location(file, first_line, 1, first_line, 1)
        return None, (diagnose("BG110", place, message, "split the file"),)
    control = unprintable(Source(file, text, first_line), CONTROL)
    printable = CONTROL.sub("\ufffd", text) if control else text
    source = Source(file, printable, first_line)
    reader = Reader(source, limits, _stand_ins(printable))
    problems = [control] if control else []
    try:
        reader.read()
    except MarkedYAMLError as error:
        problems.append(explain(error, source, reader.last))
        reader.whole = False
    problems += reader.problems
    problems.sort(key=lambda problem: problem.order)
    if not reader.whole:
        return None, tuple(problems)
    return Document.of(file, text, reader.root, reader.spans), tuple(problems)


def _stand_ins(text: str) -> dict[int, int]:
    """Choose characters in whose guise U+2028 and U+2029 end no line.

    They end none for an editor and in YAML 1.2, but they do for the parser.
    """
    found = [ord(character) for character in _SEPARATORS if character in text]
    if not found:
        return {}
    free = (code for code in count(_PRIVATE_USE) if chr(code) not in text)
    return dict(zip(found, free, strict=False))
