"""Statements in lists of what was said: in their context, long lists by year."""

from collections.abc import Sequence
from itertools import groupby

from briefgen.compose.graph import Said
from briefgen.compose.grounds import grounds_of
from briefgen.compose.passages import is_shown
from briefgen.compose.pieces import (
    Link,
    When,
    briefing_url,
    place_in,
    said_in,
    source_warning,
    when,
)
from briefgen.compose.terms import confidence_words, likelihood_words, term
from briefgen.frozen import dataclass
from briefgen.locale import Words
from briefgen.model.records import Judgement

_UNFOLDED = 40  # statements, before a list is folded by year
MOST = 800
"""Statements on a page: some 420 KB."""


@dataclass(frozen=True, slots=True)
class SaidItem:
    """A statement in a list of what was said."""

    likelihood: str
    """How likely a judgement is, to stand in front of its words."""
    text: str
    """Its words."""
    lang: str
    """Their language."""
    remarks: tuple[str, ...]
    """What sort of statement it is, and with what confidence."""
    link: Link
    """Its place in its briefing."""
    passage: str
    """Where the first passage is marked that it rests on; empty where none is."""
    when: When | None
    """The date of its briefing."""
    withdrawn: bool
    """Whether it was withdrawn."""
    warning: str
    """Why it may not stand: a source that does not, a statement that it rests on."""


@dataclass(frozen=True, slots=True)
class SaidYear:
    """What was said in a year."""

    title: str
    """The year; empty where the list is short, and not folded."""
    open: bool
    """Whether it is unfolded at first."""
    said: tuple[SaidItem, ...]
    """The statements, newest first."""


def said_by_year(said: Sequence[Said], words: Words) -> tuple[SaidYear, ...]:
    """Show statements, newest first; by year where there are many."""
    if not said:
        return ()
    if len(said) <= _UNFOLDED:
        items = tuple(said_item(each, words) for each in said)
        return (SaidYear("", True, items),)  # noqa: FBT003 - a field
    years = groupby(said[:MOST], lambda each: _year(each, words))
    return tuple(
        SaidYear(year, at == 0, tuple(said_item(each, words) for each in those))
        for at, (year, those) in enumerate(years)
    )


def left_out(said: Sequence[Said]) -> int:
    """Count the oldest statements, which a page has no room for."""
    return max(len(said) - MOST, 0)


def said_item(said: Said, words: Words) -> SaidItem:
    """Show a statement in a list."""
    briefing, statement = said.briefing, said.statement
    record, url = statement.record, briefing_url(briefing.id)
    passage = next((e.id for e in statement.evidence if is_shown(e)), "")
    remarks = [term(statement.kind, words)]
    if grounds := grounds_of(statement, words):
        remarks.append(grounds)
    likelihood = ""
    if isinstance(record, Judgement):
        if record.likelihood:
            likelihood = likelihood_words(record.likelihood, words)
        if record.confidence:
            remarks.append(confidence_words(record.confidence, words))
    return SaidItem(
        likelihood=likelihood,
        text=statement.text,
        lang=said_in(statement, briefing),
        remarks=tuple(remarks),
        link=place_in(briefing, statement.id),
        passage=f"{url}#{passage}" if passage else "",
        when=when(briefing, words),
        withdrawn=record.status == "withdrawn",
        warning=_warning(said, words),
    )


def _warning(said: Said, words: Words) -> str:
    sources = (e.source for e in said.statement.evidence if e.source)
    warnings = dict.fromkeys(source_warning(source, words) for source in sources)
    if told := ", ".join(filter(None, warnings)):
        return words.gettext("source {status}", status=told)
    if said.statement.shaken_by:
        return words.gettext("rests on what was changed")
    return ""


def _year(said: Said, words: Words) -> str:
    date = said.briefing.date
    return words.year(date.year) if date else words.gettext("Undated")
