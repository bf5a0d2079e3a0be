"""A site's annotations are mended where there is one way to do so, or one is chosen."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from briefgen.check import check
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, with_severities
from briefgen.edit.failing import Failing, failing
from briefgen.edit.fields import renamed, with_fields, with_id
from briefgen.edit.offer import settled
from briefgen.edit.surgery import path_at, value_at
from briefgen.edit.text import EditError
from briefgen.edit.words import with_words
from briefgen.evidence.selectors import (
    MOST_PLACES,
    Reason,
    TextPositionSelector,
    TextQuoteSelector,
)
from briefgen.frozen import dataclass
from briefgen.model.checked import Checked
from briefgen.model.document import Document
from briefgen.model.project import Project


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the places that may be meant, with what would select it."""

    place: TextPositionSelector
    """Where it is."""
    selector: TextQuoteSelector
    """The author's words, and what tells this place from the others."""


Choose: TypeAlias = Callable[[Failing, Sequence[Choice]], Choice | None]
"""Asks which place is meant; None where nobody can tell."""


class Mending:
    """A project on its way to being mended; nothing is written."""

    def __init__(
        self,
        project: Project,
        settings: Settings,
        within: Callable[[str], bool] = lambda _: True,
    ) -> None:
        """Begin; only the files that are `within` may be changed."""
        self.settings = settings
        """The site's settings."""
        self.refused: list[EditError] = []
        """What could not be changed."""
        self._within = within
        documents = (*project.annotations, *project.registries.values())
        self._before = {document.file: document for document in documents}
        self._after: dict[str, Document] = {}
        self._checked = check(project, settings)
        self._fresh = True

    @property
    def changes(self) -> Iterator[tuple[str, str, str]]:
        """Give each changed file, with its text before and after."""
        for file, document in self._after.items():
            yield file, self._before[file].text, document.text

    def mend(self, choose: Choose) -> None:
        """Correct names of fields, write ids down, and settle ambiguous quotes."""
        self._rename()
        self._write_ids()
        for one in self.failing(Reason.AMBIGUOUS):
            if one.path is not None and self._within(one.location.file):
                self._settle(one, choose)

    def failing(self, reason: Reason) -> tuple[Failing, ...]:
        """Find the evidence that fails for a reason."""
        found = failing(self._check(), self.settings)
        return tuple(one for one in found if one.failure.reason is reason)

    def rewrite(self, one: Failing, selector: TextQuoteSelector) -> tuple[str, str]:
        """Write a selector in the place of one that fails; give both texts.

        Raises:
            EditError: that cannot be done without touching anything else.

        """
        return self._change(one.location.file, partial(_rewritten, one, selector))

    def _settle(self, one: Failing, choose: Choose) -> None:
        places = one.failure.places
        choices = [
            Choice(place, selector)
            for place in places
            if (selector := settled(one.text, one.selector, place)) is not None
        ]
        # There may be more places than are listed.
        certain = len(choices) == 1 and len(places) < MOST_PLACES
        chosen = choices[0] if certain else choose(one, choices)
        if chosen is not None:
            change = partial(_rewritten, one, chosen.selector)
            self._try(one.location.file, change)

    def _rename(self) -> None:
        """Apply fixes from the end of a file to its beginning."""
        for found in reversed(self._found("BG202")):
            document = self._document(found.location.file)
            fix = found.fix
            if document is None or fix is None:
                continue
            path = path_at(document, fix.location, key=True)
            if path:
                self._try(document.file, partial(renamed, path=path, name=fix.text))

    def _write_ids(self) -> None:
        """Write down the ids that statements have by their place."""
        wanted = {found.location for found in self._found("BG214")}
        for file in self._check().annotations:
            document = self._document(file.document.file)
            if document is None or not file.sound:
                continue  # what was left out may have had a place before another's
            ids = Counter(statement.id for statement in file.statements)
            for statement in file.statements:
                place = file.location(statement.path)
                if place not in wanted or ids[statement.id] > 1:
                    continue
                path = path_at(document, place)
                if path:
                    change = partial(with_id, path=path, name=statement.id)
                    self._try(document.file, change)

    def _found(self, code: str) -> list[Diagnostic]:
        found = (d for d in self._check().diagnostics if d.code == code)
        return [
            d
            for d in with_severities(found, self.settings.rules)
            if self._within(d.location.file)
        ]

    def _check(self) -> Checked:
        """Judge what there is now."""
        if not self._fresh:
            project = _with(self._checked.project, self._after)
            self._checked = check(project, self.settings)
            self._fresh = True
        return self._checked

    def _document(self, file: str) -> Document | None:
        return self._after.get(file) or self._before.get(file)

    def _try(self, file: str, change: Callable[[Document], Document]) -> None:
        try:
            self._change(file, change)
        except EditError as error:
            self.refused.append(error)

    def _change(
        self, file: str, change: Callable[[Document], Document]
    ) -> tuple[str, str]:
        document = self._document(file)
        if document is None:
            raise EditError(
                f"{file}: not changed", "it is in front matter: change it by hand"
            )
        self._after[file] = new = change(document)
        self._fresh = False
        return document.text, new.text


def _with(project: Project, new: Mapping[str, Document]) -> Project:
    """Put documents in the place of those of the same files."""
    return replace(
        project,
        annotations=tuple(new.get(d.file, d) for d in project.annotations),
        registries={k: new.get(d.file, d) for k, d in project.registries.items()},
    )


def _rewritten(
    one: Failing, selector: TextQuoteSelector, document: Document
) -> Document:
    if one.path is None:
        raise EditError(f"{one.location}: not changed", "change it by hand")
    if selector.exact != one.selector.exact:
        short = isinstance(value_at(document.data, one.path), str)
        path = one.path if short else (*one.path, "quote")
        document = with_words(document, path, selector.exact)
    old, new = _context(one.selector), _context(selector)
    fields = {name: value for name, value in new.items() if value != old[name]}
    return with_fields(document, one.path, fields) if fields else document


def _context(selector: TextQuoteSelector) -> dict[str, str]:
    return {
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "occurrence": selector.occurrence,
    }
