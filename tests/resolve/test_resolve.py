"""What needs more than one file: references, sources, evidence, chains."""

import pytest

from tests.conftest import Site, said

SITE = """\
-- seeds/entities.yml --
nato: {name: NATO, type: organisation, aliases: [the Alliance]}
-- seeds/stories.yml --
term: {title: One more term}
-- seeds/topics.yml --
leadership: {title: Leadership}
-- seeds/a.txt --
Every one of the allies agreed in Brussels on Tuesday.
He does not want to stay any longer than that.
-- seeds/a.yml --
title: A
date: 2023-07-04
bottom_line: He stays.
key_points:
  - {id: kp1, text: All agreed., evidence: Every one of the allies agreed in Brussels}
"""


def with_b(yaml: str) -> str:
    return f"{SITE}-- seeds/b.yml --\nstatus: draft\n{yaml}"


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("entities: [nato]\nstories: [term]\ntopics: [leadership]\n", []),
        ("entities: [nata]\n", ["b.yml:2:12 BG401"]),
        ("entities: [{id: nata, role: R}]\n", ["b.yml:2:17 BG401"]),
        ("watch: [{id: w, text: W, entities: [x]}]\n", ["b.yml:2:37 BG401"]),
        ("stories: [terms]\n", ["b.yml:2:11 BG402"]),
        ("topics: [leadershp]\n", ["b.yml:2:10 BG403"]),
        ("topics: [another-topic]\n", []),
        ("see_also: [c]\n", ["b.yml:2:12 BG404"]),
        ("aliases: [a]\n", ["b.yml:2:11 BG411"]),
        ("sources: [nato-release]\n", ["b.yml:2:11 BG405"]),
        ("sources: ['a#article']\n", []),
        ("sources: [{id: x, file: c.txt}]\n", ["b.yml:2:25 BG409"]),
        ("sources: [{id: x, file: a.txt, sha256: '00'}]\n", ["b.yml:2:40 BG312"]),
        ("sources: [{id: x, origin: y}]\n", ["b.yml:2:11 BG405"]),
        ("image: {file: no.png, alt: None}\n", ["b.yml:2:15 BG409"]),
        ("watch: [{id: w, text: W, evidence: {statement: 'a#kp1'}}]\n", []),
        (
            "watch: [{id: w, text: W, evidence: {statement: 'a#kp2'}}]\n",
            ["b.yml:2:48 BG406"],
        ),
        (
            "watch: [{id: w, text: W, evidence: {statement: 'c#kp1'}}]\n",
            ["b.yml:2:48 BG404"],
        ),
        (
            "judgements: [{id: j, text: J, revises: 'a#kp3'}]\n",
            ["b.yml:2:40 BG406"],
        ),
        (
            "watch: [{id: w, text: W, evidence: every ally agreed in Brussels then}]\n",
            ["b.yml:2:36 BG311"],
        ),
        (
            (
                "watch: [{id: w, text: W, evidence: "
                "{source: 'a#article', quote: one of the allies agreed in}}]\n"
            ),
            [],
        ),
        (
            (
                "watch: [{id: w, text: W, evidence: {source: 'a#articl',"
                " quote: one of the allies agreed in}}]\n"
            ),
            ["b.yml:2:45 BG405"],
        ),
    ],
)
def test_references(site: Site, yaml: str, expected: list[str]) -> None:
    assert said(site(with_b(yaml)).diagnostics) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Every one of the allies agreed in Paris", "BG301"),
        ("He does not want", "BG309"),
        ("he", "BG301"),
        ("{quote: on, prefix: Monday}", "BG303"),
        ("{quote: Every one of the allies agreed, occurrence: 1/2}", "BG304"),
        ("want to stay any longer than that", "BG308"),
    ],
)
def test_evidence_that_fails_or_is_doubtful(
    site: Site, quote: str, expected: str
) -> None:
    text = SITE + (f"watch:\n  - id: w\n    text: W\n    evidence:\n      - {quote}\n")
    codes = [d.code for d in site(text).diagnostics]
    assert expected in codes


def test_the_nearest_passage_is_shown_with_the_difference(site: Site) -> None:
    text = SITE.replace("agreed in Brussels}", "agreed in Paris}")
    (found,) = site(text).diagnostics
    assert found.code == "BG301"
    assert "[-Paris-]" in found.help
    assert "{+Brussels+}" in found.help
    assert "seeds/a.txt:1:1" in found.help
    assert "- quote: |-\n" in found.help


