"""What PyYAML says of a syntax error, in words for people who write texts."""

import re
from collections.abc import Callable, Mapping

from yaml import MarkedYAMLError

from briefgen.diagnostics import Diagnostic, diagnose
from briefgen.load import traps
from briefgen.load.event import Event
from briefgen.load.paste import field_line, rewrite
from briefgen.load.text import Source, lines_of
from briefgen.load.trouble import Trouble

_CLOSING = frozenset("]}\"'")
_TIGHT = re.compile(r"[ ]*(?:- +)*([\w-]+):(?=[^\s:/])")


def explain(error: MarkedYAMLError, source: Source, last: Event | None) -> Diagnostic:
    """Say what is wrong, where, and what to do."""
    end = len(source.text.rstrip())
    at = min(error.problem_mark.index if error.problem_mark else end, end)
    context = error.context_mark.index if error.context_mark else at
    problem = error.problem or ""
    trouble = Trouble(source, min(context, end), at, problem, last)
    odd = _odd_indent(trouble, trouble.at) or _odd_indent(trouble, trouble.context)
    if odd:
        return odd
    known = _BY_CONTEXT.get(error.context or "") or _BY_PROBLEM.get(problem, _other)
    return known(trouble)


def _odd_indent(trouble: Trouble, offset: int) -> Diagnostic | None:
    """Look whether the line of an offset begins with what is no space."""
    start = offset - len(lines_of(trouble.source.text[:offset])[-1])
    match = traps.ODD_INDENT.match(trouble.source.text, start)
    return match and traps.odd_indent(trouble.source.location(*match.span(1)), match[1])


def _colon(trouble: Trouble) -> Diagnostic:
    """Explain a colon where a value is being read."""
    last = trouble.last
    if last is None or last.start_mark.line == last.end_mark.line:
        message = "a colon and a space stand inside a value without quotation marks"
        return trouble.say(message, trouble.offer(trouble.at))
    start = last.start_mark.index
    tight = _TIGHT.match(trouble.source.text, start)
    if tight:
        message = "a space is missing after the colon"
        remedy = f"write `{tight[1]}: …`"
        return trouble.say(message, remedy, at=tight.end() - 1)
    if ":" not in lines_of(trouble.source.text[:start])[-1]:
        return _no_colon(trouble, start)
    message = "the line is indented deeper than the fields above it"
    message += ", so it is read as more of their text"
    return trouble.say(message, "indent it as the fields that it belongs to")


def _flow_colon(trouble: Trouble) -> Diagnostic:
    message = f"`{trouble.char}` stands in a value between brackets or braces"
    return trouble.say(message, "put the value in quotation marks")


def _no_colon(trouble: Trouble, at: int = -1) -> Diagnostic:
    start = trouble.context if at < 0 else at
    line = trouble.line(start)
    above = field_line(trouble.source.text, line - 1) if line else 0
    paste = rewrite(trouble.source.text, above, line)
    remedy = "a field is written `name: value`"
    if paste and above < line:
        remedy += f"; if the line goes on with the text above, write\n{paste}"
    return trouble.say("the line has no colon, so it is no field", remedy, at=start)


def _list_on_line(trouble: Trouble) -> Diagnostic:
    remedy = "put each `- …` on a line of its own; if it is text, "
    message = "a list cannot begin on the line of its field"
    return trouble.say(message, remedy + trouble.offer(trouble.at))


def _bad_start(trouble: Trouble) -> Diagnostic:
    if "\t" in trouble.blank:
        return _tab(trouble)
    if trouble.at_end:
        message = "the text ends inside a list or mapping"
        return trouble.say(message, "put the missing `]` or `}` at the end")
    message = f"a value cannot begin with `{trouble.char}`"
    return trouble.say(message, trouble.offer(trouble.at))


def _tab(trouble: Trouble) -> Diagnostic:
    tab = trouble.at + max(trouble.blank.find("\t"), 0)
    return traps.tab(trouble.source.location(tab, tab + 1))


def _no_key(trouble: Trouble) -> Diagnostic:
    """Explain something among the fields of a mapping that is no field."""
    if trouble.goes_on:
        return _goes_on(trouble)
    if trouble.char == ":":
        place = trouble.source.location(trouble.at, trouble.at + 1)
        return traps.not_text(place, "empty")
    return _indentation(trouble, "the line fits none of the fields above it")


def _no_item(trouble: Trouble) -> Diagnostic:
    if trouble.goes_on:
        return _goes_on(trouble)
    return _indentation(trouble, "the line is no item of the list above it")


def _goes_on(trouble: Trouble) -> Diagnostic:
    before = trouble.source.text[: trouble.at].rstrip()[-1:]
    closing = f"the closing `{before}`" if before in _CLOSING else "the value's end"
    message = f"text goes on after {closing}"
    return trouble.say(message, trouble.offer(trouble.at))


