"""Another look without a fork: settings of the theme, and a block of a template."""

import re
import shutil
from pathlib import Path

import pytest

from briefgen.diagnostics import ConfigError
from briefgen.mkdocs.build import build
from briefgen.render.environment import default_templates
from tests.conftest import write_site

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs/examples/another-look"
BLOCK = re.compile(r"\{%-? block (\w+) ")
SITE = """\
-- mkdocs.yml --
site_name: Site
docs_dir: seeds/pages
theme: {{name: briefgen{theme}}}
plugins: [{{briefgen: {{excerpt_limit: 100}}}}]
-- seeds/a.txt --
All of the allies agreed on it in the end.
-- seeds/a.yml --
title: One
date: 2023-07-04
bottom_line: It is so.
topics: [roads]
key_points:
  - {{id: kp1, text: Shown., evidence: All of the allies agreed on it}}
"""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("example") / "site"
    shutil.copytree(EXAMPLE, root)
    result = build(root / "mkdocs.yml", strict=True)
    assert result.ok, result.diagnostics
    return root / "site"


def test_the_example_has_colours_and_fonts_of_its_own(example: Path) -> None:
    css = (example / "css/briefgen.css").read_text("utf-8")
    assert "--paper: light-dark(#eef5f6, #0b1b21);" in css
    assert "--sans: ui-monospace, Menlo" in css
    assert "{{" not in css
    # Print, which comes later, still sets its own.
    assert css.index("light-dark(#eef5f6") < css.index("@media print")


def test_the_example_has_a_logo_and_a_footer(example: Path) -> None:
    page = (example / "briefings/oresund-bridge/index.html").read_text("utf-8")
    assert '<img class="logo" src="../../logo.svg" alt="">The crossing</a>' in page
    assert '<link rel="icon" href="../../logo.svg" type="image/svg+xml">' in page
    assert '<a href="../../about/">About</a> · <a href="../../method/">' in page
    assert page.index("The number behind a line") < page.index('id="opening"')
    assert (example / "logo.svg").is_file()


def test_only_what_is_set_makes_another_stylesheet(tmp_path: Path) -> None:
    versions = []
    for name, theme in (
        ("plain", ""),
        ("again", ", colors: {}"),
        ("red", ", colors: {accent: '#a00000'}"),
        ("logo", ", logo: logo.svg, logo_is_name: true"),
    ):
        root = write_site(tmp_path / name, SITE.format(theme=theme))
        (root / "seeds/pages").mkdir(parents=True, exist_ok=True)
        (root / "seeds/pages/logo.svg").write_text("<svg/>", "utf-8")
        assert build(root / "mkdocs.yml", strict=True).ok
        page = (root / "site/index.html").read_text("utf-8")
        found = re.search(r"briefgen\.css\?([0-9a-f]{8})", page)
        assert found
        versions.append(found[1])
        assert ('<img class="logo" src="logo.svg" alt="Site"></a>' in page) == (
            name == "logo"
        )
    plain, again, red, logo = versions
    assert plain == again == logo != red


@pytest.mark.parametrize(
    ("theme", "message"),
    [
        ("colors: {papr: red}", "papr is unknown; did you mean paper?"),
        ("colors: {paper: 'url(x)'}", "paper: 'url(x)' is none"),
        ("colors: {paper: 'red; }'}", "paper: 'red; }' is none"),
        ("colors: {paper: ['#fff', '#000', '#123']}", "is none"),
        ("colors: {paper: }", "paper: None is none"),
        ("colors: [red]", "colors is no mapping"),
        ("fonts: {serif: 'a{b}'}", "serif: 'a{b}' is none"),
        ("fonts: {sans: [Arial]}", "is none"),
    ],
)
def test_a_setting_that_makes_no_sense_ends_the_build(
    tmp_path: Path, theme: str, message: str
) -> None:
    root = write_site(tmp_path, SITE.format(theme=f", {theme}"))
    with pytest.raises(ConfigError) as caught:
        build(root / "mkdocs.yml")
    said = f"{caught.value}; {caught.value.help}"
    assert message in said


@pytest.mark.parametrize(
    "template",
    sorted(
        path.relative_to(default_templates()).as_posix()
        for folder in ("pages", "partials")
        for path in (default_templates() / folder).glob("*.jinja")
    ),
)
def test_every_template_has_a_block_to_override(template: str) -> None:
    text = (default_templates() / template).read_text("utf-8")
    inherits = '{% extends "' in text
    wanted = {"label" if inherits else "content"} | (
        {"heading"} if template.startswith("pages/") else set()
    )
    assert wanted <= set(BLOCK.findall(text))


def test_a_block_is_put_in_the_place_of_ours(tmp_path: Path) -> None:
    root = write_site(
        tmp_path,
        SITE.format(theme="") + "-- templates/pages/topic.md.jinja --\n{#- Ours. -#}\n"
        '{% extends "briefgen/pages/topic.md.jinja" %}\n'
        "{% block heading %}\n{{ super() }}\nChosen by *hand*.\n\n{% endblock %}\n"
        "-- templates/partials/source-line.md.jinja --\n{#- Ours. -#}\n"
        '{% extends "briefgen/partials/source-line.md.jinja" %}\n'
        "{% block content %}\n<li>Before</li>\n{{ super() }}\n{% endblock %}\n",
    )
    assert build(root / "mkdocs.yml", strict=True).ok
    topic = (root / "site/topics/roads/index.html").read_text("utf-8")
    assert "Roads</h1>\n<p>Chosen by <em>hand</em>.</p>" in topic
    sources = (root / "site/sources/index.html").read_text("utf-8")
    assert "<li>Before</li>\n" in sources
    assert "<li id=" in sources


def test_a_style_sheet_of_another_content_has_another_address(tmp_path: Path) -> None:
    write_site(tmp_path, SITE.format(theme=""))
    config = (tmp_path / "mkdocs.yml").read_text("utf-8")
    sheets = "extra_css: [own.css, https://example.org/x.css]\n"
    (tmp_path / "mkdocs.yml").write_text(config + sheets, "utf-8")
    own = tmp_path / "seeds/pages/own.css"
    own.parent.mkdir(exist_ok=True)
    addresses = []
    for colour in ("red", "blue", "red"):
        own.write_text(f"body {{ color: {colour} }}", "utf-8")
        build(tmp_path / "mkdocs.yml")
        page = (tmp_path / "site/briefings/a/index.html").read_text("utf-8")
        addresses += re.findall(r'href="\.\./\.\./own\.css\?(\w{8})"', page)
        assert 'href="https://example.org/x.css"' in page
    first, second, third = addresses
    assert first == third != second
