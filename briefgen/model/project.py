"""What load gives: every input of a site, as it stands in its files."""

from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias

from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.model.article import Article
from briefgen.model.document import Document

Size: TypeAlias = tuple[int, int]
"""Width and height of a picture, in pixels of CSS."""


@dataclass(frozen=True, slots=True)
class Project:
    """The inputs of a site; nothing later reads a file."""

    annotations: tuple[Document, ...]
    """Every annotation that can be read, by file name."""
    registries: Mapping[str, Document]
    """By name, such as `entities`; a registry need not be there."""
    articles: Mapping[str, Article]
    """By path from the site's folder, such as `seeds/2023/x.txt`."""
    files: frozenset[str]
    """Paths of all regular files below `seeds/`, from the site's folder."""
    unreadable: frozenset[str]
    """Paths of files that have an error, even where something could be made of them.

    Nothing that rests on one may be published: of two equal keys one is lost.
    """
    seeds: str
    """Path of the seeds folder from the site's folder."""
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say of the files and their YAML."""
    digests: tuple[Document, ...] = ()
    """What authors add to digests, by file name."""
    pictures: Mapping[str, Size] = field(default_factory=dict)
    """The size of each picture of a briefing, by path from the site's folder."""
