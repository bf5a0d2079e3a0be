import logging
import re
import subprocess
import sys

import pytest

from briefgen.diagnostics import BriefgenError, ConfigError
from briefgen.mkdocs.build import build
from briefgen.mkdocs.caller import Caller
from briefgen.mkdocs.stage import Stage
from tests.mkdocs.site_folder import SiteFolder


def test_makes_a_page_of_each_briefing(site: SiteFolder) -> None:
    result = site.build(strict=True)
    assert result.ok
    assert result.site_dir == site.root / "site"
    assert result.counts.briefings == 2
    page = site.page("briefings/one")
    start = '<article class="briefing" data-briefing="one" data-status="published">'
    assert start in page
    assert '<a class="evidence" href="#first-e1"' in page


def test_progress_is_told(site: SiteFolder) -> None:
    told: list[tuple[int, int]] = []
    caller = Caller(progress=lambda *step: told.append(step))
    result = build(site.root / "mkdocs.yml", caller=caller)
    pages = result.made
    assert told == [(number, pages) for number in range(1, pages + 1)]


def test_the_navigation_leads_to_pages_at_the_top(site: SiteFolder) -> None:
    site.configure(theme="mkdocs")
    site.write("seeds/pages/guide/start.md", "# Start here\n")
    site.build()
    header = site.page("briefings/one").split("<article")[0]
    for link in ("../..", "../../about/", "../../guide/start/", "../../topics/"):
        assert f'href="{link}"' in header
    assert "meetings" not in header


def test_a_site_has_its_own_navigation(site: SiteFolder) -> None:
    text = (site.root / "mkdocs.yml").read_text("utf-8")
    nav = "nav:\n  - Start: index.md\n  - First & best: briefings/one/index.md\n"
    site.write("mkdocs.yml", text + nav)
    assert site.build(strict=True).ok
    header = site.page("briefings/two").split("<article")[0]
    assert ">First &amp; best</a>" in header
    assert "topics" not in header


def test_the_sitemap_has_the_dates_of_the_content(site: SiteFolder) -> None:
    site.build()
    sitemap = site.output()["sitemap.xml"].decode()
    dates = re.findall(r"<loc>(.*?)</loc>\s*(?:<lastmod>(.*?)</lastmod>)?", sitemap)
    base = "https://example.org/base/"
    assert (f"{base}briefings/one/", "2023-07-04") in dates
    assert (f"{base}about/", "") in dates


def test_a_site_without_any_briefing_is_built(site: SiteFolder) -> None:
    for name in ("one.yml", "one.txt", "two.yml", "two.txt", "entities.yml"):
        (site.root / "seeds" / name).unlink()
    site.write("seeds/pages/about.md", "# About\n")
    assert site.build(strict=True).ok


def test_a_title_is_text(site: SiteFolder) -> None:
    site.briefing("one", title="\"'A <b> & C'\"")
    site.build()
    page = site.page("briefings/one")
    assert re.search("<title>&#39;A &lt;b&gt; &amp; C&#39; . Test</title>", page)


def test_nothing_is_printed(
    site: SiteFolder, capfd: pytest.CaptureFixture[str]
) -> None:
    site.write("seeds/pages/about.md", "[lost](nowhere.md)\n")
    site.build()
    assert capfd.readouterr() == ("", "")


def test_strict_with_a_warning_writes_nothing(site: SiteFolder) -> None:
    site.write("seeds/pages/about.md", "# About\n\n[lost](nowhere.md)\n")
    result = site.build(strict=True)
    assert not result.ok
    assert not result.written
    assert not (site.root / "site").exists()


def test_strict_with_a_warning_leaves_the_last_build(site: SiteFolder) -> None:
    site.build()
    before = site.output()
    site.briefing("one", text="It met again.")
    site.write("seeds/pages/about.md", "# About\n\n[lost](nowhere.md)\n")
    assert not site.build(strict=True).written
    assert site.output() == before


