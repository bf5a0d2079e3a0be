"""Feeds: Atom and JSON Feed, with absolute links and dates of the content's own."""

import json
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

from briefgen.mkdocs.build import build
from tests.conftest import Site, write_site
from tests.formats import atom_errors, json_feed_errors

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
        "alternate": "https://example.org/base/",
        "self": "https://example.org/base/feed.xml",
    }
    first, second = feed.findall(f"{ATOM}entry")
    assert text_of(first, "id") == "https://example.org/base/briefings/a/"
    assert text_of(first, "title") == "One <b>"
    assert text_of(first, "summary") == "It is so."
    assert text_of(first, "published") == "2023-07-04T14:20:00+02:00"
    assert text_of(first, "updated") == text_of(feed, "updated")
    # As HTML: of a text, readers would run the lines together.
    assert text_of(first, "content") == "<p>It is so.</p><ul><li>They agreed.</li></ul>"
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
        assert item["content_html"] == text_of(entry, "content")
        assert "\n\n- They " in item["content_text"]
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


HOSTILE = r"""
-- seeds/h.yml --
title: "A \u2028bell, <i>&amp; ]]>"
date: 1850-07-04T10:00
lang: he
bottom_line: "<script>alert(1)</script>"
entities: [nato]
key_points: [{id: kp1, text: "<b>&lt;</b>"}]
updates:
  - {date: 1851-07-06, kind: correction, note: "One <br>.", was: "&"}
  - {date: 1851-07-06, kind: correction, note: Two.}
  - {date: 1851-07-07, kind: retraction, note: All of it.}
"""


def everything(site: Site) -> dict[str, str]:
    """Make feeds of awkward texts, and of a time zone that had no whole minutes."""
    config = CONFIG.replace("[briefgen]", "[{briefgen: {timezone: Europe/Brussels}}]")
    files = site(config + SEEDS + HOSTILE).files
    return {p: t for p, t in files.items() if p.rpartition("/")[2][:5] == "feed."}


def test_feeds_keep_to_their_standards(site: Site) -> None:
    for path, text in everything(site).items():
        errors = atom_errors(text) if path.endswith(".xml") else json_feed_errors(text)
        assert list(errors) == [], path
        if path.endswith(".xml"):
            parsed = feedparser.parse(text.encode())
            assert not parsed.bozo, path
            assert parsed.feed.language == "en"


def test_words_of_an_author_are_never_markup(site: Site) -> None:
    files = everything(site)
    (entry,) = [e for e in entries(files["feed.xml"]) if "bell" in text_of(e, "title")]
    assert text_of(entry, "title") == "A \u2028bell, <i>&amp; ]]>"
    assert "&lt;script&gt;" in text_of(entry, "content")
    assert "<li>&lt;b&gt;&amp;lt;&lt;/b&gt;</li>" in text_of(entry, "content")
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "he"
    # Before time zones had whole minutes, the moment is the same one.
    stamp = text_of(entry, "published")
    assert stamp == "1850-07-04T09:59:30+00:17"
    moment = datetime.fromisoformat(stamp).timestamp()
    assert moment == datetime.fromisoformat("1850-07-04T10:00:00+00:17:30").timestamp()


def test_each_correction_has_an_id_and_the_newest_comes_first(site: Site) -> None:
    found = entries(everything(site)["corrections/feed.xml"])
    ids = [text_of(e, "id").partition("/briefings/")[2] for e in found]
    assert ids == [
        "h/#retraction-1851-07-07T00:00+00:17:30",
        "h/#correction-1851-07-06T00:00+00:17:30",
        "h/#correction-1851-07-06T00:00+00:17:30-2",
    ]
    assert text_of(found[1], "content") == (
        "<p>One &lt;br&gt;.</p><p>Before: &amp;</p>"
    )


def test_an_entry_keeps_its_id_when_its_words_change(site: Site) -> None:
    before = everything(site)
    text = SEEDS.replace("title: One <b>", "title: Other").replace("They met", "They")
    config = CONFIG.replace("[briefgen]", "[{briefgen: {timezone: Europe/Brussels}}]")
    after = site(config + text + HOSTILE).files
    for path in before:
        if path.endswith(".xml"):
            ids = [text_of(e, "id") for e in entries(before[path])]
            assert ids == [text_of(e, "id") for e in entries(after[path])]
            stamps = [text_of(e, "updated") for e in entries(before[path])]
            assert stamps == [text_of(e, "updated") for e in entries(after[path])]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("", "News &amp; views"),
        ("stories/s/", "A story | News &amp; views"),
        ("entities/nato/", "NATO | News &amp; views"),
        ("corrections/", "Corrections | News &amp; views"),
    ],
)
def test_a_page_names_its_feed(tmp_path: Path, page: str, title: str) -> None:
    root = write_site(tmp_path, CONFIG + SEEDS)
    assert build(root / "mkdocs.yml", strict=False).written
    html = (root / f"site/{page}index.html").read_text("utf-8")
    assert f'type="application/atom+xml" href="feed.xml" title="{title}"' in html
    assert f'type="application/feed+json" href="feed.json" title="{title}"' in html
