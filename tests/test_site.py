"""Built sites, read as a browser does: sound HTML, and every link leads somewhere.

Nothing of ours reads the pages here: neither the link check nor the gate.
"""

import gzip
import itertools
import json
import posixpath
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import feedparser
import html5lib
import icalendar
import pytest

from briefgen.mkdocs.build import build
from tests.formats import atom_errors, calendar_errors, json_feed_errors
from tests.html_model import html_errors

ROOT = Path(__file__).parents[1]
SITES = {
    "every-section": ROOT / "tests/golden/every-section",
    "minimal": ROOT / "tests/golden/minimal",
    "seeds": ROOT,
}
ADDRESS = "https://example.org/some/where/"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SECRETS = ("withheld", "draft", "review")


@dataclass(frozen=True)
class Built:
    """A site as it is served."""

    folder: Path
    pages: dict[str, Element]
    errors: dict[str, list[object]]

    def texts(self, pattern: str) -> dict[str, str]:
        found = self.folder.rglob(pattern)
        return {p.relative_to(self.folder).as_posix(): p.read_text() for p in found}


@pytest.fixture(scope="module", params=SITES)
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    source = SITES[str(request.param)]
    root = tmp_path_factory.mktemp(str(request.param))
    for name in ("seeds", "templates"):
        if (source / name).is_dir():
            shutil.copytree(source / name, root / name)
    config = (source / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"^(site_url|theme):.*\n(  .*\n)*", "", config, flags=re.MULTILINE)
    (root / "mkdocs.yml").write_text(
        f"site_url: {ADDRESS}\ntheme: {{name: briefgen}}\n{config}", "utf-8"
    )
    result = build(root / "mkdocs.yml")
    assert result.ok, result.diagnostics
    pages: dict[str, Element] = {}
    errors: dict[str, list[object]] = {}
    for file in (root / "site").rglob("*.html"):
        parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
        name = file.relative_to(root / "site").as_posix()
        pages[name] = parser.parse(file.read_text("utf-8"))
        errors[name] = parser.errors
    return Built(root / "site", pages, errors)


def test_html_is_what_the_standard_allows(built: Built) -> None:
    mails = ("email.html",)  # for programs of another time
    found = {
        name: errors
        for name, text in built.texts("*.html").items()
        if not name.endswith(mails) and (errors := list(html_errors(text)))
    }
    assert found == {}


def ids(page: Element) -> list[str]:
    return [value for e in page.iter() if (value := e.get("id")) is not None]


def links(page: Element) -> Iterator[str]:
    for element in page.iter():
        for name in ("href", "src", "{http://www.w3.org/1999/xlink}href"):
            value = element.get(name)
            if value is not None:
                yield value


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_html_is_sound(built: Built) -> None:
    assert {name: found for name, found in built.errors.items() if found} == {}


def test_no_id_is_given_twice(built: Built) -> None:
    twice = {
        name: [i for i, count in Counter(ids(page)).items() if count > 1]
        for name, page in built.pages.items()
    }
    assert {name: found for name, found in twice.items() if found} == {}


def leads(built: Built, name: str, link: str, folder: str) -> bool:
    """Tell whether a link of a file leads out of the site, or to a place in it."""
    at_top = link.startswith((ADDRESS, "/some/where/"))
    parts = urlsplit(link.removeprefix(ADDRESS))
    if parts.scheme or parts.netloc:
        return not link.startswith(ADDRESS)
    path = unquote(parts.path).removeprefix("/some/where/")
    target = posixpath.normpath(posixpath.join("" if at_top else folder, path))
    if not path:
        target = "index.html" if at_top else name
    if path.endswith("/") or (built.folder / target).is_dir():
        target = posixpath.normpath(f"{target}/index.html")
    page = built.pages.get(target)
    known = {"", "top", *(ids(page) if page is not None else ())}
    return (built.folder / target).is_file() and unquote(parts.fragment) in known


def test_every_link_and_anchor_leads_somewhere(built: Built) -> None:
    found = [(name, link) for name, page in built.pages.items() for link in links(page)]
    assert len(found) > 100
    assert [f for f in found if not leads(built, *f, posixpath.dirname(f[0]))] == []


def texts_with_links(built: Built) -> Iterator[tuple[str, str]]:
    """Give every file that is no page and may name an address, as it is read."""
    for pattern in ("*.json", "*.xml", "*.txt", "*.ics", "email.html"):
        for name, text in built.texts(pattern).items():
            unfolded = text.replace("\r", "").replace("\n ", "")
            yield name, unfolded if name.endswith(".ics") else unescape(text)
    packed = (built.folder / "sitemap.xml.gz").read_bytes()
    yield "sitemap.xml.gz", gzip.decompress(packed).decode()


