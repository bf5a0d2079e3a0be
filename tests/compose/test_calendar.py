"""Calendars and the site's list of briefings."""

import json
import re

import icalendar

from tests.conftest import Site
from tests.formats import calendar_errors

CONFIG = """\
-- mkdocs.yml --
site_name: News, and views
site_url: https://example.org/base/
docs_dir: seeds/pages
plugins: [briefgen]
"""
LONG = "Ob der Rat zusammenkommt; wenn nicht, ob er schreibt: é中" * 4
SEEDS = f"""\
-- seeds/a.yml --
title: One
date: 2023-07-04T14:20+02:00
bottom_line: It *is* so.
stories: [s]
key_points: [{{id: kp1, text: They agreed.}}]
watch:
  - {{id: w1, text: "{LONG}", due: 2024-02-29}}
  - {{id: w2, text: It came., due: 2024-01-01, state: happened}}
  - {{id: w3, text: Some day.}}
  - {{id: w4, text: For few eyes., due: 2024-01-02, handling: red}}
  - {{id: w5, text: No more., due: 2024-01-02, status: withdrawn, note: Wrong.}}
-- seeds/b.yml --
title: Two
date: 2023-07-05
bottom_line: It was so.
key_points: [{{id: kp1, text: They met.}}]
watch: [{{id: w1, text: The vote, due: 2023-12-31}}]
-- seeds/stories.yml --
s: {{title: A story}}
"""


def events(ics: str) -> list[dict[str, str]]:
    """Read a calendar as RFC 5545 says: lines are unfolded, then told apart."""
    assert all(len(line.encode()) <= 75 for line in ics.split("\r\n"))
    assert "\n" not in ics.replace("\r\n", "")
    lines = ics.replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name] = value
    return found


def test_what_is_still_to_watch_is_in_the_calendar(site: Site) -> None:
    vote, council = events(site(CONFIG + SEEDS).files["watch.ics"])
    assert vote["SUMMARY"] == "The vote"
    assert vote["DTSTART;VALUE=DATE"] == "20231231"
    assert vote["DTEND;VALUE=DATE"] == "20240101"
    assert council["SUMMARY"] == LONG.replace(";", r"\;").replace(",", r"\,")
    assert council["DTSTART;VALUE=DATE"] == "20240229"
    assert council["DTEND;VALUE=DATE"] == "20240301"
    assert council["DTSTAMP"] == "20230704T122000Z"
    assert council["URL"] == "https://example.org/base/briefings/a/#w1"
    assert council["UID"] != vote["UID"]


def test_an_event_keeps_its_uid_when_its_words_change(site: Site) -> None:
    before = events(site(CONFIG + SEEDS).files["watch.ics"])
    text = SEEDS.replace("The vote", "The last vote")
    after = events(site(CONFIG + text).files["watch.ics"])
    assert [e["UID"] for e in before] == [e["UID"] for e in after]
    assert after[0]["SUMMARY"] == "The last vote"


EDGES = r"""
-- seeds/e.yml --
title: "One; two, three\\ four \n five\tsix: seven"
date: 0001-01-01T00:00+02:00
bottom_line: So.
stories: [s]
key_points: [{id: kp1, text: They met.}]
watch:
  - {id: w1, text: Never., due: 9999-12-31}
  - {id: w2, text: Long ago, due: 0999-02-03}
updates: [{date: 2024-03-01T10:00+01:00, note: Changed.}]
"""


def test_calendars_keep_to_the_standard(site: Site) -> None:
    files = site(CONFIG + SEEDS + EDGES).files
    for path in ("watch.ics", "stories/s/watch.ics"):
        assert list(calendar_errors(files[path])) == []
        assert not icalendar.Calendar.from_ical(files[path]).errors
    ago, *_, never = events(files["stories/s/watch.ics"])
    assert ago["DTSTART;VALUE=DATE"] == "09990203"
    assert ago["DESCRIPTION"] == r"One\; two\, three\\ four \n five six: seven"
    # The day after the last one cannot be written; an event without it is a day.
    assert never["DTSTART;VALUE=DATE"] == "99991231"
    assert "DTEND;VALUE=DATE" not in never
    # It is as of when its briefing was changed last.
    assert never["DTSTAMP"] == "20240301T090000Z"
    without = EDGES.replace("updates:", "# updates:")
    ago, *_ = events(site(CONFIG + SEEDS + without).files["stories/s/watch.ics"])
    assert ago["DTSTAMP"] == "00010101T000000Z"


def test_a_calendar_of_nothing_is_one_too(site: Site) -> None:
    text = re.sub(r"^watch:.*\n(  .*\n)*", "", SEEDS, flags=re.MULTILINE)
    ics = site(CONFIG + text).files["watch.ics"]
    assert list(calendar_errors(ics)) == []
    calendar = icalendar.Calendar.from_ical(ics)
    assert [c.name for c in calendar.subcomponents] == ["VTIMEZONE"]


def test_a_story_has_a_calendar_of_its_own(site: Site) -> None:
    (council,) = events(site(CONFIG + SEEDS).files["stories/s/watch.ics"])
    assert council["DESCRIPTION"] == "One"


def test_the_list_of_briefings_leads_to_their_data(site: Site) -> None:
    files = site(
        CONFIG + SEEDS.replace("title: Two", "title: Two\nstatus: draft")
    ).files
    (item,) = json.loads(files["index.json"])["briefings"]
    assert item["id"] == "a"
    assert item["bottom_line"] == "It is so."
    assert item["stories"] == ["s"]
    assert item["data"] == "https://example.org/base/briefings/a/index.json"
    assert json.loads(files["briefings/a/index.json"])["url"] == item["url"]
