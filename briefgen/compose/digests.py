"""Digests: which there are of days, weeks or months, and their list."""

from collections.abc import Iterable, Iterator, Mapping

from briefgen.compose.digest_items import by_span, corrections_of, due_in
from briefgen.compose.digest_page import (
    DigestInputs,
    digest_link,
    digest_page,
    digest_url,
)
from briefgen.compose.graph import Graph
from briefgen.compose.pagination import PageLink, paginate
from briefgen.compose.pieces import Link, briefings_in_words
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.model.digest import Digest
from briefgen.model.page import Page, PageKind, Recipe, View
from briefgen.model.site import Briefing
from briefgen.model.spans import Span, span_of
from briefgen.model.vocabulary import Rhythm

ON_A_PAGE = 1000
"""Digests in a list: some 150 KB."""


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


def digests(graph: Graph, settings: Settings) -> Iterator[Page | Recipe]:
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
    wanted = {here for here in spans if graph.wants(digest_url(here))}
    put_right = by_span(corrections_of(graph), span)
    coming = {here: span(here.next_day) for here in wanted}
    due = by_span(due_in(graph, frozenset(coming.values()), span), span)
    neighbours = zip(spans, (*spans[1:], None), (None, *spans[:-1]), strict=True)
    for here, before, after in neighbours:
        if here not in wanted:
            continue
        digest = DigestInputs(
            span=here,
            given=graph.site.digests.get(here.id, Digest()),
            new=new[here],
            put_right=put_right.get(here, ()),
            due=due.get(coming[here], ()),
            before=before,
            after=after,
        )
        yield digest_page(digest, settings)


def _index(
    spans: Iterable[Span],
    new: Mapping[Span, list[Briefing]],
    graph: Graph,
    settings: Settings,
) -> Iterator[Page]:
    words = settings.words
    entries = [
        DigestEntry(
            link=digest_link(span, words),
            title=graph.site.digests.get(span.id, Digest()).title or "",
            count=briefings_in_words(len(new[span]), words),
        )
        for span in spans
    ]
    for part in paginate(
        entries,
        ON_A_PAGE,
        "digests/",
        lambda e: e.link.text,
        words,
        newest_first=True,
    ):
        title = part.titled(words.gettext("Digests"))
        yield Page(
            kind=PageKind.DIGESTS,
            url=part.url,
            title=title,
            description=words.gettext(
                "What was new on {site}.", site=settings.site_name
            ),
            lang=settings.lang,
            view=DigestsView(title, part.pages, tuple(part.items)),
            data=part.data,
        )
