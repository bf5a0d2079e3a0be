"""Digests: what was new in a day, week or month, on one page and as an e-mail."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from briefgen.compose.digest_items import by_span, corrections_of, due_in
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
    month,
    when,
)
from briefgen.compose.words import inline
from briefgen.config import Settings
from briefgen.model.digest import Digest
from briefgen.model.page import Page, PageKind, View
from briefgen.model.site import Briefing
from briefgen.model.spans import Span, span_of
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Rhythm, StatementStatus

ON_A_PAGE = 1000
"""Digests in a list: some 150 KB."""
IN_FULL = 150
"""Briefings of a digest that are shown with their points: some 250 KB."""
BY_TITLE = 1000
"""Further ones that are named: some 200 KB."""


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """A digest in the list of all."""

    link: Link
    """Its page."""
    title: str
    """What its author calls it; mostly empty."""
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
    new = by_span(((b.date, b) for b in graph.site.briefings if b.date), span)
    if not new:
        return
    spans = sorted(new, reverse=True)
    if graph.wants("digests/"):
        yield from _index(spans, new, graph, settings)
    wanted = {here for here in spans if graph.wants(_link(here).url)}
    put_right = by_span(corrections_of(graph), span)
    coming = {here: span(here.next_day) for here in wanted}
    due = by_span(due_in(graph, frozenset(coming.values()), span), span)
    neighbours = zip(spans, (*spans[1:], None), (None, *spans[:-1]), strict=True)
    for here, before, after in neighbours:
        if here not in wanted:
            continue
        given = graph.site.digests.get(here.id, Digest())
        view = _view(
            *(
                here,
                given,
                new[here],
                put_right.get(here, ()),
                due.get(coming[here], ()),
            )
        )
        view = replace(
            view,
            before=_link(before) if before else None,
            after=_link(after) if after else None,
            mails=bool(settings.site_url),
        )
        yield _page(here, view, settings)


def _view(
    here: Span,
    given: Digest,
    new: Sequence[Briefing],
    put_right: Sequence[DigestItem],
    due: Sequence[DigestItem],
) -> DigestView:
    """Show a digest, as far as there is room for it."""
    first = {name: at for at, name in enumerate(given.order)}
    briefings = sorted(new, key=lambda b: first.get(b.id, len(first)))
    others = briefings[IN_FULL : IN_FULL + BY_TITLE]
    span = span_title(here)
    return DigestView(
        title=given.title or span,
        span=span if given.title and given.title != span else "",
        introduction=inline(given.introduction or ""),
        count=counted(len(new), "briefing"),
        briefings=tuple(map(_briefing, briefings[:IN_FULL])),
        others=tuple(map(briefing_link, others)),
        corrections=tuple(put_right[:IN_FULL]),
        due=tuple(due[:IN_FULL]),
        more=tuple(
            Link(f"{left:,} more {what}", url)
            for left, what, url in (
                (len(new) - IN_FULL - BY_TITLE, "briefings", "briefings/"),
                (len(put_right) - IN_FULL, "corrections", "corrections/"),
                (len(due) - IN_FULL, "things to watch", "watch/"),
            )
            if left > 0
        ),
        before=None,
        after=None,
        mails=False,
    )


def _index(
    spans: Iterable[Span],
    new: Mapping[Span, list[Briefing]],
    graph: Graph,
    settings: Settings,
) -> Iterator[Page]:
    entries = [
        DigestEntry(
            link=_link(span),
            title=graph.site.digests.get(span.id, Digest()).title or "",
            count=counted(len(new[span]), "briefing"),
        )
        for span in spans
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
    return Link(span_title(span), f"digests/{span.id}/")


def span_title(span: Span) -> str:
    """Name a day, week or month for readers."""
    if span.first == span.last:
        return day(span.first).text
    year, _, week = span.id.partition("-W")
    return f"Week {int(week)} of {int(year)}" if week else month(span.first)


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