def test_every_whole_address_of_the_site_leads_somewhere(built: Built) -> None:
    """Those in feeds, data, calendars, mails, texts to paste and the sitemap."""
    seen: Counter[str] = Counter()
    dead = []
    for name, text in texts_with_links(built):
        for link in re.findall(rf"{re.escape(ADDRESS)}[^\s\\\"'<>)]*", text):
            seen[posixpath.basename(name)] += 1
            in_an_id = f"<id>{link}</id>" in text or f'"id": "{link}"' in text
            if not in_an_id and not leads(built, name, link, ""):
                dead.append((name, link))
    assert dead == []
    mails = {"email.html", "email.txt"} if built.texts("email.txt") else set()
    assert seen.keys() >= mails | {
        *("feed.xml", "feed.json", "index.json", "brief.txt", "sitemap.xml"),
    }


def test_data_leads_somewhere(built: Built) -> None:
    for name, text in built.texts("index.json").items():
        data = json.loads(text)
        if name.startswith("schema/"):
            assert data["$id"] == f"{ADDRESS}{name}"
            continue
        assert leads(built, name, data["$schema"], posixpath.dirname(name))
        for source in data.get("sources", ()):
            assert leads(built, name, source["page"], ""), name
        # A statement and its evidence are places on the page.
        page = posixpath.join(posixpath.dirname(name), "index.html")
        known = set(ids(built.pages[page]))
        for statement in data.get("statements", ()):
            assert statement["id"] in known, name
            for evidence in statement["evidence"]:
                assert evidence["start"] is None or evidence["id"] in known, name


def noindex(page: Element) -> bool:
    return any(e.get("content") == "noindex" for e in page.iter("meta"))


def test_the_sitemap_lists_what_is_to_be_found(built: Built) -> None:
    text = built.texts("sitemap.xml")["sitemap.xml"]
    listed = re.findall(r"<loc>(.*?)</loc>", text)
    assert len(listed) == len(set(listed))
    wanted = {
        f"{ADDRESS}{name.removesuffix('index.html')}"
        for name, page in built.pages.items()
        if not noindex(page) and name != "404.html"
    }
    assert set(listed) == wanted


def test_redirects_lead_on_and_are_not_found_themselves(built: Built) -> None:
    count = 0
    for name, page in built.pages.items():
        if not any(e.get("http-equiv") == "refresh" for e in page.iter("meta")):
            continue
        count += 1
        assert noindex(page), name
        (there,) = (e.get("href") for e in page.iter("a"))
        (canonical,) = (
            e.get("href") for e in page.iter("link") if e.get("rel") == "canonical"
        )
        metas = {e.get("http-equiv"): e.get("content") for e in page.iter("meta")}
        assert metas["refresh"] == f"0; url={there}"
        target = posixpath.normpath(f"{posixpath.dirname(name)}/{there}")
        assert canonical == f"{ADDRESS}{target}/"
        assert not noindex(built.pages[f"{target}/index.html"])
    assert count or "every-section" not in str(built.folder)


def test_mails_need_nothing_but_themselves(built: Built) -> None:
    bare = {"html", "head", "meta", "title", "body", "div", "p", "h1", "h2", "ul", "li"}
    bare |= {"span"}  # another language
    words = {"a", "em", "strong", "code"}  # an introduction is prose
    for name in built.texts("email.html"):
        for element in built.pages[name].iter():
            assert element.tag in bare | words, name
            assert element.get("class") is None
            assert "url(" not in element.get("style", "")
            assert (element.get("href") is not None) == (element.tag == "a"), name
            assert element.get("href", ADDRESS).startswith(ADDRESS)
    for name, text in built.texts("email.txt").items():
        long = [line for line in text.split("\n") if len(line) > 72]
        assert all(line.strip().startswith(ADDRESS) for line in long), name
        assert "\n\n\n" not in text
        assert text == "\n".join(line.rstrip() for line in text.split("\n")), name


def test_headings_have_no_gaps(built: Built) -> None:
    for name, page in built.pages.items():
        levels = [int(e.tag[1]) for e in page.iter() if e.tag in HEADINGS]
        if any(e.get("http-equiv") == "refresh" for e in page.iter("meta")):
            assert levels == [], name  # it only leads on
            continue
        assert levels, name
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        steps = itertools.pairwise(levels)
        assert all(b <= a + 1 for a, b in steps), (name, levels)


def test_pictures_and_tables_say_what_they_are(built: Built) -> None:
    for name, page in built.pages.items():
        assert all(e.get("alt") is not None for e in page.iter("img")), name
        assert all(e.get("scope") for e in page.iter("th")), name
        assert all(
            e.get("aria-hidden") or e.get("aria-labelledby") for e in page.iter("svg")
        ), name


