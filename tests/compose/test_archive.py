"""Every briefing is listed, by year, newest first; the home page shows the newest."""

import re
from pathlib import Path

from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site


def site(number: int) -> str:
    return "".join(
        f"-- seeds/b{i:03}.yml --\ntitle: Number {i}\n"
        f"date: {2020 + i % 3}-01-{1 + i % 28:02}\nbottom_line: So.\n"
        f"key_points: [{{text: One.}}]\n{'pin: true' if i == 0 else ''}\n"
        for i in range(number)
    )


def rendered(root: Path, text: str) -> dict[str, str]:
    settings = settings_of(write_site(root, text))
    render = renderer(settings).render
    return {page.url: render(page) for page in run(settings).pages}


def test_all_are_listed_by_year(tmp_path: Path) -> None:
    page = rendered(tmp_path, site(60))["briefings/"]
    assert re.findall(r"^## (\d+)", page, re.MULTILINE) == ["2022", "2021", "2020"]
    assert '<a href="#s-2021">2021</a>' in page
    assert "{ #s-2021 }" in page
    assert page.count("<li>") == 60
    assert "60 briefings" in page


def test_the_home_page_shows_the_newest(tmp_path: Path) -> None:
    page = rendered(tmp_path, site(60))[""]
    assert page.count("\n### ") == 21  # with the one that is pinned
    assert '<a href="briefings/">All 60 briefings</a>' in page


def test_a_site_of_one_briefing(tmp_path: Path) -> None:
    pages = rendered(tmp_path, site(1))
    assert pages[""].count("\n### ") == 1
    assert "## Latest" not in pages[""]
    assert "1 briefing" in pages["briefings/"]


def test_an_empty_site_says_so(tmp_path: Path) -> None:
    pages = rendered(tmp_path, "-- seeds/topics.yml --\nt: {title: T}\n")
    assert "There is no briefing yet." in pages[""]
    assert "briefings/" not in pages
    assert "<aside" not in pages[""]
