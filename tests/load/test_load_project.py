import os
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path

import pytest

from briefgen import config
from briefgen.config import Settings
from briefgen.diagnostics import BriefgenError, ConfigError
from briefgen.load import load
from briefgen.model.project import Project
from briefgen.processes import Helpers


def settings(root: Path, seeds: str = "seeds") -> Settings:
    values: Mapping[str, object] = {"plugins": [{"briefgen": {"seeds": seeds}}]}
    return config.settings(values, root)


def project(root: Path, files: Mapping[str, str | bytes]) -> Project:
    for name, content in {"seeds/pages/index.md": "# Home", **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return load(settings(root))


def said(found: Project) -> list[str]:
    return [f"{d.location} {d.code}" for d in found.diagnostics]


def test_files_become_inputs(tmp_path: Path) -> None:
    found = project(
        tmp_path,
        {
            "mkdocs.yml": "a: b",
            "seeds/2023/b.yml": "title: B",
            "seeds/2023/b.txt": "B.",
            "seeds/a.yml": "title: A",
            "seeds/c.md": "C.",
            "seeds/entities.yml": "nato: {name: NATO}",
            "seeds/2023/entities.yml": "title: On entities",
            "seeds/2023/image.png": b"\x89PNG",
            "seeds/pages/about.yml": "not: [read",
            "seeds/pages/about.txt": "",
            "seeds/digests/2023-W27.yml": "title: A week",
            "seeds/digests/notes.txt": "Not read.",
            "seeds/digests/notes.md": "Not read.",
            "seeds/2023/pages/d.yml": "title: D",
            "seeds/.hidden/e.yml": "not: [read",
            "seeds/.e.yml": "not: [read",
        },
    )
    assert said(found) == []
    assert [d.file for d in found.annotations] == [
        "seeds/2023/b.yml",
        "seeds/2023/entities.yml",
        "seeds/2023/pages/d.yml",
        "seeds/a.yml",
    ]
    assert found.annotations[0].data == {"title": "B"}
    assert list(found.articles) == ["seeds/2023/b.txt", "seeds/c.md"]
    assert found.articles["seeds/c.md"].file == "seeds/c.md"
    assert {k: d.data for k, d in found.registries.items()} == {
        "entities": {"nato": {"name": "NATO"}}
    }
    assert found.seeds == "seeds"
    assert found.unreadable == frozenset()
    assert {"seeds/2023/image.png", "seeds/pages/about.yml"} < found.files
    assert [d.file for d in found.digests] == ["seeds/digests/2023-W27.yml"]
    assert not any(".hidden" in file or file == "seeds/.e.yml" for file in found.files)


def test_every_problem_of_every_file_is_said_in_order(tmp_path: Path) -> None:
    found = project(
        tmp_path,
        {
            "seeds/b.yml": "a: 1\na: 2\nb: &x 1",
            "seeds/a.yml": "title: NATO: one",
            "seeds/c.yml": "",
            "seeds/d.yml": "- a",
            "seeds/e.yml": "just text",
            "seeds/f.yml": b"title: Caf\xe9",
            "seeds/g.txt": "",
            "seeds/h.md": "One",
            "seeds/h.txt": "One",
            "seeds/i.yaml": "title: One",
            "seeds/j.YML": "title: One",
            "seeds/k.TXT": "One",
            "seeds/topics.yml": "# none yet\n",
        },
    )
    assert said(found) == [
        "seeds/a.yml:1:12 BG102",
        "seeds/b.yml:2:1 BG103",
        "seeds/b.yml:3:4 BG104",
        "seeds/c.yml:1:1 BG115",
        "seeds/d.yml:1:1 BG115",
        "seeds/e.yml:1:1 BG115",
        "seeds/f.yml:1:11 BG101",
        "seeds/g.txt:1:1 BG116",
        "seeds/h.md:1:1 BG111",
        "seeds/i.yaml:1:1 BG118",
        "seeds/j.YML:1:1 BG118",
        "seeds/k.TXT:1:1 BG118",
        "seeds/topics.yml:1:1 BG115",
    ]
    assert found.unreadable == {
        *(f"seeds/{name}.yml" for name in ("a", "b", "c", "d", "e", "f", "topics")),
        "seeds/g.txt",
    }
    assert [d.file for d in found.annotations] == ["seeds/b.yml"]


def test_a_warning_leaves_an_annotation_readable(tmp_path: Path) -> None:
    found = project(tmp_path, {"seeds/a.yml": "text: a # b"})
    assert said(found) == ["seeds/a.yml:1:9 BG114"]
    assert found.unreadable == frozenset()


def test_an_article_whose_front_matter_cannot_be_read_is_unreadable(
    tmp_path: Path,
) -> None:
    found = project(tmp_path, {"seeds/a.md": "---\nhandling: red: x\n---\nOne"})
    assert said(found) == ["seeds/a.md:2:14 BG102"]
    assert found.unreadable == {"seeds/a.md"}


def test_a_registry_may_be_larger_than_an_annotation(tmp_path: Path) -> None:
    large = "".join(f"id{n}: {{name: {'x' * 40}}}\n" for n in range(20_000))
    files = {"seeds/entities.yml": large, "seeds/a.yml": large}
    assert said(project(tmp_path, files)) == ["seeds/a.yml:1:1 BG110"]


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "seeds" / "a.yml"
    path.parent.mkdir()
    with path.open("wb") as stream:
        stream.truncate(10_000_000_000)
    (found,) = project(tmp_path, {}).diagnostics
    assert (found.location.file, found.code) == ("seeds/a.yml", "BG110")


@pytest.mark.parametrize("target", ["/etc/hosts", "../mkdocs.yml", "b.txt", "missing"])
def test_a_link_is_not_followed(tmp_path: Path, target: str) -> None:
    project(tmp_path, {"seeds/b.txt": "B.", "mkdocs.yml": ""})
    (tmp_path / "seeds" / "a.txt").symlink_to(target)
    found = load(settings(tmp_path))
    assert said(found) == ["seeds/a.txt:1:1 BG113"]
    assert list(found.articles) == ["seeds/b.txt"]
    assert "seeds/a.txt" not in found.files


@pytest.mark.parametrize("place", ["seeds/away", "seeds/pages/away"])
def test_a_link_to_a_folder_is_not_followed(tmp_path: Path, place: str) -> None:
    project(tmp_path, {"other/a.yml": "title: A"})
    (tmp_path / place).symlink_to(tmp_path / "other")
    found = load(settings(tmp_path))
    assert said(found) == [f"{place}:1:1 BG113"]
    assert found.annotations == ()


def test_what_is_no_regular_file_is_not_read(tmp_path: Path) -> None:
    project(tmp_path, {})
    os.mkfifo(tmp_path / "seeds" / "a.yml")
    assert said(load(settings(tmp_path))) == ["seeds/a.yml:1:1 BG113"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\xff.yml", "seeds/a\ufffd.yml"),
        (b"a\nb.yml", "seeds/a\ufffdb.yml"),
        (b"a\\b.yml", "seeds/a\ufffdb.yml"),
    ],
)
def test_a_name_that_no_address_can_have(
    tmp_path: Path, name: bytes, shown: str
) -> None:
    project(tmp_path, {})
    (tmp_path / "seeds" / os.fsdecode(name)).write_text("title: A", "utf-8")
    found = load(settings(tmp_path))
    assert said(found) == [f"{shown}:1:1 BG119"]
    assert found.annotations == ()


