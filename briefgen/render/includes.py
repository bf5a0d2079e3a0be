"""What a template is made of: its own text, and that of all templates that it names."""

import re
from collections.abc import Iterator
from hashlib import blake2b

from jinja2 import Environment, TemplateNotFound

_TAG = re.compile(
    r"\{%[-+]?\s*(?:extends|include|import|from)\b\s*"
    r"(?:(?P<name>\"[^\"\\]*\"|'[^'\\]*')"
    r"\s*(?:(?:ignore|with|without|as|import)\b[^%]*)?[-+]?%\})?"
)
"""A tag that names a template; without a name where only a run can tell which."""


class Includes:
    """Hashes templates, each with all that it includes, extends and imports.

    A tag is looked for in the text as it is: one in a comment counts too, which makes
    a page once more than need be, and never once less.
    """

    def __init__(self, environment: Environment) -> None:
        """Say where templates are found."""
        self._environment = environment
        self._known: dict[str, bytes] = {}

    def hash_of(self, name: str) -> bytes | None:
        """Hash a template; None where it may be made of any."""
        if name not in self._known:
            self._known[name] = self._hashed(name)
        return self._known[name] or None

    def _hashed(self, name: str) -> bytes:
        digest = blake2b(digest_size=16)
        waiting, seen = [name], {name}
        while waiting:
            each = waiting.pop()
            text = self._text(each)
            if text is None:
                return b""
            digest.update(f"{each}\0{len(text)}\0{text}".encode())
            for named in _named(text):
                if not named:
                    return b""
                if named not in seen:
                    seen.add(named)
                    waiting.append(named)
        return digest.digest()

    def _text(self, name: str) -> str | None:
        """Read a template, empty where there is none; None where it is no text."""
        loader = self._environment.loader
        try:
            return loader.get_source(self._environment, name)[0] if loader else ""
        except TemplateNotFound:
            return ""
        except UnicodeDecodeError:
            return None


def _named(text: str) -> Iterator[str]:
    """Give the names in a template; an empty one where nobody can tell before."""
    for tag in _TAG.finditer(text):
        yield (tag["name"] or "''")[1:-1]
