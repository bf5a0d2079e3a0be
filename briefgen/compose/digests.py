"""Digests: what was new in a day, week or month, on one page and as an e-mail."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from markupsafe import Markup

from briefgen.compose.digest_mail import mail_html, mail_text
from briefgen.compose.digest_view import DigestBriefing, DigestItem, DigestView
from briefgen.compose.graph import Graph
from briefgen.compose.pagination import PageLink, paginate
from briefgen.compose.pieces import (
    Link,
    briefing_link,
    briefing_url,
    counted,
    day,
    when,
)
from briefgen.compose.spans import Span, span_of
from briefgen.compose.words import inline
from briefgen.config import Settings
from briefgen.model.page import Page, PageKind, View
from briefgen.model.records import Watch
from briefgen.model.site import Briefing
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Rhythm, StatementStatus, UpdateKind, WatchState

T = TypeVar("T")

ON_A_PAGE = 1000
"""Digests in a list: some 150 KB."""

_PUT_RIGHT = {UpdateKind.CORRECTION, UpdateKind.RETRACTION}


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """A digest in the list of all."""

    link: Link
    """Its page."""
    count: str
    """How many briefings it has."""


@dataclass(frozen=True, slots=True)
class DigestsView(View):
    """What `pages/digests.md.jinja` shows."""

    title: str
    """The page's title."""
    pages: tuple[PageLink, ...]
    """The pages of the list, where it has several."""
    digests: tuple[DigestEntry, ...]
    """Newest first."""


def digests(graph: Graph, settings: Settings) -> Iterator[Page]:
    """Make the digest of each span with a briefing, and their list."""
    if settings.options.digests is Rhythm.NONE:
        return
    span = span_of(settings.options.digests)
    new = _by_span(((b.date, b) for b in graph.site.briefings if b.date), span)
    if not new:
        return
    spans = sorted(new, reverse=True)
    if graph.wants("digests/"):
        yield from _index(spans, new, settings)
    wanted = {here for here in spans if graph.wants(_link(here).url)}
    put_right = _by_span(_corrections(graph), span)
    coming = {here: span(here.last + timedelta(1)) for here in wanted}
    due = _by_span(_due(graph, frozenset(coming.values()), span), span)
    neighbours = zip(spans, (*spans[1:], None), (None, *spans[:-1]), strict=True)
    for here, before, after in neighbours:
        if here not in wanted:
            continue
        view = DigestView(
            title=here.title,
            count=counted(len(new[here]), "briefing"),
            briefings=tuple(map(_briefing, new[here])),
            corrections=tuple(put_right.get(here, ())),
            due=tuple(due.get(coming[here], ())),
            before=_link(before) if before else None,
            after=_link(after) if after else None,
            mails=bool(settings.site_url),
        )
        yield _page(here, view, settings)


def _index(
    spans: Iterable[Span], new: Mapping[Span, list[Briefing]], settings: Settings
) -> Iterator[Page]:
    entries = [
        DigestEntry(_link(span), counted(len(new[span]), "briefing")) for span in spans
    ]
    for part in paginate(
        entries, ON_A_PAGE, "digests/", lambda e: e.link.text, newest_first=True
    ):
        title = part.titled("Digests")
        yield Page(
            kind=PageKind.DIGESTS,
            url=part.url,
            title=title,
            description=f"What was new on {settings.site_name}.",
            lang=settings.lang,
            view=DigestsView(title, part.pages, tuple(part.items)),
            data=part.data,
        )


def _page(here: Span, view: DigestView, settings: Settings) -> Page:
    url = _link(here).url
    files = {}
    if view.mails:
        files[f"{url}email.html"] = mail_html(view, url, settings)
        files[f"{url}email.txt"] = mail_text(view, url, settings)
    return Page(
        kind=PageKind.DIGEST,
        url=url,
        title=view.title,
        description=f"What was new: {view.count}.",
        lang=settings.lang,
        date=here.last.isoformat(),
        view=view,
        files=files,
    )


def _link(span: Span) -> Link:
    return Link(span.title, f"digests/{span.id}/")


def _by_span(
    dated: Iterable[tuple[date, T]], span: Callable[[date], Span]
) -> dict[Span, list[T]]:
    found: defaultdict[Span, list[T]] = defaultdict(list)
    for at, value in dated:
        found[span(at.date() if isinstance(at, datetime) else at)].append(value)
    return dict(found)


def _briefing(briefing: Briefing) -> DigestBriefing:
    line = briefing.annotation.bottom_line
    url = briefing_url(briefing.id)
    return DigestBriefing(
        link=briefing_link(briefing),
        when=when(briefing),
        lang=briefing.lang,
        bottom_line=inline(line.text) if line else Markup(),
        points=tuple(
            Link(s.text, f"{url}#{s.id}")
            for s in briefing.of_kind(StatementKind.KEY_POINT)
            if s.record.status is not StatementStatus.WITHDRAWN
        ),
    )


def _corrections(graph: Graph) -> Iterator[tuple[date, DigestItem]]:
    found = [
        (
            update.date,
            DigestItem(day(update.date), briefing_link(briefing), update.note),
        )
        for briefing in graph.site.briefings
        for update in briefing.updates
        if update.kind in _PUT_RIGHT
    ]
    return iter(sorted(found, key=lambda pair: str(pair[0]), reverse=True))


def _due(
    graph: Graph, spans: frozenset[Span], span: Callable[[date], Span]
) -> Iterator[tuple[date, DigestItem]]:
    """Give what is to be watched in some spans."""
    found = [
        (
            statement.record.due,
            DigestItem(
                day(statement.record.due),
                Link(statement.text, f"{briefing_url(briefing.id)}#{statement.id}"),
                "",
            ),
        )
        for briefing in graph.site.briefings
        if any(span(at) in spans for at in briefing.due_days)
        for statement in briefing.of_kind(StatementKind.WATCH)
        if isinstance(statement.record, Watch)
        and statement.record.due
        and statement.record.state is WatchState.OPEN
        and statement.record.status is not StatementStatus.WITHDRAWN
    ]
    return iter(sorted(found, key=lambda pair: pair[0].isoformat()))
