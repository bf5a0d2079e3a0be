"""Every word that a page leads to is explained."""

import re
from pathlib import Path

from briefgen.compose.chapters import chapters_of
from briefgen.locale import ENGLISH
from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

CHAPTERS = chapters_of(ENGLISH)


def test_every_link_to_a_word_leads_to_it(tmp_path: Path) -> None:
    judgements = "".join(
        f"  - {{text: It {i}., likelihood: {likelihood}, confidence: {confidence}}}\n"
        for i, (likelihood, confidence) in enumerate(
            [
                ("almost-no-chance", "low"),
                ("very-unlikely", "moderate"),
                ("unlikely", "high"),
                ("roughly-even", "low"),
                ("likely", "low"),
                ("very-likely", "low"),
                ("almost-certain", "low"),
            ]
        )
    )
    text = (
        "-- mkdocs.yml --\nsite_name: Test\ndocs_dir: seeds/pages\n"
        "plugins: [{briefgen: {handling: amber+strict}}]\n"
        "-- seeds/a.yml --\ntitle: One\ndate: 2023-01-01\nbottom_line: So.\n"
        "key_points:\n"
        "  - {text: One., type: fact, status: withdrawn, handling: green}\n"
        "  - {text: Two., type: reported, status: corrected, handling: amber}\n"
        "  - {text: Three., handling: amber+strict}\n"
        f"judgements:\n{judgements}"
    )
    settings = settings_of(write_site(tmp_path, text))
    pages = {page.url: page for page in run(settings).pages}
    briefing = renderer(settings).render(pages["briefings/a/"])
    linked = set(re.findall(r'href="\.\./\.\./method/#([^"]*)"', briefing))
    explained = {t.id for c in CHAPTERS for t in c.terms} | {c.id for c in CHAPTERS}
    assert len(linked) >= 17
    assert linked <= explained


def test_no_id_is_given_twice() -> None:
    ids = [i for c in CHAPTERS for i in (c.id, *(t.id for t in c.terms))]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9-]+", i) for i in ids)
