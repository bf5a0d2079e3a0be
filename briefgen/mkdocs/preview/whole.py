"""All pages of a site, with what they were made of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from briefgen.compose import compose, connect
from briefgen.compose.graph import Graph
from briefgen.compose.pieces import briefing_url
from briefgen.diagnostics import with_severities
from briefgen.model.checked import AnnotationFile
from briefgen.model.page import Page
from briefgen.model.vocabulary import REGISTRIES
from briefgen.pipeline import Output, count
from briefgen.recall.inputs import Inputs
from briefgen.resolve import resolve


class Superseded(Exception):  # noqa: N818 - it is no error
    """Newer inputs are there: what is being made of the older ones is not wanted."""


@dataclass(frozen=True)
class Whole:
    """All that was made of the inputs of one moment."""

    inputs: Inputs
    """The inputs."""
    graph: Graph
    """What may be published, and what refers to what in it."""
    annotations: Mapping[str, AnnotationFile]
    """Every annotation, by the id of its briefing."""
    urls: Mapping[str, str]
    """The address of each briefing's page, by its annotation's file."""
    output: Output
    """Every page, and what there is to say."""

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Give every page by its place in the site."""
        return {f"{page.url}index.html": page for page in self.output.pages}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Give the texts that stand beside pages, by their place in the site."""
        return self.output.files

    @cached_property
    def files_of(self) -> Mapping[str, tuple[str, ...]]:
        """Give the files that a page is made of, by its address."""
        inputs = self.inputs
        names = {page.url: page.url.partition("/")[0] for page in self.output.pages}
        return {
            **{
                url: (f"{inputs.nothing.seeds}/{name}.yml",)
                for url, name in names.items()
                if name in REGISTRIES
            },
            **{url: inputs.beside(file) for file, url in self.urls.items()},
        }


def make_whole(
    inputs: Inputs, before: Whole | None, go_on: Callable[[], None]
) -> Whole:
    """Make every page; `go_on` is called now and then, and may raise `Superseded`."""
    checked, settings = inputs.checked, inputs.settings
    go_on()
    site, unresolved = resolve(checked, settings)
    go_on()
    found = with_severities((*checked.diagnostics, *unresolved), settings.rules)
    connected = connect(site, settings)
    pages: list[Page] = []
    for recipe in compose(connected, settings):
        go_on()
        pages.append(recipe.page())
    urls = {b.file: briefing_url(b.id) for b in connected.site.briefings}
    if before is not None:
        held = {p.url: p for p in _held(inputs, before, urls)}
        taken = {page.url for page in pages}
        pages += [page for url, page in held.items() if url not in taken]
        urls |= {f: u for f, u in before.urls.items() if u in held and f not in urls}
    annotations = {file.id: file for file in reversed(checked.annotations)}
    output = Output(tuple(pages), found, count(site))
    return Whole(inputs, connected, annotations, urls, output)


def _held(inputs: Inputs, before: Whole, urls: Mapping[str, str]) -> Iterator[Page]:
    """Keep the last page of a briefing whose annotation cannot be read just now."""
    lost = {
        url
        for file, url in before.urls.items()
        if file not in urls and is_broken(inputs, file)
    }
    return (page for page in before.output.pages if page.url in lost)


def is_broken(inputs: Inputs, file: str) -> bool:
    """Tell whether an annotation is there, but has errors that hide what it says."""
    annotation = inputs.annotation_file(file)
    return file in inputs.files and (annotation is None or not annotation.sound)
