"""A small site on disk, for the tests of builds."""

from dataclasses import dataclass
from pathlib import Path

from markdown import Extension, Markdown

from briefgen.mkdocs.build import build
from briefgen.mkdocs.caller import Caller
from briefgen.mkdocs.result import BuildResult

CONFIG = """\
site_name: {name}
site_url: https://example.org/base/
docs_dir: seeds/pages
theme: {theme}
plugins:
  - briefgen:
      excerpt_limit: 100
"""
BRIEFING = """\
title: {title}
date: {date}
bottom_line: What happened, in a sentence.
key_points:
  - id: first
    text: {text}
    evidence: |-
      the council met on Tuesday morning
entities: [council]
topics: [meetings]
"""
ENTITIES = """\
council:
  name: {name}
  type: organisation
"""
ARTICLE = """\
In spite of the rain the council met on Tuesday morning.

It will meet again.
"""


class Extra(Extension):
    """An extension of Markdown of which nothing is known."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - their name
        pass


@dataclass(frozen=True)
class SiteFolder:
    root: Path

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def configure(self, name: str = "Test", theme: str = "briefgen") -> None:
        self.write("mkdocs.yml", CONFIG.format(name=name, theme=theme))

    def briefing(
        self,
        id_: str,
        title: str = "The council meets",
        text: str = "It met.",
        more: str = "",
    ) -> None:
        values = {"title": title, "text": text, "date": "2023-07-04"}
        self.write(f"seeds/{id_}.yml", BRIEFING.format(**values) + more)
        self.write(f"seeds/{id_}.txt", ARTICLE)

    def entity(self, name: str) -> None:
        self.write("seeds/entities.yml", ENTITIES.format(name=name))

    def build(
        self,
        to: str = "site",
        *,
        strict: bool = False,
        clean: bool = False,
        caller: Caller | None = None,
    ) -> BuildResult:
        return build(
            self.root / "mkdocs.yml",
            site_dir=self.root / to,
            strict=strict,
            clean=clean,
            caller=caller,
        )

    def output(self, folder: str = "site") -> dict[str, bytes]:
        top = self.root / folder
        return {
            path.relative_to(top).as_posix(): path.read_bytes()
            for path in sorted(top.rglob("*"))
            if path.is_file()
        }

    def page(self, path: str) -> str:
        return (self.root / "site" / path / "index.html").read_text("utf-8")


def make_site(root: Path) -> SiteFolder:
    site = SiteFolder(root)
    site.configure()
    site.entity("The Council")
    site.briefing("one")
    site.briefing("two", title="The council meets again")
    site.write("seeds/pages/about.md", "# About\n\n[One](briefings/one/index.md)\n")
    return site
