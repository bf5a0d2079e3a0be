"""The page of one digest, and its e-mails."""

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from briefgen.compose.digest_mail import mail_html, mail_text
from briefgen.compose.digest_view import DigestBriefing, DigestItem, DigestView
from briefgen.compose.pieces import (
    Link,
    briefing_link,
    briefing_url,
    briefings_in_words,
    when,
)
from briefgen.compose.words import inline
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.locale import Words
from briefgen.model.digest import Digest
from briefgen.model.page import Page, PageKind, Recipe
from briefgen.model.site import Briefing
from briefgen.model.spans import Span
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import StatementStatus

IN_FULL = 150
"""Briefings of a digest that are shown with their points: some 250 KB."""
BY_TITLE = 1000
"""Further ones that are named: some 200 KB."""


@dataclass(frozen=True, slots=True)
class DigestInputs:
    """What goes into the page of one digest."""

    span: Span
    """Its day, week or month."""
    given: Digest
    """What an author adds to it."""
    new: Sequence[Briefing]
    """The briefings of the span."""
    put_right: Sequence[DigestItem]
    """What was put right in it."""
    due: Sequence[DigestItem]
    """What to watch in the span that follows."""
    before: Span | None
    """The one before, and the one after it, that have a digest."""
    after: Span | None

    def title(self, words: Words) -> str:
        """Give its author's title, or else its span."""
        return self.given.title or span_title(self.span, words)


def digest_page(digest: DigestInputs, settings: Settings) -> Recipe:
    """Say how the page of a digest is made."""
    here = digest.span
    return Recipe(
        kind=PageKind.DIGEST,
        url=digest_url(here),
        title=digest.title(settings.words),
        make=partial(_page, digest, settings),
        alone=False,
        date=here.last.isoformat(),
        files=_mails(here, settings),
    )


def _page(digest: DigestInputs, settings: Settings) -> Page:
    here, view = digest.span, _view(digest, settings)
    url, words = digest_url(here), settings.words
    mails = (mail(view, url, settings) for mail in (mail_html, mail_text))
    return Page(
        kind=PageKind.DIGEST,
        url=url,
        title=view.title,
        description=words.gettext("What was new: {count}.", count=view.count),
        lang=settings.lang,
        date=here.last.isoformat(),
        view=view,
        files=dict(zip(_mails(here, settings), mails, strict=False)),
    )


def _mails(span: Span, settings: Settings) -> tuple[str, ...]:
    """Name a digest's e-mails; links in them need the address of the site."""
    names = ("email.html", "email.txt") if settings.site_url else ()
    return tuple(f"{digest_url(span)}{name}" for name in names)


def _view(digest: DigestInputs, settings: Settings) -> DigestView:
    """Show a digest, as far as there is room for it."""
    words, new = settings.words, digest.new
    put_right, due = digest.put_right, digest.due
    first = {name: at for at, name in enumerate(digest.given.order)}
    briefings = sorted(new, key=lambda b: first.get(b.id, len(first)))
    others = briefings[IN_FULL : IN_FULL + BY_TITLE]
    title, span = digest.title(words), span_title(digest.span, words)
    return DigestView(
        title=title,
        span=span if title != span else "",
        introduction=inline(digest.given.introduction or ""),
        count=briefings_in_words(len(new), words),
        briefings=tuple(_briefing(b, words) for b in briefings[:IN_FULL]),
        others=tuple(map(briefing_link, others)),
        corrections=tuple(put_right[:IN_FULL]),
        due=tuple(due[:IN_FULL]),
        more=tuple(
            _more(
                len(new) - IN_FULL - BY_TITLE,
                len(put_right) - IN_FULL,
                len(due) - IN_FULL,
                words,
            )
        ),
        before=digest_link(digest.before, words) if digest.before else None,
        after=digest_link(digest.after, words) if digest.after else None,
        mails=bool(_mails(digest.span, settings)),
    )


def _more(briefings: int, corrections: int, due: int, words: Words) -> Iterator[Link]:
    """Say how many are left out, and where they stand."""
    ngettext = words.ngettext
    if briefings > 0:
        text = ngettext("{n} more briefing", "{n} more briefings", briefings)
        yield Link(text, "briefings/")
    if corrections > 0:
        text = ngettext("{n} more correction", "{n} more corrections", corrections)
        yield Link(text, "corrections/")
    if due > 0:
        text = ngettext("{n} more thing to watch", "{n} more things to watch", due)
        yield Link(text, "watch/")


def digest_url(span: Span) -> str:
    """Say where a digest stands."""
    return f"digests/{span.id}/"


def digest_link(span: Span, words: Words) -> Link:
    """Lead to a digest by its span."""
    return Link(span_title(span, words), digest_url(span))


def span_title(span: Span, words: Words) -> str:
    """Name a day, week or month for readers."""
    if span.first == span.last:
        return words.day(span.first)
    year, _, week = span.id.partition("-W")
    if not week:
        return words.month(span.first)
    return words.gettext("Week {week} of {year}", week=int(week), year=int(year))


def _briefing(briefing: Briefing, words: Words) -> DigestBriefing:
    line = briefing.annotation.bottom_line
    url = briefing_url(briefing.id)
    return DigestBriefing(
        link=briefing_link(briefing),
        when=when(briefing, words),
        lang=briefing.lang,
        bottom_line=inline(line.text) if line else Markup(),
        points=tuple(
            Link(s.text, f"{url}#{s.id}")
            for s in briefing.of_kind(StatementKind.KEY_POINT)
            if s.record.status is not StatementStatus.WITHDRAWN
        ),
    )
