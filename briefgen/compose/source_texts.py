"""The texts of a briefing's sources, marked, as far as their rights allow."""

from collections.abc import Sequence

from markupsafe import Markup

from briefgen.compose.pieces import Link, source_link
from briefgen.evidence.excerpts import excerpt_html, excerpts
from briefgen.evidence.marks import Passage, mark
from briefgen.evidence.textcontent import blocks
from briefgen.frozen import dataclass
from briefgen.locale import Words, direction, same_language
from briefgen.markup.article import prefixed
from briefgen.model.article import Article
from briefgen.model.site import Briefing, Source
from briefgen.model.vocabulary import Rights


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source's text on the page of a briefing."""

    id: str
    """The id of its heading."""
    link: Link
    """Its source."""
    whole: bool
    """Whether all of it is shown, or only excerpts."""
    lang: str
    """Its language."""
    dir: str
    """`ltr` or `rtl`."""
    html: Markup
    """The finished block."""


def source_texts(briefing: Briefing, words: Words) -> tuple[SourceText, ...]:
    """Show the texts of which something may be shown, in the order of the sources."""
    shown = (
        (source, _html(source, source.article, briefing, words))
        for source in briefing.sources
        if source.article is not None
    )
    return tuple(_view(source, html, briefing) for source, html in shown if html)


def passages_in(
    source: Source, briefing: Briefing, words: Words
) -> tuple[Passage, ...]:
    """List the passages of a source that the briefing's statements rest on."""
    back, lang = words.gettext("Back to {id}"), source.lang or briefing.lang
    back_lang = "" if same_language(words.lang, lang) else words.lang
    return tuple(
        Passage(e.id, (s.id,), e.anchored.parts, back, back_lang)
        for s in briefing.statements
        for e in s.evidence
        if e.source is source and e.anchored is not None
    )


def _html(source: Source, article: Article, briefing: Briefing, words: Words) -> str:
    passages = passages_in(source, briefing, words)
    match source.record.rights:
        case Rights.FULL:
            return mark(prefixed(article.body.html, f"src-{source.id}-"), passages)
        case Rights.EXCERPT:
            return _excerpts(article, passages, source.lang or briefing.lang)
        case Rights.LINK:
            return ""


def _excerpts(article: Article, passages: Sequence[Passage], lang: str) -> str:
    if not passages:
        return ""
    text = _quotable(article)
    parts = [part for passage in passages for part in passage.parts]
    within = () if article.literal else blocks(article.body.html)
    return excerpt_html(text, excerpts(text, parts, lang, within), passages)


def _quotable(article: Article) -> str:
    """Blank out what no reader quotes, such as footnote marks; places stay."""
    text, at = article.body.text, 0
    kept: list[str] = []
    for start, end in article.body.hidden:
        kept += text[at:start], " " * (end - start)
        at = end
    return "".join((*kept, text[at:]))


def _view(source: Source, html: str, briefing: Briefing) -> SourceText:
    lang = source.lang or briefing.lang
    return SourceText(
        id=f"s-text-{source.id}",
        link=source_link(source),
        whole=source.record.rights is Rights.FULL,
        lang=lang,
        dir=direction(lang),
        html=Markup(html),  # noqa: S704 - a finished block of an allow-list
    )
