import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.model.page import Page
from briefgen.render import Renderer
from tests.mkdocs.site_folder import SiteFolder, make_site


def assert_clean(site: SiteFolder) -> None:
    """A build into another folder, of every page, gives the same bytes."""
    site.build("other", clean=True)
    assert site.output() == site.output("other")


def manifest(site: SiteFolder) -> Path:
    name = next((site.root / ".briefgen").glob("manifest-*.json"))
    return Path(name)


def rows(site: SiteFolder) -> tuple[list[object], list[list[object]]]:
    """Read the manifest: a line that says what was built, and then each file."""
    head, *some = map(json.loads, manifest(site).read_text("utf-8").splitlines())
    return head, [row for line in some for row in line]


def write_lines(site: SiteFolder, values: Iterable[object]) -> None:
    written = "".join(f"{json.dumps(value)}\n" for value in values)
    manifest(site).write_text(written, encoding="utf-8")


def anatomies(site: SiteFolder) -> Path:
    (file,) = (site.root / ".briefgen").glob("anatomies-*")
    return file


class Killed(BaseException):
    """No handler of errors sees it, as none sees a signal."""


@contextmanager
def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """End the build before it moves or removes the file of that number."""
    steps = iter(range(step))

    replace, unlink = Path.replace, Path.unlink

    def count() -> None:
        if next(steps, None) is None:
            raise Killed

    def dying_replace(path: Path, target: Path) -> Path:
        count()
        return replace(path, target)

    def dying_unlink(path: Path, *, missing_ok: bool = False) -> None:
        count()
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", dying_replace)
        patch.setattr(Path, "unlink", dying_unlink)
        yield


def test_unchanged_pages_are_left(site: SiteFolder) -> None:
    first = site.build()
    assert first.skipped == 0
    site.briefing("one", text="It met again.")
    second = site.build()
    assert "It met again." in site.page("briefings/one")
    assert 0 < second.made < first.made
    assert second.made + second.skipped == first.made
    assert_clean(site)


def test_a_hand_written_home_has_ever_new_feeds_beside_it(site: SiteFolder) -> None:
    site.write("seeds/pages/index.md", "# By hand\n\n[Feed](feed.xml)\n")
    site.build(strict=True)
    before = site.output()
    # Once in the way of an edit, once in that of a whole build.
    changes: tuple[Callable[[], None], ...] = (
        lambda: site.briefing("one", title="Another title"),
        lambda: site.entity("A council"),
    )
    for change in changes:
        change()
        assert site.build(strict=True).ok
        assert_clean(site)
    after = site.output()
    assert after["index.html"] == before["index.html"]
    assert b"Another title" in after["feed.xml"]
    assert b"Another title" in after["index.json"]
    (site.root / "seeds/pages/index.md").unlink()
    site.build()
    assert b"By hand" not in site.output()["index.html"]
    assert_clean(site)


SHORT = "date: 2023-07-04\nbottom_line: It is so.\nkey_points: [{text: It is.}]\n"


@pytest.mark.parametrize(
    ("page", "file", "text"),
    [
        ("stories/tale/", "stories.yml", "tale: {{title: {title}}}\n"),
        (
            "briefings/three/",
            "three.yml",
            "title: {title}\n" + SHORT.replace("{", "{{").replace("}", "}}"),
        ),
    ],
)
def test_a_page_in_the_navigation_is_called_otherwise(
    site: SiteFolder, page: str, file: str, text: str
) -> None:
    config = (site.root / "mkdocs.yml").read_text("utf-8")
    site.write("mkdocs.yml", f"{config}nav:\n  - Home: index.md\n  - {page}index.md\n")
    site.briefing("two", more="stories: [tale]\n")
    for title in ("A & B", "C & D"):
        site.write(f"seeds/{file}", text.format(title=title))
        site.build()
        assert title.replace("&", "&amp;") in site.page("about")
        assert_clean(site)


