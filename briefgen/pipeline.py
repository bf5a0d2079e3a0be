"""From files to Markdown: one call a stage."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.check import check
from briefgen.compose import compose
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, with_severities
from briefgen.load import load
from briefgen.model.counts import Counts
from briefgen.model.page import Page, Recipe
from briefgen.model.site import Site
from briefgen.render import Renderer
from briefgen.resolve import resolve


@dataclass(frozen=True, slots=True)
class Judged:
    """The graph of a site, and what there is to say of its inputs."""

    site: Site
    """All of it, what stays back included."""
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say, sorted by place, in the site's severities."""
    counts: Counts
    """What there is, in numbers."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the pages of a site are made, and what there is to say of its inputs."""

    recipes: Iterator[Recipe]
    """Every page, not composed yet; can be gone through once."""
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say, sorted by place, in the site's severities."""
    counts: Counts
    """What there is, in numbers."""


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


def judge(settings: Settings) -> Judged:
    """Load, check and resolve a site: all that there is to say of it."""
    project = load(settings)
    checked = check(project, settings)
    site, unresolved = resolve(checked, settings)
    found = (*checked.diagnostics, *unresolved)
    return Judged(site, with_severities(found, settings.rules), count(site))


def plan(settings: Settings) -> Plan:
    """Judge a site, and say how its pages are made."""
    judged = judge(settings)
    recipes = compose(judged.site, settings)
    return Plan(recipes, judged.diagnostics, judged.counts)


def run(settings: Settings) -> Output:
    """Judge a site, and compose its pages."""
    planned = plan(settings)
    pages = tuple(recipe.page() for recipe in planned.recipes)
    return Output(pages, planned.diagnostics, planned.counts)


def renderer(settings: Settings) -> Renderer:
    """Make what renders the pages."""
    return Renderer(settings)


def count(site: Site) -> Counts:
    """Count what a site has, drafts included; a quote that is lost counts as one."""
    left_out: dict[str, int] = {}
    for briefing in site.briefings:
        if briefing.unpublished_because:
            why = briefing.unpublished_because
            left_out[why] = left_out.get(why, 0) + 1
    evidence = [e for b in site.briefings for s in b.statements for e in s.evidence]
    anchored = [e for e in evidence if e.anchored]
    return Counts(
        briefings=sum(b.publishable for b in site.briefings),
        left_out=left_out,
        statements=sum(len(b.statements) for b in site.briefings),
        quoted=sum(e.record.quote is not None for e in evidence),
        anchored=len(anchored),
        cited=sum(
            e.record.locator is not None and not e.record.quote for e in evidence
        ),
        sources=len({e.source.id for e in anchored if e.source}),
    )
