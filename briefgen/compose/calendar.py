"""What to watch, as a calendar to subscribe to (RFC 5545)."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from briefgen.compose.graph import Said
from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.model.records import Watch
from briefgen.model.vocabulary import WatchState

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_OCTETS = 75  # in a line, without its end
_SPECIAL = re.compile(r"[\\;,]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar_files(
    url: str, title: str, said: Iterable[Said], settings: Settings
) -> dict[str, str]:
    """Make the calendar of a page: what is still to watch and has a date.

    Its links are absolute: a site without a `site_url` has none.
    """
    if not settings.site_url:
        return {}
    due = sorted(_due(said), key=lambda d: (d[0], d[1].briefing.id, d[1].statement.id))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//briefgen//briefgen//EN"]
    lines += [f"X-WR-CALNAME:{_text(title)}"]
    for day, each in due:
        lines += _event(day, each, settings)
    lines += ["END:VCALENDAR"]
    return {f"{url}watch.ics": "".join(f"{_folded(line)}\r\n" for line in lines)}


def calendar_places(url: str, settings: Settings) -> tuple[str, ...]:
    """Say where the calendar of a page stands, if it has one."""
    return (f"{url}watch.ics",) if settings.site_url else ()


def _due(said: Iterable[Said]) -> Iterator[tuple[date, Said]]:
    for each in said:
        match each.statement.record:
            case Watch(due=date() as day, state=WatchState.OPEN) as record:
                if record.status != "withdrawn":
                    yield day, each
            case _:
                continue


def _event(day: date, said: Said, settings: Settings) -> Iterator[str]:
    """Write an event of a whole day: its end is the day after."""
    base = settings.site_url.rstrip("/")
    address = f"{base}/{briefing_url(said.briefing.id)}#{said.statement.id}"
    stamp = (said.briefing.date or _NEVER).astimezone(UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, address)}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(said.statement.text)}"
    yield f"DESCRIPTION:{_text(said.briefing.title)}"
    yield f"URL:{address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """Escape a value; a line break in it is two characters."""
    value = _CONTROL.sub(" ", value.replace("\r\n", "\n").replace("\t", " "))
    return _SPECIAL.sub(r"\\\g<0>", value).replace("\n", r"\n")


def _folded(line: str) -> str:
    """Break a line where it gets too long, and never inside a character."""
    parts: list[str] = []
    size, part = 0, ""
    for character in line:
        width = len(character.encode())
        if size + width > _OCTETS:
            parts.append(part)
            size, part = 1, ""  # for the space that a continued line begins with
        size += width
        part += character
    return "\r\n ".join((*parts, part))
