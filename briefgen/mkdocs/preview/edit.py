"""An edit is taken in: what it says takes the place of what was said before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefgen.compose.graph import Graph, graph
from briefgen.compose.pieces import briefing_url
from briefgen.compose.publishable import publishable, publishable_changes
from briefgen.diagnostics import Diagnostic, with_severities
from briefgen.frozen import dataclass
from briefgen.mkdocs.preview.alone import stands_alone
from briefgen.mkdocs.preview.directory import place_of, titled_otherwise
from briefgen.mkdocs.preview.exchange import exchanged
from briefgen.mkdocs.preview.whole import Whole, is_broken
from briefgen.model.checked import AnnotationFile
from briefgen.model.site import Site
from briefgen.past import told
from briefgen.recall.inputs import Inputs, annotation_of
from briefgen.recall.leads import leads_to, statement_names
from briefgen.recall.part import part, takes_all
from briefgen.resolve import resolve

_MANY = 100  # briefings that edited ones rest on, before they wait for all


@dataclass(frozen=True, slots=True)
class Taken:
    """What is known at once of an edit."""

    whole: Whole
    """All else as it was, unless it is complete."""
    files: frozenset[str]
    """The files of which all is known now, broken ones included."""
    broken: frozenset[str]
    """Annotations with errors that hide what they say."""
    hidden: frozenset[str]
    """The places of pages that may not be shown any more."""
    places: frozenset[str]
    """The places of all pages of briefings that were taken in."""
    titles: frozenset[str]
    """Those of them that have another title than before."""


def untaken(before: Whole, changed: Iterable[str]) -> Taken:
    """Take nothing in: files changed that many others depend on."""
    none: frozenset[str] = frozenset()
    whole = replace(before, waiting=before.waiting.union(changed))
    return Taken(whole, none, none, none, none, none)


def take_in(inputs: Inputs, before: Whole, changed: Iterable[str]) -> Taken:
    """Take in that the content of some annotations and articles changed.

    What comes of it is complete where nothing else depends on what has changed.
    """
    paths = frozenset(changed)
    users = frozenset(_users(before, paths))
    own = {*map(annotation_of, paths), *(file for _, file in users)}
    broken = frozenset(path for path in own if is_broken(inputs, path))
    edited = {file.id: file for file in _edited(inputs, before, own)}
    near = _near(inputs, before, edited)
    if len(near) > _MANY:
        edited, near = {}, {}
    known = frozenset(file.document.file for file in edited.values())
    through = {path for path in paths if annotation_of(path) in known | broken}
    through |= {text for text, user in users if user in known}
    lost = {user for _, user in users} - known - broken
    whole = replace(
        before,
        inputs=inputs,
        waiting=before.waiting | (paths - through) | lost | _shared(inputs, paths),
        unread=(before.unread | broken) - known,
    )
    files = frozenset(f for a in known | broken for f in inputs.beside(a)) | through
    found = [*inputs.found_in(sorted(files))]
    left: set[str] = set()
    if edited:
        site, unresolved = resolve(part(inputs, near), inputs.settings)
        found += unresolved
        if takes_all(unresolved, files):
            whole = replace(whole, waiting=whole.waiting | paths)
        shown = publishable(site, inputs.settings)
        whole = _with(whole, edited, site, shown)
        left = {b.id for b in shown.briefings}
    places = {name: place_of(briefing_url(name)) for name in edited}
    titled = dict(_titled(whole, places))
    return Taken(
        whole=replace(
            whole,
            diagnostics=_said(whole, found, files),
            directory=titled_otherwise(whole.directory, titled),
        ),
        files=files,
        broken=broken,
        hidden=frozenset(p for name, p in places.items() if name not in left),
        places=frozenset(places.values()),
        titles=frozenset(titled),
    )


def _titled(whole: Whole, places: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the titles that are other than before, by the place of the page."""
    for name, place in places.items():
        briefing = whole.graph.briefings.get(name)
        outline = whole.directory.outlines.get(place)
        if briefing and outline and briefing.title != outline.title:
            yield place, briefing.title


