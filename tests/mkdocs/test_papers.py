"""PDFs beside briefings: what they are, and when they are made again."""

from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from pypdf import PdfReader

from briefgen.diagnostics import ConfigError
from briefgen.mkdocs import papers
from briefgen.mkdocs.caller import Caller
from briefgen.renditions.pdf import Sheet
from tests.mkdocs.site_folder import CONFIG, SiteFolder
from tests.pdfs import bookmarks, is_tagged, language, links, reader_of, text_of

pytestmark = pytest.mark.usefixtures("pango")

ONE, TWO = "briefings/one/brief.pdf", "briefings/two/brief.pdf"
HERE = Caller(jobs=1)


def with_pdf(site: SiteFolder, paper: str = "a4", *, more: str = "") -> SiteFolder:
    config = CONFIG.format(name="Test", theme="briefgen")
    site.write("mkdocs.yml", f"{config}      pdf: {paper}\n{more}")
    return site


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which PDFs are made."""
    places: list[str] = []
    make = papers.make

    def noting(sheet: Sheet, folder: str, place: str) -> object:
        places.append(place)
        return make(sheet, folder, place)

    monkeypatch.setattr(papers, "make", noting)
    return places


def assert_clean(site: SiteFolder) -> None:
    site.build("other", clean=True, caller=HERE)
    assert site.output() == site.output("other")


def pdf(site: SiteFolder, place: str = ONE) -> PdfReader:
    return reader_of(site.output()[place])


def test_it_is_the_briefing(site: SiteFolder) -> None:
    with_pdf(site).build(strict=True, caller=HERE)
    assert '<a href="brief.pdf">PDF</a>' in site.page("briefings/one")
    reader = pdf(site)
    said = text_of(reader)
    for part in (
        "What happened, in a sentence.",
        "It met.",
        "“the council met on Tuesday morning”",
        "https://example.org/base/briefings/one/",
        "1 / 1",
    ):
        assert part in said
    assert "Skip to content" not in said
    assert "About this example" not in said


def test_programs_learn_what_it_is(site: SiteFolder) -> None:
    with_pdf(site).build(caller=HERE)
    reader = pdf(site)
    assert language(reader) == "en"
    assert is_tagged(reader)
    assert reader.metadata is not None
    assert reader.metadata.title == "The council meets"
    assert str(reader.metadata["/CreationDate"]).startswith("D:20230704")
    assert bookmarks(reader)[:2] == ["The council meets", " Key points"]
    assert reader.xmp_metadata is not None
    assert b"pdfuaid" in reader.xmp_metadata.stream.get_data()


def test_links_lead_to_the_site_or_nowhere(site: SiteFolder) -> None:
    with_pdf(site).build(caller=HERE)
    assert "https://example.org/base/entities/council/" in links(pdf(site))
    config = (site.root / "mkdocs.yml").read_text("utf-8")
    site.write("mkdocs.yml", config.replace("site_url", "# site_url"))
    site.build(caller=HERE)
    assert links(pdf(site)) == set()
    assert b"site.invalid" not in site.output()[ONE]


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_the_paper_is_chosen(site: SiteFolder, paper: str, width: int) -> None:
    with_pdf(site, paper).build(caller=HERE)
    assert round(pdf(site).pages[0].mediabox.width) == width


def test_after_an_edit_what_it_touches_is_made_again(
    site: SiteFolder, made: list[str]
) -> None:
    with_pdf(site).build(caller=HERE)
    assert sorted(made) == [ONE, TWO]
    made.clear()
    site.briefing("one", text="It met again.")
    site.build(caller=HERE)
    assert made == [ONE]
    assert "It met again." in text_of(pdf(site))
    made.clear()
    site.write("seeds/pages/about.md", "# About\n\nNothing.\n")
    site.build(caller=HERE)
    assert made == []
    assert_clean(site)


def test_a_style_of_the_site_is_in_all_of_them(
    site: SiteFolder, made: list[str]
) -> None:
    with_pdf(site, more="extra_css: [own.css]\n")
    site.write("seeds/pages/own.css", "h1 { color: #010203; }")
    site.build(strict=True, caller=HERE)
    made.clear()
    site.write("seeds/pages/own.css", "h1::after { content: ' in print'; }")
    site.build(strict=True, caller=HERE)
    assert sorted(made) == [ONE, TWO]
    assert "The council meets in print" in text_of(pdf(site))
    assert_clean(site)


def test_one_that_was_lost_is_made_again(site: SiteFolder, made: list[str]) -> None:
    with_pdf(site).build(caller=HERE)
    before = site.output()
    (site.root / "site" / TWO).unlink()
    (site.root / "site" / ONE).write_bytes(b"broken")
    made.clear()
    site.build(caller=HERE)
    assert sorted(made) == [ONE, TWO]
    assert site.output() == before


def test_with_its_briefing_it_goes(site: SiteFolder) -> None:
    with_pdf(site).build(caller=HERE)
    annotation = (site.root / "seeds/two.yml").read_text("utf-8")
    site.write("seeds/two.yml", f"status: withheld\n{annotation}")
    site.build(caller=HERE)
    assert ONE in site.output()
    assert TWO not in site.output()
    with_pdf(site, "none").build(caller=HERE)
    assert ONE not in site.output()
    assert "brief.pdf" not in site.page("briefings/one")


def test_any_process_and_mkdocs_alone_make_the_same(site: SiteFolder) -> None:
    with_pdf(site).build(caller=HERE)
    site.build("other", clean=True, caller=Caller(jobs=2))
    assert site.output() == site.output("other")
    third = site.root / "third"
    config = load_config(str(site.root / "mkdocs.yml"), site_dir=str(third))
    config.plugins.on_startup(command="build", dirty=False)
    build_with_mkdocs(config)
    assert site.output() == site.output("third")


def test_the_preview_makes_none(site: SiteFolder) -> None:
    from briefgen.compose.briefing import briefings  # noqa: PLC0415 - for this alone
    from briefgen.pipeline import plan  # noqa: PLC0415
    from tests.conftest import settings_of  # noqa: PLC0415

    settings = replace(settings_of(with_pdf(site).root), drafts=True)
    pages = [recipe.page() for recipe in briefings(plan(settings).graph, settings)]
    assert [page.view.has_pdf for page in pages] == [False, False]  # type: ignore[attr-defined] # views of briefings


def test_without_weasyprint_it_says_what_to_do(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("briefgen.renditions.pdf.version", missing)
    with pytest.raises(ConfigError, match="WeasyPrint") as raised:
        with_pdf(site).build(caller=HERE)
    assert 'pip install "briefgen[pdf]"' in raised.value.help
    assert not Path(site.root / "site").exists()


def test_another_theme_has_no_style_for_it(site: SiteFolder) -> None:
    with_pdf(site)
    config = (site.root / "mkdocs.yml").read_text("utf-8")
    site.write("mkdocs.yml", config.replace("theme: briefgen", "theme: readthedocs"))
    with pytest.raises(ConfigError, match="readthedocs"):
        site.build(caller=HERE)
