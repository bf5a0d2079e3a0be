"""Pages keep room for the pictures of briefings, whatever kind of file they are."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

SITE = """\
-- seeds/a.yml --
title: A
date: 2023-01-02
bottom_line: B.
image: {{file: {name}, alt: A thing}}
key_points: [{{id: kp1, text: C., evidence: {{source: s, locator: p. 1}}}}]
sources: [{{id: s, title: T}}]
"""
IN_FRONT_MATTER = """\
-- seeds/a.yml --
title: A
date: 2023-01-02
bottom_line: B.
key_points: [{id: kp1, text: C., evidence: words}]
-- seeds/a.md --
---
image: {file: p.png, alt: A thing}
---
Some words.
"""


def drawn(kind: str, size: tuple[int, int] = (320, 200), **more: object) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, "white").save(made, kind, **more)
    return made.getvalue()


def shown(root: Path, name: str, content: bytes) -> str:
    write_site(root, SITE.format(name=name))
    (root / "seeds" / name).parent.mkdir(exist_ok=True)
    (root / "seeds" / name).write_bytes(content)
    return picture(root)


def picture(root: Path) -> str:
    settings = settings_of(root)
    (page,) = (p for p in run(settings).pages if p.url == "briefings/a/")
    lines = renderer(settings).render(page).splitlines()
    return next(line for line in lines if line.startswith("<img"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_its_size_is_given(tmp_path: Path, kind: str) -> None:
    name = f"p.{kind.lower()}"
    wanted = f'<img src="../../files/{name}" alt="A thing" width="320" height="200">'
    assert shown(tmp_path, name, drawn(kind)) == wanted


def test_one_of_pages_has_a_size_too(tmp_path: Path) -> None:
    assert 'width="320" height="200"' in shown(tmp_path, "pages/p.png", drawn("PNG"))


@pytest.mark.parametrize(
    ("given", "size"),
    [
        ('width="30" height="40px"', 'width="30" height="40"'),
        ('width="100%" viewBox="0 0 10 5"', 'width="1200" height="600"'),
        ("viewBox=' -1,-1 , 3 4 '", 'width="1200" height="1600"'),
    ],
)
def test_a_drawing_has_its_size_or_its_shape(
    tmp_path: Path, given: str, size: str
) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {given}><rect width="9"/></svg>'
    assert size in shown(tmp_path, "p.svg", svg.encode())


def test_one_that_lies_on_its_side_is_turned(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = shown(tmp_path, "p.jpg", drawn("JPEG", exif=exif))
    assert 'width="200" height="320"' in found


def test_it_may_be_named_in_front_matter(tmp_path: Path) -> None:
    write_site(tmp_path, IN_FRONT_MATTER)
    (tmp_path / "seeds/p.png").write_bytes(drawn("PNG"))
    assert 'width="320" height="200"' in picture(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        drawn("JPEG")[:30],
        drawn("PNG")[:20],
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 0, 0),
        b"\x89PNG\r\n\x1a\n" + zlib.compress(b"junk" * 99),
    ],
)
def test_what_is_damaged_has_none(tmp_path: Path, content: bytes) -> None:
    wanted = '<img src="../../files/p.png" alt="A thing">'
    assert shown(tmp_path, "p.png", content) == wanted


@pytest.mark.parametrize(
    "content", ["", "<svg", "<svg/>", "<svg viewBox='0 0 0 0'/>", "<svg viewBox='a'/>"]
)
def test_a_damaged_drawing_has_none(tmp_path: Path, content: str) -> None:
    wanted = '<img src="../../files/p.svg" alt="A thing">'
    assert shown(tmp_path, "p.svg", content.encode()) == wanted
