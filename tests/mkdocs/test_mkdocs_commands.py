import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from tests.mkdocs.site_folder import SiteFolder


def mkdocs(site: SiteFolder, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own arguments
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=site.root,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("theme", ["briefgen", "mkdocs", "readthedocs", "material"])
def test_mkdocs_build_gives_the_same_bytes(site: SiteFolder, theme: str) -> None:
    site.configure(theme=theme)
    done = mkdocs(site, "build", "--strict", "-d", "theirs")
    assert done.returncode == 0
    assert "WARNING -" not in done.stderr
    assert site.build("ours", strict=True).ok
    assert site.output("ours") == site.output("theirs")


def test_mkdocs_build_goes_on_where_briefgen_build_was(site: SiteFolder) -> None:
    site.build()
    (site.root / "seeds/two.yml").unlink()
    assert mkdocs(site, "build").returncode == 0
    site.build("other", clean=True)
    assert site.output() == site.output("other")


def test_mkdocs_build_says_what_is_wrong_and_fails(site: SiteFolder) -> None:
    site.write("seeds/broken.yml", "title: [\n")
    done = mkdocs(site, "build")
    assert done.returncode == 1
    assert done.stderr.count("seeds/broken.yml:") == 1
    assert "Traceback" not in done.stderr
    assert "the site was built" in done.stdout + done.stderr
    assert (site.root / "site/briefings/one/index.html").exists()


def test_mkdocs_build_strict_writes_nothing(site: SiteFolder) -> None:
    site.write("seeds/pages/about.md", "[lost](nowhere.md)\n")
    done = mkdocs(site, "build", "--strict")
    assert done.returncode == 1
    assert done.stderr.count("nowhere.md") == 1
    assert not (site.root / "site").exists()


def test_a_wrong_option_is_one_message_of_mkdocs(site: SiteFolder) -> None:
    site.write(
        "mkdocs.yml",
        "site_name: x\ndocs_dir: seeds/pages\nplugins:\n  - briefgen: {seed: x}\n",
    )
    done = mkdocs(site, "build")
    assert done.returncode == 1
    assert "seed is unknown" in done.stderr
    assert "Traceback" not in done.stderr


def test_mkdocs_finds_its_configuration_as_it_was(site: SiteFolder) -> None:
    """`mkdocs gh-deploy` goes on with it."""
    config = load_config(str(site.root / "mkdocs.yml"))
    before = (config.site_dir, config.nav)
    config.plugins.on_startup(command="gh-deploy", dirty=False)
    build(config)
    assert (config.site_dir, config.nav) == before
    assert (site.root / "site/index.html").exists()


def serve_once(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, set[str]]:
    """Have MkDocs serve a site up to the first request: home page, what is watched."""
    seen: list[LiveReloadServer] = []
    pages: list[str] = []

    def look(server: LiveReloadServer, *, open_in_browser: bool) -> None:
        assert not open_in_browser
        seen.append(server)
        pages.append(Path(server.root, "index.html").read_text("utf-8"))

    monkeypatch.setattr(LiveReloadServer, "serve", look)
    mkdocs_serve.serve(
        str(site.root / "mkdocs.yml"), dev_addr="127.0.0.1:0", open_in_browser=False
    )
    paths = seen[0]._watched_paths  # noqa: SLF001 - no other way to see them
    return pages[0], {str(Path(path).relative_to(site.root)) for path in paths}


def test_mkdocs_serve_shows_drafts(
    site: SiteFolder,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    site.briefing("two", title="A draft of mine")
    text = (site.root / "seeds/two.yml").read_text("utf-8")
    site.write("seeds/two.yml", f"{text}status: draft\n")
    site.write("seeds/broken.yml", "title: [\n")
    home, watched = serve_once(site, monkeypatch)
    assert "A draft of mine" in home
    assert caplog.text.count("seeds/broken.yml:") == 1
    assert {"seeds", "mkdocs.yml"} <= watched
    assert not (site.root / "site").exists()
    site.build()
    assert "A draft of mine" not in (site.root / "site/index.html").read_text("utf-8")
