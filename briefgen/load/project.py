"""The files below `seeds/` become the inputs of a site: all reading is here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from functools import partial
from os import fstat
from pathlib import Path, PurePosixPath
from posixpath import splitext

from briefgen.config import Settings
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
from briefgen.load.pictures import pictures
from briefgen.load.text import decode
from briefgen.load.walk import seeds_folder, walk
from briefgen.load.yaml import parse
from briefgen.model.article import Article
from briefgen.model.document import Document
from briefgen.model.project import Project
from briefgen.model.vocabulary import REGISTRIES
from briefgen.processes import jobs_for

_ASIDE = "pages"
"""The folder of seeds/ that holds no input."""
_DIGESTS = "digests"
"""The folder of seeds/ that holds what authors add to digests, and nothing else."""

_SUFFIXES = {".yml": ".yml", ".yaml": ".yml", ".txt": ".txt", ".md": ".md"}
"""The suffix a file must have, by what it has in small letters."""

_FEWEST = 4_000
"""Files for which another process is worth starting."""
_TOGETHER = 200
"""Files that a process reads before it sends what it found."""

_UTF8_BYTES = 4
"""Bytes that a character has at most."""


@dataclass(slots=True)
class _Found:
    """What has been read so far."""

    annotations: list[Document] = field(default_factory=list)
    registries: dict[str, Document] = field(default_factory=dict)
    digests: list[Document] = field(default_factory=list)
    articles: dict[str, Article] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    keeps_texts: bool = True
    """Whether documents keep the text that they were read from."""

    def add(self, other: "_Found") -> None:
        """Add what has been read of other files, which come after."""
        self.annotations += other.annotations
        self.registries |= other.registries
        self.digests += other.digests
        self.articles |= other.articles
        self.unreadable |= other.unreadable
        self.problems += other.problems

    def judge(
        self, file: str, problems: tuple[Diagnostic, ...], *, there: bool
    ) -> None:
        """Keep what there is to say of a file."""
        self.problems += problems
        if not there or any(p.severity is Severity.ERROR for p in problems):
            self.unreadable.add(file)


def load(settings: Settings, *, texts: bool = True, jobs: int | None = 1) -> Project:
    """Read every input of a site.

    Without their `texts`, which only an edit needs, documents take half the room.
    `jobs` processes read; as many as there are cores where that is None, and one
    where there is little to read.

    A file with an error is unreadable. Where something could be made of it
    all the same, it is among the documents or articles besides, so that more
    can be said of it; but nothing of it must be published, since a field that
    would have withheld it may be what could not be read.

    Raises:
        ConfigError: there is no seeds folder inside the site's folder.
        BriefgenError: the system does not let a file be read.

    """
    root = settings.root
    seeds = seeds_folder(root, settings.options.seeds)
    files: list[str] = []
    found = _Found()
    for item in _walk(root, seeds):
        if isinstance(item, str):
            files.append(item)
        else:
            found.problems.append(item)
    files.sort()
    inputs = [file for file in files if not file.startswith(aside_of(seeds))]
    read = partial(_taken, root, seeds, keeps_texts=texts)
    for taken in _shared_out(read, inputs, jobs_for(len(inputs), jobs, _FEWEST)):
        found.add(taken)
    found.problems += _doubles(inputs, seeds)
    there = frozenset(files)
    return Project(
        annotations=tuple(found.annotations),
        registries=found.registries,
        articles=found.articles,
        files=there,
        unreadable=frozenset(found.unreadable),
        seeds=seeds,
        diagnostics=tuple(sorted(found.problems, key=lambda d: d.order)),
        digests=tuple(found.digests),
        pictures=pictures(
            root, seeds, there, found.annotations, found.articles.values()
        ),
    )


def _walk(root: Path, seeds: str) -> list[str | Diagnostic]:
    try:
        return list(walk(root, seeds))
    except OSError as error:
        raise BriefgenError(
            f"{error.filename} cannot be read: {error.strerror}"
        ) from None


def aside_of(seeds: str) -> str:
    """Say where the files are that are no inputs."""
    return f"{seeds}/{_ASIDE}/"


def digests_of(seeds: str) -> str:
    """Say where the files are that add to digests."""
    return f"{seeds}/{_DIGESTS}/"


def _shared_out(
    read: Callable[[Sequence[str]], _Found], files: Sequence[str], jobs: int
) -> Iterator[_Found]:
    """Have processes read some files each; give what they found, in order."""
    if jobs == 1:
        yield read(files)
        return
    # Few sites need more than one process, and these take a while to import.
    from concurrent.futures import (  # noqa: PLC0415
        BrokenExecutor,
        ProcessPoolExecutor,
    )

    try:
        executor = ProcessPoolExecutor(jobs)
    except (NotImplementedError, OSError):  # some containers have no semaphores
        yield read(files)
        return
    some = [files[at : at + _TOGETHER] for at in range(0, len(files), _TOGETHER)]
    try:
        with executor:
            yield from executor.map(read, some)
    except BrokenExecutor:
        raise BriefgenError(
            "a process that read the seeds has ended",
            "perhaps there was too little memory",
        ) from None


def _taken(
    root: Path, seeds: str, files: Sequence[str], *, keeps_texts: bool
) -> _Found:
    """Read some files."""
    found = _Found(keeps_texts=keeps_texts)
    for file in files:
        _take(root, seeds, file, found)
    return found


def _take(root: Path, seeds: str, file: str, found: _Found) -> None:
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


def _take_article(root: Path, file: str, found: _Found) -> None:
    data = _read(root, file, ARTICLE)
    if data is None:
        return
    text, problems = article(data, file)
    if text is not None:
        found.articles[file] = text
    found.judge(file, problems, there=text is not None)


def _take_yaml(
    root: Path, file: str, name: str, found: _Found, documents: list[Document]
) -> None:
    """Read the registry of a name, or else a document among others."""
    registry = name in REGISTRIES
    limits = REGISTRY if registry else ANNOTATION
    data = _read(root, file, limits.characters * _UTF8_BYTES)
    if data is None:
        return
    document, problems = _document(data, file, limits)
    if document is not None and not found.keeps_texts:
        document = replace(document, text="")
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


def _doubles(files: list[str], seeds: str) -> list[Diagnostic]:
    """Report articles that are there as `.txt` and as `.md`."""
    known = frozenset(f for f in files if not f.startswith(digests_of(seeds)))
    return [
        diagnose(
            "BG111",
            Location(file),
            f"the article stands in {PurePosixPath(file).with_suffix('.txt').name} too",
            "remove or rename one of them",
        )
        for file in files
        if file in known
        and file.endswith(".md")
        and f"{file.removesuffix('.md')}.txt" in known
    ]
