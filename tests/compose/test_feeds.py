"""Feeds: Atom and JSON Feed, with absolute links and dates of the content's own."""

import json
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from briefgen.mkdocs.build import build
from tests.conftest import Site, write_site

ATOM = "{http://www.w3.org/2005/Atom}"
CONFIG = """\
-- mkdocs.yml --
site_name: News & views
site_url: https://example.org/base/
docs_dir: seeds/pages
theme: {name: briefgen}
plugins: [briefgen]
"""
SEEDS = """\
-- seeds/a.yml --
title: One <b>
date: 2023-07-04T14:20+02:00
bottom_line: It *is* so.
stories: [s]
topics: [t]
entities: [nato]
key_points:
  - {id: kp1, text: They agreed.}
  - {id: kp2, text: For few eyes., handling: red}
updates:
  - {date: 2023-07-06, kind: update, note: More is known.}
-- seeds/b.yml --
title: Two
date: 2023-07-05
bottom_line: It was so.
key_points: [{id: kp1, text: They met., entities: [nato]}]
-- seeds/c.yml --
title: Three
date: 2023-07-05
status: draft
bottom_line: Nobody knows.
key_points: [{id: kp1, text: They wait.}]
-- seeds/entities.yml --
nato: {name: NATO, type: organisation}
russia: {name: Russia, type: place}
-- seeds/stories.yml --
s: {title: A story}
-- seeds/topics.yml --
t: {title: A topic}
"""


def text_of(element: ET.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def entries(xml: str) -> list[ET.Element]:
    return ET.fromstring(xml).findall(f"{ATOM}entry")  # noqa: S314 - our own


def test_atom_has_what_readers_need(site: Site) -> None:
    feed = ET.fromstring(site(CONFIG + SEEDS).files["feed.xml"])  # noqa: S314 - our own
    assert text_of(feed, "id") == "https://example.org/base/"
    assert text_of(feed, "title") == "News & views"
    assert text_of(feed, "updated") == "2023-07-06T00:00:00+02:00"
    assert {
        link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")
    } == {
        None: "https://example.org/base/",
        "self": "https://example.org/base/feed.xml",
    }
    first, second = feed.findall(f"{ATOM}entry")
    assert text_of(first, "id") == "https://example.org/base/briefings/a/"
    assert text_of(first, "title") == "One <b>"
    assert text_of(first, "summary") == "It is so."
    assert text_of(first, "published") == "2023-07-04T14:20:00+02:00"
    assert text_of(first, "updated") == text_of(feed, "updated")
    assert "- They agreed." in text_of(first, "content")
    assert text_of(second, "title") == "Two"


def test_json_feed_says_the_same(site: Site) -> None:
    files = site(CONFIG + SEEDS).files
    feed = json.loads(files["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://example.org/base/feed.json"
    atom = entries(files["feed.xml"])
    assert [i["id"] for i in feed["items"]] == [text_of(e, "id") for e in atom]
    for item, entry in zip(feed["items"], atom, strict=True):
        assert item["title"] == text_of(entry, "title")
        assert item["content_text"] == text_of(entry, "content")
        assert datetime.fromisoformat(item["date_modified"]).tzinfo is not None


def test_what_stays_back_is_in_no_feed(site: Site) -> None:
    files = site(CONFIG + SEEDS).files
    feeds = "".join(text for path, text in files.items() if "/feed." in f"/{path}")
    assert "They agreed." in feeds
    assert "For few eyes" not in feeds
    assert "Nobody knows" not in feeds


def test_records_have_feeds_of_their_own(site: Site) -> None:
    files = site(CONFIG + SEEDS).files
    titles = {
        path: [text_of(entry, "title") for entry in entries(text)]
        for path, text in files.items()
        if path.endswith("feed.xml")
    }
    assert titles == {
        "feed.xml": ["One <b>", "Two"],
        "stories/s/feed.xml": ["One <b>"],
        "topics/t/feed.xml": ["One <b>"],
        "entities/nato/feed.xml": ["One <b>", "Two"],
        "entities/russia/feed.xml": [],
        "corrections/feed.xml": [],
    }


def test_a_feed_changes_only_when_its_briefings_do(site: Site) -> None:
    before = site(CONFIG + SEEDS).files
    after = site(CONFIG + SEEDS.replace("They met.", "They met again.")).files
    changed = {path for path in before if before[path] != after[path]}
    assert "entities/nato/feed.xml" in changed
    assert "stories/s/feed.xml" not in changed
    assert before["stories/s/feed.json"] == after["stories/s/feed.json"]


def test_a_site_without_an_address_has_no_feeds(site: Site) -> None:
    config = CONFIG.replace("site_url: https://example.org/base/\n", "")
    assert not [path for path in site(config + SEEDS).files if "feed." in path]


def test_pages_lead_to_their_feeds(tmp_path: Path) -> None:
    root = write_site(tmp_path, CONFIG + SEEDS)
    result = build(root / "mkdocs.yml", strict=False)
    assert result.written
    for page in ("", "stories/s/", "topics/t/", "entities/russia/"):
        html = (root / f"site/{page}index.html").read_text("utf-8")
        assert 'type="application/atom+xml" href="feed.xml"' in html
        assert (root / f"site/{page}feed.xml").is_file()
    html = (root / "site/briefings/a/index.html").read_text("utf-8")
    assert "feed.xml" not in html
