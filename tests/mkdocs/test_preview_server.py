"""The preview, as a browser and an editor see it."""

import gc
import http.client
import logging
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from random import Random
from urllib.parse import quote, urlsplit

import pytest

from briefgen.compose.graph import Graph
from briefgen.config import Settings
from briefgen.diagnostics import ConfigError, Diagnostic
from briefgen.mkdocs.preview.assembly import Assembly
from briefgen.mkdocs.preview.directory import Directory
from briefgen.mkdocs.preview.edition import Edition
from briefgen.mkdocs.preview.resident import Preview
from briefgen.mkdocs.preview.whole import Whole
from briefgen.mkdocs.serve import serve
from briefgen.model.counts import Counts
from briefgen.model.page import Page
from briefgen.model.site import Briefing
from briefgen.recall.inputs import Inputs
from tests.mkdocs.site_folder import SiteFolder

PATIENCE = 30.0  # seconds: a test that needs them has failed


@dataclass
class Said:
    """What a terminal would show."""

    codes: list[str] = field(default_factory=list)
    times: int = 0
    troubles: list[str] = field(default_factory=list)

    def ready(self, url: str) -> None:
        raise AssertionError(url)

    def diagnostics(
        self, new: tuple[Diagnostic, ...], now: tuple[Diagnostic, ...], counts: Counts
    ) -> None:
        assert set(new) <= set(now)
        assert counts.quoted >= counts.anchored
        self.codes += [d.code for d in new]
        self.times += 1

    def trouble(self, text: str) -> None:
        self.troubles.append(text)


