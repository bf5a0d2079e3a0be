"""Small parts that several views share: links, dates, lists of briefings."""

from datetime import date, datetime

from markupsafe import Markup

from briefgen.compose.terms import term
from briefgen.compose.words import inline
from briefgen.frozen import dataclass
from briefgen.locale import Words, direction, same_language
from briefgen.markup.escape import escape, safe
from briefgen.model.edtf import DatePoint, EventDate
from briefgen.model.site import Briefing, Source, Statement
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import SourceStatus, Status

_DAY = len("2023-07-04")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site."""

    text: str
    """The words."""
    url: str
    """The page, from the site's root, perhaps with `#id`."""
    lang: str = ""
    """The language of the words; nothing where they are the interface's."""


@dataclass(frozen=True, slots=True)
class When:
    """A date, for people and for programs."""

    text: str
    """As it is read."""
    iso: Markup
    """As `<time datetime>` takes it; empty where that takes none."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a briefing added to those before it."""

    summary: Markup
    """All of it, in a line."""
    points: tuple[Link, ...]
    """Key points of its own, in the author's order."""
    more: Link | None
    """Further ones, in the briefing."""
    names: tuple[Link, ...]
    """Who or what it is the first to name."""
    warning: str
    """That it leans on a source which does not stand as it was published."""


@dataclass(frozen=True, slots=True)
class BriefingItem:
    """A briefing in a list."""

    link: Link
    """Its title."""
    when: When | None
    """Its date."""
    kind: str
    """What sort of briefing it is."""
    bottom_line: Markup
    """Its bottom line."""
    badge: str
    """What sets it apart: draft, retracted; mostly empty."""
    added: Added | None = None
    """What it added to a story; None where no story is told."""


def said_in(statement: Statement, briefing: Briefing) -> str:
    """Name the language of a statement's words; those of a quotation are a source's."""
    if statement.kind is not StatementKind.QUOTATION:
        return briefing.lang
    languages = (e.source.lang for e in statement.evidence if e.source)
    return next(filter(None, languages), briefing.lang)


def day(value: date, words: Words) -> When:
    """Write a day, or a moment, for a reader."""
    if isinstance(value, datetime) and (value.hour or value.minute):
        return When(words.moment(value), _iso(value.isoformat(timespec="minutes")))
    return When(words.day(value), _iso(value.isoformat()[:_DAY]))


def _iso(text: str) -> Markup:
    return safe(text)  # noqa: S704 - digits, hyphens, colons and a plus


def when(briefing: Briefing, words: Words) -> When | None:
    """Write a briefing's date."""
    return day(briefing.date, words) if briefing.date else None


def day_of(briefing: Briefing, words: Words) -> str:
    """Name a briefing by its date."""
    if briefing.date is None:
        return words.gettext("undated")
    return words.day(briefing.date)


def when_on(briefing: Briefing, words: Words) -> When | None:
    """Write the day of a briefing."""
    return day(briefing.date.date(), words) if briefing.date else None


def event_day(value: EventDate, words: Words) -> When:
    """Write when something happened, as exactly as is known."""
    start = _point(value.start, words)
    if value.end is None:
        marked = value.start.approximate or value.start.uncertain
        return When(start, Markup() if marked else _iso(value.start.text))
    return When(span(start, _point(value.end, words), words), Markup())


def span(first: str, last: str, words: Words) -> str:
    """Write a span by its ends."""
    return words.gettext("{first} to {last}", first=first, last=last)


def _point(point: DatePoint, words: Words) -> str:
    match point.precision:
        case "day":
            text = words.day(point.first)
        case "month":
            text = words.month(point.first)
        case _:
            text = words.year(point.first.year)
    if point.approximate:
        text = words.gettext("about {date}", date=text)
    return words.gettext("{date} (uncertain)", date=text) if point.uncertain else text


def in_lang(text: str, lang: str, words: Words) -> Markup:
    """Write an author's words among the interface's."""
    if same_language(lang, words.lang):
        return escape(text)
    return Markup('<span lang="{}" dir="{}">{}</span>').format(
        lang, direction(lang), escape(text)
    )


def briefing_url(briefing: str) -> str:
    """Say where a briefing stands."""
    return f"briefings/{briefing}/"


def briefing_link(briefing: Briefing) -> Link:
    """Lead to a briefing by its title."""
    return Link(briefing.title, briefing_url(briefing.id), briefing.lang)


def place_in(briefing: Briefing, place: str) -> Link:
    """Lead to a place in a briefing by its title."""
    url = f"{briefing_url(briefing.id)}#{place}"
    return Link(briefing.title, url, briefing.lang)


def briefing_item(briefing: Briefing, words: Words) -> BriefingItem:
    """Show a briefing in a list."""
    line = briefing.annotation.bottom_line
    status = briefing.annotation.status
    return BriefingItem(
        link=briefing_link(briefing),
        when=when(briefing, words),
        kind=term(briefing.annotation.kind, words),
        bottom_line=inline(line.text) if line else Markup(),
        badge="" if status is Status.PUBLISHED else term(status, words),
    )


def source_link(source: Source) -> Link:
    """Lead to the page of a source; its title is in its language.

    Where nobody says which, it is that of whoever declares it.
    """
    lang = source.lang or source.told_in
    return Link(source.title, f"sources/{source.id}/", lang)


def source_warning(source: Source, words: Words) -> str:
    """Say that a source does not stand as it was."""
    status = source.record.status
    return "" if status is SourceStatus.CURRENT else term(status, words)


def percent(share: int, words: Words) -> str:
    """Write a share."""
    return words.gettext("{share} %", share=share)


def percents(low: int, high: int, words: Words) -> str:
    """Write a range of shares."""
    return words.gettext("{low} to {high} %", low=low, high=high)


def method_url(word: str) -> str:
    """Say where the page on method explains a word."""
    return f"method/#{word.replace(' ', '-').replace('+', '-')}"


def briefings_in_words(number: int, words: Words) -> str:
    """Count briefings."""
    return words.ngettext("{n} briefing", "{n} briefings", number)


def sources_in_words(number: int, words: Words) -> str:
    """Count sources."""
    return words.ngettext("{n} source", "{n} sources", number)


def statements_in_words(number: int, words: Words) -> str:
    """Count statements."""
    return words.ngettext("{n} statement", "{n} statements", number)
