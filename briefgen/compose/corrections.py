"""What was put right: corrections and retractions, and what they were about."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from markupsafe import Markup

from briefgen.compose.feeds import PARAGRAPH, Entry, entry_feeds, moment_of
from briefgen.compose.graph import Graph
from briefgen.compose.pagination import PageLink, paginate
from briefgen.compose.pieces import Link, When, briefing_url, counted, day
from briefgen.config import Settings
from briefgen.model.annotation import Update
from briefgen.model.page import Page, PageKind, View
from briefgen.model.site import Briefing
from briefgen.model.vocabulary import UpdateKind

_HEADINGS = {
    UpdateKind.RETRACTION: "Retractions",
    UpdateKind.CORRECTION: "Corrections",
    UpdateKind.CLARIFICATION: "Clarifications",
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
    for part in paginate(found, ON_A_PAGE, "corrections/", _name):
        title = part.titled("Corrections")
        groups = groupby(part.items, lambda pair: pair[0].kind)
        feeds = entry_feeds(part.url, title, entries, settings)
        yield Page(
            kind=PageKind.CORRECTIONS,
            url=part.url,
            title=title,
            description=f"What was put right in the briefings of {settings.site_name}.",
            lang=settings.lang,
            view=CorrectionsView(
                title=title,
                count=counted(len(entries), "correction or retraction", _MANY),
                pages=part.pages,
                groups=tuple(
                    CorrectedGroup(
                        _HEADINGS[kind], tuple(_corrected(u, b) for u, b in those)
                    )
                    for kind, those in groups
                ),
            ),
            data=part.data,
            files={} if part.number else feeds,
        )


_MANY = "corrections and retractions"


def _name(corrected: tuple[Update, Briefing]) -> str:
    update, _ = corrected
    return f"{update.kind}, {day(update.date).text}"


def _corrected(update: Update, briefing: Briefing) -> Corrected:
    texts = {s.id: s.text for s in briefing.statements}
    url = briefing_url(briefing.id)
    return Corrected(
        when=day(update.date),
        link=Link(briefing.title, url),
        note=update.note,
        was=update.was or "",
        statements=tuple(
            Link(texts[i], f"{url}#{i}") for i in update.statements if i in texts
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
    moment = _moment(update, briefing, settings)
    texts = [update.note, *([f"Before: {update.was}"] if update.was else [])]
    stamp = moment.isoformat(timespec="minutes")
    return Entry(
        id=f"{briefing_url(briefing.id)}#{update.kind.value}-{stamp}",
        url=briefing_url(briefing.id),
        lang=briefing.lang,
        title=f"{update.kind.value.capitalize()}: {briefing.title}",
        published=moment,
        updated=moment,
        summary=update.note,
        content="\n\n".join(texts),
        html=Markup().join(map(PARAGRAPH.format, texts)),
        tags=briefing.annotation.topics,
    )