def test_two_texts_want_to_be_told_apart(site: Site) -> None:
    text = (
        SITE
        + "sources: [{id: one, file: a.txt}, {id: two, file: c.txt}]\n"
        + "-- seeds/c.txt --\nAnother text.\n"
    )
    assert said(site(text).diagnostics) == ["a.yml:5:44 BG310"]


def test_a_chain_must_end_in_evidence_and_not_in_itself(site: Site) -> None:
    text = (
        SITE
        + "-- seeds/b.yml --\nstatus: draft\nwatch:\n"
        + "  - {id: w1, text: One, evidence: {statement: 'b#w2'}}\n"
        + "  - {id: w2, text: Two, evidence: {statement: 'b#w1'}}\n"
        + "  - {id: w3, text: Three, evidence: {statement: 'b#w4'}}\n"
        + "  - {id: w4, text: Four}\n"
    )
    assert said(site(text).diagnostics) == [
        "b.yml:3:47 BG407",
        "b.yml:4:47 BG407",
        "b.yml:5:49 BG408",
    ]


def test_two_briefings_of_one_id(site: Site) -> None:
    text = SITE + "-- seeds/z/a.yml --\nstatus: draft\n"
    assert said(site(text).diagnostics) == ["z/a.yml:1:1 BG210"]


def test_registries_fit_together(site: Site) -> None:
    text = (
        "-- seeds/stories.yml --\na: {title: A, parent: b}\nb: {title: B, parent: a}\n"
        "c: {title: C, parent: d}\n"
        "-- seeds/entities.yml --\nnato: {name: NATO}\n"
        "pact: {name: The pact, aliases: [NATO],"
        " facts: [{property: p, value: v, source: nobody, from: 2024, to: 2023}]}\n"
    )
    assert said(site(text).diagnostics) == [
        "entities.yml:2:1 BG413",
        "entities.yml:2:81 BG405",
        "entities.yml:2:105 BG212",
        "stories.yml:1:23 BG410",
        "stories.yml:2:23 BG410",
        "stories.yml:3:23 BG410",
    ]


def test_a_text_that_nobody_uses_is_advice(site: Site) -> None:
    text = SITE + "-- seeds/lonely.txt --\nA text.\n"
    assert said(site(text).diagnostics) == ["lonely.txt:1:1 BG112"]


def test_front_matter_serves_as_default(site: Site) -> None:
    output = site(
        "-- seeds/x.md --\n---\ntitle: From the article\ndate: 2023-07-04\n"
        "status: whatever\n---\nAll thirty-one allies agreed on it.\n"
        "-- seeds/x.yml --\nbottom_line: B.\nkey_points:\n"
        "  - {id: k, text: T, evidence: All thirty-one allies agreed on it}\n"
    )
    assert said(output.diagnostics) == []
    assert [p.title for p in output.pages if p.data] == ["From the article"]


def test_an_entry_to_paste_is_offered_where_a_registry_lacks_one(site: Site) -> None:
    (found,) = site(with_b("entities: [mark-rutte]\n")).diagnostics
    assert found.help == (
        "add it to seeds/entities.yml:\nmark-rutte:\n  name: Mark Rutte\n  type: person"
    )


def test_facts_rest_on_words_that_are_there(site: Site) -> None:
    entities = (
        "-- seeds/entities.yml --\nnato:\n  name: NATO\n  facts:\n"
        "    - {property: p, value: v, evidence: "
        "{quote: one of the allies agreed in, source: 'a#article'}}\n"
        "    - {property: p, value: v, evidence: "
        "{quote: one of the allies agreed on, source: 'a#article'}}\n"
        "    - {property: p, value: v, evidence: one of the allies agreed in}\n"
        "    - {property: p, value: v, evidence: {quote: q, source: nobody}}\n"
        "    - {property: p, value: v, evidence: {quote: q, source: bare}}\n"
        "-- seeds/sources.yml --\nbare: {title: A source without a text}\n"
    )
    text = SITE.partition("-- seeds/stories.yml")[2]
    found = site(f"{entities}-- seeds/stories.yml{text}").diagnostics
    assert said(found) == [
        "entities.yml:5:49 BG301",
        "entities.yml:6:41 BG310",
        "entities.yml:7:60 BG405",
        "entities.yml:8:49 BG311",
    ]
