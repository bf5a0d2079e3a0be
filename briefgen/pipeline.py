"""From files to Markdown: one call a stage."""

from collections import Counter
from collections.abc import Iterator, Mapping

from briefgen.check import check
from briefgen.compose.graph import Graph, graph
from briefgen.compose.pages import compose, connect
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, with_severities
from briefgen.frozen import dataclass
from briefgen.load import load
from briefgen.model.checked import AnnotationFile
from briefgen.model.counts import Counts
from briefgen.model.history import History
from briefgen.model.page import Page, Recipe, ready
from briefgen.model.site import Site, summed
from briefgen.past import history_of, told
from briefgen.processes import ALONE, Helpers
from briefgen.render import Renderer
from briefgen.resolve import resolve


@dataclass(frozen=True, slots=True)
class Judged:
    """The graph of a site, and what there is to say of its inputs."""

    files: Mapping[str, AnnotationFile]
    """Every annotation that can be understood, by its path; without its YAML, since
    there is no more to say of it."""
    site: Site
    """All of it, what stays back included."""
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say, sorted by place, in the site's severities."""
    counts: Counts
    """What there is, in numbers."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the pages of a site are made, and what there is to say of its inputs."""

    judged: Judged
    """The site, and what there is to say of it."""
    graph: Graph
    """What of it may be published, connected."""
    recipes: Iterator[Recipe]
    """Every page, not composed yet; can be gone through once."""


@dataclass(frozen=True, slots=True)
class Output:
    """The pages of a site, and what there is to say of its inputs."""

    pages: tuple[Page, ...]
    """Every page."""
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say, sorted by place, in the site's severities."""
    counts: Counts
    """What there is, in numbers."""

    @property
    def assets(self) -> Mapping[str, str]:
        """Give the files that pages show: by place in the site, where they are."""
        return {to: path for page in self.pages for to, path in page.assets.items()}

    @property
    def files(self) -> Mapping[str, str]:
        """Give the texts that stand beside pages: by place in the site."""
        return {to: text for page in self.pages for to, text in page.files.items()}


def judge(settings: Settings, *, helpers: Helpers = ALONE) -> Judged:
    """Load, check and resolve a site: all that there is to say of it.

    The helpers share in that.
    """
    project = load(settings, texts=False, helpers=helpers)
    checked = check(project, settings)
    site, unresolved = resolve(checked, settings, helpers=helpers)
    found = (*checked.diagnostics, *unresolved)
    return Judged(
        files={file.document.file: file.placeless for file in checked.annotations},
        site=site,
        diagnostics=with_severities(found, settings.rules),
        counts=count(site),
    )


def plan(
    settings: Settings, history: History | None = None, *, helpers: Helpers = ALONE
) -> Plan:
    """Judge a site, and say how its pages are made.

    Its history is read, unless somebody knows it already.
    """
    judged = judge(settings, helpers=helpers)
    past = history_of(settings) if history is None else history
    connected = connect(judged.site, settings, told(past, judged.site))
    return Plan(judged, connected, compose(connected, settings))


def given(output: Output) -> Plan:
    """Give pages that are composed already the form of a plan."""
    nothing = Site((), {}, {}, {}, frozenset(), {}, {}, frozenset())
    judged = Judged({}, nothing, output.diagnostics, output.counts)
    return Plan(judged, graph(nothing), map(ready, output.pages))


def run(settings: Settings) -> Output:
    """Judge a site, and compose its pages."""
    planned = plan(settings)
    pages = tuple(recipe.page() for recipe in planned.recipes)
    return Output(pages, planned.judged.diagnostics, planned.judged.counts)


def renderer(settings: Settings) -> Renderer:
    """Make what renders the pages."""
    return Renderer(settings)


def count(site: Site) -> Counts:
    """Count what a site has, drafts included."""
    left_out = Counter(
        b.unpublished_because for b in site.briefings if b.unpublished_because
    )
    tallies = [briefing.tally for briefing in site.briefings]
    return summed(tallies, sum(b.publishable for b in site.briefings), dict(left_out))
