"""Statements in lists of what was said: in their context, long lists by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.compose.graph import Said
from briefgen.compose.grounds import grounds_of
from briefgen.compose.passages import is_shown
from briefgen.compose.pieces import Link, When, briefing_url, source_warning, when
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


def said_by_year(said: Sequence[Said]) -> tuple[SaidYear, ...]:
    """Show statements, newest first; by year where there are many."""
    if not said:
        return ()
    if len(said) <= _UNFOLDED:
        return (SaidYear("", True, tuple(map(said_item, said))),)  # noqa: FBT003 - a field
    years = groupby(said[:MOST], _year)
    return tuple(
        SaidYear(year, at == 0, tuple(map(said_item, those)))
        for at, (year, those) in enumerate(years)
    )


def left_out(said: Sequence[Said]) -> int:
    """Count the oldest statements, which a page has no room for."""
    return max(len(said) - MOST, 0)


def said_item(said: Said) -> SaidItem:
    """Show a statement in a list."""
    briefing, statement = said.briefing, said.statement
    record, url = statement.record, briefing_url(briefing.id)
    passage = next((e.id for e in statement.evidence if is_shown(e)), "")
    remarks = [*filter(None, (statement.kind.words, grounds_of(statement)))]
    likelihood = ""
    if isinstance(record, Judgement):
        if record.likelihood:
            likelihood = record.likelihood.replace("-", " ").capitalize()
        if record.confidence:
            remarks.append(f"{record.confidence.value} confidence")
    return SaidItem(
        likelihood=likelihood,
        text=statement.text,
        remarks=tuple(remarks),
        link=Link(briefing.title, f"{url}#{statement.id}"),
        passage=f"{url}#{passage}" if passage else "",
        when=when(briefing),
        withdrawn=record.status == "withdrawn",
        warning=_warning(said),
    )


def _warning(said: Said) -> str:
    sources = (e.source for e in said.statement.evidence if e.source)
    warnings = dict.fromkeys(filter(None, map(source_warning, sources)))
    if warnings:
        return f"source {', '.join(warnings)}"
    return "rests on what was changed" if said.statement.shaken_by else ""


def _year(said: Said) -> str:
    date = said.briefing.date
    return f"{date.year}" if date else "Undated"
