"""How much work an edit makes: counts, which depend on no machine."""

import shutil
from collections import Counter
from collections.abc import Callable  # noqa: TC003 - as in all tests
from pathlib import Path

import pytest

from briefgen.load import files as input_files
from briefgen.mkdocs import press
from briefgen.model.page import PageKind, Recipe
from briefgen.render import Renderer
from tests.mkdocs.site_folder import SiteFolder, make_site

EXAMPLE = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """The example of this repository, built."""
    shutil.copy(EXAMPLE / "mkdocs.yml", tmp_path)
    shutil.copytree(EXAMPLE / "seeds", tmp_path / "seeds")
    site = SiteFolder(tmp_path)
    site.build()
    return site


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    found: Counter[str] = Counter()

    def counted(owner: object, name: str, what: str) -> None:
        function: Callable[..., object] = getattr(owner, name)  # type: ignore[explicit-any] # whatever it takes

        def counting(*arguments: object, **named: object) -> object:
            found[what] += 1
            return function(*arguments, **named)

        monkeypatch.setattr(owner, name, counting)

    counted(input_files, "article", "read")
    counted(input_files, "parse", "read")
    counted(Recipe, "page", "composed")
    counted(Renderer, "body", "rendered")
    counted(press, "write", "written")
    return found


def replace(site: SiteFolder, path: str, old: str, new: str) -> None:
    text = (site.root / path).read_text("utf-8")
    assert old in text
    site.write(path, text.replace(old, new, 1))


def test_an_edit_reads_and_makes_what_it_touches(
    site: SiteFolder, counts: Counter[str]
) -> None:
    file = "seeds/2022/first-extension.yml"
    replace(site, file, "reviewed_by: second", "reviewed_by: third")
    result = site.build()
    assert result.made == 1
    assert counts["rendered"] == 1
    assert counts["composed"] < 10  # of 131
    assert counts["written"] == 3  # the page, its data and its text


def test_an_edit_reads_what_it_leads_to(tmp_path: Path, counts: Counter[str]) -> None:
    site = make_site(tmp_path)
    for number in range(10):
        site.briefing(f"more-{number}")
    site.build()
    counts.clear()
    text = (site.root / "seeds/one.yml").read_text("utf-8")
    site.write("seeds/one.yml", text + "gaps: Much is not known.\n")
    assert site.build().made == 1
    # Its annotation and article, and the one registry that there is.
    assert counts["read"] == 3


def test_an_alias_makes_the_pages_that_show_it(
    site: SiteFolder, counts: Counter[str]
) -> None:
    replace(site, "seeds/entities.yml", "[Turkey]", "[Turkey, Republic of Turkey]")
    result = site.build()
    assert result.made == counts["rendered"] == 1
    assert counts["composed"] < 10  # of 131


def test_a_title_of_a_story_makes_the_pages_that_show_it(
    site: SiteFolder, counts: Counter[str]
) -> None:
    stories = (site.root / "seeds/stories.yml").read_text("utf-8")
    title = stories.partition("title: ")[2].partition("\n")[0]
    replace(site, "seeds/stories.yml", f"title: {title}", "title: Another title")
    result = site.build()
    pages = [p for p, text in site.output().items() if b"Another title" in text]
    shown = {p for p in pages if p.endswith(".html")}
    assert result.made == len(shown)
    assert counts["rendered"] == result.made
    assert counts["composed"] < 60  # of 131


def test_a_template_makes_the_pages_that_use_it(
    site: SiteFolder, counts: Counter[str]
) -> None:
    template = (EXAMPLE / "templates/pages/publisher.md.jinja").read_text("utf-8")
    site.write("templates/pages/publisher.md.jinja", template + "\nWritten by us.\n")
    result = site.build()
    assert result.made == len(list((site.root / "seeds").glob("publishers.yml"))) * 14
    assert counts["rendered"] == result.made
    assert counts["composed"] < 60  # of 131


def test_each_template_makes_the_pages_of_its_kind(
    site: SiteFolder, counts: Counter[str]
) -> None:
    for kind in PageKind:
        path, mark = f"templates/pages/{kind}.md.jinja", f"This is of {kind}."
        template = (EXAMPLE / path).read_text("utf-8")
        site.write(path, template + f"\n{{% block tail %}}{mark}{{% endblock %}}\n")
        counts.clear()
        result = site.build()
        texts = [t for p, t in site.output().items() if p.endswith(".html")]
        pages = [text for text in texts if mark.encode() in text]
        assert result.made == counts["rendered"] == len(pages)
    site.build("other", clean=True)
    assert site.output() == site.output("other")


def test_a_template_that_others_include_makes_the_pages_that_use_it(
    site: SiteFolder, counts: Counter[str]
) -> None:
    partial = "templates/partials/story-list.md.jinja"
    template = (EXAMPLE / partial).read_text("utf-8")
    site.write(partial, template + "\nWritten by us.\n")
    result = site.build()
    pages = [p for p, text in site.output().items() if b"Written by us." in text]
    assert result.made == len([p for p in pages if p.endswith(".html")]) > 0
    assert counts["rendered"] < 20  # of 131
