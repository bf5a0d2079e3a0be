"""What check gives: every file by itself understood, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import replace
from posixpath import basename, splitext
from typing import Generic, TypeVar

from briefgen.diagnostics import Diagnostic, Location
from briefgen.frozen import dataclass
from briefgen.model.annotation import Annotation
from briefgen.model.article import Article
from briefgen.model.digest import Digest
from briefgen.model.document import Document, Path
from briefgen.model.project import Project
from briefgen.model.registry import Entity, Publisher, Story, Topic
from briefgen.model.source import SharedSource
from briefgen.model.statements import Numbered

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class AnnotationFile:
    """One annotation: what its author wrote, and where."""

    document: Document
    """Its YAML."""
    article: Article | None
    """The article beside it."""
    annotation: Annotation
    """What the author wrote."""
    statements: tuple[Numbered, ...]
    """Its statements, each with its id."""
    removed: frozenset[Path]
    """What was left out because it breaks the schema."""
    readable: bool
    """Whether its YAML has no error; one may hide another value."""

    @property
    def sound(self) -> bool:
        """Tell whether it says what it means; what does not, fails closed."""
        return self.readable and not self.removed

    @property
    def id(self) -> str:
        """Give the briefing's id: the author's, or the file's name."""
        return self.annotation.id or stem_id(self.document.file)

    @property
    def placeless(self) -> "AnnotationFile":
        """Give it without its YAML, which takes a third of the room of a site."""
        return replace(self, document=Document.of(self.document.file, "", None, ()))

    def location(self, path: Path = (), *, key: bool = False) -> Location:
        """Say where the value at `path` stands: here, or in the front matter."""
        front_matter = self.article.front_matter if self.article else None
        if path and front_matter is not None and not self.document.has(path[:1]):
            return front_matter.location(path, key=key)
        return self.document.location(path, key=key)


def stem_id(file: str) -> str:
    """Give a file's name without its ending, which is an id if it may be one."""
    return splitext(basename(file))[0]


@dataclass(frozen=True, slots=True)
class Registry(Generic[R]):
    """The records of one registry, each with its place."""

    document: Document | None
    """Its YAML; None where there is no such file."""
    records: Mapping[str, R]
    """By id, in the author's order."""
    flawed: frozenset[str] = frozenset()
    """Ids of records of which something was left out that breaks the schema."""


@dataclass(frozen=True, slots=True)
class DigestFile:
    """What an author adds to a digest, and where."""

    document: Document
    """Its YAML."""
    digest: Digest
    """What the author wrote."""


@dataclass(frozen=True, slots=True)
class Checked:
    """All inputs of a site, each judged by itself."""

    project: Project
    """The inputs."""
    annotations: tuple[AnnotationFile, ...]
    """Those that can be understood, by file name."""
    entities: Registry[Entity]
    """`seeds/entities.yml`."""
    stories: Registry[Story]
    """`seeds/stories.yml`."""
    topics: Registry[Topic]
    """`seeds/topics.yml`."""
    publishers: Registry[Publisher]
    """`seeds/publishers.yml`."""
    sources: Registry[SharedSource]
    """`seeds/sources.yml`."""
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say of each file by itself, load's included."""
    digests: tuple[DigestFile, ...] = ()
    """What authors add to digests, by file name."""
