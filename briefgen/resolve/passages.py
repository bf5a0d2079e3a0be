"""The passages that evidence rests on, found by as many processes as is worth it."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic
from briefgen.evidence.selectors import Anchored, TextQuoteSelector
from briefgen.frozen import dataclass
from briefgen.model.checked import AnnotationFile
from briefgen.model.records import Evidence
from briefgen.model.site import Source
from briefgen.model.vocabulary import Rights
from briefgen.processes import Helpers, batches
from briefgen.resolve.desk import Desk
from briefgen.resolve.evidence import Context, Quoting, selector_in, source_of
from briefgen.resolve.selections import Quoted, Selected, Selection, look

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

    Helpers look for some quotes, where there are many.
    """
    waiting: deque[list[_Briefing]] = deque()

    def selections() -> Iterator[list[Selection]]:
        for names in batches(tuple(files), _TOGETHER):
            some = [_Briefing(name, files[name], desk, settings) for name in names]
            waiting.append(some)
            yield [briefing.selection for briefing in some]

    number = helpers.number(len(files), _FEWEST)
    for every in helpers.share(look, selections(), number):
        for briefing, selected in zip(waiting.popleft(), every, strict=True):
            yield briefing.passages(selected)


class _Lead(NamedTuple):
    """A piece of evidence, while its quote is looked for."""

    at: Quoting
    """Where it stands."""
    source: Source | None
    """The source that it is in."""
    quote: int
    """The index of its quote in the selection; -1 if it has none."""


class _Briefing:
    """A briefing, while its quotes are looked for."""

    def __init__(
        self, name: str, file: AnnotationFile, desk: Desk, settings: Settings
    ) -> None:
        """Find the sources of its evidence."""
        with_text = [s for s in desk.of(name) if s.article is not None]
        self._context = Context(name, file, desk, with_text, [])
        self._lang = file.annotation.lang or settings.lang
        self._texts: dict[str, Quoted] = {}
        self._selectors: list[tuple[int, TextQuoteSelector]] = []
        self._leads = [
            [self._lead(Quoting(self._context, path), record) for path, record in each]
            for each in (statement.evidence for statement in file.statements)
        ]

    def _lead(self, at: Quoting, record: Evidence) -> _Lead:
        source = source_of(at, record)
        selector = selector_in(at, record, source) if source else None
        if source is None or source.article is None or selector is None:
            return _Lead(at, source, -1)
        shown = source.record.rights is Rights.EXCERPT
        lang = (source.lang or self._lang) if shown else ""
        self._texts.setdefault(source.id, Quoted(source.article, lang))
        self._selectors.append(([*self._texts].index(source.id), selector))
        return _Lead(at, source, len(self._selectors) - 1)

    @property
    def selection(self) -> Selection:
        """Give what is to be looked for."""
        return Selection(tuple(self._texts.values()), tuple(self._selectors))

    def passages(self, selected: Selected) -> Passages:
        """Put what was found where it belongs."""
        places = [at for leads in self._leads for at, _, quote in leads if quote >= 0]
        self._context.found.extend(
            replace(said, location=places[index].location(field))
            for index, field, said in selected.found
        )
        anchored = (*selected.passages, None)
        return Passages(
            of_statements=tuple(
                tuple((s.id if s else "", anchored[quote]) for _, s, quote in leads)
                for leads in self._leads
            ),
            shares=dict(zip(self._texts, selected.shares, strict=True)),
            found=tuple(self._context.found),
        )
