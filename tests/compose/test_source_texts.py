"""What the page of a briefing shows of its sources' texts."""

from tests.conftest import Site

GERMAN = """\
-- seeds/a.txt --
Vieles ist alt. Die Stadt baut bspw. Brücken am Fluss. Sie sind bald fertig.
-- seeds/a.yml --
title: Eins
date: 2023-07-04
lang: de
bottom_line: Es ist so.
key_points:
  - {text: Sie baut., evidence: {quote: Brücken am Fluss}}
"""


def test_sentences_are_cut_in_the_language_of_the_briefing(site: Site) -> None:
    """Where a source names none: `bspw.` ends no sentence in German."""
    page = next(p for p in site(GERMAN).pages if p.path == "briefings/a/index.md")
    [shown] = page.view.texts  # type: ignore[attr-defined] # of a briefing
    assert "Die Stadt baut bspw. " in shown.html
    assert "Vieles" not in shown.html
