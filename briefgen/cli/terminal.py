"""What authors wrote is shown on a terminal, which must not obey it."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.edit.failing import Failing

_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Put a character that a terminal shows in the place of one that it obeys."""
    return _OBEYED.sub("\ufffd", text.replace("\t", " "))


def asked(one: "Failing") -> str:
    """Say which statement's evidence fails, where and why."""
    text = " ".join(one.statement.text.split())
    return printable(
        f"{one.location}: {one.failure.message} ({one.article.file})\n"
        f"  statement {one.statement.id}: {text}"
    )
