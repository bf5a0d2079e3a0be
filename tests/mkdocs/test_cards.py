"""Cards of briefings: where they are told of, and when they are drawn again."""

import os
from importlib.metadata import PackageNotFoundError
from io import BytesIO

import pytest
from PIL import Image

from briefgen.diagnostics import ConfigError
from briefgen.mkdocs.caller import Caller
from tests.mkdocs.site_folder import CONFIG, SiteFolder

ONE, TWO = "briefings/one/card.png", "briefings/two/card.png"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'


def with_cards(site: SiteFolder, more: str = "") -> SiteFolder:
    config = CONFIG.format(name="Test", theme="briefgen")
    site.write("mkdocs.yml", f"{config}      cards: true\n{more}")
    return site


def assert_clean(site: SiteFolder) -> None:
    site.build("other", clean=True)
    assert site.output() == site.output("other")


def test_a_page_tells_of_its_card(site: SiteFolder) -> None:
    with_cards(site).build(strict=True)
    page = site.page("briefings/one")
    for property_, content in (
        ("image", f"https://example.org/base/{ONE}"),
        ("image:width", "1200"),
        ("image:height", "630"),
        (
            "image:alt",
            "The council meets · Test · 4 July 2023 · 1 point, 1 source, 1 origin",
        ),
    ):
        assert f'<meta property="og:{property_}" content="{content}">' in page
    assert Image.open(BytesIO(site.output()[ONE])).size == (1200, 630)


def test_without_an_address_nothing_tells_of_it(site: SiteFolder) -> None:
    config = (with_cards(site).root / "mkdocs.yml").read_text("utf-8")
    site.write("mkdocs.yml", config.replace("site_url", "# site_url"))
    site.build(strict=True)
    assert "og:image" not in site.page("briefings/one")


def test_a_photograph_of_its_own_is_told_of_instead(site: SiteFolder) -> None:
    photograph = BytesIO()
    Image.new("RGB", (9, 9)).save(photograph, "PNG")
    (with_cards(site).root / "seeds/one.png").write_bytes(photograph.getvalue())
    site.write("seeds/two.svg", SVG)
    for name, file in (("one", "one.png"), ("two", "two.svg")):
        text = (site.root / f"seeds/{name}.yml").read_text("utf-8")
        site.write(f"seeds/{name}.yml", f"image: {{file: {file}, alt: Us}}\n{text}")
    site.build(strict=True)
    page = site.page("briefings/one")
    assert 'content="https://example.org/base/files/one.png"' in page
    assert "og:image:width" not in page
    # Of a drawing, nobody who shows pictures of pages shows anything.
    assert f'content="https://example.org/base/{TWO}"' in site.page("briefings/two")


def test_after_an_edit_it_is_drawn_again(site: SiteFolder) -> None:
    with_cards(site).build()
    before = site.output()
    site.briefing("one", title="Another title")
    site.build()
    after = site.output()
    assert after[ONE] != before[ONE]
    assert after[TWO] == before[TWO]
    assert_clean(site)
    site.entity("A council")
    site.build()
    assert_clean(site)


def test_one_that_was_lost_is_drawn_again(site: SiteFolder) -> None:
    with_cards(site).build()
    before = site.output()
    (site.root / "site" / ONE).unlink()
    site.build()
    assert site.output() == before


def test_with_its_briefing_it_goes(site: SiteFolder) -> None:
    with_cards(site).build()
    text = (site.root / "seeds/two.yml").read_text("utf-8")
    site.write("seeds/two.yml", f"status: withheld\n{text}")
    site.build()
    assert ONE in site.output()
    assert TWO not in site.output()
    site.configure()
    site.build()
    assert ONE not in site.output()
    assert "og:image" not in site.page("briefings/one")


def test_another_font_draws_all_of_them_again(site: SiteFolder) -> None:
    from briefgen.renditions import fonts  # noqa: PLC0415 - to find one

    found = next(fonts.preferred(("DejaVu Sans Mono", "Noto Sans Mono"), ("Bold",)))
    with_cards(site).build()
    before = site.output()
    font = site.root / "seeds/fonts/own.ttf"
    font.parent.mkdir()
    with open(found.file, "rb") as file:  # noqa: PTH123 - a path of the system's
        font.write_bytes(file.read())
    with_cards(site, "      card_font: fonts/own.ttf\n").build()
    after = site.output()
    assert after[ONE] != before[ONE]
    assert "fonts/own.ttf" not in after
    assert_clean(site)


@pytest.mark.parametrize("font", ["fonts/none.ttf", f"..{os.sep}mkdocs.yml"])
def test_a_font_is_a_file_of_the_seeds(site: SiteFolder, font: str) -> None:
    with pytest.raises(ConfigError, match="card_font"):
        with_cards(site, f"      card_font: {font}\n").build()


def test_whoever_makes_the_pages_the_cards_are_the_same(site: SiteFolder) -> None:
    with_cards(site).build()
    site.build("other", clean=True, caller=Caller(jobs=2))
    assert site.output() == site.output("other")
    # Another plugin has a say in pages: then MkDocs makes them.
    with_cards(site, "  - search\n").build("third")
    third = site.output("third")
    assert {place: third[place] for place in (ONE, TWO)} == {
        place: site.output()[place] for place in (ONE, TWO)
    }


def test_without_pillow_it_says_what_to_do(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("briefgen.renditions.card.version", missing)
    with pytest.raises(ConfigError, match="Pillow") as raised:
        with_cards(site).build()
    assert 'pip install "briefgen[cards]"' in raised.value.help
