"""Entities named in prose: linked once a section, and listed in their dossiers."""

import re
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.markup.named import Name
from briefgen.markup.prose import block_words, blocks, prose, prose_words
from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site

ENTITIES = """\
-- seeds/entities.yml --
nato: {name: NATO, type: organisation, aliases: [the Alliance]}
berg: {name: Ann Berg, type: person}
oslo: {name: Oslo, type: place}
"""
SITE = f"""\
{ENTITIES}-- seeds/a.yml --
title: One
date: 2023-01-01
bottom_line: NATO met, and NATO left.
why_it_matters: |
  In Oslo the Alliance met; Ann
  Berg came, *not* NATO, `NATO` or [Oslo](https://example.org/).
gaps: Nobody knows what Ann Berg said of NATOs plan.
analysis: |
  ## On NATO

  It was NATO that [went to *Oslo*](#kp1).

  - Ann Berg again
key_points: [{{id: kp1, text: NATO met.}}]
counterpoints: [{{id: c1, text: Ann Berg doubts it.}}]
"""


def rendered(root: Path, text: str = SITE) -> dict[str, str]:
    settings = settings_of(write_site(root, text))
    render = renderer(settings).render
    return {page.url: render(page) for page in run(settings).pages}


def sections(text: str) -> dict[str, str]:
    parts = re.split(r"^## (.*?) \{.*$", text, flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def links(text: str) -> list[str]:
    return re.findall(r'<a class="entity"[^>]*>([^<]*)</a>', text)


@pytest.mark.parametrize(
    ("section", "found"),
    [
        ("", ["NATO"]),
        ("Why it matters", ["Oslo", "the Alliance", "Ann Berg"]),
        ("Analysis", ["NATO", "Ann Berg"]),
        ("Room for doubt", ["Ann Berg"]),  # in the counterpoint, which comes first
    ],
)
def test_the_first_mention_in_a_section_is_linked(
    tmp_path: Path, section: str, found: list[str]
) -> None:
    page = sections(rendered(tmp_path)["briefings/a/"])
    assert [" ".join(words.split()) for words in links(page[section])] == found


def test_a_link_leads_to_the_dossier(tmp_path: Path) -> None:
    page = rendered(tmp_path)["briefings/a/"]
    assert '<a class="entity" href="../../entities/oslo/" data-entity="oslo">' in page


def test_who_is_named_in_prose_has_the_briefing_in_the_dossier(tmp_path: Path) -> None:
    pages = rendered(tmp_path)
    assert "### [One](../../briefings/a/index.md)" in pages["entities/oslo/"]
    assert "1 briefing" in pages["entities/"].partition("Oslo")[2]


def test_who_is_named_in_nothing_has_none(tmp_path: Path) -> None:
    text = SITE.replace("In Oslo", "There")
    pages = rendered(tmp_path, text)
    assert "## Briefings" not in pages["entities/oslo/"]


def every_a(text: str) -> list[Name]:
    return [Name(m.start(), m.end(), "a", "x/") for m in re.finditer("a", text)]


PROSE = st.text(alphabet="ab *_`[]()!#<>&\\\n-|.", max_size=40)


def structure(html: str) -> tuple[str, int]:
    """Give the words of HTML, and how many links of names stand in links or code."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    outer = tree.findall(".//code") + [
        a for a in tree.iter("a") if a.get("class") != "entity"
    ]
    nested = sum(len(element.findall(".//a[@class='entity']")) for element in outer)
    return " ".join("".join(tree.itertext()).split()), nested


@given(PROSE)
def test_links_change_no_word_and_stand_in_nothing_else(text: str) -> None:
    for make in (prose, blocks):
        plain, named = make(text), make(text, every_a)
        assert structure(named) == (structure(plain)[0], 0)


@given(PROSE.filter(bool))
def test_what_may_be_named_is_what_is_linked(text: str) -> None:
    for make, words in ((prose, prose_words), (blocks, block_words)):
        asked: list[str] = []
        make(text, lambda stretch, asked=asked: asked.append(stretch) or ())  # type: ignore[misc] # it cannot see what the default binds
        assert asked == list(words(text))
