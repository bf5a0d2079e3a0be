"""Writes the annotation of an article that has none: a draft to fill in."""

import json
import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from pathlib import PurePosixPath

from briefgen.config import Settings
from briefgen.model.article import Article
from briefgen.model.document import Value
from briefgen.model.project import Project
from briefgen.model.slug import slug
from briefgen.model.values import ID

EDITOR_SCHEMA = ".vscode/annotation.schema.json"
"""The schema of annotations, where a site has it for editors."""

_MOST_ENTITIES = 20
_SHOWN, _QUOTED = 60, 90  # characters
_ID_KEPT = 70  # characters, before a number
_HEADING = re.compile(r"<h[1-6][^>]*>(?P<title>.*?)</h[1-6]>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def draft(article: Article, briefing: str, project: Project, settings: Settings) -> str:
    """Write an annotation of which `check` has no error to report.

    The article stands beside it; `briefing` is the id that it is to have.
    """
    file = article.file.removeprefix(f"{project.seeds}/")
    today = settings.now.date().isoformat()
    lines = [
        *_modeline(article, settings),
        "# What a briefing needs is open below; an empty field counts as not there.",
        "# Set `status: published` when all is filled in.",
        "status: draft",
        *([f"id: {briefing}"] if briefing != _default_id(article) else []),
        f"date: {today}",
        *_title(article),
        "bottom_line: # what a reader with five seconds should know",
        "key_points:",
        "  # - id: kp1",
        "  #   text: What the article says, in one sentence of yours.",
        "  #   evidence: |-",
        f"  #     {_beginning(article, _QUOTED)}",
        *_entities(article, project),
        "sources:",
        "  - id: article",
        f"    file: {_quoted(file)}",
        "    # publisher: who published it; url: where; author: who wrote it",
        f"    accessed: {today}",
        f"    sha256: {article.sha256}",
        "    rights: excerpt # or full: all of the text may be published; or link",
    ]
    return "\n".join(lines) + "\n"


def free_id(article: Article, taken: Collection[str]) -> str:
    """Give the id that the briefing of an article is to have."""
    default = _default_id(article)
    wanted = default if ID.fullmatch(default) else slug(default) or "briefing"
    free, number = wanted, 2
    while free in taken:
        free = f"{wanted[:_ID_KEPT]}-{number}"
        number += 1
    return free


def _default_id(article: Article) -> str:
    """Give the id that a briefing has where its annotation names none."""
    given = _front_matter(article).get("id")
    return given if isinstance(given, str) else PurePosixPath(article.file).stem


def _front_matter(article: Article) -> Mapping[str, Value]:
    data = article.front_matter.data if article.front_matter else None
    return data if isinstance(data, dict) else {}


def _modeline(article: Article, settings: Settings) -> Iterator[str]:
    """Name the schema for editors that know no other way to find it."""
    if (settings.root / EDITOR_SCHEMA).is_file():
        path = posixpath.relpath(EDITOR_SCHEMA, posixpath.dirname(article.file))
        yield f"# yaml-language-server: $schema={path}"


def _title(article: Article) -> Iterator[str]:
    """Offer a title; that of the front matter serves by itself."""
    heading = _HEADING.search(article.body.html)
    if isinstance(_front_matter(article).get("title"), str):
        yield "# title: taken from the article's front matter"
    elif heading and _words(_TAG.sub("", heading["title"])):
        yield f"title: {_quoted(_words(unescape(_TAG.sub('', heading['title']))))}"
    else:
        yield f"title: # the article begins: {_beginning(article, _SHOWN)}"


def _beginning(article: Article, length: int) -> str:
    """Give whole words from where an article begins."""
    text = _words(article.body.text)
    if len(text) <= length:
        return text
    return text[:length].rpartition(" ")[0] or text[:length]


def _words(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """Write a YAML scalar in quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def _entities(article: Article, project: Project) -> Iterator[str]:
    """Name the entities that the article names."""
    registry = project.registries.get("entities")
    records = registry.data if registry else None
    if not isinstance(records, dict):
        return
    text = unicodedata.normalize("NFC", article.body.text)
    found = [i for i, record in records.items() if _named(record, text)]
    if found:
        yield "entities: # those whose names stand in the article"
        yield from (f"  - {i}" for i in found[:_MOST_ENTITIES])


def _named(record: Value, text: str) -> bool:
    if not isinstance(record, dict):
        return False
    aliases = record.get("aliases")
    names = [record.get("name"), *(aliases if isinstance(aliases, list) else [aliases])]
    return any(
        re.search(rf"(?<!\w){_as_written(name)}(?!\w)", text)
        for name in names
        if isinstance(name, str) and name.strip()
    )


def _as_written(name: str) -> str:
    """Match a name also where it goes over the end of a line."""
    words = unicodedata.normalize("NFC", name).split()
    return r"\s+".join(re.escape(word) for word in words)
