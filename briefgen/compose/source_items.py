"""What lists of sources show of each."""

from briefgen.compose.graph import Graph
from briefgen.compose.pieces import (
    Link,
    When,
    day,
    source_link,
    source_warning,
)
from briefgen.compose.statements import source_anchor
from briefgen.compose.terms import reliability, term
from briefgen.frozen import dataclass
from briefgen.locale import Words
from briefgen.model.site import Source
from briefgen.model.vocabulary import Reliability


@dataclass(frozen=True, slots=True)
class SourceItem:
    """A source in a list, or at the head of its page."""

    anchor: str
    """The id of its entry."""
    title: str
    """Its title."""
    link: Link
    """Its page."""
    publisher: Link | str
    """Who published it."""
    author: str
    """Who wrote it."""
    published: When | None
    """When it was published."""
    accessed: When | None
    """When it was read."""
    url: str
    """Its address."""
    archive_url: str
    """The address of a copy."""
    type: str
    """What it is."""
    lang: str
    """Its language."""
    told_in: str
    """The language in which all this is told: the briefing's, or the registry's."""
    reliability: str
    """How reliable it is, in words, with the letter."""
    repeats: Link | None
    """The source that it repeats."""
    warning: str
    """That it was corrected, retracted or is disputed."""
    rights: str
    """How much of its text is shown."""


def source_item(source: Source, graph: Graph) -> SourceItem:
    """Show a source in a list."""
    record, words = source.record, graph.words
    return SourceItem(
        anchor=source_anchor(source.id),
        title=source.title,
        link=source_link(source),
        publisher=_publisher(source, graph.lang),
        author=record.author or "",
        published=day(record.published, words) if record.published else None,
        accessed=day(record.accessed, words) if record.accessed else None,
        url=record.url or "",
        archive_url=record.archive_url or "",
        type=record.type or "",
        lang=source.lang,
        told_in=source.told_in,
        reliability=reliability_words(source.reliability, words),
        repeats=_repeats(source, graph),
        warning=source_warning(source, words),
        rights=term(record.rights, words) if source.article else "",
    )


def reliability_words(letter: Reliability | None, words: Words) -> str:
    """Say what an Admiralty letter means."""
    return f"{letter}: {reliability(letter, words)}" if letter else ""


def _publisher(source: Source, lang: str) -> Link | str:
    if source.publisher:
        return Link(source.publisher_name, f"publishers/{source.publisher}/", lang)
    return source.publisher_name


def _repeats(source: Source, graph: Graph) -> Link | None:
    origin = graph.site.sources.get(source.origin)
    if origin is None or source.origin == source.id:
        return None
    return source_link(origin)
