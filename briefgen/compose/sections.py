"""The sections of a briefing, in the order that its kind gives them."""

from collections.abc import Callable
from typing import TypeAlias

from markupsafe import Markup

from briefgen.compose.graph import Graph
from briefgen.compose.prose_mentions import namer
from briefgen.compose.statement_view import StatementView
from briefgen.compose.statements import views
from briefgen.compose.words import block, inline
from briefgen.frozen import dataclass
from briefgen.locale import N_
from briefgen.model.site import Briefing
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and what stands under it."""

    id: str
    """The id of its heading, such as `s-key-points`."""
    heading: str
    """Its heading."""
    text: Markup
    """Prose, as inline HTML; or nothing."""
    blocks: Markup
    """Finished blocks; or nothing."""
    statements: tuple[StatementView, ...]
    """Its statements."""


_Maker: TypeAlias = Callable[[Briefing, Graph], Section]


def sections(briefing: Briefing, graph: Graph) -> tuple[Section, ...]:
    """Make the sections that have something in them."""
    order = [*_FIRST[briefing.annotation.kind], *_LATER]
    made = (make(briefing, graph) for make in dict.fromkeys(order))
    return tuple(s for s in made if s.text or s.blocks or s.statements)


def _of_kind(heading: str, kind: StatementKind) -> _Maker:
    def make(briefing: Briefing, graph: Graph) -> Section:
        statements = views(briefing.of_kind(kind), briefing, graph)
        return _section(heading, graph, statements=statements)

    return make


def _section(
    heading: str,
    graph: Graph,
    text: Markup = Markup(),  # noqa: B008 - immutable
    blocks: Markup = Markup(),  # noqa: B008 - immutable
    statements: tuple[StatementView, ...] = (),
) -> Section:
    name = heading.lower().replace(" ", "-")  # English: part of addresses
    said = graph.words.gettext(heading)
    return Section(f"s-{name}", said, text, blocks, statements)


def _why_it_matters(briefing: Briefing, graph: Graph) -> Section:
    text = briefing.annotation.why_it_matters or ""
    names = namer(graph.mentions, set())
    return _section(
        N_("Why it matters"), graph, text=inline(text, _ids(briefing), names)
    )


def _analysis(briefing: Briefing, graph: Graph) -> Section:
    text = briefing.annotation.analysis or ""
    names = namer(graph.mentions, set())
    return _section(N_("Analysis"), graph, blocks=block(text, _ids(briefing), names))


def _doubt(briefing: Briefing, graph: Graph) -> Section:
    counterpoints = briefing.of_kind(StatementKind.COUNTERPOINT)
    gaps = briefing.annotation.gaps or ""
    linked: set[str] = set()  # by the statements, which come first
    statements = views(counterpoints, briefing, graph, linked)
    return _section(
        N_("Room for doubt"),
        graph,
        text=inline(gaps, _ids(briefing), namer(graph.mentions, linked)),
        statements=statements,
    )


def _ids(briefing: Briefing) -> set[str]:
    return {s.id for s in briefing.statements}


_key_points = _of_kind(N_("Key points"), StatementKind.KEY_POINT)
_judgements = _of_kind(N_("Judgements"), StatementKind.JUDGEMENT)
_timeline = _of_kind(N_("Timeline"), StatementKind.EVENT)
_quotations = _of_kind(N_("In their words"), StatementKind.QUOTATION)
_questions = _of_kind(N_("Open questions"), StatementKind.OPEN_QUESTION)
_watch = _of_kind(N_("What to watch"), StatementKind.WATCH)

_FIRST: dict[Kind, tuple[_Maker, ...]] = {
    Kind.NEWS: (_key_points, _judgements, _why_it_matters, _analysis),
    Kind.ANALYSIS: (_judgements, _key_points, _analysis, _why_it_matters),
    Kind.BACKGROUNDER: (_why_it_matters, _key_points, _analysis, _judgements),
    Kind.PROFILE: (_key_points, _quotations, _why_it_matters, _analysis, _judgements),
    Kind.CHRONOLOGY: (_timeline, _key_points, _why_it_matters, _analysis, _judgements),
}
"""What comes first on a page of each kind."""
_LATER: tuple[_Maker, ...] = (_doubt, _timeline, _quotations, _questions, _watch)
"""What comes after it, unless it came before."""
