"""The ledger of judgements: what was said to be likely, and what came of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from itertools import groupby

from markupsafe import Markup

from briefgen.compose.calibration import ENOUGH, Forecast, brier_score, tallies
from briefgen.compose.calibration_plot import calibration_plot
from briefgen.compose.graph import Graph, Said
from briefgen.compose.pagination import PageLink, paginate
from briefgen.compose.pieces import (
    Link,
    When,
    briefing_url,
    percent,
    percents,
    place_in,
    when,
)
from briefgen.compose.terms import confidence_words, likelihood_words, term
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.locale import N_, Words
from briefgen.model.page import Page, PageKind, View
from briefgen.model.records import Judgement
from briefgen.model.site import StatementKey
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import LIKELIHOOD, Likelihood, Outcome

ON_A_PAGE = 400
"""Judgements on a page: some 200 KB."""
_STATES = {
    "Due": N_("Due"),
    "Open": N_("Open"),
    "Resolved": N_("Resolved"),
    "Replaced": N_("Replaced"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement in the ledger."""

    likelihood: str
    """How likely it is, with its range; empty where nobody said."""
    text: str
    """What is judged."""
    withdrawn: bool
    """Whether it was withdrawn."""
    when: When | None
    """The date of its briefing."""
    link: Link
    """Its place in its briefing."""
    remarks: tuple[str, ...]
    """Confidence, the day it can be known, what came of it."""
    note: str
    """What a reader should know of the outcome."""
    revises: Link | None
    """The judgement that it replaces."""
    revised_by: Link | None
    """The judgement that replaces it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Judgements that are in one state."""

    heading: str
    """The state."""
    entries: tuple[Entry, ...]
    """The judgements."""


@dataclass(frozen=True, slots=True)
class Row:
    """What came true of one likelihood."""

    term: str
    """The likelihood, with its range."""
    happened: str
    """How many came true, of how many."""
    share: str
    """The share, in per cent."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well it was judged."""

    brier: str
    """The Brier score; empty where there are too few outcomes."""
    scored: str
    """How many judgements it is made of, or how many are wanting."""
    plot: Markup
    """The calibration plot, as a finished block; empty without a score."""
    rows: tuple[Row, ...]
    """The same in figures."""


@dataclass(frozen=True, slots=True)
class JudgementsView(View):
    """What `pages/judgements.md.jinja` shows."""

    title: str
    """The page's title."""
    count: str
    """How many there are."""
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
    groups: tuple[Group, ...]
    """The ledger, by state."""
    score: Score | None
    """How well it was judged; on the first page of the ledger."""


