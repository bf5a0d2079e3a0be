"""The questions of a story: which are open, which were answered, and by what."""

from collections.abc import Iterable, Sequence

from briefgen.compose.boards import BoardItem, board_item, standing
from briefgen.compose.graph import Graph, Said
from briefgen.compose.pieces import Link
from briefgen.compose.terms import term
from briefgen.frozen import dataclass
from briefgen.model.records import OpenQuestion
from briefgen.model.site import Briefing
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import QuestionState

MOST = 100
"""Questions of a state: some 50 KB."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Those of one state."""

    heading: str
    """The state, and how many there are."""
    open: bool
    """Whether they are unfolded at first."""
    items: tuple[BoardItem, ...]
    """The newest of them."""
    more: Link | None
    """How many others there are, and where all stand."""


def story_questions(
    newest_first: Iterable[Briefing], graph: Graph
) -> tuple[Questions, ...]:
    """Give the questions of a story by their state: the open ones first."""
    by_state: dict[QuestionState, list[Said]] = {state: [] for state in QuestionState}
    for said in standing(newest_first, StatementKind.OPEN_QUESTION):
        if isinstance(record := said.statement.record, OpenQuestion):
            by_state[record.state].append(said)
    return tuple(
        _questions(state, said, graph) for state, said in by_state.items() if said
    )


def _questions(state: QuestionState, said: Sequence[Said], graph: Graph) -> Questions:
    left, words = len(said) - MOST, graph.words
    text = words.ngettext(
        "{n} older one is among all questions",
        "{n} older ones are among all questions",
        left,
    )
    more = Link(text, "questions/")
    return Questions(
        heading=f"{words.capital(term(state, words))}: {words.number(len(said))}",
        open=state is not QuestionState.DROPPED,
        items=tuple(board_item(at, None, graph) for at in said[:MOST]),
        more=more if left > 0 else None,
    )
