"""A page's front matter: what themes need, as YAML."""

import yaml
from markupsafe import escape

from briefgen.model.page import Page


def front_matter(page: Page) -> dict[str, str]:
    """Give what themes need; they print title and description as they are."""
    return {
        "title": one_line(page.title),
        "description": one_line(page.description),
        "kind": page.kind.value,
        "lang": page.lang,
        **page.data,
    }


def one_line(text: str) -> str:
    """Write text as HTML in one line: themes print it as it is."""
    return str(escape(" ".join(text.split())))


def written(values: dict[str, str]) -> str:
    """Write front matter as YAML."""
    return yaml.dump(
        values,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000_000,
    )
