"""The bytes of an article become its text, its HTML and its front matter."""

import re
from dataclasses import replace
from hashlib import sha256

from briefgen.diagnostics import Diagnostic, Location, diagnose
from briefgen.load.limits import ARTICLE
from briefgen.load.text import CONTROL, Source, decode, unix, unprintable
from briefgen.load.yaml import parse
from briefgen.markup.article import literal, markdown
from briefgen.model.article import Article
from briefgen.model.document import Document

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<yaml>(?:(?!---[ \t]*(?:\n|\Z)).*\n)*)---[ \t]*(?:\n|\Z)"
)
_FORM_FEED = "\f"


def article(data: bytes, file: str) -> tuple[Article | None, tuple[Diagnostic, ...]]:
    """Read an article; there is none where there is no text."""
    if len(data) > ARTICLE:
        message = f"the file has more than {ARTICLE:,} bytes"
        return None, (diagnose("BG110", Location(file), message, "split the file"),)
    decoded = decode(data, file)
    if isinstance(decoded, Diagnostic):
        return None, (decoded,)
    source = unix(decoded)
    problems: tuple[Diagnostic, ...] = ()
    front_matter: Document | None = None
    if file.endswith(".md"):
        front_matter, problems, start = _front_matter(source, file)
        body = markdown(source[start:])
    else:
        body = literal(source)
    if not body.text.strip():
        remedy = "put the article's text into the file, or remove it"
        empty = diagnose("BG116", Location(file), "the article is empty", remedy)
        return None, (*problems, empty)
    # A form feed is where a page of a PDF ended: harmless.
    control = unprintable(Source(file, source.replace(_FORM_FEED, " ")), CONTROL)
    if control:
        problems = (*problems, control)
    digest = sha256(data).hexdigest()
    return Article(file, digest, body, front_matter), problems


def _front_matter(
    source: str, file: str
) -> tuple[Document | None, tuple[Diagnostic, ...], int]:
    """Read what stands between lines `---`, and say where the body starts.

    Text that is no mapping is no front matter: the lines are rules then.
    """
    match = _FRONT_MATTER.match(source)
    if match is None:
        return None, (), 0
    document, problems = parse(match["yaml"], file, first_line=2)
    if document is None or document.data is None:
        return None, problems, match.end()
    if isinstance(document.data, dict):
        return replace(document, text=source), problems, match.end()
    return None, (), 0
