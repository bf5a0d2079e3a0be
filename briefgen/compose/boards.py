"""Boards: open questions and things to watch, by their state."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.compose.graph import Graph, Said
from briefgen.compose.pieces import Link, When, briefing_url, counted, day, when
from briefgen.config import Settings
from briefgen.model.page import Page, PageKind, View
from briefgen.model.records import OpenQuestion, Watch
from briefgen.model.site import StatementKey
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import QuestionState, StatementStatus, WatchState


@dataclass(frozen=True, slots=True)
class BoardItem:
    """A question, or a thing to watch."""

    due: When | None
    """When it is expected."""
    text: str
    """Its words."""
    when: When | None
    """The date of its briefing."""
    link: Link
    """Its place in its briefing."""
    answer: Link | None
    """The statement that answers it."""


@dataclass(frozen=True, slots=True)
class Board:
    """Those in one state."""

    heading: str
    """The state."""
    items: tuple[BoardItem, ...]
    """Those in it."""


@dataclass(frozen=True, slots=True)
class QuestionsView(View):
    """What `pages/questions.md.jinja` shows."""

    title: str
    """The page's title."""
    count: str
    """How many there are."""
    boards: tuple[Board, ...]
    """By state, the open ones first."""


@dataclass(frozen=True, slots=True)
class WatchView(View):
    """What `pages/watch.md.jinja` shows."""

    title: str
    """The page's title."""
    count: str
    """How many there are."""
    boards: tuple[Board, ...]
    """By state, the open ones first."""
    calendar: bool
    """Whether there is a calendar to subscribe to."""


def questions(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the board of open questions, where there is one."""
    if not graph.wants("questions/"):
        return
    found = [
        (said, said.statement.record)
        for said in _standing(graph, StatementKind.OPEN_QUESTION)
        if isinstance(said.statement.record, OpenQuestion)
    ]
    if not found:
        return
    boards = (
        Board(
            state.value.capitalize(),
            tuple(
                _item(said, None, _answer(said, record, graph))
                for said, record in found
                if record.state is state
            ),
        )
        for state in QuestionState
    )
    count = counted(len(found), "question")
    yield Page(
        kind=PageKind.QUESTIONS,
        url="questions/",
        title="Questions",
        description="What is not known and should be.",
        lang=settings.lang,
        view=QuestionsView("Questions", count, _filled(boards)),
    )


def watch(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the board of things to watch, where there is one."""
    if not graph.wants("watch/"):
        return
    found = [
        (said, said.statement.record)
        for said in _standing(graph, StatementKind.WATCH)
        if isinstance(said.statement.record, Watch)
    ]
    if not found:
        return
    # The first that is due first; the newest first among the others.
    found.sort(key=lambda f: f[1].due.isoformat() if f[1].due else "9999")
    boards = (
        Board(
            state.value.capitalize(),
            tuple(
                _item(said, day(record.due) if record.due else None, None)
                for said, record in found
                if record.state is state
            ),
        )
        for state in WatchState
    )
    yield Page(
        kind=PageKind.WATCH,
        url="watch/",
        title="To watch",
        description="What to look out for, and when.",
        lang=settings.lang,
        view=WatchView(
            title="To watch",
            count=counted(len(found), "thing to watch", "things to watch"),
            boards=_filled(boards),
            calendar=bool(settings.site_url),
        ),
    )


def _standing(graph: Graph, kind: StatementKind) -> Iterator[Said]:
    return (
        Said(briefing, statement)
        for briefing in graph.site.briefings
        for statement in briefing.of_kind(kind)
        if statement.record.status is not StatementStatus.WITHDRAWN
    )


def _filled(boards: Iterable[Board]) -> tuple[Board, ...]:
    return tuple(board for board in boards if board.items)


def _item(said: Said, due: When | None, answer: Link | None) -> BoardItem:
    briefing, statement = said.briefing, said.statement
    return BoardItem(
        due=due,
        text=statement.text,
        when=when(briefing),
        link=Link(briefing.title, f"{briefing_url(briefing.id)}#{statement.id}"),
        answer=answer,
    )


def _answer(said: Said, record: OpenQuestion, graph: Graph) -> Link | None:
    name = record.answered_by
    if name is None:
        return None
    here = StatementKey(said.briefing.id, name)
    key = StatementKey.read(name) if "#" in name else here
    found = graph.statement(key)
    if found is None:
        return None
    return Link(found.statement.text, f"{briefing_url(key.briefing)}#{key.statement}")
