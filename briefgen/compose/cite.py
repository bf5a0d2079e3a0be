"""How a briefing is cited: as text, in Markdown, and for BibTeX."""

from collections.abc import Iterator

from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.frozen import dataclass
from briefgen.locale import Words
from briefgen.model.site import Briefing

_MARKDOWN = {ord(c): f"\\{c}" for c in "\\`*_[]<>"}
_BIBTEX = {
    **{ord(c): f"\\{c}" for c in "{}%&#$_"},
    ord("\\"): r"\textbackslash{}",
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A briefing, cited."""

    name: str
    """The form, such as `BibTeX`."""
    lines: tuple[str, ...]
    """The citation."""


def citations(
    briefing: Briefing, settings: Settings, words: Words
) -> tuple[Citation, ...]:
    """Cite a briefing in each form."""
    site = settings.site_url.rstrip("/")
    address = f"{site}/{briefing_url(briefing.id)}" if site else ""
    return (
        Citation(words.gettext("Text"), (_text(briefing, settings, address, words),)),
        Citation("Markdown", (_markdown(briefing, settings, address, words),)),
        Citation("BibTeX", tuple(_bibtex(briefing, settings, address))),
    )


def _text(briefing: Briefing, settings: Settings, address: str, words: Words) -> str:
    authors = ", ".join(briefing.annotation.prepared_by)
    title = words.gettext("“{words}”", words=briefing.title)
    parts = (authors, title, settings.site_name, _date(briefing, words))
    return ". ".join(filter(None, (", ".join(filter(None, parts)), address)))


def _markdown(
    briefing: Briefing, settings: Settings, address: str, words: Words
) -> str:
    title = briefing.title.translate(_MARKDOWN)
    link = f"[{title}]({address})" if address else title
    site = f"*{settings.site_name.translate(_MARKDOWN)}*"
    return ", ".join(filter(None, (link, site, _date(briefing, words))))


def _bibtex(briefing: Briefing, settings: Settings, address: str) -> Iterator[str]:
    yield f"@misc{{{briefing.id},"
    for name, value in _fields(briefing, settings):
        yield f"{name} = {{{value}}},"
    if address:
        yield f"url = {{{address}}},"
    yield "}"


def _fields(briefing: Briefing, settings: Settings) -> Iterator[tuple[str, str]]:
    # Double braces keep the capitals of a title, and a name whole.
    yield "title", f"{{{briefing.title.translate(_BIBTEX)}}}"
    if briefing.annotation.prepared_by:
        names = (f"{{{n.translate(_BIBTEX)}}}" for n in briefing.annotation.prepared_by)
        yield "author", " and ".join(names)
    yield "howpublished", f"{{{settings.site_name.translate(_BIBTEX)}}}"
    if briefing.date:
        yield "year", f"{briefing.date.year:04}"
        yield "month", f"{briefing.date.month}"
        yield "day", f"{briefing.date.day}"


def _date(briefing: Briefing, words: Words) -> str:
    return words.day(briefing.date) if briefing.date else ""
