"""What a statement rests on stands beside it, in the words of its source."""

from pathlib import Path

from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

SITE = """\
-- seeds/nb.txt --
Alle landene ble  enige
om det til slutt.
-- seeds/note.md --
The council[^1] has decided to repair it.

[^1]: In March.
-- seeds/closed.txt --
Nobody may read this sentence of it here.
-- seeds/a.yml --
title: One
date: 2023-07-04
bottom_line: It is so.
key_points:
  - {id: kp1, text: They agreed., evidence: {quote: landene ble enige om, source: nb}}
  - {id: kp2, text: It did., evidence: {quote: The council has decided, source: note}}
  - {id: kp3, text: Closed., evidence: {quote: Nobody may read this, source: closed}}
  - id: kp4
    text: Both.
    evidence:
      - {quote: 'Alle landene [...] til slutt', source: nb}
      - {quote: decided to repair it, source: note, relation: disputes}
quotations:
  - {id: q1, quote: Alle landene ble enige, source: nb}
sources:
  - {id: nb, title: Avisen, file: nb.txt, lang: nb}
  - {id: note, title: Notes, file: note.md, rights: full}
  - {id: closed, title: Closed, file: closed.txt, rights: link}
"""


def statements(root: Path) -> dict[str, str]:
    settings = settings_of(write_site(root, SITE))
    briefing = next(p for p in run(settings).pages if p.data)
    text = renderer(settings).render(briefing)
    _, *parts = text.split('<div class="statement" id="')
    return {part.partition('"')[0]: part.partition("\n\n")[0] for part in parts}


def test_a_passage_is_shown_in_its_language(tmp_path: Path) -> None:
    shown = statements(tmp_path)["kp1"]
    assert "<summary>1 passage</summary>" in shown
    assert '<p lang="nb" dir="ltr">landene ble enige om</p>' in shown
    title = '<span lang="nb" dir="ltr">Avisen</span>'
    assert f'<a href="#kp1-e1"><span class="number">1</span> {title}</a>' in shown


def test_what_no_reader_quotes_is_left_out(tmp_path: Path) -> None:
    assert "<p>The council has decided</p>" in statements(tmp_path)["kp2"]


def test_what_may_not_be_shown_is_not_shown_here(tmp_path: Path) -> None:
    shown = statements(tmp_path)["kp3"]
    assert "passage" not in shown
    assert "Nobody may" not in shown


def test_gaps_and_what_speaks_against(tmp_path: Path) -> None:
    shown = statements(tmp_path)["kp4"]
    assert "<summary>2 passages</summary>" in shown
    assert ">Alle landene … til slutt</p>" in shown
    _, against = shown.split('<blockquote class="passage against" data-number="2">')
    assert '<span class="disputes">disputes this</span>' in against


def test_a_quotation_is_its_own_passage(tmp_path: Path) -> None:
    assert "<details" not in statements(tmp_path)["q1"]
