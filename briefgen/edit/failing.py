"""The evidence of a site whose quote selects no passage, each with its place."""

from collections.abc import Iterator, Mapping

from briefgen.config import Settings
from briefgen.diagnostics import Location
from briefgen.edit.surgery import path_at
from briefgen.evidence.anchor import anchor
from briefgen.evidence.selectors import Failure, TextQuoteSelector
from briefgen.evidence.text import Text
from briefgen.frozen import dataclass
from briefgen.model.article import Article
from briefgen.model.checked import Checked
from briefgen.model.document import Document, Path
from briefgen.model.site import Statement
from briefgen.resolve import resolve
from briefgen.resolve.evidence import selector_of


@dataclass(frozen=True, slots=True)
class Failing:
    """A piece of evidence whose quote selects no passage."""

    statement: Statement
    """The statement that rests on it."""
    location: Location
    """Where it stands."""
    path: Path | None
    """The way to it in its annotation; None where it is in the front matter."""
    selector: TextQuoteSelector
    """What its author wrote."""
    article: Article
    """The article in which it is looked for."""
    text: Text
    """The text of that article."""
    failure: Failure
    """Why it fails."""


def failing(checked: Checked, settings: Settings) -> Iterator[Failing]:
    """Find the evidence that fails, in the order of the files."""
    site, _ = resolve(checked, settings)
    statements = {b.file: b.statements for b in site.briefings}
    documents = {d.file: d for d in checked.project.annotations}
    texts: dict[str, Text] = {}
    for file in checked.annotations:
        resolved = statements.get(file.document.file, ())
        for numbered, statement in zip(file.statements, resolved, strict=False):
            pairs = zip(numbered.evidence, statement.evidence, strict=True)
            for (path, record), evidence in pairs:
                article = evidence.source.article if evidence.source else None
                if record.quote is None or article is None or evidence.anchored:
                    continue
                body = article.body
                text = texts.setdefault(article.file, Text(body.text, body.hidden))
                found = anchor(text, selector_of(record))
                if isinstance(found, Failure):
                    place = file.location(path)
                    yield Failing(
                        statement,
                        place,
                        _path(documents, place),
                        selector_of(record),
                        article,
                        text,
                        found,
                    )


def _path(documents: Mapping[str, Document], place: Location) -> Path | None:
    document = documents.get(place.file)
    return path_at(document, place) if document else None
