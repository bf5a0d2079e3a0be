"""What to watch, as a calendar to subscribe to (RFC 5545)."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from briefgen.compose.feeds import last_changed
from briefgen.compose.graph import Said
from briefgen.compose.pieces import briefing_url
from briefgen.config import Settings
from briefgen.model.records import Watch
from briefgen.model.vocabulary import WatchState

# A calendar must have something in it: a time zone is, and shows nothing.
_NOTHING = (
    *("BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
)
_OCTETS = 75  # in a line, without its end
_SPECIAL = re.compile(r"[\\;,]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar_files(
    url: str, title: str, said: Iterable[Said], settings: Settings
) -> dict[str, str]:
    """Make the calendar of a page: what is still to watch and has a date.

    Its links are absolute: a site without a `site_url` has none. It has no METHOD,
    since it is subscribed to and invites nobody.
    """
    if not settings.site_url:
        return {}
    due = sorted(_due(said), key=lambda d: (d[0], d[1].briefing.id, d[1].statement.id))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//briefgen//briefgen//EN"]
    lines += [f"X-WR-CALNAME:{_text(title)}"]
    for day, each in due:
        lines += _event(day, each, settings)
    lines += () if due else _NOTHING
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
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, address)}"
    yield f"DTSTAMP:{_stamp(last_changed(said.briefing))}"
    yield f"DTSTART;VALUE=DATE:{_basic(day)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_basic(day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(said.statement.text)}"
    yield f"DESCRIPTION:{_text(said.briefing.title)}"
    yield f"URL:{address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _stamp(moment: datetime) -> str:
    """Write a time in UTC; one at the edge of the calendar stays as it is."""
    with suppress(OverflowError):
        moment = moment.astimezone(UTC)
    return f"{_basic(moment.date())}T{moment:%H%M%S}Z"


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