def test_an_error_fails_the_build_that_makes_what_it_can(site: SiteFolder) -> None:
    site.write("seeds/broken.yml", "title: [\n")
    result = site.build()
    assert not result.ok
    assert result.written
    assert "The council meets" in site.page("briefings/one")


def test_links_are_checked_in_hand_written_pages(site: SiteFolder) -> None:
    text = "# About\n\n[a](briefings/one/index.md#firts) and [b](briefings/tow/)\n"
    site.write("seeds/pages/about.md", text)
    found = {d.code: d for d in site.build().diagnostics}
    assert str(found["BG702"].location) == "seeds/pages/about.md:3:27"
    assert found["BG702"].help == "did you mean #first?"
    assert str(found["BG701"].location) == "seeds/pages/about.md:3:43"


def test_a_link_on_every_page_is_reported_a_few_times(site: SiteFolder) -> None:
    for number in range(9):
        text = f"# Page {number}\n\n[lost](/base/nowhere/)\n"
        site.write(f"seeds/pages/p{number}.md", text)
    found = [d for d in site.build().diagnostics if d.code == "BG701"]
    assert len(found) == 5
    assert "(so do 4 other pages)" in found[0].message


def test_a_hand_written_home_takes_the_place_of_ours(site: SiteFolder) -> None:
    assert site.build(strict=True).ok
    beside = {"index.json", "feed.xml", "feed.json", "watch.ics"}
    texts = {name: (site.root / "site" / name).read_bytes() for name in beside}
    site.write("seeds/pages/index.md", "# Welcome\n\nBy hand.\n")
    assert site.build(strict=True).ok
    html = (site.root / "site/index.html").read_text("utf-8")
    assert "By hand." in html
    assert 'href="feed.xml"' in html
    # What stands beside it is there all the same.
    assert texts == {name: (site.root / "site" / name).read_bytes() for name in beside}


@pytest.mark.parametrize("path", ["briefings/one/index.md", "topics/Meetings.md"])
def test_two_outputs_of_one_name_are_an_error(site: SiteFolder, path: str) -> None:
    site.write(f"seeds/pages/{path}", "# Mine\n")
    result = site.build()
    assert [str(d.location) for d in result.diagnostics if d.code == "BG703"] == [
        f"seeds/pages/{path}:1:1"
    ]
    assert not result.written
    assert not (site.root / "site").exists()


def test_a_name_that_windows_refuses_is_an_error(site: SiteFolder) -> None:
    site.write("seeds/pages/aux.md", "# Aux\n")
    assert "BG703" in {d.code for d in site.build().diagnostics}


def test_a_page_whose_template_fails_is_left_out(site: SiteFolder) -> None:
    site.write("templates/pages/topic.md.jinja", "{{ nonsense }}\n")
    result = site.build()
    assert [d.code for d in result.diagnostics if d.severity == "error"] == ["BG704"]
    assert result.written
    assert not (site.root / "site/topics/meetings/index.html").exists()
    assert "The council meets" in site.page("briefings/one")


def test_a_link_out_of_the_site_is_not_followed(site: SiteFolder) -> None:
    secret = site.root.with_name("secret.txt")
    secret.write_text("secret", encoding="utf-8")
    (site.root / "seeds/pages/link.txt").symlink_to(secret)
    result = site.build()
    assert "seeds/pages/link.txt" in {d.location.file for d in result.diagnostics}
    assert not result.ok
    assert "link.txt" not in site.output()


def test_files_of_any_encoding_are_copied(site: SiteFolder) -> None:
    (site.root / "seeds/pages/old.html").write_bytes(b"<p>caf\xe9</p>")
    assert site.build(strict=True).ok
    assert site.output()["old.html"] == b"<p>caf\xe9</p>"