def test_a_page_that_the_navigation_gives_a_name(site: SiteFolder) -> None:
    config = (site.root / "mkdocs.yml").read_text("utf-8")
    nav = "nav:\n  - index.md\n  - Three: briefings/three/index.md\n"
    site.write("mkdocs.yml", config + nav)
    for title in ("One", "Another"):
        site.write("seeds/three.yml", f"title: {title}\n{SHORT}")
        site.build()
    assert_clean(site)


def test_mkdocs_is_not_asked_for_pages_left(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    monkeypatch.delattr("briefgen.render.Renderer.render")
    site.write("seeds/pages/about.md", "# About\n\nNothing.\n")
    assert site.build(strict=True).made == 1


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", False),
        ("  - search\n", True),
        ("theme: mkdocs\n", True),
        ("theme: {name: briefgen, custom_dir: docs}\n", True),
        ("hooks: [hook.py]\n", True),
        ("markdown_extensions: [tables, pymdownx.details]\n", False),
        ("markdown_extensions: ['tests.mkdocs.site_folder:Extra']\n", True),
    ],
)
def test_pages_are_left_only_where_nobody_else_has_a_hand_in_them(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, config: str, *, expected: bool
) -> None:
    site.write("hook.py", "def on_page_markdown(markdown, **_): return markdown\n")
    text = (site.root / "mkdocs.yml").read_text("utf-8")
    text = text.replace("theme: briefgen\n", "") if "theme" in config else text
    site.write("mkdocs.yml", text + config)
    site.write("docs/note.txt", "a theme of one's own")
    site.build()
    site.write("seeds/pages/about.md", "# About\n\nNothing.\n")
    rendered: list[str] = []
    render = Renderer.render

    def noting(renderer: Renderer, page: Page) -> str:
        rendered.append(page.url)
        return render(renderer, page)

    monkeypatch.setattr(Renderer, "render", noting)
    site.build()
    assert bool(rendered) is expected


def test_what_an_author_adds_to_a_digest_is_noticed(site: SiteFolder) -> None:
    site.build()
    for title in ("A week", "A quiet week"):
        site.write("seeds/digests/2023-W27.yml", f"title: {title}\n")
        site.build()
        assert f'<h1 id="{title.lower().replace(" ", "-")}">{title}' in site.page(
            "digests/2023-W27"
        )
        assert_clean(site)
    (site.root / "seeds/digests/2023-W27.yml").unlink()
    site.build()
    assert "A quiet week" not in site.page("digests/2023-W27")
    assert_clean(site)


def test_stale_output_is_removed(site: SiteFolder) -> None:
    site.build()
    (site.root / "seeds/two.yml").unlink()
    (site.root / "seeds/two.txt").unlink()
    assert site.build().removed == len(["the briefing", "its source"])
    assert not (site.root / "site/briefings/two").exists()
    assert_clean(site)


def test_a_file_gives_way_to_a_folder(site: SiteFolder) -> None:
    site.write("seeds/pages/more", "a file")
    site.build()
    (site.root / "seeds/pages/more").unlink()
    site.write("seeds/pages/more/file.txt", "in a folder")
    site.build()
    assert_clean(site)
    (site.root / "seeds/pages/more/file.txt").unlink()
    (site.root / "seeds/pages/more").rmdir()
    site.write("seeds/pages/more", "a file")
    site.build()
    assert_clean(site)


def test_nothing_changed_ends_early(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("seeds/lonely.txt", "Nobody says what this is.")
    first = site.build()
    monkeypatch.delattr("briefgen.mkdocs.invoke.invoke")
    again = site.build()
    assert again.diagnostics == first.diagnostics != ()
    assert again.counts == first.counts
    assert (again.made, again.skipped, again.removed) == (0, first.made, 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda site: site.write("seeds/one.txt", "other"),
        lambda site: site.write("seeds/new.txt", "other"),
        lambda site: (site.root / "seeds/two.yml").unlink(),
        lambda site: site.write("docs/note.md", "# Other\n"),
        lambda site: (site.root / "seeds/link.txt").symlink_to("one.txt"),
        lambda site: site.configure(name="Other"),
        lambda site: site.write("templates/pages/topic.md.jinja", "x"),
        lambda site: (site.root / "site/sitemap.xml").unlink(),
        lambda site: site.write("site/sitemap.xml", "x"),
    ],
)
def test_something_changed_does_not(
    site: SiteFolder,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[SiteFolder], None],
) -> None:
    text = (site.root / "mkdocs.yml").read_text("utf-8")
    site.write("mkdocs.yml", text.replace("seeds/pages", "docs"))
    site.build(strict=True)
    change(site)
    monkeypatch.delattr("briefgen.mkdocs.invoke.invoke")
    with pytest.raises(ImportError):
        site.build()