def _indentation(trouble: Trouble, message: str) -> Diagnostic:
    remedy = "fields of one mapping, and items of one list, are indented alike"
    above = lines_of(trouble.source.text[: trouble.at].rstrip())[-1]
    if " #" in above:
        remedy = "the comment in the line above ends the value there; "
        remedy += trouble.offer(trouble.at, through=trouble.at)
    return trouble.say(message, remedy)


def _bracket(trouble: Trouble) -> Diagnostic:
    opening = trouble.source.text[trouble.context]
    closing = "]" if opening == "[" else "}"
    if trouble.at_end:
        message = f"the `{opening}` is never closed"
        return trouble.say(message, f"put `{closing}` at the end", at=trouble.context)
    line = trouble.line(trouble.context) + trouble.source.first_line
    return trouble.say(
        f"a comma or `{closing}` is missing; the `{opening}` stands in line {line}",
        "put text with a comma, a colon or brackets in quotation marks",
    )


def _unclosed(trouble: Trouble) -> Diagnostic:
    message = f"the quotation mark {trouble.source.text[trouble.context]} is not closed"
    remedy = f"put one at the end of the text, or {trouble.offer(trouble.context)}"
    return trouble.say(message, remedy, at=trouble.context)


def _escape(trouble: Trouble) -> Diagnostic:
    escape = trouble.source.text[trouble.at : trouble.at + 2]
    message = f"`{escape}` means nothing in double quotation marks"
    return trouble.say(message, trouble.offer(trouble.context), end=trouble.at + 2)


def _code_point(trouble: Trouble) -> Diagnostic:
    message = "the number after the backslash is no character"
    return trouble.say(message, trouble.offer(trouble.context))


def _alias(trouble: Trouble) -> Diagnostic:
    mark = trouble.source.text[trouble.context]
    place = trouble.source.location(trouble.context, trouble.context + 1)
    return diagnose(
        "BG104",
        place,
        f"a value cannot begin with `{mark}`",
        trouble.offer(trouble.context),
    )


def _tag(trouble: Trouble) -> Diagnostic:
    place = trouble.source.location(trouble.context, trouble.context + 1)
    message = "a value cannot begin with `!`"
    return diagnose("BG105", place, message, trouble.offer(trouble.context))


def _block_header(trouble: Trouble) -> Diagnostic:
    if trouble.char == "\t":
        return _tab(trouble)
    mark = trouble.source.text[trouble.context]
    message = f"the text after `{mark}` begins on the next line"
    return trouble.say(message, trouble.offer(trouble.context))


def _directive(trouble: Trouble) -> Diagnostic:
    message = "a line cannot begin with `%`"
    return trouble.say(message, "remove the line", at=trouble.context)


def _after_end(trouble: Trouble) -> Diagnostic:
    before = trouble.source.text[: trouble.at]
    if before.rstrip().endswith("..."):
        place = trouble.source.location(trouble.at, trouble.at + 1)
        return traps.second_document(place)
    if trouble.goes_on:
        return _goes_on(trouble)
    return _indentation(trouble, "the line does not belong to the value above it")


def _other(trouble: Trouble) -> Diagnostic:
    message = f"this cannot be read: {trouble.problem}"
    return trouble.say(message, trouble.offer(trouble.at))


_Explain = Callable[[Trouble], Diagnostic]

_BY_CONTEXT: Mapping[str, _Explain] = {
    "while scanning a directive": _directive,
    "while scanning a %YAML directive": _directive,
    "while scanning an alias": _alias,
    "while scanning an anchor": _alias,
    "while scanning a tag": _tag,
    "while parsing a tag": _tag,
    "while parsing a node": _tag,
    "while scanning a block scalar": _block_header,
    "while parsing a flow mapping": _bracket,
    "while parsing a flow sequence": _bracket,
}

_BY_PROBLEM: Mapping[str, _Explain] = {
    "mapping values are not allowed in this context": _colon,
    "found unexpected ':'": _flow_colon,
    "block sequence entries are not allowed in this context": _list_on_line,
    "mapping keys are not allowed in this context": _bad_start,
    "found character that cannot start any token": _bad_start,
    "did not find expected node content": _bad_start,
    "could not find expected ':'": _no_colon,
    "did not find expected key": _no_key,
    "did not find expected '-' indicator": _no_item,
    "found unexpected end of stream": _unclosed,
    "found unexpected document indicator": _unclosed,
    "found unknown escape character": _escape,
    "did not find expected hexdecimal number": _code_point,
    "found invalid Unicode character escape code": _code_point,
    "found a tab character that violates indentation": _tab,
    "found incompatible YAML document": _directive,
    "found duplicate %YAML directive": _directive,
    "found duplicate %TAG directive": _directive,
    "did not find expected <document start>": _after_end,
}
