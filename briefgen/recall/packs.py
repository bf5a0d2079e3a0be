"""Packs: what is remembered of briefings, of some of them together.

Packed, it takes a fifth of the room, and all of it is in memory from the first to the
last page. An edit unpacks every card, and gists of a few briefings.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import TypeVar
from zlib import compress, crc32, decompress
from zlib import error as ZlibError  # noqa: N812 - the name of an exception

from pydantic_core import from_json, to_json

from briefgen.adapters import adapter
from briefgen.recall.card import Card

V = TypeVar("V")

_CARDS = tuple[Card, ...]
_TOGETHER = 64
"""Briefings of a pack: an edit packs those again that are with a changed one."""


class Gists:
    """The gists of briefings, unpacked when somebody asks."""

    def __init__(self, packs: Sequence[bytes], names: Iterable[str]) -> None:
        """Know in which order the briefings are that have them, by their ids."""
        self._packs = packs
        self._place = {name: divmod(i, _TOGETHER) for i, name in enumerate(names)}
        self._unpacked: dict[int, Sequence[bytes]] = {}
        self._new: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        """Give the gist of a briefing; nothing, if nothing is shown of it.

        Raises:
            ValueError: it is damaged.

        """
        if name in self._new:
            return self._new[name]
        pack, place = self._place[name]
        if pack not in self._unpacked:
            self._unpacked[pack] = _unpacked_gists(self._packs[pack])
        return self._unpacked[pack][place]

    def put(self, name: str, gist: bytes) -> None:
        """Put a gist in the place of another."""
        self._new[name] = gist

    def packed(self) -> tuple[bytes, ...]:
        """Pack those again that are with a new one."""
        return tuple(
            pack
            if self._new.keys().isdisjoint(some)
            else _packed_gists([self[name] for name in some])
            for some, pack in zip(_together(self._place), self._packs, strict=True)
        )


def packed_gists(gists: Iterable[bytes]) -> tuple[bytes, ...]:
    """Pack the gists of all briefings."""
    return tuple(map(_packed_gists, _together(gists)))


def packed_cards(cards: Iterable[Card]) -> tuple[bytes, ...]:
    """Pack the cards of all briefings."""
    return tuple(map(_packed_cards, _together(cards)))


def packed_again(
    packs: Sequence[bytes], before: Sequence[Card], now: Sequence[Card]
) -> tuple[bytes, ...]:
    """Pack those cards again that are with a new one."""
    pairs = zip(_together(before), _together(now), packs, strict=True)
    return tuple(
        pack
        if all(a is b for a, b in zip(old, new, strict=True))
        else _packed_cards(new)
        for old, new, pack in pairs
    )


def sealed(head: bytes, packs: Sequence[bytes]) -> bytes:
    """Put packs behind a head of one line, so that it is noticed what is damaged.

    Some packs are looked into only when it is too late.
    """
    packed = b"".join(packs)
    seal = to_json([crc32(packed), *map(len, packs)])
    return b"\n".join((head, seal, packed))


def unsealed(content: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """Give the head and the packs.

    Raises:
        ValueError: they are damaged.

    """
    head, _, rest = content.partition(b"\n")
    seal, _, packed = rest.partition(b"\n")
    checksum, *sizes = adapter(tuple[int, ...]).validate_json(seal)
    if sum(sizes) != len(packed) or checksum != crc32(packed):
        raise ValueError(checksum)
    return head, apart(packed, sizes)


def apart(whole: bytes, sizes: Sequence[int]) -> tuple[bytes, ...]:
    """Take apart what was put together end to end."""
    ends = zip(sizes, accumulate(sizes), strict=True)
    return tuple(whole[end - size : end] for size, end in ends)


def unpacked_cards(packs: Iterable[bytes]) -> tuple[Card, ...]:
    """Unpack cards, which takes a while.

    Raises:
        ValueError: they are damaged.

    """
    read = adapter(_CARDS).validate_json
    return tuple(card for pack in packs for card in read(_opened(pack)))


def _packed_cards(cards: Sequence[Card]) -> bytes:
    return compress(adapter(_CARDS).dump_json(tuple(cards)), level=1)


def _packed_gists(gists: Sequence[bytes]) -> bytes:
    """Pack gists: a line that says how long they are, and all of them end to end."""
    sizes = to_json([*map(len, gists)])
    return compress(b"\n".join((sizes, b"".join(gists))), level=1)


def _unpacked_gists(pack: bytes) -> Sequence[bytes]:
    head, _, gists = _opened(pack).partition(b"\n")
    return apart(gists, from_json(head))


def _opened(pack: bytes) -> bytes:
    try:
        return decompress(pack)
    except ZlibError as error:
        raise ValueError(str(error)) from error


def _together(values: Iterable[V]) -> Iterator[Sequence[V]]:
    every = iter(values)
    while some := tuple(islice(every, _TOGETHER)):
        yield some
