"""Every input of a site, read and judged file by file, so that one can be changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar

from briefgen.check import check
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.load.files import Found, digests_of, take
from briefgen.load.pictures import pictures
from briefgen.load.project import aside_of, doubles, listed_below
from briefgen.load.walk import seeds_folder
from briefgen.model.article import Article
from briefgen.model.checked import AnnotationFile, Checked
from briefgen.model.document import Document
from briefgen.model.project import Project, Size
from briefgen.model.vocabulary import REGISTRIES

_ARTICLES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of reading one file."""

    annotation: Document | None = None
    article: Article | None = None
    registry: Document | None = None
    digest: Document | None = None
    unreadable: bool = False
    found: tuple[Diagnostic, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything came of it."""
        documents = self.annotation or self.article or self.registry or self.digest
        return documents is not None or bool(self.found)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What came of checking one annotation."""

    file: AnnotationFile | None = None
    found: tuple[Diagnostic, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything came of it."""
        return self.file is not None or bool(self.found)


V = TypeVar("V", _Read, _Judged)


@dataclass(frozen=True)
class Inputs:
    """The inputs of a site at one moment."""

    settings: Settings
    """What the site's settings are."""
    nothing: Project
    """A project of the site without any input."""
    files: frozenset[str]
    """Paths of all regular files below the seeds folder, from the site's folder."""
    walked: tuple[Diagnostic, ...]
    """What there is to say of the files before any of them is read."""
    read: Mapping[str, _Read] = field(repr=False)
    """What came of each file that is an input, sorted by path."""
    judged: Mapping[str, _Judged] = field(repr=False)
    """What came of each annotation, sorted by path."""
    registries: Checked = field(repr=False)
    """The registries, judged."""

    def is_input(self, path: str) -> bool:
        """Tell whether a file is an annotation or article that was there before."""
        return path in self.read and not self.is_registry(path)

    def has(self, path: str) -> bool:
        """Tell whether a file was there, or a folder of files."""
        within = f"{path}/"
        return path in self.files or any(f.startswith(within) for f in self.files)

    def is_registry(self, path: str) -> bool:
        """Tell whether a path is that of a registry, or adds to a digest."""
        if path.startswith(digests_of(self.nothing.seeds)):
            return path.endswith(".yml")
        name = PurePosixPath(path)
        known = name.suffix == ".yml" and name.stem in REGISTRIES
        return known and str(name.parent) == self.nothing.seeds

    def annotation_file(self, path: str) -> AnnotationFile | None:
        """Find the annotation that a file is, or stands beside."""
        judged = self.judged.get(annotation_of(path))
        return judged.file if judged else None

    def beside(self, annotation: str) -> tuple[str, ...]:
        """Name an annotation, and the articles that may stand beside it."""
        return (annotation, *(annotation.removesuffix(".yml") + s for s in _ARTICLES))

    def found_in(self, files: Iterable[str]) -> Iterator[Diagnostic]:
        """Give what there is to say of some files by themselves."""
        for file in files:
            yield from self.read[file].found if file in self.read else ()
            yield from self.judged[file].found if file in self.judged else ()

    @cached_property
    def project(self) -> Project:
        """Give what load would give."""
        read = self.read
        found = [*self.walked, *(d for r in read.values() for d in r.found)]
        return Project(
            annotations=tuple(r.annotation for r in read.values() if r.annotation),
            registries={
                PurePosixPath(f).stem: r.registry for f, r in read.items() if r.registry
            },
            articles={f: r.article for f, r in read.items() if r.article},
            files=self.files,
            unreadable=frozenset(f for f, r in read.items() if r.unreadable),
            seeds=self.nothing.seeds,
            diagnostics=tuple(sorted(found, key=lambda d: d.order)),
            digests=tuple(r.digest for r in read.values() if r.digest),
            pictures=self.pictures_of(
                (r.annotation for r in read.values() if r.annotation),
                (r.article for r in read.values() if r.article),
            ),
        )

    def pictures_of(
        self, annotations: Iterable[Document], articles: Iterable[Article]
    ) -> dict[str, Size]:
        """Measure the pictures of some briefings."""
        root, seeds = self.settings.root, self.nothing.seeds
        return pictures(root, seeds, self.files, annotations, articles)

    @cached_property
    def checked(self) -> Checked:
        """Give what check would give."""
        project = self.project
        judged = self.judged.values()
        return replace(
            self.registries,
            project=project,
            annotations=tuple(j.file for j in judged if j.file is not None),
            diagnostics=(
                *project.diagnostics,
                *(d for j in judged for d in j.found),
                *self.registries.diagnostics,
            ),
        )


def read_inputs(settings: Settings) -> Inputs:
    """Read and judge all inputs of a site.

    Raises:
        ConfigError: there is no seeds folder inside the site's folder.
        BriefgenError: the system does not let a file be read.

    """
    seeds = seeds_folder(settings.root, settings.options.seeds)
    nothing = Project((), {}, {}, frozenset(), frozenset(), seeds, ())
    registries = check(nothing, settings)
    return look_again(Inputs(settings, nothing, frozenset(), (), {}, {}, registries))


def look_again(inputs: Inputs, paths: Iterable[str] = ()) -> Inputs:
    """Find files that are new, or no more, and read those and the ones named again.

    Raises:
        ConfigError: there is no seeds folder inside the site's folder.
        BriefgenError: the system does not let a file be read.

    """
    settings = inputs.settings
    seeds = seeds_folder(settings.root, settings.options.seeds)
    items = listed_below(settings.root, seeds)
    files = frozenset(item for item in items if isinstance(item, str))
    aside = aside_of(seeds)
    walked = (
        *(item for item in items if not isinstance(item, str)),
        *doubles(sorted(f for f in files if not f.startswith(aside)), seeds),
    )
    changed = {*paths, *(files ^ inputs.files)}
    if files != inputs.files or walked != inputs.walked:
        inputs = replace(inputs, files=files, walked=walked)
    return change(inputs, (path for path in changed if not path.startswith(aside)))


def change(inputs: Inputs, paths: Iterable[str]) -> Inputs:
    """Read and judge some files again; the same object is given if they are the same.

    Raises:
        BriefgenError: the system does not let a file be read.

    """
    now = {path: _read(inputs, path) for path in paths}
    changed = {p: r for p, r in now.items() if r != inputs.read.get(p, _Read())}
    if not changed:
        return inputs
    inputs = replace(inputs, read=_in_order(changed, inputs.read))
    paths = {annotation_of(p) for p in changed if not inputs.is_registry(p)}
    judged = {path: _check(inputs, path) for path in paths}
    inputs = replace(inputs, judged=_in_order(judged, inputs.judged))
    if not any(map(inputs.is_registry, changed)):
        return inputs
    project = replace(inputs.project, annotations=(), diagnostics=())
    return replace(inputs, registries=check(project, inputs.settings))


def _read(inputs: Inputs, path: str) -> _Read:
    if path not in inputs.files:
        return _Read()
    found = Found()
    take(inputs.settings.root, inputs.nothing.seeds, path, found)
    return _Read(
        annotation=next(iter(found.annotations), None),
        article=found.articles.get(path),
        registry=next(iter(found.registries.values()), None),
        digest=next(iter(found.digests), None),
        unreadable=path in found.unreadable,
        found=tuple(found.problems),
    )


def _check(inputs: Inputs, path: str) -> _Judged:
    """Check one annotation, with the article that stands beside it."""
    read = inputs.read.get(path)
    if read is None or read.annotation is None:
        return _Judged()
    there = {f: inputs.read[f] for f in inputs.beside(path) if f in inputs.read}
    project = replace(
        inputs.nothing,
        annotations=(read.annotation,),
        articles={f: r.article for f, r in there.items() if r.article},
        unreadable=frozenset(f for f, r in there.items() if r.unreadable),
    )
    checked = check(project, inputs.settings)
    return _Judged(next(iter(checked.annotations), None), checked.diagnostics)


def annotation_of(path: str) -> str:
    """Name the annotation that a file is, or would stand beside."""
    return str(PurePosixPath(path).with_suffix(".yml"))


def _in_order(changed: Mapping[str, V], before: Mapping[str, V]) -> dict[str, V]:
    """Sort what came of files by path, where any is new; drop what came to nothing."""
    now = {**before, **changed}
    for path in [path for path, value in changed.items() if not value]:
        del now[path]
    return now if changed.keys() <= before.keys() else dict(sorted(now.items()))
