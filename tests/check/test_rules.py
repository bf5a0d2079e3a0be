"""Each rule on what it must find, and on what it must let pass."""

import pytest

from tests.conftest import Site, said

SOUND = """\
title: NATO keeps Stoltenberg
date: 2023-07-04
bottom_line: He stays.
key_points:
  - id: kp1
    text: All agreed.
    evidence: |-
      all thirty-one allies agreed that day
"""
TEXT = "-- seeds/x.txt --\nIn Brussels all thirty-one allies agreed that day.\n"


def annotated(yaml: str) -> str:
    return f"{TEXT}-- seeds/x.yml --\n{yaml}"


def test_a_sound_annotation_passes(site: Site) -> None:
    output = site(annotated(SOUND))
    assert said(output.diagnostics) == []
    assert output.counts.anchored == 1


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        # schema
        (SOUND + "titel: x\n", ["x.yml:9:1 BG202"]),
        (SOUND + "status: publish\n", ["x.yml:9:9 BG203"]),
        (SOUND + "lang: [en]\n", ["x.yml:9:7 BG204"]),
        (SOUND + "as_of: 4.7.2023\n", ["x.yml:9:8 BG205"]),
        (SOUND + "as_of: 1688428800\n", ["x.yml:9:8 BG205"]),
        (SOUND + "as_of: 2023-02-30\n", ["x.yml:9:8 BG205"]),
        (SOUND + "id: Vilnius Summit\n", ["x.yml:9:5 BG206"]),
        (SOUND + "lang: Norwegian language\n", ["x.yml:9:7 BG209"]),
        (SOUND + "pin: perhaps\n", ["x.yml:9:6 BG203"]),
        (SOUND + "image: {file: ../a.png, alt: A}\n", ["x.yml:9:15 BG217"]),
        (SOUND + "image: {file: a.png}\n", ["x.yml:9:8 BG201"]),
        (SOUND + "sources: [{id: a, url: www.nato.int}]\n", ["x.yml:9:24 BG207"]),
        (SOUND + "watch: later\n", ["x.yml:9:8 BG204"]),
        (SOUND + "watch: [later]\n", ["x.yml:9:9 BG204"]),
        (SOUND.replace("NATO keeps Stoltenberg", '""'), ["x.yml:1:8 BG215"]),
        (SOUND + "events: [{id: e, date: 2023-13, text: X}]\n", ["x.yml:9:24 BG205"]),
        # published fields
        ("status: draft\n", []),
        (SOUND.replace("date: 2023-07-04\n", ""), ["x.yml:1:1 BG201"]),
        # ids
        (SOUND + "watch: [{id: kp1, text: W}]\n", ["x.yml:9:14 BG210"]),
        (SOUND + "watch: [{id: kp1-e1, text: W}]\n", ["x.yml:9:14 BG211"]),
        (SOUND + "watch: [{id: s-sources, text: W}]\n", ["x.yml:9:14 BG211"]),
        (SOUND + "watch: [{text: W}]\n", ["x.yml:9:9 BG214"]),
        # references within the page
        (
            SOUND + "counterpoints: [{id: c, text: C, against: [kp2]}]\n",
            ["x.yml:9:44 BG406"],
        ),
        (SOUND + "analysis: See [that](#kp9).\n", ["x.yml:9:11 BG406"]),
        (
            SOUND + "watch: [{text: W}]\n"
            "updates: [{date: 2023-07-05, note: N, statements: [w1]}]\n",
            ["x.yml:9:9 BG214", "x.yml:10:52 BG213"],
        ),
        # the form of evidence
        (
            SOUND + "watch: [{id: w, text: W, evidence: [{note: N}]}]\n",
            ["x.yml:9:37 BG305"],
        ),
        (
            SOUND + "watch: [{id: w, text: W, evidence: [{locator: p. 1}]}]\n",
            ["x.yml:9:38 BG216"],
        ),
        (
            SOUND + "watch: [{id: w, text: W, evidence: "
            "[{quote: all thirty-one allies agreed that, occurrence: 2}]}]\n",
            ["x.yml:9:92 BG305"],
        ),
        # grounds
        (SOUND + "judgements: [{id: j, text: J}]\n", ["x.yml:9:14 BG306"]),
        (SOUND + "judgements: [{id: j, text: J, because: B}]\n", []),
        (SOUND + "quotations: [{id: q, speaker: S}]\n", ["x.yml:9:14 BG201"]),
        # tradecraft
        (
            SOUND + "watch: [{id: w, text: W, evidence: that day}]\n",
            ["x.yml:9:36 BG309"],
        ),
        (SOUND + "review_by: 2023-01-01\n", ["x.yml:9:12 BG212", "x.yml:9:12 BG501"]),
        (SOUND + "review_by: 2024-01-01\n", ["x.yml:9:12 BG501"]),
        (
            SOUND + "judgements: [{id: j, text: J, because: B, outcome: happened}]\n",
            ["x.yml:9:14 BG503"],
        ),
        (
            SOUND
            + "judgements: [{id: j, text: J, because: B, resolve_by: 2024-01-01}]\n",
            ["x.yml:9:55 BG502"],
        ),
    ],
)
def test_each_mistake_is_found_where_it_stands(
    site: Site, yaml: str, expected: list[str]
) -> None:
    assert said(site(annotated(yaml)).diagnostics) == expected


