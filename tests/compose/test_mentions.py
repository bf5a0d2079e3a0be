"""Mentions: by name or alias, the longest first, never inside another word."""

import re
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.mentions import Mentions
from briefgen.evidence.boundaries import cuts_word
from briefgen.model.registry import Entity
from briefgen.model.vocabulary import EntityType
from briefgen.pipeline import renderer, run
from tests.conftest import settings_of, write_site


def names(**called: list[str]) -> dict[str, Entity]:
    return {
        entity: Entity(name=first, type=EntityType.OTHER, aliases=tuple(others))
        for entity, (first, *others) in called.items()
    }


KNOWN = Mentions(
    names(
        nato=["NATO", "the Alliance"],
        rutte=["Mark Rutte", "Rutte"],
        summit=["Vilnius summit"],
        vilnius=["Vilnius"],
        norway=["挪威"],
        orban=["Orbán"],
        one=["Shared"],
        other=["Other", "Shared"],
        dc=["Washington, D.C."],
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NATO met.", ["nato"]),
        ("NATOs word, SNATO, NATO-wide", ["nato"]),
        ("nato met.", []),
        ("Mark Rutte and Rutte's staff", ["rutte", "rutte"]),
        ("The Vilnius summit in Vilnius", ["summit", "vilnius"]),
        ("Vilnius summits", ["vilnius"]),
        ("他去了挪威首都", ["norway"]),
        ("Viktor Orba\u0301n said", ["orban"]),
        ("Viktor Orb\u00e1n said", ["orban"]),
        ("Shared by two", []),
        ("In Washington, D.C. it rained", ["dc"]),
        ("", []),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    mentions = KNOWN.find(text)
    assert [m.entity for m in mentions] == found


@given(st.text(alphabet="NATO Vilnusmteh挪威,.", max_size=60))
def test_mentions_are_in_order_and_are_names(text: str) -> None:
    called = {"NATO", "the Alliance", "Vilnius", "Vilnius summit", "挪威"}
    end = 0
    for mention in KNOWN.find(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] in called
        end = mention.end


@given(st.lists(st.from_regex(r"[a-c]{2,4}", fullmatch=True), max_size=12))
def test_as_a_plain_search_finds_them(called: list[str]) -> None:
    unique = sorted(set(called))
    known = Mentions(names(**{f"e{i}": [name] for i, name in enumerate(unique)}))
    text = "ab abc, bc-ca cab abca (aa) bbcc"
    ordered = "|".join(map(re.escape, sorted(unique, key=len, reverse=True)))
    expected = re.findall(rf"\b(?:{ordered})\b", text) if unique else []
    assert [text[m.start : m.end] for m in known.find(text)] == expected


def _stands_alone(text: str, start: int, end: int) -> bool:
    begins = start == 0 or not cuts_word(text, start)
    ends = end == len(text) or text[end] in "'\u2019" or not cuts_word(text, end)
    return begins and ends


@given(st.text(alphabet="NATO aVilnus挪威首\u0301é-'.1_", max_size=40))
def test_every_place_at_which_a_name_stands_alone_counts(text: str) -> None:
    called = ["NATO", "NA", "a-V", "-1", "é", "aé", "挪威", "威首", "_1", "1.1", "'a'"]
    known = Mentions(names(**{f"e{i}": [name] for i, name in enumerate(called)}))
    expected: list[tuple[int, str]] = []
    at = 0
    while at < len(text):
        forms = {normalize(form, name) for name in called for form in ("NFC", "NFD")}
        found = [
            name
            for name in forms
            if len(name) > 1
            and text.startswith(name, at)
            and _stands_alone(text, at, at + len(name))
        ]
        if found:
            expected.append((at, max(found, key=len)))
        at += len(max(found, key=len)) if found else 1
    assert [(m.start, text[m.start : m.end]) for m in known.find(text)] == expected


SITE = """\
-- seeds/entities.yml --
council: {name: The council, type: organisation, aliases: [council]}
mayor: {name: <b>Mayor</b>, type: person}
-- seeds/a.yml --
title: One
date: 2023-01-01
bottom_line: So.
key_points:
  - {id: kp1, text: The council met.}
  - {id: kp2, text: "The council spoke; <b>Mayor</b> left."}
  - {id: kp3, text: "For few: The council.", handling: red}
open_questions: [{id: oq1, text: What does The council want?}]
quotations: [{id: q1, quote: The council is wrong.}]
"""


def rendered(root: Path) -> dict[str, str]:
    settings = settings_of(write_site(root, SITE))
    render = renderer(settings).render
    return {page.url: render(page) for page in run(settings).pages}


def test_the_first_of_each_section_is_linked(tmp_path: Path) -> None:
    page = rendered(tmp_path)["briefings/a/"]
    link = '<a class="entity" href="../../entities/council/" data-entity="council">'
    assert f'<span class="words">{link}The council</a> met.</span>' in page
    assert '<span class="words">The council spoke' in page
    assert f"What does {link}The council</a> want?" in page
    assert '<p><span class="words">The council is wrong.' in page
    assert 'data-entity="mayor">&#60;b&#62;Mayor&#60;&#47;b&#62;</a> left.' in page


def test_a_dossier_lists_what_names_it(tmp_path: Path) -> None:
    dossier = rendered(tmp_path)["entities/council/"]
    listed = dossier.partition("## What was said")[2].partition("\n## ")[0]
    said = set(re.findall(r'<li><span class="what">(.*?)</span>', listed))
    assert said == {
        "The council met.",
        "The council spoke; &#60;b&#62;Mayor&#60;&#47;b&#62; left.",
        "What does The council want?",
        "The council is wrong.",
    }
    assert "For few" not in dossier


def test_names_that_begin_alike_take_no_time() -> None:
    named = names(**{f"e{n}": [f"Ministry {n}"] for n in range(30_000)})
    text = ", ".join(entity.name for entity in list(named.values())[::10])
    assert len(Mentions(named).find(text)) == 3_000
