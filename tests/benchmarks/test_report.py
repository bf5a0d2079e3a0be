"""Figures are printed as a table, and written as JSON."""

import json

from benchmarks.measure import Cost, Output
from benchmarks.report import Figures, Row, document, growth, table


def row(*seconds: float, pages: int | None = None) -> Row:
    output = None if pages is None else Output(files=250, megabytes=2.5, pages=pages)
    return Row([Cost(each, each / 2, 100 + each) for each in seconds], output)


def figures(articles: int = 100, times: float = 1) -> Figures:
    pages = articles * 22 // 10
    rows = {
        "briefgen build, cold": row(3 * times, 1 * times, 2 * times, pages=pages),
        "bare MkDocs, cold": row(4 * times, 4 * times, 5 * times, pages=pages),
        "Half, cold": row(0.1, 0.1, 0.1, pages=pages // 2),
    }
    return Figures(articles, pages, rows, ("Other is skipped",))


def test_the_table_has_medians_and_ratios() -> None:
    head, _, ours, bare, *_ = table(figures(), repeat=3)
    assert head.startswith("100 articles, 220 pages; medians of 3 runs; ")
    assert ours.split() == [
        *("briefgen", "build,", "cold"),
        *("2.00", "0.50", "1.00", "103", "MB", "220", "250", "2.5", "MB"),
    ]
    assert bare.split()[3:5] == ["4.00", "1.00"]


def test_what_makes_too_few_pages_is_not_called_quick() -> None:
    *_, half, skipped, said = table(figures(), repeat=3)
    assert "incomplete" in half
    assert skipped == "Other is skipped"
    assert said.startswith("Half, cold: wrote 110 of 220 pages")


def test_without_bare_mkdocs_there_is_no_ratio() -> None:
    alone = Figures(10, 22, {"briefgen build, cold": row(2.0, pages=22)})
    _, _, ours = table(alone, repeat=1)
    assert ours.split()[3:5] == ["2.00", "-"]


def test_time_per_page_is_compared_between_sizes() -> None:
    assert list(growth([figures()])) == []
    head, ours, bare = growth([figures(), figures(1000, times=15)])
    assert head.startswith("Time per page with 1,000 articles, times that with 100")
    assert ours.split() == ["briefgen", "build,", "cold", "1.50"]
    assert bare.split()[-1] == "1.50"


def test_the_json_has_every_figure_and_what_it_depends_on() -> None:
    written = json.loads(document([figures()], 3, {"briefgen": "1.2"}))
    assert written["versions"] == {"briefgen": "1.2"}
    assert {"cores", "python", "system"} <= written.keys()
    (size,) = written["sizes"]
    assert (size["articles"], size["pages"]) == (100, 220)
    assert size["notes"] == ["Other is skipped"]
    assert size["rows"][0] == {
        "name": "briefgen build, cold",
        "median": 2,
        "seconds": [3, 1, 2],
        "cpu_seconds": [1.5, 0.5, 1],
        "memory_mb": [103, 101, 102],
        "output": {"pages": 220, "files": 250, "megabytes": 2.5},
    }