def test_one_run_reports_every_mistake_of_a_file(site: Site) -> None:
    output = site(
        annotated(
            """\
titel: x
date: 4 July
status: publish
bottom_line: He stays.
key_points:
  - id: kp1
    text: All agreed.
    evidence: nobody at all agreed that day
  - id: kp1
    text: [a, b]
  - id: kp3
    text: Third.
    evidence: all thirty-one allies agreed that day
entities: [nobody]
stories: [nothing]
"""
        )
    )
    assert said(output.diagnostics) == [
        "x.yml:1:1 BG202",
        "x.yml:2:7 BG205",
        "x.yml:3:9 BG203",
        "x.yml:8:15 BG301",
        "x.yml:10:11 BG204",
        "x.yml:14:12 BG401",
        "x.yml:15:11 BG402",
    ]


def test_what_breaks_the_schema_is_not_published(site: Site) -> None:
    # A misspelt `withheld` must not become the default, `published`.
    output = site(annotated(SOUND + "status: witheld\n"))
    assert output.counts.left_out == {"errors": 1}
    assert all("briefings/" not in page.url for page in output.pages)


def test_a_typing_mistake_gets_the_right_word_offered(site: Site) -> None:
    output = site(annotated(SOUND + "botom_line: x\nstatus: publishd\n"))
    assert [d.help for d in output.diagnostics] == [
        "did you mean `bottom_line`?",
        "did you mean `published`?",
    ]


def test_review_by_others_can_be_required(site: Site) -> None:
    config = (
        "-- mkdocs.yml --\nsite_name: T\ndocs_dir: seeds/pages\n"
        "plugins:\n  - briefgen: {excerpt_limit: 100, require_review: true}\n"
    )
    by_oneself = SOUND + "prepared_by: desk\nreviewed_by: desk\n"
    by_another = SOUND + "prepared_by: desk\nreviewed_by: second reader\n"
    assert said(site(config + annotated(by_oneself)).diagnostics) == [
        "x.yml:10:14 BG601"
    ]
    assert said(site(config + annotated(by_another)).diagnostics) == []


def test_a_public_repository_says_what_is_not_for_everybody(site: Site) -> None:
    config = (
        "-- mkdocs.yml --\nsite_name: T\ndocs_dir: seeds/pages\n"
        "plugins:\n  - briefgen: {excerpt_limit: 100, public_repository: true}\n"
    )
    yaml = SOUND + "handling: green\nsources: [{id: a, rights: excerpt}]\n"
    assert said(site(config + annotated(yaml)).diagnostics, "BG602") == [
        "x.yml:9:11 BG602",
        "x.yml:10:11 BG602",
    ]
