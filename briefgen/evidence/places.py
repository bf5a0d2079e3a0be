"""Find every place of a string, overlapping ones included, in linear time."""

from collections.abc import Iterator


def find_all(text: str, wanted: str) -> Iterator[int]:
    """Yield each offset at which a string stands.

    `str.find` alone takes quadratic time where a long string overlaps itself, as in
    a source of one letter. Once two places overlap, the next one at that distance
    is proved by what it adds.
    """
    at = text.find(wanted)
    step, added = 0, ""
    while at >= 0:
        yield at
        if step and text.startswith(added, at + len(wanted)):
            at += step
            continue
        following = text.find(wanted, at + 1)
        if 0 < following - at < len(wanted):
            step = following - at
            added = wanted[-step:]
        at = following