@dataclass(frozen=True)
class Open:
    """A preview, and the site that it is of."""

    site: SiteFolder
    preview: Preview
    said: Said

    def ask(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        address = urlsplit(self.preview.url)
        connection = http.client.HTTPConnection(
            address.hostname or "", address.port, timeout=PATIENCE
        )
        try:
            connection.request(method, address.path + path, headers=headers)
            answer = connection.getresponse()
            body = answer.read().decode("utf-8", "replace")
            return answer.status, dict(answer.getheaders()), body
        finally:
            connection.close()

    def page(self, path: str) -> str:
        return self.ask(path)[2]

    def until(self, path: str, is_so: Callable[[int, str], bool]) -> str:
        """Ask for a page until something holds of it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            status, _, body = self.ask(path)
            if is_so(status, body):
                return body
            time.sleep(0.02)
        pytest.fail(f"/{path} stayed as it was")

    def shows(self, path: str, text: str) -> str:
        return self.until(path, lambda _, body: text in body)

    def hides(self, path: str, text: str) -> str:
        return self.until(path, lambda _, body: text not in body)

    def settle(self) -> None:
        """Wait until all that was edited is shown."""
        end = time.monotonic() + PATIENCE
        time.sleep(0.5)
        while not self.preview.settled:
            assert time.monotonic() < end
            time.sleep(0.02)

    def gives(self, path: str, wanted: int) -> str:
        return self.until(path, lambda status, _: status == wanted)


@pytest.fixture
def shown(site: SiteFolder) -> Iterator[Open]:
    said = Said()
    with Preview(site.root / "mkdocs.yml", "127.0.0.1:0", said) as preview:
        yield Open(site, preview, said)


def box(html: str) -> str:
    found = re.search(r'<aside class="briefgen-preview".*?</aside>', html, re.DOTALL)
    return found[0] if found else ""


def version(html: str) -> str:
    found = re.search(r'data-seen="(\w+)"', html)
    assert found
    return found[1]


def test_a_site_is_shown_below_its_path(shown: Open) -> None:
    assert shown.preview.url.endswith("/base/")
    assert "The council meets" in shown.page("")
    assert "data-briefing" in shown.page("briefings/one/")
    assert "The Council" in shown.page("entities/council/")
    assert '"id": "one"' in shown.page("briefings/one/index.json")
    assert shown.preview.url in shown.page("sitemap.xml")
    status, headers, _ = shown.ask("css/briefgen.css")
    assert (status, headers["Content-Type"]) == (200, "text/css; charset=utf-8")
    status, headers, _ = shown.ask("briefings/one")
    assert (status, headers["Location"]) == (302, "/base/briefings/one/")
    status, _, body = shown.ask("nowhere/")
    assert status == 404
    assert "There is no such page" in body


def test_pages_are_those_of_a_build(site: SiteFolder) -> None:
    """But for addresses, and what the preview adds."""
    added = re.compile(
        r'<link rel="stylesheet" href="/base/_briefgen/.*\n<script.*\n'
        r'|<meta http-equiv="Content-Security-Policy".*\n'
    )
    site.build()
    with Preview(site.root / "mkdocs.yml", "127.0.0.1:0", Said()) as preview:
        shown = Open(site, preview, Said())
        for path in ("", "about/", "briefings/one/", "entities/", "entities/council/"):
            page = unescape(added.sub("", shown.page(path)))
            page = page.replace(preview.url, "https://example.org/base/")
            assert page == unescape(added.sub("", site.page(path)))


def test_an_edit_is_seen(shown: Open) -> None:
    before = version(shown.page("briefings/one/"))
    shown.site.briefing("one", title="Another title")
    after = shown.shows("briefings/one/", "Another title")
    assert version(after) != before
    shown.shows("", "Another title")  # once the rest is made too
    assert "Another title" in shown.page("briefings/one/index.json")


def test_an_edit_of_an_article_is_seen(shown: Open) -> None:
    text = (shown.site.root / "seeds/one.txt").read_text("utf-8")
    shown.site.write("seeds/one.txt", text.replace("again", "on Friday"))
    shown.shows("sources/one-article/", "Article")
    shown.site.write("seeds/one.txt", text.replace("In spite of", "Despite"))
    shown.shows("briefings/one/", "Despite")


def test_a_file_that_is_replaced_is_seen(shown: Open) -> None:
    """Many editors write another file, and put it in the place of the first."""
    target = shown.site.root / "seeds/one.yml"
    text = target.read_text("utf-8").replace("The council meets", "Put in its place")
    shown.site.write("seeds/.one.yml.new", text)
    (shown.site.root / "seeds/.one.yml.new").replace(target)
    shown.shows("briefings/one/", "Put in its place")


def test_a_new_name_is_seen_on_other_pages(shown: Open) -> None:
    assert "The Council" in shown.page("briefings/one/")
    shown.site.entity("The Senate")
    shown.shows("briefings/one/", "The Senate")
    shown.shows("entities/", "The Senate")


def test_what_an_author_adds_to_a_digest_is_seen(shown: Open) -> None:
    file = "seeds/digests/2023-W27.yml"
    for title in ("A week", "A quiet week"):
        shown.site.write(file, f"title: {title}\n")
        shown.shows("digests/2023-W27/", f">{title}</h1>")
    (shown.site.root / file).unlink()
    shown.hides("digests/2023-W27/", "A quiet week")


def test_briefings_come_and_go(shown: Open) -> None:
    assert shown.ask("briefings/new/")[0] == 404
    (shown.site.root / "seeds/2024").mkdir()
    shown.site.briefing("2024/new", title="Brand new")
    shown.gives("briefings/new/", 200)
    shown.shows("", "Brand new")
    for ending in ("yml", "txt"):
        (shown.site.root / f"seeds/2024/new.{ending}").unlink()
    shown.gives("briefings/new/", 404)
    shown.hides("", "Brand new")


def test_a_folder_that_moves_away_is_seen(shown: Open) -> None:
    shown.site.briefing("old/past", title="Long ago")
    shown.gives("briefings/past/", 200)
    (shown.site.root / "seeds/old").rename(shown.site.root / "elsewhere")
    shown.gives("briefings/past/", 404)


def test_a_briefing_that_is_withheld_is_gone(shown: Open) -> None:
    text = (shown.site.root / "seeds/one.yml").read_text("utf-8")
    shown.site.write("seeds/one.yml", f"{text}status: withheld\n")
    shown.gives("briefings/one/", 404)
    shown.site.write("seeds/one.yml", f"{text}status: draft\n")
    assert "only the preview shows it" in shown.gives("briefings/one/", 200)


def test_templates_are_seen(shown: Open) -> None:
    """Also where the folder was not there before, and where one is wrong."""
    shown.site.write("templates/pages/briefing.md.jinja", "Nothing but {{ title }}")
    shown.shows("briefings/one/", "Nothing but")
    shown.site.write("templates/pages/briefing.md.jinja", "{% if %}")
    wrong = shown.shows("briefings/one/", "cannot be made")
    assert "briefing.md.jinja:1" in box(wrong)
    assert "The council meets" in shown.page("")
    (shown.site.root / "templates/pages/briefing.md.jinja").unlink()
    shown.shows("briefings/one/", "data-statement")


def test_hand_written_pages_are_seen(shown: Open) -> None:
    assert "About" in shown.page("about/")
    shown.site.write("seeds/pages/about.md", "# Who we are\n\nNobody.\n")
    shown.shows("about/", "Nobody.")
    assert "Who we are" in shown.shows("briefings/one/", "Who we are")  # navigation
    shown.site.write("seeds/pages/more.md", "# More\n")
    shown.gives("more/", 200)
    shown.site.write("seeds/pages/index.md", "# By hand\n")
    shown.shows("", "By hand")
    shown.site.briefing("one", title="Another title")
    shown.shows("feed.xml", "Another title")
    assert "By hand" in shown.page("")


def test_other_settings_are_seen_and_wrong_ones_said(shown: Open) -> None:
    shown.site.configure(name="Renamed")
    shown.shows("briefings/one/", "Renamed")
    shown.site.write("mkdocs.yml", "site_name: [\n")
    assert "cannot be read" in box(shown.shows("", "cannot be read"))
    assert "Renamed" in shown.page("briefings/one/")
    assert "cannot be read" in shown.said.troubles[-1]
    shown.site.configure(name="Mended", theme="no-such-theme")
    assert "no-such-theme" in box(shown.shows("", "no-such-theme"))
    shown.site.configure(name="Mended")
    assert not box(shown.shows("", "Mended"))


def test_broken_yaml_is_said_on_the_page(shown: Open) -> None:
    text = (shown.site.root / "seeds/one.yml").read_text("utf-8")
    shown.site.write("seeds/one.yml", f"title: <b>&\n  - [\n{text}")
    page = shown.shows("briefings/one/", "seeds/one.yml:")
    assert "The council meets" in page
    assert "shown as it last was" in box(page)
    assert "<b>" not in box(page)
    assert "In other files" in box(shown.shows("briefings/two/", "In other files"))
    assert "In other files" in box(shown.shows("", "In other files"))
    assert "BG" in "".join(shown.said.codes)
    shown.site.write("seeds/one.yml", text.replace("The council", "Mended: it"))
    shown.until("briefings/one/", lambda _, body: "Mended: it" not in body)
    shown.site.write("seeds/one.yml", text)
    assert not box(shown.until("briefings/one/", lambda _, body: not box(body)))


def test_a_lost_quote_is_said_on_the_page(shown: Open) -> None:
    text = (shown.site.root / "seeds/one.yml").read_text("utf-8")
    shown.site.write("seeds/one.yml", text.replace("council met", "council sang"))
    page = shown.shows("briefings/one/", "BG301")
    assert "seeds/one.yml:7" in box(page)
    assert "evidence-lost" in page
    assert "In other files: 1 error" in shown.shows("briefings/two/", "In other files")


def test_nothing_is_said_twice(shown: Open) -> None:
    shown.site.write("seeds/bad.yml", "title: 1\ntitle: 2\n")
    shown.shows("", "In other files")
    shown.site.briefing("one", title="Edited since")
    shown.shows("", "Edited since")
    assert len(shown.said.codes) == len(set(shown.said.codes))


def test_many_files_at_once_are_one_update(shown: Open) -> None:
    before = shown.preview.updates
    for number in range(500):
        shown.site.write(f"seeds/many/b{number}.txt", "Nothing is said of this.\n")
    shown.site.briefing("many/last", title="The last of many")
    shown.shows("", "The last of many")
    assert shown.preview.updates <= before + 3  # not 501


def test_a_later_edit_wins(shown: Open) -> None:
    """While the rest is made of one edit, others come; none is seen after a later."""
    for number in range(40):
        shown.site.briefing("one", title=f"Edit {number:02}")
        seen = shown.shows("briefings/one/", f"Edit {number:02}")
        assert f"Edit {number - 1:02}" not in seen
    shown.shows("", "Edit 39")
    assert "Edit 39" in shown.page("briefings/one/")


def test_nothing_grows(shown: Open) -> None:
    paths = ["", "briefings/one/", "briefings/two/", "about/", "entities/"]
    for number in range(5):
        shown.site.briefing("one", title=f"First {number}")
        shown.shows("briefings/one/", f"First {number}")
    for path in paths:
        shown.page(path)
    threads, kept = threading.active_count(), shown.preview.kept
    for number in range(200):
        shown.site.briefing("one", title=f"Title {number}")
        shown.shows("briefings/one/", f"Title {number}")
        shown.page(paths[number % len(paths)])
    assert shown.preview.kept == kept
    assert threading.active_count() <= threads + 2


def places(preview: Preview) -> list[str]:
    """Name every page that a preview has."""
    sitemap = Open(SiteFolder(Path()), preview, Said()).page("sitemap.xml")
    return [
        address.removeprefix(preview.url)
        for address in re.findall(r"<loc>(.*?)</loc>", sitemap)
    ]


def pages(preview: Preview) -> dict[str, str]:
    """Give every page, whatever the port and the versions that come of it."""
    shown = Open(SiteFolder(Path()), preview, Said())
    port = str(urlsplit(preview.url).port)
    return {
        path: re.sub(r'data-seen="\w+"', "", shown.page(path)).replace(port, "PORT")
        for path in places(preview)
    }


def test_edits_give_what_a_preview_that_starts_anew_gives(shown: Open) -> None:
    """Whatever is edited: few of these edits are taken in without the rest."""
    random = Random(7)  # noqa: S311 - the same edits each time
    for number in range(30):
        name = random.choice(["one", "two", "three"])
        match random.randrange(6):
            case 0:
                shown.site.entity(f"Council {number}")
            case 1:
                (shown.site.root / "seeds/three.yml").unlink(missing_ok=True)
                (shown.site.root / "seeds/three.txt").unlink(missing_ok=True)
            case 2:
                shown.site.briefing(name, title=f"Title {number}")
            case _:
                shown.site.briefing(name, text=f"Text {number}.")
        if random.randrange(2):
            shown.site.briefing("one", text=f"The last is {number}.")
            shown.shows("briefings/one/", f"The last is {number}.")
    text = (shown.site.root / "seeds/one.txt").read_text("utf-8")
    shown.site.write("seeds/one.txt", text.replace("In spite of", "Despite"))
    shown.shows("briefings/one/", "Despite")
    shown.settle()
    with Preview(shown.site.root / "mkdocs.yml", "127.0.0.1:0", Said()) as fresh:
        assert pages(shown.preview) == pages(fresh)
        assert len(pages(fresh)) > 10


def test_an_edit_is_taken_in_while_the_rest_is_made(shown: Open) -> None:
    """The rest is begun anew, and is made of the last edit."""
    for number in range(5):
        shown.site.entity(f"Council {number}")
        shown.site.briefing("one", text=f"Council {number} met on day {number}.")
        seen = shown.shows("briefings/one/", f"met on day {number}.")
        assert f"met on day {number - 1}." not in seen
    shown.shows("entities/", "Council 4")
    shown.shows("entities/council/", "met on day 4.")
    assert "met on day 4." in shown.page("briefings/one/")


def test_a_page_is_composed_when_it_is_asked_for(
    shown: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[str] = []
    compose = Directory.compose

    def counted(
        self: Directory, graph: Graph, settings: Settings, place: str
    ) -> Page | None:
        composed.append(place)
        return compose(self, graph, settings, place)

    monkeypatch.setattr(Directory, "compose", counted)
    for number in range(10):
        shown.site.briefing("one", text=f"Text {number}.")
        shown.shows("briefings/one/", f"Text {number}.")
    assert set(composed) == {"briefings/one/index.html"}
    assert len(composed) <= 2 * 10


def test_no_edit_leaves_anything_behind(shown: Open) -> None:
    """Nothing stays of what was known before an edit."""
    kinds = (Whole, Edition, Assembly, Graph, Briefing, Inputs, Page)

    def edit(first: int, last: int) -> None:
        for number in range(first, last):
            shown.site.briefing("one", text=f"Text {number}.")
            shown.shows("briefings/one/", f"Text {number}.")

    def there() -> list[int]:
        gc.collect()
        objects = gc.get_objects()
        return [sum(type(o) is kind for o in objects) for kind in kinds]

    edit(0, 20)
    before = there()
    edit(20, 320)
    after = there()
    grown = [now - then for then, now in zip(before, after, strict=True)]
    assert max(grown) <= 20, grown


def wait(shown: Open, path: str, seen: str) -> int:
    page = quote(f"/base/{path}")
    return shown.ask(f"_briefgen/wait?page={page}&seen={seen}")[0]


def test_a_page_waits_for_its_own_change_alone(shown: Open) -> None:
    about, one = (version(shown.page(p)) for p in ("about/", "briefings/one/"))
    assert wait(shown, "about/", "other") == 200
    ended: list[str] = []

    def watch(path: str, seen: str) -> None:
        while wait(shown, path, seen) != 200:
            continue
        ended.append(path)

    threads = [
        threading.Thread(target=watch, args=(path, seen), daemon=True)
        for path, seen in (("about/", about), ("briefings/one/", one))
    ]
    for thread in threads:
        thread.start()
    shown.site.briefing("one", title="For those who wait")
    threads[1].join(PATIENCE)
    shown.shows("", "For those who wait")
    assert ended == ["briefings/one/"]
    assert version(shown.page("about/")) == about
    shown.site.write("seeds/pages/about.md", "# About\n\nElse.\n")
    threads[0].join(PATIENCE)
    assert ended == ["briefings/one/", "about/"]


def test_only_who_means_this_server_is_answered(shown: Open) -> None:
    port = urlsplit(shown.preview.url).port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}"):
        assert shown.ask("", Host=host)[0] == 200
    for host in (
        "127.0.0.1",
        f"127.0.0.1:{port + 1 if port else 1}",
        f"evil.example:{port}",
        f"localhost.evil.example:{port}",
        f"user@127.0.0.1:{port}",
        f"192.0.2.1:{port}",
        "",
        ":",
        "[",
    ):
        assert shown.ask("", Host=host)[0] == 403
        assert shown.ask("_briefgen/wait?page=/base/", Host=host)[0] == 403


def test_nothing_is_written_and_nothing_else_is_read(shown: Open) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert shown.ask("", method)[0] == 501
    status, headers, body = shown.ask("briefings/one/", "HEAD")
    assert (status, body) == (200, "")
    assert int(headers["Content-Length"]) > 0
    for path in (
        "../mkdocs.yml",
        "%2e%2e/mkdocs.yml",
        "css/..%2f..%2fmkdocs.yml",
        "..%5cmkdocs.yml",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "seeds/one.yml",
        "_briefgen/../server.py",
        "_briefgen/server.py",
        "_briefgen/",
        "%00",
    ):
        assert shown.ask(path)[0] == 404
    assert not (shown.site.root / "site").exists()


def test_pages_keep_a_strict_policy(shown: Open) -> None:
    _, headers, body = shown.ask("briefings/one/")
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]*(?:\ssrc=|ld\+json))", body)
    assert " on" not in "".join(re.findall(r"<\w+( on\w+)=", body))


def test_other_plugins_have_their_say(site: SiteFolder) -> None:
    site.write(
        "hook.py",
        "def on_page_markdown(markdown, **_):\n"
        "    return markdown + '\\n\\nSaid by a hook.\\n'\n"
        "def on_post_page(output, **_):\n"
        "    return output.replace('</body>', '<p>At the end.</p></body>')\n",
    )
    config = (site.root / "mkdocs.yml").read_text("utf-8")
    site.write("mkdocs.yml", f"{config}hooks: [hook.py]\n")
    with Preview(site.root / "mkdocs.yml", "127.0.0.1:0", Said()) as preview:
        shown = Open(site, preview, Said())
        for path in ("about/", "briefings/one/"):
            assert "Said by a hook." in shown.page(path)
            assert "At the end." in shown.page(path)
        site.briefing("one", title="With a hook")
        shown.shows("briefings/one/", "With a hook")
        assert "Said by a hook." in shown.page("briefings/one/")


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_other_themes_are_shown(site: SiteFolder, theme: str) -> None:
    site.configure(theme=theme)
    with Preview(site.root / "mkdocs.yml", "127.0.0.1:0", Said()) as preview:
        shown = Open(site, preview, Said())
        status, headers, body = shown.ask("briefings/one/")
        assert status == 200
        assert "Content-Security-Policy" not in headers
        assert "_briefgen/reload.js" in body
        site.briefing("one", title="In another theme")
        shown.shows("briefings/one/", "In another theme")


def test_an_address_in_use_is_given_back_later(site: SiteFolder) -> None:
    config = site.root / "mkdocs.yml"
    with Preview(config, "127.0.0.1:0", Said()) as preview:
        port = urlsplit(preview.url).port
        with pytest.raises(OSError, match="in use"):
            Preview(config, f"127.0.0.1:{port}", Said())
        assert Open(site, preview, Said()).ask("")[0] == 200
    with Preview(config, f"127.0.0.1:{port}", Said()) as again:
        assert Open(site, again, Said()).ask("")[0] == 200
    assert Path(config).exists()


def test_a_wrong_configuration_is_not_taken(site: SiteFolder) -> None:
    site.write("mkdocs.yml", "site_name: x\n")
    with pytest.raises(ConfigError, match="does not list the plugin"):
        serve(
            site.root / "mkdocs.yml",
            addr="127.0.0.1:0",
            open_browser=False,
            report=Said(),
            messages=logging.NullHandler(),
        )
