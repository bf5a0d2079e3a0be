"""A few annotations alone, with the registries and texts that they may need."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from briefgen.diagnostics import Diagnostic
from briefgen.model.checked import AnnotationFile, Checked, Registry
from briefgen.model.source import SharedSource
from briefgen.recall.inputs import Inputs
from briefgen.recall.leads import source_names

_GUESSED = {"BG404", "BG405", "BG409"}
"""What is said of a name that leads nowhere: it offers any other that is like it."""


def takes_all(found: Iterable[Diagnostic], files: Collection[str]) -> bool:
    """Tell whether what there is to say of some files takes all names there are."""
    return any(d.code in _GUESSED and d.location.file in files for d in found)


def part(
    inputs: Inputs,
    near: Mapping[str, AnnotationFile],
    shared: Registry[SharedSource] | None = None,
) -> Checked:
    """Give a few annotations alone, with the registries and texts they may need.

    Of the shared sources they have those that they name, unless some are given.
    """
    annotations = sorted(near.values(), key=lambda file: file.document.file)
    registries = inputs.registries
    documents = tuple(file.document for file in annotations)
    texts = texts_of(inputs, annotations, shared)
    articles = {
        path: article
        for path in sorted(texts & inputs.read.keys())
        if (article := inputs.read[path].article) is not None
    }
    return replace(
        registries,
        project=replace(
            inputs.nothing,
            annotations=documents,
            articles=articles,
            files=inputs.files,
            pictures=inputs.pictures_of(documents, articles.values()),
        ),
        annotations=tuple(annotations),
        # What one record says of another is not asked here.
        entities=replace(registries.entities, document=None),
        stories=replace(registries.stories, document=None),
        topics=replace(registries.topics, document=None),
        sources=shared or _shared(registries, annotations),
        digests=(),
        diagnostics=(),
    )


def texts_of(
    inputs: Inputs,
    annotations: Iterable[AnnotationFile],
    shared: Registry[SharedSource] | None = None,
) -> set[str]:
    """Name the texts that some annotations may need, or some shared sources have."""
    files = tuple(annotations)
    shared = shared or _shared(inputs.registries, files)
    sources = [source for file in files for source in file.annotation.sources]
    named = (s.file for s in (*sources, *shared.records.values()) if s.file)
    seeds = inputs.nothing.seeds
    return {
        *(f"{seeds}/{name}" for name in named),
        *(file.article.file for file in files if file.article),
    }


def _shared(
    registries: Checked, annotations: Iterable[AnnotationFile]
) -> Registry[SharedSource]:
    """Keep of the shared sources those that are named, and those they repeat."""
    records = registries.sources.records
    kept: dict[str, SharedSource] = {}
    ahead = [name for file in annotations for name in source_names(file)]
    while ahead:
        name = ahead.pop()
        if name in records and name not in kept:
            kept[name] = records[name]
            ahead.append(records[name].origin or "")
    return replace(registries.sources, records=kept)
