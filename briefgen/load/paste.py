"""A line that YAML cannot read, written so that it can: ready to paste."""

import re

from briefgen.load.text import lines_of

BLOCK_KEYS = frozenset(("quote", "evidence", "text"))
"""Fields that hold the words of others, with `:` and `#` in them."""

_MOST = 2000
"""Characters of a value that somebody would paste."""

_FIELD = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[\w-]+):(?:[ \t]+(?P<value>.*))?$")
_ITEM = re.compile(r"(?P<lead> *(?:- +)+)(?P<value>.*)$")
_INDENT = re.compile(r" *")
_HEADER = re.compile(r"[|>][-+\d]*[ \t]+")


def rewrite(text: str, line: int, last: int | None = None) -> str:
    """Write the value that begins in a line, from 0, in a form that parses.

    As a `|-` block where it is a quote, else in quotation marks. It goes up to
    the line `last`, or to where the indentation ends.
    """
    lines = lines_of(text)
    line = min(line, len(lines) - 1)
    paste = _block(lines, line, last) or _quoted(lines, line, last)
    return paste if len(paste) <= _MOST else ""


def block_form(text: str, line: int) -> str:
    """Write the quote that begins in a line, from 0, as a `|-` block."""
    paste = _block(lines_of(text), field_line(text, line), None)
    return paste if len(paste) <= _MOST else ""


def field_line(text: str, line: int) -> int:
    """Find the line, at this one or above, in which the field begins."""
    lines = lines_of(text)
    line = min(line, len(lines) - 1)
    return next((i for i in range(line, -1, -1) if _begins(lines, i)), line)


def _begins(lines: list[str], line: int) -> bool:
    return bool(_FIELD.match(lines[line]) or _ITEM.match(lines[line]))


def _block(lines: list[str], line: int, last: int | None) -> str:
    field = _FIELD.match(lines[line])
    if field:
        lead, head = field["lead"], f"{field['key']}: |-"
        wanted = field["key"] in BLOCK_KEYS
    else:
        field = _ITEM.match(lines[line])
        lead, head = field["lead"] if field else "", "|-"
        wanted = field is not None and _owner(lines, line) == "evidence"
    if field is None or not wanted or not field["value"]:
        return ""
    value = _value(field["value"], lines, line, last, len(lead))
    indent = " " * (len(lead) + 2)
    return "\n".join([lead + head, *(indent + part for part in value)])


def _quoted(lines: list[str], line: int, last: int | None) -> str:
    field = _FIELD.match(lines[line])
    if not field or not field["value"]:
        return ""
    value = " ".join(_value(field["value"], lines, line, last, len(field["lead"])))
    escaped = value.replace("'", "''")
    return f"{field['lead']}{field['key']}: '{escaped}'"


def _owner(lines: list[str], line: int) -> str:
    """Find the field to whose list the item of a line belongs."""
    depth = _depth(lines[line])
    for above in reversed(lines[:line]):
        field = _FIELD.match(above)
        if field and not field["value"] and len(field["lead"]) <= depth:
            return field["key"]
    return ""


def _value(
    first: str, lines: list[str], line: int, last: int | None, column: int
) -> list[str]:
    """Collect the lines of a value as the author meant it."""
    parts = [first]
    for number in range(line + 1, len(lines)):
        part = lines[number]
        within = number <= last if last is not None else _depth(part) > column
        if not part.strip() or not within or _begins(lines, number):
            break
        parts.append(part.strip())
    value = _unquoted("\n".join(parts).strip())
    return value.split("\n")


def _depth(line: str) -> int:
    match = _INDENT.match(line)
    return match.end() if match else 0


def _unquoted(value: str) -> str:
    """Take off the quotation marks that were meant for YAML."""
    header = _HEADER.match(value)
    if header:
        return value[header.end() :]
    mark = value[:1]
    if mark not in {'"', "'"} or len(value) == 1:
        return value
    if value.endswith(mark):
        inner = value[1:-1]
        return inner.replace(r"\"", '"') if mark == '"' else inner.replace("''", "'")
    return value if mark in value[1:] else value[1:]
