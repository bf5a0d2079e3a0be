"""One file below `seeds/` becomes an input, or none."""

from dataclasses import field, replace
from os import fstat
from pathlib import Path, PurePosixPath
from posixpath import splitext

from briefgen.diagnostics import (
    BriefgenError,
    Diagnostic,
    Location,
    Severity,
    diagnose,
)
from briefgen.frozen import dataclass
from briefgen.load.article import article
from briefgen.load.limits import ANNOTATION, ARTICLE, REGISTRY, Limits
from briefgen.load.text import decode
from briefgen.load.yaml import parse
from briefgen.model.article import Article
from briefgen.model.document import Document
from briefgen.model.vocabulary import REGISTRIES

_DIGESTS = "digests"
"""The folder of seeds/ that holds what authors add to digests, and nothing else."""

_SUFFIXES = {".yml": ".yml", ".yaml": ".yml", ".txt": ".txt", ".md": ".md"}
"""The suffix a file must have, by what it has in small letters."""

_UTF8_BYTES = 4
"""Bytes that a character has at most."""


@dataclass(slots=True)
class Found:
    """What has been read so far."""

    annotations: list[Document] = field(default_factory=list)
    registries: dict[str, Document] = field(default_factory=dict)
    digests: list[Document] = field(default_factory=list)
    articles: dict[str, Article] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    keeps_texts: bool = True
    """Whether documents keep the text that they were read from."""

    def add(self, other: "Found") -> None:
        """Add what has been read of other files, which come after."""
        self.annotations += other.annotations
        self.registries |= other.registries
        self.digests += other.digests
        self.articles |= other.articles
        self.unreadable |= other.unreadable
        self.problems += other.problems

    def kept(self, document: Document | None) -> Document | None:
        """Give a document as it is to be kept."""
        if document is None or self.keeps_texts:
            return document
        return replace(document, text="")

    def judge(
        self, file: str, problems: tuple[Diagnostic, ...], *, there: bool
    ) -> None:
        """Keep what there is to say of a file."""
        self.problems += problems
        if not there or any(p.severity is Severity.ERROR for p in problems):
            self.unreadable.add(file)


def digests_of(seeds: str) -> str:
    """Say where the files are that add to digests."""
    return f"{seeds}/{_DIGESTS}/"


def take(root: Path, seeds: str, file: str, found: Found) -> None:
    """Read one file, if it is an input."""
    stem, typed = splitext(file)
    suffix = _SUFFIXES.get(typed.lower())
    digest = file.startswith(digests_of(seeds))
    if suffix is None or (digest and suffix != ".yml"):
        return
    if suffix != typed:
        found.problems.append(_suffix(PurePosixPath(file), suffix))
        return
    if digest:
        _take_yaml(root, file, "", found, found.digests)
    elif suffix == ".yml":
        folder, _, name = stem.rpartition("/")
        registry = name if folder == seeds else ""
        _take_yaml(root, file, registry, found, found.annotations)
    else:
        _take_article(root, file, found)


def _take_article(root: Path, file: str, found: Found) -> None:
    data = _read(root, file, ARTICLE)
    if data is None:
        return
    read, problems = article(data, file)
    if read is not None:
        matter = found.kept(read.front_matter)
        found.articles[file] = replace(read, front_matter=matter)
    found.judge(file, problems, there=read is not None)


def _take_yaml(
    root: Path, file: str, name: str, found: Found, documents: list[Document]
) -> None:
    """Read the registry of a name, or else a document among others."""
    registry = name in REGISTRIES
    limits = REGISTRY if registry else ANNOTATION
    data = _read(root, file, limits.characters * _UTF8_BYTES)
    if data is None:
        return
    document, problems = _document(data, file, limits)
    document = found.kept(document)
    if document is not None and registry:
        found.registries[name] = document
    elif document is not None:
        documents.append(document)
    found.judge(file, problems, there=document is not None)


def annotation(
    data: bytes, file: str
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read an annotation out of its bytes, wherever they come from."""
    return _document(data, file, ANNOTATION)


def _document(
    data: bytes, file: str, limits: Limits
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read an annotation or registry, which is a mapping."""
    text = decode(data, file)
    if isinstance(text, Diagnostic):
        return None, (text,)
    document, problems = parse(text, file, limits=limits)
    if document is None or isinstance(document.data, dict):
        return document, problems
    if document.data is None:
        message = "the file is empty"
    else:
        kind = "a list" if isinstance(document.data, list) else "text"
        message = f"the file holds {kind}, not fields"
    remedy = "a field is written `name: value`, each on a line of its own"
    wrong = diagnose("BG115", document.location(), message, remedy)
    return None, (*problems, wrong)


def _read(root: Path, file: str, limit: int) -> bytes | None:
    """Read a file up to just above a limit; one that has gone is no input."""
    try:
        with (root / file).open("rb") as stream:
            if fstat(stream.fileno()).st_size > limit:
                return stream.read(limit + 1)
            return stream.read()  # which takes no more memory than there are bytes
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BriefgenError(f"{file} cannot be read: {error.strerror}") from None


def _suffix(path: PurePosixPath, suffix: str) -> Diagnostic:
    message = f"files whose names end in {path.suffix} are not read"
    remedy = f"rename it to {path.stem}{suffix}"
    return diagnose("BG118", Location(str(path)), message, remedy)