def test_what_time_changes_is_built_again(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (site.root / "seeds/one.yml").read_text("utf-8")
    site.write("seeds/one.yml", f"{text}embargo: 2025-02-01\n")
    site.build()
    assert not (site.root / "site/briefings/one").exists()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    site.build()
    assert (site.root / "site/briefings/one").exists()


def test_warnings_come_again(site: SiteFolder) -> None:
    site.write("seeds/pages/about.md", "[lost](nowhere.md)\n")
    first = site.build()
    assert site.build().diagnostics == first.diagnostics != ()
    assert not site.build(strict=True).ok


def test_links_of_pages_left_as_they_are_are_checked(site: SiteFolder) -> None:
    link = "[more](../../more/index.md#there)\n"
    site.write("templates/pages/topic.md.jinja", link)
    site.write("seeds/pages/more/index.md", "# More\n\n## There\n")
    assert site.build(strict=True).ok
    site.write("seeds/pages/more/index.md", "# More\n\n## Here\n")
    result = site.build(strict=True)
    assert [d.code for d in result.diagnostics] == ["BG702"]
    (site.root / "seeds/pages/more/index.md").unlink()
    assert [d.code for d in site.build().diagnostics] == ["BG701"]
    assert_clean(site)
    site.write("seeds/pages/more/index.md", "# More\n\n## There\n")
    assert site.build(strict=True).ok
    assert_clean(site)


def test_a_damaged_manifest_is_thrown_away(site: SiteFolder) -> None:
    site.build()
    (site.root / "seeds/two.yml").unlink()
    manifest(site).write_text('{"format": 1, "outputs": {', encoding="utf-8")
    site.build()
    assert_clean(site)


@pytest.mark.parametrize("entry", [7, [], ["x"], [["x"], 1, 1], "abc", None])
@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("whole", [True, False])
def test_a_manifest_with_a_damaged_line_is_thrown_away(
    site: SiteFolder, number: int, entry: object, *, whole: bool
) -> None:
    site.build()
    head, files = rows(site)
    values: list[object] = [head, *([row] for row in files)]
    values[number] = entry if whole else [entry]
    write_lines(site, values)
    site.build()
    assert_clean(site)


@pytest.mark.parametrize("left", [1, 2, 3, -2, -1])
def test_a_manifest_of_which_a_part_is_missing_is_thrown_away(
    site: SiteFolder, left: int
) -> None:
    site.build()
    head, files = rows(site)
    write_lines(site, [head, files[:left]])
    site.build()
    assert_clean(site)


@pytest.mark.parametrize("version", [1, 2, 99])
def test_a_manifest_of_another_version_still_knows_the_files(
    site: SiteFolder, version: int
) -> None:
    site.build()
    site.write("site/CNAME", "example.org")
    (site.root / "seeds/two.yml").unlink()
    head, files = rows(site)
    paths = [str(row[0]) for row in files]
    others: dict[int, list[object]] = {
        1: [{"format": 1, "outputs": dict.fromkeys(paths, "as it was")}],
        2: [[2, *head[1:4]], *(x for path in paths for x in ([path, "old"], ["", ""]))],
        99: [[99, *head[1:]], [[path, "new"] for path in paths]],
    }
    write_lines(site, others[version])
    site.build()
    assert not (site.root / "site/briefings/two").exists()
    assert (site.root / "site/CNAME").exists()


def lose(file: Path) -> None:
    file.unlink()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def add(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b'["half a')


@pytest.mark.parametrize("damage", [lose, cut, add])
@pytest.mark.parametrize("edit", ["text", "new", "delete"])
def test_what_is_known_of_pages_may_be_lost_or_come_to_nothing(
    site: SiteFolder, damage: Callable[[Path], None], edit: str
) -> None:
    site.build()
    damage(anatomies(site))
    EDITS[edit](site)
    site.build()
    assert_clean(site)


def test_what_is_known_of_pages_does_not_grow(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.mkdocs.manifest._SPARE", 0)
    site.build()
    first, size = anatomies(site), anatomies(site).stat().st_size
    for number in range(20):
        site.briefing("one", text=f"It met {number} times.")
        site.build()
        assert anatomies(site).stat().st_size < 3 * size
    assert anatomies(site) != first
    assert_clean(site)


@pytest.mark.parametrize("keep", [0, 20, 0.5, 0.95])
@pytest.mark.parametrize("junk", [b"", b"no card" * 99])
def test_a_damaged_memory_is_thrown_away(
    site: SiteFolder, keep: float, junk: bytes
) -> None:
    site.build()
    memory = next((site.root / ".briefgen").glob("memory-*"))
    content = memory.read_bytes()
    kept = content[: int(keep * len(content)) if keep < 1 else int(keep)]
    rest = (junk + content)[: len(content) - len(kept)] if junk else b""
    memory.write_bytes(kept + rest)
    site.briefing("one", text="It met again.")
    assert site.build().ok
    assert_clean(site)


def test_a_file_whose_name_is_no_unicode_is_remembered(site: SiteFolder) -> None:
    site.write("seeds/pages/\udcff.csv", "a,b")
    first = site.build()
    assert (site.root / "site/\udcff.csv").exists()
    (site.root / "seeds/pages/\udcff.csv").unlink()
    again = site.build()
    assert (again.skipped, again.removed) == (first.made, 0)
    assert not (site.root / "site/\udcff.csv").exists()


@pytest.mark.parametrize("path", ["../seeds/one.yml", "/etc/passwd", "a\\b"])
def test_a_manifest_removes_nothing_elsewhere(site: SiteFolder, path: str) -> None:
    site.build()
    head, files = rows(site)
    write_lines(
        site,
        [[head[0], len(files) + 1, *head[2:]], [[path, *files[0][1:]], *files]],
    )
    site.build()
    assert (site.root / "seeds/one.yml").exists()
    assert_clean(site)


def test_a_picture_of_another_shape_gets_other_room(site: SiteFolder) -> None:
    annotation = (site.root / "seeds/one.yml").read_text("utf-8")
    site.write("seeds/one.yml", f"{annotation}image: {{file: p.svg, alt: It}}\n")
    site.write("seeds/p.svg", '<svg viewBox="0 0 2 1"/>')
    site.build()
    site.briefing("two", text="It met again.")
    site.build()
    assert_clean(site)
    site.write("seeds/p.svg", '<svg viewBox="0 0 1 1"/>')
    site.build()
    page = (site.root / "site/briefings/one/index.html").read_text("utf-8")
    assert 'width="1200" height="1200"' in page
    assert_clean(site)
    text = (site.root / "seeds/one.yml").read_text("utf-8")
    site.write("seeds/one.yml", text.replace("It}", "It, whole}"))
    site.build()
    assert_clean(site)


def test_a_site_can_be_moved(site: SiteFolder) -> None:
    site.build()
    moved = SiteFolder(site.root.with_name("moved"))
    site.root.rename(moved.root)
    moved.briefing("one", text="It met again.")
    assert moved.build().skipped > 0
    assert_clean(moved)


@pytest.mark.parametrize("reverted", [False, True])
def test_after_a_kill_the_next_build_is_right(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, *, reverted: bool
) -> None:
    """Killed at each step: then built anew, or after the change was taken back."""
    for step in range(100):
        site.briefing("one")
        site.briefing("two", title="The council meets again")
        site.build()
        site.briefing("one", text="It met again.")
        (site.root / "seeds/two.yml").unlink()
        site.briefing("three")
        ended = False
        with killed_at(step, monkeypatch):
            try:
                site.build()
                ended = True
            except Killed:
                pass
        if reverted:
            site.briefing("one")
            site.briefing("two", title="The council meets again")
            (site.root / "seeds/three.yml").unlink()
        site.build()
        assert_clean(site)
        (site.root / "seeds/three.yml").unlink(missing_ok=True)
        if ended:
            assert step > 5
            return


def tamper(site: SiteFolder) -> None:
    # A file that no build made is nobody's to remove.
    if (site.root / "site/briefings/one/index.html").exists():
        site.write("site/briefings/one/index.html", "tampered")


def forget(site: SiteFolder) -> None:
    for file in (site.root / ".briefgen").glob("manifest-*"):
        file.write_text("damaged", encoding="utf-8")


def remove(*paths: str) -> Callable[[SiteFolder], None]:
    def change(site: SiteFolder) -> None:
        for path in paths:
            (site.root / path).unlink(missing_ok=True)

    return change


def write(path: str, text: str) -> Callable[[SiteFolder], None]:
    return lambda site: site.write(path, text)


def killed(step: int) -> Callable[[SiteFolder], None]:
    def change(site: SiteFolder) -> None:
        site.briefing("one", text=f"It met again, and was stopped at {step}.")
        with (
            pytest.MonkeyPatch.context() as patch,
            killed_at(step, patch),
            suppress(Killed),
        ):
            site.build()

    return change


EDITS: dict[str, Callable[[SiteFolder], None]] = {
    "text": lambda site: site.briefing("one", text="It met again."),
    "title": lambda site: site.briefing("one", title="A <b> & C"),
    "back": lambda site: site.briefing("one"),
    "new": lambda site: site.briefing("three"),
    "delete": remove("seeds/two.yml", "seeds/two.txt"),
    "registry": lambda site: site.entity("The City Council"),
    "registry back": lambda site: site.entity("The Council"),
    "alias": lambda site: site.entity("The Council\n  aliases: [sentence, met]"),
    "summary": lambda site: site.entity("The Council\n  summary: It meets & decides."),
    "story": write("seeds/stories.yml", "tale: {title: A tale}\n"),
    "story's title": write("seeds/stories.yml", "tale: {title: A <b> & C}\n"),
    "story gone": remove("seeds/stories.yml"),
    "told": lambda site: site.briefing("two", more="stories: [tale]\n"),
    "digest": write("seeds/digests/2023-W27.yml", "title: A week\norder: [two]\n"),
    "digest back": remove("seeds/digests/2023-W27.yml"),
    "setting": lambda site: site.configure(name="Other"),
    "setting back": lambda site: site.configure(),
    "template": write("templates/partials/notice.md.jinja", "{{ notice.title }}\n"),
    "page template": write("templates/pages/topic.md.jinja", "# {{ title }}\n\nx\n"),
    "template failing": write("templates/pages/topic.md.jinja", "{{ nonsense }}\n"),
    "template away": remove("templates/pages/topic.md.jinja"),
    "template linking": write(
        "templates/pages/topic.md.jinja", "[there](../../briefings/two/index.md)\n"
    ),
    "by hand": write("seeds/pages/about.md", "# About *us*\n"),
    "by hand, new": write("seeds/pages/more/index.md", "# More\n"),
    "by hand, gone": remove("seeds/pages/more/index.md"),
    "home by hand": write("seeds/pages/index.md", "# Home\n"),
    "home by us": remove("seeds/pages/index.md"),
    "file": write("seeds/pages/data.csv", "a,b\n"),
    "file gone": remove("seeds/pages/data.csv"),
    "broken": write("seeds/one.yml", "title: [\n"),
    "tampered": tamper,
    "output lost": remove("site/briefings/one/index.html", "site/sitemap.xml"),
    "manifest damaged": forget,
    "killed early": killed(1),
    "killed late": killed(5),
}


@example(["story", "told", "story's title", "alias", "text", "summary", "story"])
@example(["alias", "title", "registry back", "home by hand", "alias"])
@example(["killed early", "alias", "killed late", "story", "killed late", "text"])
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5))
@settings(max_examples=8, deadline=None)
def test_incremental_is_clean(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = make_site(Path(os.path.realpath(folder)))
        site.build()
        for name in names:
            EDITS[name](site)
            site.build()
        assert_clean(site)
