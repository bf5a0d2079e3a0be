"""Reads PDFs: what they say, and what they tell programs."""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import Destination, DictionaryObject


def reader_of(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def text_of(reader: PdfReader) -> str:
    """Give all text, with one space where there is any."""
    return " ".join(" ".join(p.extract_text() for p in reader.pages).split())


def language(reader: PdfReader) -> str:
    return str(reader.root_object["/Lang"])


def is_tagged(reader: PdfReader) -> bool:
    mark = reader.root_object["/MarkInfo"]
    assert isinstance(mark, DictionaryObject)
    return bool(mark["/Marked"])


def bookmarks(reader: PdfReader) -> list[str]:
    """List the titles of all bookmarks, in order, with a space for each level."""
    return list(_titles(reader.outline, ""))


def _titles(outline: object, indent: str) -> Iterator[str]:
    assert isinstance(outline, list)
    for item in outline:
        if isinstance(item, Destination):
            yield f"{indent}{item.title}"
        else:
            yield from _titles(item, f"{indent} ")


def links(reader: PdfReader) -> set[str]:
    """Give all addresses that links lead to."""
    found = set()
    for page in reader.pages:
        for note in page.annotations or ():
            action = note.get_object().get("/A", {})
            if "/URI" in action:
                found.add(str(action["/URI"]))
    return found
