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
_BEGINNING = re.compile(r"<([a-z][a-z0-9]*)(?=[\s>])")
_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*+)>""")
# What makes a parser read on differently, and marks that others have set.
_SPECIAL = re.compile(r"<(?:script|style|textarea|title)|markdown=|[\x02\x03]")


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
            if _is_finished(chunk, self.md):
                yield self.md.htmlStash.store(f"{chunk}\n")
                continue
            yield chunk
            if chunk.lstrip().startswith("<"):
                # It may not have ended here: what follows is a part of it.
                yield from chunks


def _is_finished(chunk: str, md: Markdown) -> bool:
    """Tell whether a chunk is one element of block level, whole, and nothing else."""
    beginning = _BEGINNING.match(chunk)
    if not beginning or not chunk.endswith(f"</{beginning[1]}>"):
        return False
    name = beginning[1]
    if not md.is_block_level(name) or _SPECIAL.search(chunk):
        return False
    depth = end = 0
    for tag in _TAG.finditer(chunk):
        if "<" in chunk[end : tag.start()]:
            return False  # a tag that browsers and parsers may read as they like
        end = tag.end()
        if tag[2] == name:
            depth += -1 if tag[1] else 1
            if depth == 0:
                return end == len(chunk)
    return False
