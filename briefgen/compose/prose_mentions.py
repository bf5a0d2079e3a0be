"""The entities that a briefing names in its prose."""

from collections.abc import Iterator

from briefgen.compose.mentions import Finder
from briefgen.markup.named import Name, Namer
from briefgen.markup.prose import block_words, prose_words
from briefgen.model.annotation import Annotation

_UP = "../../"  # from a briefing to the top of the site


def prose_texts(annotation: Annotation) -> Iterator[str]:
    """Give the stretches of a briefing's prose in which somebody may be named."""
    line = annotation.bottom_line
    for text in (
        line.text if line else None,
        annotation.why_it_matters,
        annotation.source_summary,
        annotation.gaps,
    ):
        yield from prose_words(text) if text else ()
    yield from block_words(annotation.analysis) if annotation.analysis else ()


def named_in_prose(annotation: Annotation, mentions: Finder) -> set[str]:
    """Name the entities that a briefing names in its prose."""
    texts = prose_texts(annotation)
    return {mention.entity for text in texts for mention in mentions.find(text)}


def namer(mentions: Finder, linked: set[str]) -> Namer:
    """Give what leads to each dossier once, from the page of a briefing."""

    def find(text: str) -> Iterator[Name]:
        for mention in mentions.find(text):
            if mention.entity not in linked:
                linked.add(mention.entity)
                url = f"{_UP}entities/{mention.entity}/"
                yield Name(mention.start, mention.end, mention.entity, url)

    return find
