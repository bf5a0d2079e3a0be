"""The least set-up of each other generator: a layout, the top navigation, no more.

Each function gets a folder, in which `docs/` holds the Markdown, and writes beside it
what the generator needs.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

SetUp: TypeAlias = Callable[[Path], None]
"""What makes a folder ready to be built."""

_LAYOUT = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<nav>
{links}
</nav>
<main>{content}</main>
</body>
</html>
"""
_EXTENSIONS = ["attr_list", "tables", "toc", "fenced_code"]


def mkdocs(folder: Path) -> None:
    """Set up MkDocs without a theme."""
    _mkdocs(folder, {"name": None, "custom_dir": "theme"}, "nav")


def zensical(folder: Path) -> None:
    """Set up Zensical with a template in the place of its own."""
    _mkdocs(folder, {"custom_dir": "theme"}, "nav.items")


def material(folder: Path) -> None:
    """Set up MkDocs with Material, as it comes."""
    _mkdocs(folder, {"name": "material"}, "nav")


def pelican(folder: Path) -> None:
    """Set up Pelican: every file is a page, at the address that its path has."""
    layout = _layout(folder, "{{ page.title }}", "{{ page.content }}")
    _write(folder / "theme/templates/page.html", layout)
    _write(
        folder / "pelicanconf.py",
        f"""\
SITENAME = "Generated"
PATH = "docs"
OUTPUT_PATH = "site"
THEME = "theme"
PAGE_PATHS = [""]
ARTICLE_PATHS = []
STATIC_PATHS = []
PATH_METADATA = r"(?P<slug>.*)[.]md"
PAGE_URL = PAGE_SAVE_AS = "{{slug}}.html"
DIRECT_TEMPLATES = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
MARKDOWN = {{
    "extension_configs": {{f"markdown.extensions.{{n}}": {{}} for n in {_EXTENSIONS!r}}}
    | {{"markdown.extensions.meta": {{}}}},
    "output_format": "html5",
}}
""",
    )


def hugo(folder: Path) -> None:
    """Set up Hugo: an index of a folder with more folders in it is a section."""
    layout = _layout(folder, "{{ .Title }}", "{{ .Content }}")
    for name in ("single", "list"):
        _write(folder / f"layouts/_default/{name}.html", layout)
    docs = folder / "docs"
    for index in sorted(docs.rglob("index.md")):
        if any(child.is_dir() for child in index.parent.iterdir()):
            index.rename(index.with_name("_index.md"))
    kinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
    _write(
        folder / "hugo.toml",
        'title = "Generated"\nbaseURL = "/"\n'
        'contentDir = "docs"\npublishDir = "site"\ndisablePathToLower = true\n'
        f"disableKinds = {json.dumps(kinds)}\n"
        "[markup.goldmark.renderer]\nunsafe = true\n"
        "[markup.goldmark.parser.attribute]\nblock = true\ntitle = true\n",
    )


def eleventy(folder: Path) -> None:
    """Set up Eleventy with a Nunjucks layout; no page is a template itself.

    It keeps the name `page` to itself, which the front matter of long lists has.
    """
    for path in (folder / "docs").rglob("*.md"):
        text = path.read_text("utf-8")
        if "\npage: " in text:
            path.write_text(text.replace("\npage: ", "\npart: ", 1), "utf-8")
    layout = _layout(folder, "{{ title }}", "{{ content | safe }}")
    _write(folder / "layouts/page.njk", layout)
    _write(
        folder / "eleventy.config.cjs",
        """\
module.exports = (config) => {
  config.addGlobalData("layout", "page.njk");
  config.setQuietMode(true);
  return {
    dir: { input: "docs", layouts: "../layouts", output: "site" },
    templateFormats: ["md"],
    markdownTemplateEngine: false,
  };
};
""",
    )


def _mkdocs(folder: Path, theme: dict[str, str | None], items: str) -> None:
    """Write settings as MkDocs reads them, and a template where one is named."""
    if "custom_dir" in theme:
        links = (
            f"{{% for item in {items} %}}"
            '<a href="{{ item.url|url }}">{{ item.title }}</a>{% endfor %}'
        )
        layout = _LAYOUT.format(
            title="{{ page.title }}", content="{{ page.content }}", links=links
        )
        _write(folder / "theme/main.html", layout)
    # Every JSON document is YAML too.
    settings = {
        "site_name": "Generated",
        "plugins": [],
        "nav": [f"{name}index.md" for name in _top(folder)],
        "not_in_nav": "*",
        "markdown_extensions": _EXTENSIONS,
        "theme": theme,
    }
    _write(folder / "mkdocs.yml", json.dumps(settings, indent=1))


def _layout(folder: Path, title: str, content: str) -> str:
    """Give the layout with the navigation written out."""
    links = "\n".join(
        f'<a href="/{name}">{name.strip("/").capitalize() or "Home"}</a>'
        for name in _top(folder)
    )
    return _LAYOUT.format(title=title, content=content, links=links)


def _top(folder: Path) -> list[str]:
    """Give the paths of the home page and of what stands at the top."""
    docs = folder / "docs"
    return ["", *(f"{p.parent.name}/" for p in sorted(docs.glob("*/index.md")))]


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