def test_images_are_copied(site: SiteFolder) -> None:
    (site.root / "seeds/rain.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    image = "image: {file: rain.png, alt: Rain}\n"
    annotation = (site.root / "seeds/one.yml").read_text("utf-8")
    site.write("seeds/one.yml", annotation + image)
    assert site.build(strict=True).ok
    assert b"\x89PNG\r\n\x1a\n" in site.output().values()


def test_a_foreign_folder_is_refused(site: SiteFolder) -> None:
    site.write("site/thesis.txt", "ten years of work")
    with pytest.raises(ConfigError, match="site holds files") as caught:
        site.build()
    assert "-d" in caught.value.help
    assert list(site.output()) == ["thesis.txt"]


def test_a_folder_of_dot_files_is_empty(site: SiteFolder) -> None:
    site.write("site/.gitignore", "*\n")
    assert site.build().written
    assert site.output()[".gitignore"] == b"*\n"
    site.briefing("one", text="It met again.")
    site.build()
    assert site.output()[".gitignore"] == b"*\n"


def test_seeds_are_no_output_folder(site: SiteFolder) -> None:
    with pytest.raises(ConfigError, match="is in seeds/"):
        site.build("seeds/out")


def test_files_of_others_in_the_output_folder_stay(site: SiteFolder) -> None:
    site.build()
    site.write("site/CNAME", "example.org")
    site.briefing("two", text="It met again.")
    site.build()
    assert site.output()["CNAME"] == b"example.org"


def test_a_second_build_says_why_it_does_not_go_on(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.mkdocs.stage._PATIENCE", 0.1)
    running = Stage(site.root, site.root / "site")
    try:
        with pytest.raises(BriefgenError, match="another build"):
            site.build()
    finally:
        running.close()
    assert site.build().ok


def test_a_killed_build_leaves_no_lock(site: SiteFolder) -> None:
    code = (
        "import sys, time; from pathlib import Path\n"
        "from briefgen.mkdocs.stage import Stage\n"
        "stage = Stage(Path(sys.argv[1]), Path(sys.argv[1], 'site'))\n"
        "print('taken', flush=True); time.sleep(60)"
    )
    arguments = [sys.executable, "-c", code, str(site.root)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as other:  # noqa: S603 - ours
        assert other.stdout is not None
        assert other.stdout.readline() == b"taken\n"
        other.kill()
    assert site.build().ok


def test_a_cache_that_cannot_be_written_is_said(site: SiteFolder) -> None:
    site.write(".briefgen", "a file")
    with pytest.raises(BriefgenError, match="cannot be written"):
        site.build()


def test_a_wrong_option_is_said_in_our_words(site: SiteFolder) -> None:
    site.write("mkdocs.yml", "site_name: x\nplugins:\n  - briefgen: {seed: x}\n")
    with pytest.raises(ConfigError, match="seed is unknown") as caught:
        site.build()
    assert "seeds" in caught.value.help


def test_what_mkdocs_does_not_take_is_said(site: SiteFolder) -> None:
    site.configure(theme="nonsense")
    with pytest.raises(ConfigError, match="nonsense"):
        site.build()


def test_the_folder_of_hand_written_pages_is_made(site: SiteFolder) -> None:
    (site.root / "seeds/pages/about.md").unlink()
    (site.root / "seeds/pages").rmdir()
    assert site.build(strict=True).ok
    assert (site.root / "seeds/pages").is_dir()


def test_what_mkdocs_warns_of_counts(site: SiteFolder) -> None:
    site.write("seeds/pages/about.md", "# About\n")
    text = (site.root / "mkdocs.yml").read_text("utf-8")
    site.write("mkdocs.yml", text + "nav:\n  - index.md\n  - lost.md\n")
    result = site.build(strict=True)
    assert any("lost.md" in warning for warning in result.warnings)
    assert not result.written


def test_the_logger_is_left_as_it_was(site: SiteFolder) -> None:
    logger = logging.getLogger("mkdocs")
    before = (logger.handlers[:], logger.propagate, logger.level)
    site.build()
    assert (logger.handlers, logger.propagate, logger.level) == before


def test_the_time_of_a_build_is_in_no_file(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site.root / "seeds/pages/about.md").unlink()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    site.build("one")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689660")
    site.build("other")
    assert "sitemap.xml.gz" in site.output("one")
    assert site.output("one") == site.output("other")
