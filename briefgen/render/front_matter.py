"""A page's front matter: what themes need, as YAML."""

import re

import yaml
from markupsafe import escape

from briefgen.model.page import Page

# What YAML writes as it is, and we without PyYAML, which takes far longer: Latin
# text that begins with a letter, holds nothing that could mean something, and is
# none of the words that are no text.
_PLAIN = re.compile(
    r"""
    [A-Za-z]
    (?:
      [A-Za-z0-9\u00c0-\u02af\u2013-\u201f\ _,.()/&\#;'-]{0,1000}
      [A-Za-z0-9\u00c0-\u02af\u2013-\u201f_.);]
    )?
    """,
    re.VERBOSE,
)
_NO_TEXT = frozenset({"yes", "no", "on", "off", "true", "false", "null"})


def front_matter(page: Page) -> str:
    """Write what themes need; they print title and description as they are."""
    values = {
        "title": str(escape(" ".join(page.title.split()))),
        "description": str(escape(" ".join(page.description.split()))),
        "kind": page.kind.value,
        "lang": page.lang,
        **page.data,
    }
    return "".join(_line(name, value) for name, value in values.items())


def _line(name: str, value: str) -> str:
    if _plain(name) and not value:
        return f"{name}: ''\n"
    if _plain(name) and _plain(value):
        return f"{name}: {value}\n"
    return yaml.dump(
        {name: value},
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        width=1_000_000,
    )


def _plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and " #" not in text  # a comment
        and text.lower() not in _NO_TEXT
    )
