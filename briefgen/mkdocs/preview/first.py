"""The page of one briefing that was edited, before the rest of the site is known."""

from dataclasses import dataclass, replace

from briefgen.compose.briefing import briefings
from briefgen.compose.graph import Graph, graph, newest_first
from briefgen.compose.pieces import briefing_url
from briefgen.compose.publishable import publishable
from briefgen.diagnostics import Diagnostic, with_severities
from briefgen.mkdocs.preview.whole import Whole
from briefgen.model.checked import AnnotationFile
from briefgen.model.page import Page
from briefgen.model.site import Briefing
from briefgen.recall.inputs import Inputs
from briefgen.recall.leads import leads_to
from briefgen.recall.part import part
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
    site, unresolved = resolve(part(inputs, near), settings)
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
            ahead += leads_to(now)
    return near


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
