"""Changed texts are shown as a difference, or written: whole files at a time."""

import os
import re
import tempfile
from difflib import unified_diff
from pathlib import Path

from briefgen.edit.text import EditError
from briefgen.load.text import BOM, decode

_NO_END = "\n\\ No newline at end of file\n"


def write(file: Path, before: str, after: str) -> None:
    """Put a text in the place of another, as if at once; BOM and mode stay.

    Raises:
        EditError: the file does not hold the text before, so somebody changed it.

    """
    data = file.read_bytes()
    if decode(data, str(file)) != before:
        raise EditError(
            f"{file} was changed meanwhile, and is left as it is", "run briefgen again"
        )
    text = data.decode()
    marks = text[: len(text) - len(text.lstrip(BOM))]
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write((marks + after).encode())
        new.chmod(file.stat().st_mode & 0o7777)
        new.replace(file)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def diff(file: str, before: str, after: str) -> str:
    """Show what changes, as `diff -u` does."""
    lines = unified_diff(_lines(before), _lines(after), f"a/{file}", f"b/{file}")
    return "".join(line if line.endswith("\n") else line + _NO_END for line in lines)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)
