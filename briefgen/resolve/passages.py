"""The passages that evidence rests on, found by as many processes as is worth it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic
from briefgen.evidence.excerpts import excerpts, share
from briefgen.evidence.selectors import Anchored, TextPositionSelector
from briefgen.evidence.textcontent import blocks
from briefgen.frozen import dataclass
from briefgen.model.checked import AnnotationFile
from briefgen.model.site import Source
from briefgen.model.vocabulary import Rights
from briefgen.processes import Helpers
from briefgen.resolve.desk import Desk
from briefgen.resolve.evidence import Context, Quoting, passage

_FEWEST = 1_000
"""Briefings for which another process is worth starting."""
_TOGETHER = 100
"""Briefings that a process looks at before it sends what it found."""


@dataclass(frozen=True, slots=True)
class Passages:
    """What the evidence of one briefing leads to."""

    of_statements: tuple[tuple[tuple[str, Anchored | None], ...], ...]
    """By statement and evidence: the id of its source, and the passage; an empty id
    and None where there is none."""
    shares: Mapping[str, float]
    """How much of the text of a source that it quotes is shown in excerpts, from 0 to
    1, by the source's id."""
    found: tuple[Diagnostic, ...]
    """What there is to say of it."""


def passages(
    files: Mapping[str, AnnotationFile],
    desk: Desk,
    settings: Settings,
    helpers: Helpers,
) -> Iterator[Passages]:
    """Find what the evidence of briefings leads to, in the order of their files.

    Forks look at some, where there are many.
    """
    look = partial(_of_some, files, desk, settings)
    # A desk has a site's texts: only a forked process knows it without being sent it.
    for some in helpers.fork(look, tuple(files), _FEWEST, _TOGETHER):
        yield from some


def _of_some(
    files: Mapping[str, AnnotationFile],
    desk: Desk,
    settings: Settings,
    names: Sequence[str],
) -> list[Passages]:
    return [_passages(Context(name, files[name], desk, []), settings) for name in names]


def _passages(context: Context, settings: Settings) -> Passages:
    led = tuple(
        tuple(passage(Quoting(context, p), e) for p, e in statement.evidence)
        for statement in context.file.statements
    )
    parts: dict[str, list[TextPositionSelector]] = {}
    for source, anchored in (each for statement in led for each in statement):
        if source and anchored:
            parts.setdefault(source.id, []).extend(anchored.parts)
    lang = context.file.annotation.lang or settings.lang
    sources = context.desk.of(context.briefing)
    return Passages(
        tuple(tuple((s.id if s else "", a) for s, a in each) for each in led),
        {s.id: _share(s, parts[s.id], lang) for s in sources if s.id in parts},
        tuple(context.found),
    )


def _share(source: Source, parts: list[TextPositionSelector], lang: str) -> float:
    article = source.article
    if article is None or source.record.rights is not Rights.EXCERPT:
        return 0.0
    text = article.body.text
    within = () if article.literal else blocks(article.body.html)
    return share(text, excerpts(text, parts, source.lang or lang, within))
