"""Names in prose: where they stand, and links that lead from them to dossiers."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from markdown_it.token import Token
from markupsafe import Markup

from briefgen.frozen import dataclass
from briefgen.markup.address import attribute
from briefgen.markup.escape import escape


@dataclass(frozen=True, slots=True)
class Name:
    """A place in a text that leads to a dossier."""

    start: int
    """Where it begins, in code points."""
    end: int
    """Where it ends."""
    entity: str
    """The id of the entity."""
    url: str
    """Its dossier, from the page that the text stands on."""


Namer: TypeAlias = Callable[[str], Iterable[Name]]
"""Finds what is to be linked in a stretch of text, from left to right."""


def nobody(_: str) -> tuple[Name, ...]:
    """Find nothing."""
    return ()


def linked(text: str, namer: Namer) -> Markup:
    """Give text as HTML, with a link at each name."""
    parts, at = [], 0
    for name in namer(one_line(text)):
        parts += [escape(text[at : name.start]), _link(text, name)]
        at = name.end
    if not parts:
        return escape(text)
    return Markup().join((*parts, escape(text[at:])))


def _link(text: str, name: Name) -> Markup:
    words = escape(text[name.start : name.end])
    return Markup('<a class="entity" href="{}" data-entity="{}">{}</a>').format(
        attribute(name.url), name.entity, words
    )


def one_line(text: str) -> str:
    """Give text in which a name may be broken at the end of a line."""
    return text.replace("\n", " ")


def joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """Put the lines of a text together: a soft break may stand within a name."""
    run: list[str] = []
    for token in tokens:
        if token.type in {"text", "softbreak"}:
            run.append("\n" if token.type == "softbreak" else token.content)
            continue
        if run:
            yield Token("text", "", 0, content="".join(run))
            run.clear()
        yield token
    if run:
        yield Token("text", "", 0, content="".join(run))


def free_text(tokens: Iterable[Token]) -> Iterator[str]:
    """Give the texts of a paragraph that stand in no link, and are no code."""
    return (one_line(t.content) for t, free in _with_places(tokens) if free)


def with_names(tokens: Iterable[Token], namer: Namer) -> Iterator[Token]:
    """Put links to dossiers into a paragraph, in no other link and in no code."""
    for token, free in _with_places(tokens):
        if free:
            yield from _split(token.content, namer)
        else:
            yield token


def _with_places(tokens: Iterable[Token]) -> Iterator[tuple[Token, bool]]:
    """Give tokens, and whether each is text in which a name may be linked."""
    within = 0
    for token in joined(tokens):
        if token.type in {"link_open", "link_close"}:
            within += token.nesting
        yield token, token.type == "text" and not within


def _split(text: str, namer: Namer) -> Iterator[Token]:
    at = 0
    for name in namer(one_line(text)):
        yield _text(text[at : name.start])
        given = {"class": "entity", "href": name.url, "data-entity": name.entity}
        yield Token("link_open", "a", 1, attrs={**given})
        yield _text(text[name.start : name.end])
        yield Token("link_close", "a", -1)
        at = name.end
    yield _text(text[at:])


def _text(text: str) -> Token:
    return Token("text", "", 0, content=text)
