"""The page of one briefing that was edited, before the rest of the site is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.compose.briefing import briefings
from briefgen.compose.graph import Graph, graph, newest_first
from briefgen.compose.pieces import briefing_url
from briefgen.compose.publishable import publishable
from briefgen.diagnostics import Diagnostic, with_severities
from briefgen.mkdocs.preview.inputs import Inputs
from briefgen.mkdocs.preview.whole import Whole
from briefgen.model.checked import AnnotationFile, Checked, Registry
from briefgen.model.page import Page
from briefgen.model.records import Judgement, OpenQuestion
from briefgen.model.site import Briefing
from briefgen.model.source import SharedSource
from briefgen.resolve import resolve

_MANY = 100  # briefings that one rests on, before it waits for all


@dataclass(frozen=True, slots=True)
class First:
    """What is known of one briefing before the rest is."""

    place: str
    """The place of its page in the site."""
    files: frozenset[str]
    """Its annotation, and the article beside it."""
    page: Page | None
    """Its page; None where it may not be shown."""
    found: tuple[Diagnostic, ...]
    """What there is to say of its files."""


def make_first(inputs: Inputs, whole: Whole, path: str) -> First | None:
    """Make the page of the briefing that a file is of, with all else as it was.

    Gives nothing where that takes more: the briefing is new, say, or broken.
    """
    file = inputs.annotation_file(path)
    if file is None or not file.sound:
        return None
    known = whole.annotations.get(file.id)
    near = _near(inputs, whole, file)
    if known is None or known.document.file != file.document.file or len(near) > _MANY:
        return None
    place = f"{briefing_url(file.id)}index.html"
    files = frozenset(f for f in inputs.beside(file.document.file) if f in inputs.read)
    settings = inputs.settings
    site, unresolved = resolve(_part(inputs, near), settings)
    all_found = (*inputs.found_in(files), *unresolved)
    own = (d for d in all_found if d.location.file in files)
    found = with_severities(own, settings.rules)
    connected = graph(publishable(site, settings))
    briefing = connected.briefings.get(file.id)
    if briefing is None:
        return First(place, files, None, found)
    among = _among(whole.graph, connected, briefing)
    return First(place, files, next(briefings(among, settings)).page(), found)


def _near(
    inputs: Inputs, whole: Whole, file: AnnotationFile
) -> dict[str, AnnotationFile]:
    """Find the briefings that one leads to, and those that these lead to."""
    near: dict[str, AnnotationFile] = {}
    ahead = [file.id]
    while ahead and len(near) <= _MANY:
        known = whole.annotations.get(ahead.pop())
        now = inputs.annotation_file(known.document.file) if known else None
        if now is not None and now.id not in near:
            near[now.id] = now
            ahead += _leads_to(now)
    return near


def _leads_to(file: AnnotationFile) -> Iterator[str]:
    yield from file.annotation.see_also
    for name in (*_source_names(file), *_statement_names(file)):
        briefing, hash_, _ = name.partition("#")
        if hash_:
            yield briefing


def _source_names(file: AnnotationFile) -> Iterator[str]:
    for item in file.annotation.sources:
        yield from (item.id or "", item.origin or "")
    for statement in file.statements:
        yield from (record.source or "" for _, record in statement.evidence)


def _statement_names(file: AnnotationFile) -> Iterator[str]:
    for statement in file.statements:
        yield from (record.statement or "" for _, record in statement.evidence)
        match statement.record:
            case Judgement(revises=str(name)) | OpenQuestion(answered_by=str(name)):
                yield name
            case _:
                pass


def _part(inputs: Inputs, near: Mapping[str, AnnotationFile]) -> Checked:
    """Give a few annotations alone, with the registries and texts they may need."""
    annotations = sorted(near.values(), key=lambda file: file.document.file)
    registries, seeds = inputs.registries, inputs.nothing.seeds
    shared = _shared(registries, annotations)
    sources = [s for file in annotations for s in file.annotation.sources]
    named = {f"{seeds}/{s.file}" for s in (*sources, *shared.records.values())}
    named |= {file.article.file for file in annotations if file.article}
    return replace(
        registries,
        project=replace(
            inputs.nothing,
            annotations=tuple(file.document for file in annotations),
            articles={
                path: article
                for path in sorted(named & inputs.read.keys())
                if (article := inputs.read[path].article) is not None
            },
            files=inputs.files,
        ),
        annotations=tuple(annotations),
        # What one record says of another is not asked here.
        entities=replace(registries.entities, document=None),
        stories=replace(registries.stories, document=None),
        topics=replace(registries.topics, document=None),
        sources=shared,
        diagnostics=(),
    )


def _shared(
    registries: Checked, annotations: list[AnnotationFile]
) -> Registry[SharedSource]:
    """Keep of the shared sources those that are named, and those they repeat."""
    records = registries.sources.records
    kept: dict[str, SharedSource] = {}
    ahead = [name for file in annotations for name in _source_names(file)]
    while ahead:
        name = ahead.pop()
        if name in records and name not in kept:
            kept[name] = records[name]
            ahead.append(records[name].origin or "")
    return replace(registries.sources, records=kept)


def _among(whole: Graph, part: Graph, briefing: Briefing) -> Graph:
    """Put a briefing in the place that it had among all others."""

    def story(name: str) -> tuple[Briefing, ...]:
        others = (b for b in whole.of_story.get(name, ()) if b.id != briefing.id)
        return tuple(sorted((*others, briefing), key=newest_first))

    stories = {name: story(name) for name in briefing.annotation.stories}
    return replace(
        whole,
        site=replace(
            whole.site,
            briefings=(briefing,),
            files=part.site.files,
            topics={**whole.site.topics, **part.site.topics},
            sources={**whole.site.sources, **part.site.sources},
        ),
        briefings={**whole.briefings, **part.briefings},
        of_story={**whole.of_story, **stories},
    )
