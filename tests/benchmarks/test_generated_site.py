"""The generated site of the benchmarks is sound, and the same for everybody."""

from pathlib import Path

from benchmarks.site import EDITED, another_alias, another_title, edit, write_site
from briefgen.config import read_settings
from briefgen.mkdocs.build import build
from briefgen.pipeline import judge


def files(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in root.rglob("*")
        if p.is_file()
    }


def test_the_generated_site_is_sound_and_always_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_site(tmp_path / name, 6)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    judged = judge(read_settings(tmp_path / "one" / "mkdocs.yml"))
    assert judged.diagnostics == ()
    assert judged.counts.anchored == judged.counts.quoted == 6 * 8


def test_every_kind_of_article_and_annotation_is_sound(tmp_path: Path) -> None:
    write_site(tmp_path, 45)
    annotations = "".join(p.read_text("utf-8") for p in tmp_path.rglob("*.yml"))
    for field in ("judgements", "watch", "updates", "quotations", "events"):
        assert f"\n{field}:" in annotations
    articles = [*tmp_path.rglob("a*.md"), *tmp_path.rglob("a*.txt")]
    assert {p.suffix for p in articles} == {".md", ".txt"}
    texts = "".join(p.read_text("utf-8") for p in articles)
    for word in ("мосту", "الجسر", "大桥", "पुल"):
        assert word in texts
        assert word in annotations
    judged = judge(read_settings(tmp_path / "mkdocs.yml"))
    assert judged.diagnostics == ()
    assert judged.counts.anchored == judged.counts.quoted == 45 * 8


def test_a_larger_site_begins_with_the_same_articles(tmp_path: Path) -> None:
    write_site(tmp_path / "small", 6)
    write_site(tmp_path / "large", 12)
    small, large = files(tmp_path / "small"), files(tmp_path / "large")
    texts = {name for name in small if name.endswith((".txt", ".md"))}
    assert len(texts) == 6
    assert all(small[name] == large[name] for name in texts)


def test_an_edit_makes_the_pages_that_show_it_and_no_other(tmp_path: Path) -> None:
    write_site(tmp_path, 6)
    assert build(tmp_path / "mkdocs.yml", strict=True).ok
    edit(tmp_path / EDITED, 1)
    result = build(tmp_path / "mkdocs.yml", strict=True)
    # Its briefing, source, digest and story, and the dossier of the entity it names.
    assert (result.made, result.removed) == (5, 0)
    assert result.skipped > result.made


def test_edits_follow_each_other(tmp_path: Path) -> None:
    write_site(tmp_path, 6)
    before = (tmp_path / EDITED).read_text("utf-8")
    edit(tmp_path / EDITED, 1)
    edit(tmp_path / EDITED, 22)
    after = (tmp_path / EDITED).read_text("utf-8")
    assert after == before.replace(
        "What article 3 says of", "What article 3 says22 of", 1
    )


def test_entities_and_stories_are_called_otherwise_each_time(tmp_path: Path) -> None:
    write_site(tmp_path, 10)
    files = [tmp_path / f"seeds/{name}.yml" for name in ("entities", "stories")]
    seen = {file: {file.read_text("utf-8")} for file in files}
    for turn in (1, 2):
        another_alias(tmp_path, turn)
        another_title(tmp_path, turn)
        for file in files:
            seen[file].add(file.read_text("utf-8"))
    assert [len(seen[file]) for file in files] == [3, 3]
    assert judge(read_settings(tmp_path / "mkdocs.yml")).diagnostics == ()
