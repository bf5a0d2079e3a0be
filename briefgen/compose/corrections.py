"""What was put right: corrections and retractions, and what they were about."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import groupby

from markupsafe import Markup

from briefgen.compose.feeds import PARAGRAPH, Entry, entry_feeds, moment_of
from briefgen.compose.graph import Graph
from briefgen.compose.pagination import PageLink, paginate
from briefgen.compose.pieces import Link, When, briefing_link, briefing_url, day
from briefgen.compose.terms import term
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.locale import N_, Words
from briefgen.model.annotation import Update
from briefgen.model.page import Page, PageKind, View
from briefgen.model.site import Briefing
from briefgen.model.vocabulary import UpdateKind

_HEADINGS = {
    UpdateKind.RETRACTION: N_("Retractions"),
    UpdateKind.CORRECTION: N_("Corrections"),
    UpdateKind.CLARIFICATION: N_("Clarifications"),
}
ON_A_PAGE = 400
"""Corrections on a page: some 200 KB."""
_FEED = (UpdateKind.RETRACTION, UpdateKind.CORRECTION)


@dataclass(frozen=True, slots=True)
class Corrected:
    """Something that was put right."""

    when: When
    """When."""
    link: Link
    """The briefing."""
    note: str
    """What was changed."""
    was: str
    """What stood there before."""
    statements: tuple[Link, ...]
    """The statements that it was about."""


@dataclass(frozen=True, slots=True)
class CorrectedGroup:
    """What was put right in one way."""

    heading: str
    """The way."""
    items: tuple[Corrected, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class CorrectionsView(View):
    """What `pages/corrections.md.jinja` shows."""

    title: str
    """The page's title."""
    count: str
    """How many there are."""
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
    groups: tuple[CorrectedGroup, ...]
    """Retractions and corrections first."""


def corrections(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the page of corrections, where there is a briefing."""
    if not graph.site.briefings or not graph.wants("corrections/"):
        return
    found = [
        (update, briefing)
        for briefing in graph.site.briefings
        for update in briefing.updates
        if update.kind in _HEADINGS
    ]
    found.sort(key=lambda pair: _moment(pair[0], pair[1], settings), reverse=True)
    entries = list(_entries(found, settings))
    found.sort(key=lambda pair: list(_HEADINGS).index(pair[0].kind))
    words = settings.words
    name = partial(_name, words=words)
    for part in paginate(found, ON_A_PAGE, "corrections/", name, words):
        title = part.titled(words.gettext("Corrections"))
        groups = groupby(part.items, lambda pair: pair[0].kind)
        feeds = entry_feeds(part.url, title, entries, settings)
        yield Page(
            kind=PageKind.CORRECTIONS,
            url=part.url,
            title=title,
            description=words.gettext(
                "What was put right in the briefings of {site}.",
                site=settings.site_name,
            ),
            lang=settings.lang,
            view=CorrectionsView(
                title=title,
                count=words.ngettext(
                    "{n} correction or retraction",
                    "{n} corrections and retractions",
                    len(entries),
                ),
                pages=part.pages,
                groups=tuple(
                    CorrectedGroup(
                        words.gettext(_HEADINGS[kind]),
                        tuple(_corrected(u, b, words) for u, b in those),
                    )
                    for kind, those in groups
                ),
            ),
            data=part.data,
            files={} if part.number else feeds,
        )


def _name(corrected: tuple[Update, Briefing], words: Words) -> str:
    update, _ = corrected
    return f"{term(update.kind, words)}, {day(update.date, words).text}"


def _corrected(update: Update, briefing: Briefing, words: Words) -> Corrected:
    texts = {s.id: s.text for s in briefing.statements}
    url = briefing_url(briefing.id)
    return Corrected(
        when=day(update.date, words),
        link=briefing_link(briefing),
        note=update.note,
        was=update.was or "",
        statements=tuple(
            Link(texts[i], f"{url}#{i}", briefing.lang)
            for i in update.statements
            if i in texts
        ),
    )


def _moment(update: Update, briefing: Briefing, settings: Settings) -> datetime:
    return moment_of(update.date, briefing.date or settings.now)


def _entries(
    found: Iterable[tuple[Update, Briefing]], settings: Settings
) -> Iterator[Entry]:
    """Make the entries; of several on one briefing at one moment, each has an id."""
    times: Counter[str] = Counter()
    for update, briefing in found:
        if update.kind not in _FEED:
            continue
        entry = _entry(update, briefing, settings)
        times[entry.id] += 1
        again = times[entry.id]
        yield replace(entry, id=f"{entry.id}-{again}") if again > 1 else entry


def _entry(update: Update, briefing: Briefing, settings: Settings) -> Entry:
    moment, words = _moment(update, briefing, settings), settings.words
    was = words.gettext("Before: {words}", words=update.was) if update.was else ""
    texts = list(filter(None, (update.note, was)))
    stamp = moment.isoformat(timespec="minutes")
    return Entry(
        id=f"{briefing_url(briefing.id)}#{update.kind.value}-{stamp}",
        url=briefing_url(briefing.id),
        lang=briefing.lang,
        title=f"{words.capital(term(update.kind, words))}: {briefing.title}",
        published=moment,
        updated=moment,
        summary=update.note,
        content="\n\n".join(texts),
        html=Markup().join(map(PARAGRAPH.format, texts)),
        tags=briefing.annotation.topics,
    )