def test_feeds_are_taken_by_a_feed_reader(built: Built) -> None:
    feeds = built.texts("feed.xml")
    assert "feed.xml" in feeds
    for name, text in feeds.items():
        feed = feedparser.parse(text)
        assert not feed.bozo, name
        assert len({e.id for e in feed.entries}) == len(feed.entries), name
        assert all(e.link.startswith(ADDRESS) for e in feed.entries), name
        assert list(atom_errors(text)) == [], name
    for name, text in built.texts("feed.json").items():
        assert list(json_feed_errors(text)) == [], name
        assert json.loads(text)["feed_url"] == f"{ADDRESS}{name}"


def test_calendars_are_taken_by_a_calendar_program(built: Built) -> None:
    # Read without a change: an end of line is two characters.
    for name in built.texts("*.ics"):
        text = (built.folder / name).read_bytes().decode()
        assert list(calendar_errors(text)) == [], name
        calendar = icalendar.Calendar.from_ical(text)
        assert not calendar.errors
        uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
        assert len(uids) == len(set(uids))


def test_no_page_is_large(built: Built) -> None:
    assert max(p.stat().st_size for p in built.folder.rglob("*.html")) < 1_000_000


def test_a_briefing_weighs_little_beyond_its_words(built: Built) -> None:
    """Each with the styles and the script that it needs, as they are sent unpacked."""
    sent = [built.folder / "css/briefgen.css", built.folder / "js/reading.js"]
    fixed = sum(path.stat().st_size for path in sent)
    assert sent[1].stat().st_size < 10_000
    for name, text in built.texts("briefings/*/index.html").items():
        body = built.pages[name].find("body")
        if body is None or body.get("data-kind") != "briefing":
            continue
        said = len("".join(body.itertext()).encode())
        assert len(text.encode()) - said + fixed < 60_000, name


class Reader:
    """Follows links, one after another, and knows no other way."""

    def __init__(self, built: Built, page: str) -> None:
        self.built, self.page, self.place = built, page, ""

    def follow(self, wanted: str) -> None:
        """Follow the first link whose address matches."""
        for link in links(self.built.pages[self.page]):
            if re.search(wanted, link):
                path, _, self.place = link.partition("#")
                joined = posixpath.join(posixpath.dirname(self.page), path)
                folder = posixpath.normpath(joined)
                if path:
                    self.page = posixpath.normpath(f"{folder}/index.html")
                assert self.page in self.built.pages, link
                return
        raise AssertionError(f"{self.page} has no link like {wanted}")

    def heading(self) -> str:
        return words(next(self.built.pages[self.page].iter("h1")))

    def at(self) -> Element:
        page = self.built.pages[self.page]
        (found,) = (e for e in page.iter() if e.get("id") == self.place)
        return found


def test_from_a_dossier_to_everything_and_back(built: Built) -> None:
    """By links alone: statement, passage, source, story, next briefing, and back."""
    if "entities/jens-stoltenberg/index.html" not in built.pages:
        assert "seeds" not in built.folder.parent.name
        return
    reader = Reader(built, "entities/jens-stoltenberg/index.html")
    reader.follow(r"briefings/[^/]+/#[a-z0-9-]+-e\d+$")
    passage = reader.at()
    assert passage.tag == "mark"
    statement = str(passage.get("data-statements")).split()[0]
    briefing = reader.page
    reader.follow(rf"^#{statement}$")
    assert reader.at().get("data-statement")
    reader.follow(r"sources/[^/]+/$")
    assert reader.page.startswith("sources/")
    reader.follow(rf"{posixpath.basename(posixpath.dirname(briefing))}/#")
    assert reader.page == briefing
    reader.follow(r"stories/[^/]+/$")
    assert reader.page.startswith("stories/")
    reader.follow(r"briefings/[^/]+/$")
    assert reader.page.startswith("briefings/")
    reader.follow(r"entities/[^/]+/$")
    assert reader.page.startswith("entities/")


def test_a_retracted_source_is_said_where_it_matters_and_nowhere_else(
    tmp_path: Path,
) -> None:
    for name in ("seeds", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    assert build(tmp_path / "mkdocs.yml").ok
    site = tmp_path / "site"
    before = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    file = tmp_path / "seeds/sources.yml"
    text = file.read_text("utf-8")
    assert text.count("status: disputed") == 1
    file.write_text(text.replace("status: disputed", "status: retracted"), "utf-8")
    assert build(tmp_path / "mkdocs.yml").ok
    after = {p: p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert before.keys() == after.keys()
    changed = {p for p in after if after[p] != before[p] and p.suffix == ".html"}
    kinds = {p.relative_to(site).parts[0] for p in changed}
    assert kinds >= {"briefings", "entities", "sources", "stories"}
    assert all(b"retracted" in after[p] for p in changed), changed
