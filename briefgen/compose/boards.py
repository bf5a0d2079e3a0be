"""Boards: open questions and things to watch, by their state."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import TypeAlias

from briefgen.compose.graph import Graph, Said
from briefgen.compose.pagination import ListPage, PageLink, paginate
from briefgen.compose.pieces import (
    Link,
    When,
    briefing_url,
    day,
    day_of,
    place_in,
    when,
)
from briefgen.compose.terms import term
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.locale import Words
from briefgen.model.page import Page, PageKind, View
from briefgen.model.records import OpenQuestion, Watch
from briefgen.model.site import Briefing, StatementKey
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import QuestionState, StatementStatus, WatchState

ON_A_PAGE = 400
"""Questions, or things to watch, on a page: some 200 KB."""

_Found: TypeAlias = tuple[QuestionState | WatchState, Said, date | None]
"""A question or a thing to watch, with its state and the day that it is due."""


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
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
    boards: tuple[Board, ...]
    """By state, the open ones first."""


@dataclass(frozen=True, slots=True)
class WatchView(View):
    """What `pages/watch.md.jinja` shows."""

    title: str
    """The page's title."""
    count: str
    """How many there are."""
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
    boards: tuple[Board, ...]
    """By state, the open ones first."""
    calendar: bool
    """Whether there is a calendar to subscribe to."""


def questions(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the board of open questions, where there is one."""
    if not graph.wants("questions/"):
        return
    found = [
        (record.state, said, None)
        for said in standing(graph.site.briefings, StatementKind.OPEN_QUESTION)
        if isinstance(record := said.statement.record, OpenQuestion)
    ]
    found.sort(key=lambda f: list(QuestionState).index(f[0]))
    words = settings.words
    count = words.ngettext("{n} question", "{n} questions", len(found))
    for part in _parts(found, "questions/", words):
        title = part.titled(words.gettext("Questions"))
        yield Page(
            kind=PageKind.QUESTIONS,
            url=part.url,
            title=title,
            description=words.gettext("What is not known and should be."),
            lang=settings.lang,
            view=QuestionsView(title, count, part.pages, _boards(part.items, graph)),
            data=part.data,
        )


def watch(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the board of things to watch, where there is one."""
    if not graph.wants("watch/"):
        return
    found = [
        (record.state, said, record.due)
        for said in standing(graph.site.briefings, StatementKind.WATCH)
        if isinstance(record := said.statement.record, Watch)
    ]
    # The first that is due first; the newest first among the others.
    found.sort(key=lambda f: f[2].isoformat() if f[2] else "9999")
    found.sort(key=lambda f: list(WatchState).index(f[0]))
    words = settings.words
    count = words.ngettext("{n} thing to watch", "{n} things to watch", len(found))
    for part in _parts(found, "watch/", words):
        title = part.titled(words.gettext("To watch"))
        yield Page(
            kind=PageKind.WATCH,
            url=part.url,
            title=title,
            description=words.gettext("What to look out for, and when."),
            lang=settings.lang,
            view=WatchView(
                title=title,
                count=count,
                pages=part.pages,
                boards=_boards(part.items, graph),
                calendar=bool(settings.site_url),
            ),
            data=part.data,
        )


def _parts(
    found: Sequence[_Found], url: str, words: Words
) -> Iterator[ListPage[_Found]]:
    """Put them on pages; there is none without any."""
    if found:
        yield from paginate(found, ON_A_PAGE, url, partial(_name, words=words), words)


def _name(found: _Found, words: Words) -> str:
    state, said, due = found
    at = words.day(due) if due else day_of(said.briefing, words)
    return f"{term(state, words)}, {at}"


def _boards(found: Sequence[_Found], graph: Graph) -> tuple[Board, ...]:
    return tuple(
        Board(
            graph.words.capital(term(state, graph.words)),
            tuple(board_item(said, due, graph) for _, said, due in those),
        )
        for state, those in groupby(found, lambda f: f[0])
    )


def standing(briefings: Iterable[Briefing], kind: StatementKind) -> Iterator[Said]:
    """Give the statements of a kind that were not withdrawn."""
    return (
        Said(briefing, statement)
        for briefing in briefings
        for statement in briefing.of_kind(kind)
        if statement.record.status is not StatementStatus.WITHDRAWN
    )


def board_item(said: Said, due: date | None, graph: Graph) -> BoardItem:
    """Show a question, or a thing to watch, in a list."""
    briefing, statement = said.briefing, said.statement
    return BoardItem(
        due=day(due, graph.words) if due else None,
        text=statement.text,
        when=when(briefing, graph.words),
        link=place_in(briefing, statement.id),
        answer=_answer(said, graph),
    )


def _answer(said: Said, graph: Graph) -> Link | None:
    record = said.statement.record
    if not isinstance(record, OpenQuestion) or record.answered_by is None:
        return None
    name = record.answered_by
    here = StatementKey(said.briefing.id, name)
    key = StatementKey.read(name) if "#" in name else here
    found = graph.statement(key)
    if found is None:
        return None
    url = f"{briefing_url(key.briefing)}#{key.statement}"
    return Link(found.statement.text, url, found.briefing.lang)
