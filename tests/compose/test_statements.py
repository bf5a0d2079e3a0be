"""What a page shows of statements: languages, labels, what they rest on."""

from pathlib import Path

from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

SITE = """\
-- seeds/nb.txt --
Alle landene ble enige om det til slutt.
-- seeds/en.txt --
All of the countries agreed on it in the end.
-- seeds/a.yml --
title: One
date: 2023-07-04
bottom_line: {text: It is so., rests_on: [kp1, q1]}
key_points:
  - {id: kp1, text: They agreed., evidence: {quote: All of the countries, source: en}}
quotations:
  - {id: q1, quote: Alle landene ble enige, source: nb}
  - {id: q2, quote: agreed on it in the end, source: en}
judgements:
  - {id: j1, text: It lasts., likelihood: very-likely, confidence: low, because: B.}
sources:
  - {id: nb, file: nb.txt, lang: nb}
  - {id: en, file: en.txt}
"""


def page(root: Path) -> str:
    settings = settings_of(write_site(root, SITE))
    output = run(settings)
    briefing = next(p for p in output.pages if p.data)
    return renderer(settings).render(briefing)


def test_a_quotation_names_its_language_where_it_is_another(tmp_path: Path) -> None:
    text = page(tmp_path)
    assert '<blockquote lang="nb" dir="ltr"><p><span class="words">Alle landene' in text
    assert '<blockquote><p><span class="words">agreed on it' in text


def test_the_bottom_line_rests_on_numbered_statements(tmp_path: Path) -> None:
    text = page(tmp_path)
    assert (
        'rests on <a href="#kp1" title="They agreed.">1</a>, '
        '<a href="#q1" lang="nb" dir="ltr" title="Alle landene ble enige">2</a></span>'
    ) in text


def test_the_likelihood_stands_in_front(tmp_path: Path) -> None:
    text = page(tmp_path)
    assert (
        '<a class="likelihood" href="../../method/#very-likely" title="80 to 95 &#37;">'
        'Very likely</a>: <span class="words">It lasts.</span>'
    ) in text
    assert (
        '<a class="label confidence" href="../../method/#low-confidence"'
        ' title="The grounds are thin, or hard to check.">'
        "low confidence</a>"
    ) in text


SEVERAL = """\
-- seeds/one.txt --
All of the countries agreed on it in the end.
-- seeds/two.txt --
All of the countries agreed on it, said the agency.
-- seeds/a.yml --
title: One
date: 2023-07-04
bottom_line: It is so.
key_points:
  - id: kp1
    text: They agreed.
    evidence:
      - {quote: All of the countries agreed, source: one}
      - {quote: All of the countries agreed, source: two}
      - {quote: in the end, source: one}
      - {locator: p. 1, source: three}
  - {id: kp2, text: In the end., evidence: {quote: in the end, source: one}}
sources:
  - {id: agency, title: Agency}
  - {id: one, file: one.txt, origin: agency}
  - {id: two, file: two.txt, origin: agency}
  - {id: three, title: Paper}
"""


def test_origins_are_counted_and_not_links(tmp_path: Path) -> None:
    settings = settings_of(write_site(tmp_path, SEVERAL))
    every = {p.url: p for p in run(settings).pages}
    text = renderer(settings).render(every["briefings/a/"])
    assert '<a class="label origins" href="../../method/#origins"' in text
    assert ">3 sources, 2 origins</a>" in text
    assert text.count("label origins") == 1
    source = renderer(settings).render(every["sources/a-one/"])
    assert "3 sources, 2 origins" in source
