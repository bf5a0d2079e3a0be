"""Entities and stories that are described otherwise than before: what that touches."""

import re
from collections.abc import Callable, Iterable, Mapping
from unicodedata import normalize
from zlib import compress, decompress
from zlib import error as ZlibError  # noqa: N812 - the name of an exception

from pydantic_core import from_json, to_json

from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.model.checked import Checked
from briefgen.model.registry import Entity, Story
from briefgen.model.vocabulary import WORDED

_ENTITY = frozenset({"aliases", "summary"})
"""What of an entity its own page and the index show, and mentions depend on."""
_STORY = frozenset({"title", "summary", "state"})
"""What of a story those pages show that lead to it, and no other."""
_WITHIN = b"(?:[ ]|\\\\[nrt])+"
"""White space within a name, as it may stand in JSON."""
_REFERENCE = re.compile(rb"&[#\w]+;")
_Records = Mapping[str, Mapping[str, Mapping[str, object]]]


@dataclass(frozen=True, slots=True)
class Rewording:
    """What there is to do when some records are described otherwise."""

    pages: frozenset[str]
    """Addresses of pages that show it."""
    stories: tuple[str, ...]
    """Addresses of stories: pages that lead there show it too."""
    names: tuple[str, ...]
    """What is a name of an entity now and was none, or the other way round."""


def packed_records(
    entities: Mapping[str, Entity], stories: Mapping[str, Story]
) -> bytes:
    """Write down entities and stories, to be compared with others."""
    return compress(_as_json(entities, stories), level=1)


def _as_json(entities: Mapping[str, Entity], stories: Mapping[str, Story]) -> bytes:
    return to_json({"entities": entities, "stories": stories})


def reworded(
    before: bytes, registries: Checked, said: Iterable[Diagnostic]
) -> Rewording | None:
    """Compare entities and stories; None where more may depend on what has changed.

    So it is where there is, or was, anything to say of these registries: it would
    have to be said of another line.
    """
    files = {f"{registries.project.seeds}/{name}.yml" for name in WORDED}
    if any(each.location.file in files for each in (*said, *registries.diagnostics)):
        return None
    entities, stories = registries.entities.records, registries.stories.records
    try:
        old: _Records = from_json(decompress(before))
    except (ValueError, ZlibError):  # damaged
        return None
    new: _Records = from_json(_as_json(entities, stories))
    if any([*old[kind]] != [*new[kind]] for kind in old):
        return None  # some come or go
    of_entities = _changed(old["entities"], new["entities"], _ENTITY)
    of_stories = _changed(old["stories"], new["stories"], _STORY)
    if of_entities is None or of_stories is None or not _told_apart(entities):
        return None
    told = tuple(f"stories/{name}/" for name in of_stories)
    names = {
        str(alias)
        for name in of_entities
        for alias in _aliases(old, name) ^ _aliases(new, name)
    }
    own = [f"entities/{name}/" for name in of_entities]
    return Rewording(
        pages=frozenset((*own, *told, *(("entities/",) if own else ()))),
        stories=told,
        names=tuple(sorted(names)),
    )


def naming(names: Iterable[str]) -> Callable[[bytes], bool]:
    """Give what tells whether the JSON of a text may have one of some names in it.

    In Markdown any letter of a name may be written as a reference, and some behind a
    backslash: a text with one of those may have every name.
    """
    forms = {form for name in names for form in _forms(name)}
    found = re.compile(b"|".join(sorted(forms)) or b"(?!)").search

    def may_name(text: bytes) -> bool:
        referring = b"&" in text and _REFERENCE.search(text)
        return bool(referring or found(text)) or b"\\\\" in text

    return may_name


def _forms(name: str) -> Iterable[bytes]:
    for form in ("NFC", "NFD"):
        words = normalize(form, name).split() or [""]
        yield _WITHIN.join(re.escape(to_json(word)[1:-1]) for word in words)


def _changed(
    old: Mapping[str, Mapping[str, object]],
    new: Mapping[str, Mapping[str, object]],
    soft: frozenset[str],
) -> list[str] | None:
    """Name the records that are other than before; None where in other fields too."""
    changed = [name for name in new if old[name] != new[name]]
    for name in changed:
        before, now = old[name], new[name]
        if {key for key in now if before.get(key) != now[key]} - soft:
            return None
    return changed


def _aliases(records: _Records, name: str) -> set[object]:
    aliases = records["entities"][name]["aliases"]
    return set(aliases) if isinstance(aliases, list) else set()


def _told_apart(entities: Mapping[str, Entity]) -> bool:
    """Tell whether no name is that of two entities, in whatever form."""
    called = [
        {normalize("NFC", each) for each in (entity.name, *entity.aliases)}
        for entity in entities.values()
    ]
    return len(set().union(*called)) == sum(map(len, called))
