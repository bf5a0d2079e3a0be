"""Briefings that are remembered, and read again once somebody asks for more."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from typing import TypeAlias

from briefgen.adapters import adapter
from briefgen.model.annotation import Annotation, Update
from briefgen.model.article import Article
from briefgen.model.news import News
from briefgen.model.site import Briefing, Statement, Tally
from briefgen.model.statements import StatementKind
from briefgen.model.vocabulary import Handling
from briefgen.recall.card import LIGHT, Card, Face
from briefgen.recall.gist import annotation_in, read_gist
from briefgen.recall.packs import Gists

Load: TypeAlias = Callable[[str], Briefing]
"""Gives a briefing whole, by its id."""


class Recalled(Briefing):
    """A briefing of which the card is there; the rest comes when it is asked for.

    Slots that have no value yet lead to `__getattr__`, which fills them.
    """

    __slots__ = ("_face", "_gists", "_load")
    _face: Face
    _gists: Gists
    _load: Load

    @property
    def title(self) -> str:
        """Give its headline."""
        title = self._face.fields.get("title")
        return title if isinstance(title, str) else self.id

    @property
    def updates(self) -> tuple[Update, ...]:
        """Give what its author said was changed."""
        return self.annotation.updates if "updates" in self._face.fields else ()

    @property
    def due_days(self) -> frozenset[date]:
        """Give the days of what is to be watched."""
        return frozenset(self._face.due_days)

    @property
    def news(self) -> News:
        """Give what it has of its own."""
        return self._face.news

    @property
    def tally(self) -> Tally:
        """Count what it has."""
        return self._face.tally

    def of_kind(self, kind: StatementKind) -> tuple[Statement, ...]:
        """Give its statements of one kind."""
        if kind.value not in self._face.kinds:
            return ()
        return tuple(s for s in self.statements if s.kind is kind)

    def __getattr__(self, name: str) -> object:
        """Read what is not there yet."""
        if name == "annotation":
            light = _light(self._face, self._gists, self.id)
            object.__setattr__(self, name, light)
            return light
        if name not in _IN_GIST:
            raise AttributeError(name)
        gist = read_gist(self._gists[self.id], self._text_of)
        for field in _IN_GIST:
            object.__setattr__(self, field, getattr(gist, field))
        return getattr(gist, name)

    def _text_of(self, source: str) -> Article | None:
        """Read the text of one of its sources."""
        return self._load(self.id).used_sources[source].article


_IN_GIST = ("statements", "sources", "local_ids")


class _Light(Annotation):
    """The fields of an annotation that lists show; the others are read on demand."""

    __slots__ = ("_gists", "_of")
    _gists: Gists
    _of: str

    def __getattr__(self, name: str) -> object:
        """Read what is not there yet."""
        if name not in _FIELDS:
            raise AttributeError(name)
        whole = annotation_in(self._gists[self._of])
        for field in _FIELDS:
            object.__setattr__(self, field, getattr(whole, field))
        return getattr(whole, name)


_FIELDS = tuple(field.name for field in fields(Annotation))


def recalled(card: Card, gists: Gists, load: Load) -> Recalled:
    """Give a briefing out of the card of one that is shown."""
    face = card.face
    if face is None:
        raise ValueError(card.id)
    briefing = object.__new__(Recalled)
    values = {
        "_face": face,
        "_gists": gists,
        "_load": load,
        "id": card.id,
        "file": card.file,
        "date": datetime.fromisoformat(face.dated) if face.dated else None,
        "lang": face.lang,
        "handling": Handling(face.handling),
        "publishable": True,
        "unpublished_because": "",
        "picture": None,
    }
    for name, value in values.items():
        object.__setattr__(briefing, name, value)
    return briefing


def _light(face: Face, gists: Gists, of: str) -> Annotation:
    read = adapter(Annotation).validate_python(dict(face.fields))
    light = object.__new__(_Light)
    for field in LIGHT:
        object.__setattr__(light, field, getattr(read, field))
    object.__setattr__(light, "_gists", gists)
    object.__setattr__(light, "_of", of)
    return light