def _users(before: Whole, paths: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Find who uses a text: give it, and an annotation."""
    texts = {path for path in paths if annotation_of(path) != path}
    for briefing in before.briefings.values() if texts else ():
        for source in briefing.sources:
            if source.article and source.article.file in texts:
                yield source.article.file, briefing.file


def _edited(
    inputs: Inputs, before: Whole, own: Iterable[str]
) -> Iterator[AnnotationFile]:
    """Give the annotations whose briefing was there before."""
    for path in sorted(own):
        file = inputs.annotation_file(path)
        if file is None or not file.sound:
            continue
        known = before.annotations.get(file.id)
        url = before.directory.urls.get(path)
        if known.document.file == path if known else url == briefing_url(file.id):
            yield file


def _near(
    inputs: Inputs, before: Whole, edited: Mapping[str, AnnotationFile]
) -> dict[str, AnnotationFile]:
    """Find the briefings that some lead to, and those that these lead to."""
    near = dict(edited)
    ahead = [name for file in edited.values() for name in leads_to(file)]
    while ahead and len(near) <= _MANY:
        known = before.annotations.get(ahead.pop())
        now = inputs.annotation_file(known.document.file) if known else None
        if now is not None and now.id not in near:
            near[now.id] = now
            ahead += leads_to(now)
    return near


def _shared(inputs: Inputs, paths: frozenset[str]) -> frozenset[str]:
    """Name the files that are texts of sources that all briefings share."""
    seeds, records = inputs.nothing.seeds, inputs.registries.sources.records
    return frozenset(f"{seeds}/{s.file}" for s in records.values() if s.file) & paths


def _with(
    before: Whole, edited: Mapping[str, AnnotationFile], site: Site, shown: Site
) -> Whole:
    """Put edited briefings in the place of what they were."""
    now = {b.id: b for b in site.briefings if b.id in edited}
    visible = frozenset(
        b.id
        for b in shown.briefings
        if b.id in now and place_of(briefing_url(b.id)) in before.directory.outlines
    )
    after = replace(
        before,
        annotations={**before.annotations, **edited},
        briefings={**before.briefings, **now},
        graph=_exchanged(before, site, shown, visible) if visible else before.graph,
        held={
            place: page
            for place, page in before.held.items()
            if place not in {place_of(briefing_url(name)) for name in visible}
        },
    )
    near = graph(shown)
    asked = {name for names in before.asks.values() for name in names}
    waiting = (
        file.document.file
        for name, file in edited.items()
        if not stands_alone(before, after, name, near, asked)
    )
    asks = {name: tuple(statement_names(file)) for name, file in edited.items()}
    return replace(
        after,
        waiting=before.waiting.union(waiting),
        asks={name: a for name, a in {**before.asks, **asks}.items() if a},
    )


def _exchanged(
    before: Whole, site: Site, shown: Site, visible: frozenset[str]
) -> Graph:
    """Put edited briefings into the graph, and what is told of changes to them."""
    known = publishable_changes(told(before.history, site), shown)
    edited = {n: changes for n, changes in known.changes.items() if n in visible}
    others = before.graph.told.changes.items()
    every = {**{n: c for n, c in others if n not in visible}, **edited}
    now = replace(before.graph.told, changes=every)
    return replace(exchanged(before.graph, shown, visible), told=now)


def _said(
    whole: Whole, found: Iterable[Diagnostic], files: frozenset[str]
) -> tuple[Diagnostic, ...]:
    """Say anew what there is to say of some files."""
    own = (d for d in found if d.location.file in files)
    kept = (d for d in whole.diagnostics if d.location.file not in files)
    now = with_severities(own, whole.inputs.settings.rules)
    return tuple(sorted((*kept, *now), key=lambda d: d.order))
