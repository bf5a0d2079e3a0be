"""All that is known of a site: what its pages are composed of, each when asked for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import cached_property, lru_cache, partial

from briefgen.cache.history import known_history
from briefgen.compose.graph import Graph
from briefgen.compose.pages import compose, connect
from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, with_severities
from briefgen.frozen import dataclass
from briefgen.mkdocs.preview.directory import (
    Directory,
    directory,
    place_of,
    with_pages,
)
from briefgen.model.checked import AnnotationFile
from briefgen.model.counts import Counts
from briefgen.model.history import NO_HISTORY, History
from briefgen.model.page import Page
from briefgen.model.site import Briefing, Site
from briefgen.past import told
from briefgen.pipeline import Output, count
from briefgen.recall.inputs import Inputs
from briefgen.recall.leads import statement_names
from briefgen.resolve import resolve

_LATELY = 16  # pages: whoever looks at one asks for it again to learn of changes


class Superseded(Exception):  # noqa: N818 - it is no error
    """Newer inputs are there: what is being made of the older ones is not wanted."""


@dataclass(frozen=True)
class Whole:
    """All that is known of the inputs of one moment."""

    inputs: Inputs = field(repr=False)
    """The inputs."""
    settings: Settings = field(repr=False)
    """What the pages are composed with: not of inputs that nothing is taken in of."""
    annotations: Mapping[str, AnnotationFile] = field(repr=False)
    """Every annotation, by the id of its briefing."""
    briefings: Mapping[str, Briefing] = field(repr=False)
    """Every briefing by its id, what stays back included."""
    graph: Graph = field(repr=False)
    """What may be published, and what refers to what in it."""
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say of the inputs."""
    directory: Directory = field(repr=False)
    """Which pages there are."""
    history: History = field(default=NO_HISTORY, repr=False)
    """What Git knew of changes at the start."""
    held: Mapping[str, Page] = field(default_factory=dict, repr=False)
    """The last pages of briefings whose annotation cannot be read, by their place."""
    asks: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """The statements that annotations refer to, by the id of their briefing."""
    waiting: frozenset[str] = frozenset()
    """Files of which something is not taken in: that takes all others."""
    unread: frozenset[str] = frozenset()
    """Annotations that cannot be read just now, and stand as they were."""

    @property
    def complete(self) -> bool:
        """Tell whether it is all that the inputs say."""
        return not self.waiting and not self.unread

    @property
    def counts(self) -> Counts:
        """Count what there is."""
        every = tuple(self.briefings.values())
        return count(Site(every, {}, {}, {}, frozenset(), {}, {}, frozenset()))

    @property
    def output(self) -> Output:
        """Compose every page at once."""
        recipes = compose(self.graph, self.settings)
        pages = (*(recipe.page() for recipe in recipes), *self.held.values())
        return Output(pages, self.diagnostics, self.counts)

    @property
    def outlined(self) -> Output:
        """Give every page without what it says."""
        outlines = self.directory.outlines.values()
        return Output(tuple(outlines), self.diagnostics, self.counts)

    def page(self, place: str) -> Page | None:
        """Compose the page at a place of the site."""
        return self.held.get(place) or self._composed(place)

    def text(self, place: str) -> str | None:
        """Give a text that stands beside a page."""
        owner = self.directory.owners.get(place)
        page = self.page(owner) if owner is not None else None
        return page.files.get(place) if page is not None else None

    @cached_property
    def _composed(self) -> Callable[[str], Page | None]:
        # What is kept must not lead back here: it is to go when this goes.
        made = partial(self.directory.compose, self.graph, self.settings)
        return lru_cache(_LATELY)(made)


def make_whole(
    inputs: Inputs, before: Whole | None, go_on: Callable[[], None]
) -> Whole:
    """Learn all; `go_on` is called now and then, and may raise `Superseded`."""
    checked, settings = inputs.checked, inputs.settings
    go_on()
    site, unresolved = resolve(checked, settings)
    go_on()
    found = with_severities((*checked.diagnostics, *unresolved), settings.rules)
    past = known_history(settings) if before is None else before.history
    connected = connect(site, settings, told(past, site))
    urls = {b.file: briefing_url(b.id) for b in connected.site.briefings}
    known = directory(connected, settings, urls, go_on)
    held: dict[str, Page] = {}
    if before is not None:
        lost = {f: u for f, u in _lost(inputs, before, urls) if u not in urls.values()}
        pages = (before.page(place_of(url)) for url in lost.values())
        held = {place_of(page.url): page for page in pages if page is not None}
        known = with_pages(known, held.values(), lost)
    return Whole(
        inputs=inputs,
        settings=settings,
        annotations={file.id: file for file in reversed(checked.annotations)},
        briefings={briefing.id: briefing for briefing in site.briefings},
        graph=connected,
        history=past,
        diagnostics=found,
        directory=known,
        held=held,
        asks={
            file.id: names
            for file in reversed(checked.annotations)
            if (names := tuple(statement_names(file)))
        },
    )


def _lost(
    inputs: Inputs, before: Whole, urls: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Name the briefings whose annotation cannot be read just now."""
    for file, url in before.directory.urls.items():
        if file not in urls and is_broken(inputs, file):
            yield file, url


def is_broken(inputs: Inputs, file: str) -> bool:
    """Tell whether an annotation is there, but has errors that hide what it says."""
    annotation = inputs.annotation_file(file)
    return file in inputs.files and (annotation is None or not annotation.sound)
