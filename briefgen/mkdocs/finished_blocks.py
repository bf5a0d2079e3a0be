"""A Markdown extension that sets finished blocks aside before anybody parses them.

Most of a page of ours is HTML already. Python-Markdown and MkDocs would each
read all of it, tag by tag, to find out that it stays as it is: two fifths of
what a page costs.
"""

import re
from collections.abc import Iterator

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

# After fenced code, which may hold HTML (25); before MkDocs (21) and
# Python-Markdown (20) look at what is HTML.
_PRIORITY = 22
_ATTRIBUTES = r"""(?:[^<>"'`/]++|"[^"<]*+"|'[^'<]*+')*+"""
_BEGINNING = re.compile(rf"<([a-z][a-z0-9]*+)(?: {_ATTRIBUTES})?>")
_TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*+){_ATTRIBUTES}(/?)>")
_GIVEN = r"""(?:[ ]++(?!markdown\b)[a-zA-Z][a-zA-Z0-9:-]*+(?:="[^"<\x02\x03]*+")?+)*+"""
_REFERENCE = r"&(?:\#[0-9]++|\#x[0-9a-f]++|[a-zA-Z][a-zA-Z0-9]*+);"
# HTML that every parser reads alike: tags as one writes them, references with
# their semicolon, and no element whose text is not read as that of others is.
_PLAIN = re.compile(
    rf"""[^<&\x02\x03]*+(?:(?:
             </[a-z][a-z0-9]*+>
           | <(?!(?:script|style|textarea|title|xmp|iframe|no[a-z]+|plaintext)\b)
             [a-z][a-z0-9]*+{_GIVEN}[ ]?+/?+>
           | {_REFERENCE}
           | <title{_GIVEN}>(?:[^<&\x02\x03]++|{_REFERENCE})*+</title>
         )[^<&\x02\x03]*+)*+""",
    re.VERBOSE,
)


class FinishedBlocks(Extension):
    """Sets finished blocks aside; the HTML comes out the same, byte for byte."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name it calls
        """Register what does so."""
        md.preprocessors.register(_SetAside(md), "finished_blocks", _PRIORITY)


def makeExtension(**_: object) -> FinishedBlocks:  # noqa: N802 - the name it calls
    """Make the extension, for Python-Markdown."""
    return FinishedBlocks()


class _SetAside(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Put a mark in the place of each finished block."""
        return "\n\n".join(self._chunks("\n".join(lines))).split("\n")

    def _chunks(self, source: str) -> Iterator[str]:
        chunks = iter(source.split("\n\n"))
        for chunk in chunks:
            if is_finished(chunk, self.md):
                yield self.md.htmlStash.store(f"{chunk}\n")
                continue
            yield chunk
            if chunk.lstrip().startswith("<"):
                # It may not have ended here: what follows is a part of it.
                yield from chunks


def is_finished(chunk: str, md: Markdown) -> bool:
    """Tell whether a chunk is whole elements of block level, and nothing else."""
    if not chunk.endswith(">") or not _PLAIN.fullmatch(chunk):
        return False
    at = -1
    while at < len(chunk):
        beginning = _BEGINNING.match(chunk, at + 1)
        if not beginning or not md.is_block_level(beginning[1]):
            return False
        at = _end(chunk, at + 1, beginning[1])
        if chunk[at : at + 1] not in {"\n", ""}:
            return False
    return True


def _end(chunk: str, start: int, name: str) -> int:
    """Find where Python-Markdown sees an element end; 0 where it does not.

    An end tag ends all that was begun within its element.
    """
    end_tag = f"</{name}>"
    end = chunk.find(end_tag, start)
    if chunk.find(f"<{name}", start + 1, end) < 0 <= end:
        return end + len(end_tag)
    begun: list[str] = []
    for tag in _TAG.finditer(chunk, start):
        if not tag[1] and not tag[3] and tag[2] != "hr":
            begun.append(tag[2])
        elif tag[1] and tag[2] in begun:
            while begun.pop() != tag[2]:
                pass
        if not begun:
            return tag.end()
    return 0
