"""Events of PyYAML's C parser become values with spans."""

from array import array
from collections.abc import Callable, Iterator, Mapping
from sys import intern
from typing import cast
from unicodedata import normalize

from yaml import events
from yaml._yaml import CParser

from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.frozen import dataclass
from briefgen.load import traps
from briefgen.load.event import Event, Mark
from briefgen.load.limits import Limits
from briefgen.load.paste import BLOCK_KEYS
from briefgen.load.text import Source
from briefgen.model.document import SPAN, Document, Value

_NOTHING = frozenset(("", "~"))
_INDICATORS = frozenset((":", "-", "?"))


@dataclass(slots=True)
class _Open:
    """A list or mapping that has not ended yet."""

    value: list[Value] | dict[str, Value]
    at: int
    """Where its span begins in the array of spans."""
    flow: bool
    """Whether brackets or braces stand round it."""
    wants_key: bool
    """Whether a key comes next."""
    key: str = ""
    """The key whose value comes next."""
    key_at: int = 0
    """Where the span of that key begins in the array of spans."""
    dropped: bool = False
    """Whether that key and its value are left out."""


class Reader:
    """Builds the values of one YAML text and collects its problems."""

    def __init__(
        self, source: Source, limits: Limits, stand_ins: Mapping[int, int]
    ) -> None:
        self.root: Value = None
        self.spans = array("I")
        self.problems: list[Diagnostic] = []
        self.whole = True
        """Whether all was read."""
        self.last: Event | None = None
        """The last event before a syntax error."""
        self._source = source
        self._limits = limits
        self._stand_ins = stand_ins
        self._originals = {new: old for old, new in stand_ins.items()}
        self._shift = source.first_line
        self._hash = "#" in source.text
        self._most = limits.nodes * SPAN
        self._stack: list[_Open] = []
        self._parent: _Open | None = None
        self._end = (self._shift, 1)
        """Where the last scalar, list or mapping ended."""
        self._blocks: list[range] = []
        """The lines of block scalars."""
        self._stopped = False

    def read(self) -> None:
        """Read the events to the end, or to where a limit stops it.

        Raises:
            MarkedYAMLError: the text breaks a rule of YAML.

        """
        handlers: dict[type, Callable[[Event], None]] = {
            events.StreamStartEvent: self._skip,
            events.StreamEndEvent: self._skip,
            events.DocumentStartEvent: self._document,
            events.DocumentEndEvent: self._skip,
            events.MappingStartEvent: lambda event: self._open({}, event),
            events.MappingEndEvent: self._close,
            events.SequenceStartEvent: lambda event: self._open([], event),
            events.SequenceEndEvent: self._close,
            events.ScalarEvent: self._scalar,
            events.AliasEvent: self._alias,
        }
        parser = CParser(self._source.text.translate(self._stand_ins))
        # The stubs cannot know that the C parser leaves out no mark.
        stream = cast("Iterator[Event]", iter(parser.get_event, None))
        for self.last in stream:
            handlers[type(self.last)](self.last)
            if self._stopped:
                break
        if not self.spans:
            self.spans.extend((self._shift, 1) * 2)
        self._report(traps.tabs(self._source, self._blocks))

    def _skip(self, event: Event) -> None:
        pass

    def _document(self, event: Event) -> None:
        if self.spans:
            self._report(traps.second_document(self._location(event)))
            self._stopped = True

    def _scalar(self, event: Event) -> None:
        if event.anchor is not None or event.tag is not None:
            self._report(*traps.properties(event, self._source))
        value: str | None = event.value
        style, start, end = event.style, event.start_mark, event.end_mark
        place = start.line + self._shift, start.column + 1
        before, self._end = self._end, (end.line + self._shift, end.column + 1)
        if style:
            self._quoted(event, style)
        elif value in _NOTHING:
            value = None
            if start.index == end.index and self._adrift(end):
                place = self._end = before
        elif self._hash:
            self._comment(event)
        if self._originals and value:
            value = value.translate(self._originals)
        self._span(place)
        parent = self._parent
        if parent is not None and parent.wants_key:
            self._key(value, parent, plain=not style)
        else:
            self._put(value, parent)

    def _adrift(self, mark: Mark) -> bool:
        """Tell whether a value that is not there is placed at what comes next."""
        before = self._source.text[mark.index - 1 : mark.index]
        return mark.column == 0 or before not in _INDICATORS

    def _quoted(self, event: Event, style: str) -> None:
        """Look closer at text in quotation marks, or in a block."""
        if style == '"':
            self._report(traps.escape(event, self._source))
        elif style != "'":
            line, column = traps.block_end(event, self._source.text)
            self._end = (line + self._shift, column + 1)
            self._blocks.append(range(event.start_mark.line + 1, line + 1))

    def _key(self, key: str | None, parent: _Open, *, plain: bool) -> None:
        parent.wants_key = False
        parent.key_at = len(self.spans) - SPAN
        if key is None or key in parent.value or key == "<<" or not key.isascii():
            key = normalize("NFC", key or "")
            problem = self._bad_key(key, parent, plain=plain)
            self._report(problem)
            parent.dropped = problem is not None
        parent.key = intern(key)

    def _bad_key(self, key: str, parent: _Open, *, plain: bool) -> Diagnostic | None:
        place = Location(self._source.file, *self.spans[parent.key_at :])
        if key not in parent.value:
            return traps.key(place, key) if plain else None
        so_far = Document.of(place.file, "", parent.value, self.spans[parent.at :])
        return traps.twice(place, key, so_far.location((key,), key=True))

    def _open(self, value: list[Value] | dict[str, Value], event: Event) -> None:
        if event.anchor is not None or event.tag is not None:
            self._report(*traps.properties(event, self._source))
        mapping, parent = isinstance(value, dict), self._parent
        if parent is not None and parent.wants_key:
            kind = "a mapping" if mapping else "a list"
            self._report(traps.not_text(self._location(event), kind))
            parent.key, parent.key_at, parent.dropped = "", len(self.spans), True
        start = event.start_mark
        place = start.line + self._shift, start.column + 1
        if len(self._stack) == self._limits.depth:
            self._stop(place, f"more than {self._limits.depth} levels")
        self._parent = _Open(value, len(self.spans), event.flow_style, mapping)
        self._stack.append(self._parent)
        self._span(place)

    def _close(self, event: Event) -> None:
        closed = self._stack.pop()
        self._parent = parent = self._stack[-1] if self._stack else None
        if closed.flow:
            end = event.end_mark
            self._end = end.line + self._shift, end.column + 1
        # The end of a block is that of its last value: its own mark comes
        # after the blank lines and comments that follow.
        self.spans[closed.at + 2], self.spans[closed.at + 3] = self._end
        if parent is not None and parent.wants_key:
            parent.wants_key = False
        else:
            self._put(closed.value, parent)

    def _alias(self, event: Event) -> None:
        self._report(traps.anchor(self._location(event), f"*{event.anchor}"))
        end, parent = event.end_mark, self._parent
        self._end = end.line + self._shift, end.column + 1
        if parent is None or not isinstance(parent.value, dict):
            return
        parent.dropped = True
        if parent.wants_key:
            parent.wants_key = False
            parent.key_at = len(self.spans)
        else:
            self._put(None, parent)

    def _put(self, value: Value, parent: _Open | None) -> None:
        """Put a value where it belongs."""
        if parent is None:
            self.root = value
        elif isinstance(parent.value, list):
            parent.value.append(value)
        else:
            parent.wants_key = True
            if parent.dropped:
                parent.dropped = False
                del self.spans[parent.key_at :]
            else:
                parent.value[parent.key] = value

    def _span(self, start: tuple[int, int]) -> None:
        """Begin a span; what ends later gets its end later."""
        self.spans.extend(start + self._end)
        if len(self.spans) > self._most:
            self._stop(start, f"more than {self._limits.nodes:,} keys and values")

    def _comment(self, event: Event) -> None:
        within = [parent for parent in self._stack[-2:] if not parent.wants_key]
        keys = [parent.key for parent in within if isinstance(parent.value, dict)]
        if keys and keys[-1] in BLOCK_KEYS:
            self._report(traps.comment(event, self._source))

    def _location(self, event: Event) -> Location:
        return self._source.between(event.start_mark, event.end_mark)

    def _stop(self, at: tuple[int, int], words: str) -> None:
        place = Location(self._source.file, *at, *at)
        problem = diagnose("BG110", place, f"the file has {words}", "split the file")
        self._report(problem)
        self._stopped, self.whole = True, False

    def _report(self, *problems: Diagnostic | None) -> None:
        self.problems += filter(None, problems)
        if len(self.problems) >= self._limits.problems:
            self._stopped, self.whole = True, False
