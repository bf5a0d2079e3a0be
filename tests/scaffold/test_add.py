"""Articles are taken in, each with an annotation to fill in."""

from pathlib import Path

import pytest

from briefgen.cli import run

ARTICLE = """\
The lighthouse on the cape will be lit again after eleven years in the dark.
Its keeper's family asked for it, and all nine villages of the coast agreed.
“Nobody will steer by it,” the harbour master said, “but all will look for it.”
The lamp is new: it needs a tenth of the current that the old one did.
It is to be switched on in the last week of March, if the weather lets it.
"""
"""Five paragraphs, no title, no blank lines."""


def only_annotation(folder: Path) -> Path:
    (found,) = [p for p in folder.glob("seeds/*/*.yml") if p.parent.name != "2000"]
    return found


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Plain Text.txt", b"One line of it.\nAnother line of it.\n"),
        ("windows.txt", b"\xef\xbb\xbfOne line.\r\nAnother.\r\n"),
        ("markdown.md", b"# A *title*: with a colon\n\nText of it.\n"),
        ("front.md", b"---\ntitle: From the front\ndate: 2020-01-02\n---\nText.\n"),
        ("Ærøskøbing.txt", 'Text med ø: "og" # mer'.encode()),
        ("long.txt", b"word " * 500),
        ("one-word.txt", b"x" * 500),
        ("UPPER.TXT", b"Text of it.\n"),
        ("---.txt", b"Text of it.\n"),
        ("oresund-bridge.txt", b"The id is taken.\n"),
        ("id.md", b"---\nid: Not an Id\n---\nText.\n"),
        ("separator.md", "# One\u2028two\n\nText.\n".encode()),
    ],
)
def test_add_writes_a_draft_without_errors(
    demo: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    given = tmp_path / name
    given.write_bytes(data)
    assert run(["add", str(given)]) == 0
    annotation = only_annotation(demo)
    assert annotation.with_suffix(given.suffix.lower()).read_bytes() == data
    assert "status: draft" in annotation.read_text("utf-8")
    assert run(["check", "--strict"]) == 0


def test_add_writes_down_what_it_knows(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("A first line.\nA second one.\n", "utf-8")
    assert run(["add", str(tmp_path / "x.txt")]) == 0
    assert only_annotation(demo).read_text("utf-8") == (
        "# yaml-language-server: $schema=../../.vscode/annotation.schema.json\n"
        "# What a briefing needs is open below; an empty field counts as not there.\n"
        "# Set `status: published` when all is filled in.\n"
        "status: draft\n"
        "date: 2025-01-01\n"
        "title: # the article begins: A first line. A second one.\n"
        "bottom_line: # what a reader with five seconds should know\n"
        "key_points:\n"
        "  # - id: kp1\n"
        "  #   text: What the article says, in one sentence of yours.\n"
        "  #   evidence: |-\n"
        "  #     A first line. A second one.\n"
        "sources:\n"
        "  - id: article\n"
        '    file: "2025/x.txt"\n'
        "    # publisher: who published it; url: where; author: who wrote it\n"
        "    accessed: 2025-01-01\n"
        "    sha256: "
        "f96986d45303442e8497c2182d39ab1d084bbd509ff2d6be93ae53be1b2935c6\n"
        "    rights: excerpt # or full: all of the text may be published; or link\n"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A *title*: with “a colon”\n\nText.\n", '"A title: with “a colon”"'),
        ("Text first.\n\nBelow\n-----\n\nText.\n", '"Below"'),
        ("---\n# a comment\nlang: en\n---\nText.\n", "# the article begins: Text."),
        ("```\n# code\n```\n", "# the article begins: # code"),
        ("# `a < b` & c\n\nText.\n", '"a < b & c"'),
    ],
)
def test_add_offers_a_title(demo: Path, tmp_path: Path, text: str, title: str) -> None:
    (tmp_path / "x.md").write_text(text, "utf-8")
    assert run(["add", str(tmp_path / "x.md")]) == 0
    assert f"\ntitle: {title}\n" in only_annotation(demo).read_text("utf-8")


def test_add_takes_several_articles_of_one_name(demo: Path) -> None:
    for folder in ("one", "two", "three"):
        (demo / "seeds" / folder).mkdir()
        (demo / "seeds" / folder / "Same Name.txt").write_text("Text of it.")
    assert run(["add", *map(str, sorted(demo.glob("seeds/*/Same Name.txt")))]) == 0
    ids = [
        line
        for file in sorted(demo.glob("seeds/*/Same Name.yml"))
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("id:")
    ]
    assert ids == ["id: same-name", "id: same-name-2", "id: same-name-3"]
    assert run(["check", "--strict"]) == 0


@pytest.mark.parametrize("place", ["pages/x.txt", "topics.txt", "sources.md"])
def test_add_refuses_a_place_where_an_annotation_would_be_none(
    demo: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (demo / "seeds" / place).write_text("Text of it.")
    before = sorted(demo.rglob("*"))
    assert run(["add", f"seeds/{place}"]) == 2
    assert f"seeds/{place} is where no article stands" in capsys.readouterr().err
    assert sorted(demo.rglob("*")) == before


def test_add_recognises_a_name_over_the_end_of_a_line(
    demo: Path, tmp_path: Path
) -> None:
    with (demo / "seeds/entities.yml").open("a", encoding="utf-8") as registry:
        registry.write("un:\n  name: United Nations\n")
    (tmp_path / "x.txt").write_text("It was at the United\nNations.", "utf-8")
    assert run(["add", str(tmp_path / "x.txt")]) == 0
    assert "  - un\n" in only_annotation(demo).read_text("utf-8")


def test_add_recognises_entities(demo: Path, tmp_path: Path) -> None:
    given = tmp_path / "x.txt"
    given.write_text("From Malmö to Copenhagener streets.", "utf-8")
    assert run(["add", str(given)]) == 0
    text = only_annotation(demo).read_text("utf-8")
    assert "  - malmo\n" in text
    assert "copenhagen" not in text.replace("Copenhagener", "")


def test_add_never_overwrites(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "x.txt"
    given.write_text("Text.")
    assert run(["add", str(given)]) == 0
    written = only_annotation(demo).read_bytes()
    assert run(["add", str(given)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert only_annotation(demo).read_bytes() == written


def test_add_leaves_a_file_inside_where_it_is(demo: Path) -> None:
    given = demo / "seeds/deep/er/x.txt"
    given.parent.mkdir(parents=True)
    given.write_text("Text of it.")
    assert run(["add", str(given)]) == 0
    assert given.with_suffix(".yml").is_file()


@pytest.mark.parametrize(
    ("name", "data"),
    [("x.pdf", b"%PDF"), ("x.txt", b"\xff\xfe"), ("x.txt", b" \n"), ("x.txt", None)],
)
def test_add_refuses_what_is_no_article(
    demo: Path, tmp_path: Path, name: str, data: bytes | None
) -> None:
    given = tmp_path / name
    if data is not None:
        given.write_bytes(data)
    before = sorted(demo.rglob("*"))
    assert run(["add", str(given)]) == 2
    assert run(["add", "https://example.org/x"]) == 2
    assert sorted(demo.rglob("*")) == before


@pytest.mark.parametrize("rights", ["full", "excerpt"])
def test_an_article_becomes_a_page(demo: Path, tmp_path: Path, rights: str) -> None:
    (tmp_path / "lighthouse.txt").write_text(ARTICLE, "utf-8")
    assert run(["add", str(tmp_path / "lighthouse.txt")]) == 0
    file = only_annotation(demo)
    text = file.read_text("utf-8").replace("status: draft", "status: published")
    lines = [
        line
        for line in text.splitlines()
        if not line.startswith(("title:", "bottom_line:", "key_points:", "  #"))
    ]
    text = "\n".join(lines).replace("rights: excerpt", f"rights: {rights}")
    file.write_text(
        "title: Light again\nbottom_line: The lighthouse is lit.\nkey_points:\n"
        "  - id: kp1\n    text: All agreed.\n    evidence: |-\n"
        "      all nine villages of the coast agreed\n" + text + "\n",
        "utf-8",
    )
    assert run(["build", "--strict"]) == 0
    page = demo / "site/briefings/lighthouse/index.html"
    html = page.read_text("utf-8").partition('class="source-text')[2]
    html = html.partition("</section>")[0]
    assert '<mark id="kp1-e1"' in html
    paragraphs = html.count("<p>")
    assert paragraphs == (5 if rights == "full" else 1)
    assert ("Nobody will steer" in html) == (rights == "full")