def test_a_folder_of_another_name(tmp_path: Path) -> None:
    path = tmp_path / "content" / "in" / "a.yml"
    path.parent.mkdir(parents=True)
    path.write_text("title: A", "utf-8")
    found = load(settings(tmp_path, "./content/in/"))
    assert found.seeds == "content/in"
    assert [d.file for d in found.annotations] == ["content/in/a.yml"]


@pytest.mark.parametrize(
    "seeds",
    ["missing", "file", "..", "../seeds", ".", "", "/etc", "a/../..", "link/in"],
)
def test_no_seeds_folder_is_wrong_configuration(tmp_path: Path, seeds: str) -> None:
    root = tmp_path / "site"
    (tmp_path / "seeds" / "in").mkdir(parents=True)
    root.mkdir()
    (root / "file").write_text("", "utf-8")
    (root / "link").symlink_to(tmp_path / "seeds")
    with pytest.raises(ConfigError) as caught:
        load(settings(root, seeds))
    assert caught.value.help


def test_a_file_that_cannot_be_opened_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, *_: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.yml").touch()
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BriefgenError, match=r"seeds/a\.yml cannot be read: Permission"):
        load(settings(tmp_path))


def test_annotations_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    names = ["b/a", "a-b", "a/b", "a", "é", "Z"]
    found = project(tmp_path, {f"seeds/{name}.yml": "a: b" for name in names})
    expected = sorted(f"seeds/{name}.yml" for name in names)
    assert [d.file for d in found.annotations] == expected


def test_more_processes_read_the_same(tmp_path: Path) -> None:
    """Also what is wrong, in the order of the files, whoever read which."""
    root = tmp_path / "site"
    files = {f"seeds/a{n:03}.yml": f"title: Briefing {n}\n" for n in range(230)}
    files |= {f"seeds/a{n:03}.txt": f"Article {n}.\n" for n in range(230)}
    files |= {f"seeds/a{n}5.yml": "title: [never closed\n" for n in ("00", "21")}
    files["seeds/entities.yml"] = "ann: {name: Ann, type: person}\n"
    files["seeds/digests/2024-05.yml"] = "intro: What May brought.\n"
    alone = project(root, files)

    with Helpers(2) as helpers:
        together = load(settings(root), helpers=helpers)

    assert together == alone
    assert [d.location.file for d in together.diagnostics] == [
        "seeds/a005.yml",
        "seeds/a215.yml",
    ]
    assert len(together.articles) == 230


@pytest.mark.skipif(
    get_context().get_start_method() != "fork",
    reason="only a forked process has what is patched here",
)
def test_a_reading_process_that_ends_is_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(tmp_path, {f"seeds/a{n}.yml": f"title: {n}\n" for n in range(201)})
    here = os.getpid()
    read = os.fstat

    def end_elsewhere(descriptor: int) -> os.stat_result:
        if os.getpid() != here:
            os._exit(1)
        return read(descriptor)

    monkeypatch.setattr("briefgen.load.files.fstat", end_elsewhere)

    with (
        Helpers(2) as helpers,
        pytest.raises(BriefgenError, match="a process that helped this one has ended"),
    ):
        load(settings(tmp_path), helpers=helpers)


def test_where_there_can_be_no_other_process_this_one_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"seeds/a{n}.yml": f"title: {n}\n" for n in range(201)}
    alone = project(tmp_path, files)

    def none_here(jobs: int, *_: object) -> None:
        raise OSError(f"no semaphores for {jobs}")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", none_here)

    with Helpers(2) as helpers:
        assert load(settings(tmp_path), helpers=helpers) == alone