def judgements(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the ledger, where there is a judgement."""
    if not graph.wants("judgements/"):
        return
    said = [
        (Said(b, s), s.record)
        for b in graph.site.briefings
        for s in b.of_kind(StatementKind.JUDGEMENT)
        if isinstance(s.record, Judgement)
    ]
    if not said:
        return
    words = settings.words
    ledger = _ledger(said, settings.now.date(), words)
    name = partial(_name, words=words)
    for part in paginate(ledger, ON_A_PAGE, "judgements/", name, words):
        title = part.titled(words.gettext("Judgements"))
        groups = groupby(part.items, lambda listed: listed[0])
        yield Page(
            kind=PageKind.JUDGEMENTS,
            url=part.url,
            title=title,
            description=words.gettext(
                "What was said to be likely, and what came of it."
            ),
            lang=settings.lang,
            view=JudgementsView(
                title=title,
                count=_counted(len(said), words),
                pages=part.pages,
                groups=tuple(
                    Group(
                        words.gettext(_STATES[state]),
                        tuple(entry for _, entry in those),
                    )
                    for state, those in groups
                ),
                score=None if part.number else _score((r for _, r in said), words),
            ),
            data=part.data,
        )


def _counted(judgements: int, words: Words) -> str:
    return words.ngettext("{n} judgement", "{n} judgements", judgements)


def _ledger(
    said: list[tuple[Said, Judgement]], today: date, words: Words
) -> list[tuple[str, Entry]]:
    """Give all judgements, each with the state that it is in, by state."""
    revised = {
        StatementKey.read(record.revises): at
        for at, record in said
        if record.revises is not None
    }
    groups: dict[str, list[tuple[str, Entry]]] = {state: [] for state in _STATES}
    for at, record in said:
        entry = _entry(at, record, revised, words)
        state = _state(record, entry, today)
        groups[state].append((_order(record), entry))
    for state in ("Due", "Open"):  # the first to be known first
        groups[state].sort(key=lambda pair: pair[0])
    return [(state, entry) for state, those in groups.items() for _, entry in those]


def _name(listed: tuple[str, Entry], words: Words) -> str:
    state, entry = listed
    at = entry.when.text if entry.when else words.gettext("undated")
    return f"{words.gettext(_STATES[state]).lower()}, {at}"


def _score(records: Iterator[Judgement], words: Words) -> Score:
    forecasts = list(_forecasts(records))
    enough = len(forecasts) >= ENOUGH
    number = len(forecasts) if enough else ENOUGH - len(forecasts)
    return Score(
        brier=words.decimal(brier_score(forecasts)) if enough else "",
        scored=_counted(number, words),
        plot=calibration_plot(tallies(forecasts), words) if enough else Markup(),
        rows=tuple(_rows(forecasts, words)) if enough else (),
    )


def _state(record: Judgement, entry: Entry, today: date) -> str:
    if record.outcome:
        return "Resolved"
    if entry.revised_by or entry.withdrawn:
        return "Replaced"
    overdue = record.resolve_by is not None and record.resolve_by < today
    return "Due" if overdue else "Open"


def _order(record: Judgement) -> str:
    return record.resolve_by.isoformat() if record.resolve_by else "9999"


def _entry(
    said: Said,
    record: Judgement,
    revised: Mapping[StatementKey, Said],
    words: Words,
) -> Entry:
    later = revised.get(StatementKey(said.briefing.id, said.statement.id))
    earlier = StatementKey.read(record.revises) if record.revises else None
    return Entry(
        likelihood=_likelihood(record.likelihood, words) if record.likelihood else "",
        text=record.text,
        withdrawn=record.status == "withdrawn",
        when=when(said.briefing, words),
        link=place_in(said.briefing, said.statement.id),
        remarks=tuple(_remarks(record, words)),
        note=record.outcome_note or "",
        revises=Link(
            words.gettext("an earlier judgement"),
            f"{briefing_url(earlier.briefing)}#{earlier.statement}",
        )
        if earlier
        else None,
        revised_by=place_in(later.briefing, later.statement.id) if later else None,
    )


def _likelihood(likelihood: Likelihood, words: Words) -> str:
    share = percents(*LIKELIHOOD[likelihood], words)
    return f"{likelihood_words(likelihood, words)} ({share})"


def _remarks(record: Judgement, words: Words) -> Iterator[str]:
    if record.confidence:
        yield confidence_words(record.confidence, words)
    if record.outcome and record.resolved_on:
        yield words.gettext(
            "{outcome} on {date}",
            outcome=term(record.outcome, words),
            date=words.day(record.resolved_on),
        )
    elif record.outcome:
        yield term(record.outcome, words)
    elif record.resolve_by:
        yield words.gettext("known by {date}", date=words.day(record.resolve_by))


def _forecasts(records: Iterator[Judgement]) -> Iterator[Forecast]:
    """Give what can be scored: also what was withdrawn or replaced in between."""
    for record in records:
        if record.likelihood and record.outcome in {
            Outcome.HAPPENED,
            Outcome.DID_NOT_HAPPEN,
        }:
            yield Forecast(record.likelihood, record.outcome is Outcome.HAPPENED)


def _rows(forecasts: list[Forecast], words: Words) -> Iterator[Row]:
    for tally in tallies(forecasts):
        share = percent(round(100 * tally.happened / tally.count), words)
        number = words.number(tally.happened)
        all_ = words.number(tally.count)
        yield Row(
            _likelihood(tally.likelihood, words),
            words.gettext("{number} of {all}", number=number, all=all_),
            share,
        )
