"""The generated site: articles, annotations and registries, the same for everybody.

An article has some 4 KB and its annotation some 2 KB, with eight quotes that anchor.
Some articles are Markdown, some hold a paragraph in another script; some annotations
judge, watch, quote somebody or were updated.
"""

import re
from pathlib import Path
from random import Random

EDITED = "seeds/2003/a3.yml"
"""The annotation that is edited, in every site of four articles or more."""
EDITED_PAGE = "briefings/a3"
"""The folder of its briefing."""

_WORDS = (
    *("budget", "bridge", "council", "district", "harbour", "library", "market"),
    *("meeting", "minister", "office", "plan", "police", "power", "railway"),
    *("repair", "report", "river", "road", "school", "service", "station"),
    *("summer", "tax", "teacher", "town", "tunnel", "vote", "water", "winter"),
)
_OTHER_SCRIPTS = (
    "Рада міста погодила план ремонту мосту до кінця зими, справа {n}",
    "وافق مجلس المدينة على خطة إصلاح الجسر قبل نهاية الشتاء رقم {n}",
    "市议会批准了在冬季结束前修复大桥的计划编号{n}",
    "नगर परिषद ने सर्दियों के अंत तक पुल की मरम्मत की योजना स्वीकार की {n}",
)
_SENTENCES = 28
_POINTS = 7
_YEARS = 24


def write_site(root: Path, articles: int) -> None:
    """Write the site's settings and all its seeds."""
    entities, stories = max(3, articles // 20), max(2, articles // 50)
    seeds = root / "seeds"
    (seeds / "pages").mkdir(parents=True)
    for year in range(_YEARS):
        (seeds / str(2000 + year)).mkdir()
    _write(
        root / "mkdocs.yml",
        "site_name: Generated\nsite_description: A site to measure with.\n"
        "docs_dir: seeds/pages\ntheme: {name: briefgen}\nplugins: [briefgen]\n",
    )
    _write(seeds / "entities.yml", "".join(map(_entity, range(entities))))
    _write(
        seeds / "stories.yml",
        "".join(f"s{i}: {{title: Story {i}}}\n" for i in range(stories)),
    )
    for number in range(articles):
        _write_briefing(seeds, number, entities, stories)


def edit(file: Path, turn: int) -> None:
    """Change a word of the edited key point: in its annotation, or in Markdown."""
    _replace(file, r"What article 3 says\d*", f"What article 3 says{turn}")


def another_alias(root: Path, turn: int) -> None:
    """Give the first entity an alias that stands in no text."""
    _replace(root / "seeds/entities.yml", r"\[E\. 0[^]]*\]", f"[E. 0, Nobody {turn}]")


def another_title(root: Path, turn: int) -> None:
    """Call the first story otherwise."""
    file = root / "seeds/stories.yml"
    _replace(file, r"s0: \{[^}]*\}", f"s0: {{title: Story 0 told {turn} times}}")


def _replace(file: Path, pattern: str, text: str) -> None:
    _write(file, re.sub(pattern, text, file.read_text("utf-8"), count=1))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def _entity(number: int) -> str:
    kind = ("organisation", "person", "place")[number % 3]
    return (
        f"e{number}:\n  name: Entity {number}\n  type: {kind}\n"
        f"  aliases: [E. {number}]\n  summary: One of the {kind}s of this site.\n"
    )


def _write_briefing(seeds: Path, number: int, entities: int, stories: int) -> None:
    random = Random(number)  # noqa: S311 - the same site for everybody
    sentences = [_sentence(random, number, k) for k in range(_SENTENCES)]
    foreign = None
    if number % 10 == 9:  # noqa: PLR2004 - one in ten
        script = _OTHER_SCRIPTS[number // 10 % len(_OTHER_SCRIPTS)]
        foreign = script.format(n=number)
    ending = "md" if number % 8 == 5 else "txt"  # noqa: PLR2004 - one in eight
    stem = seeds / str(2000 + number % _YEARS) / f"a{number}"
    _write(stem.with_suffix(f".{ending}"), _article(sentences, foreign, ending))
    quotes = [s.removesuffix(".") for s in sentences]
    if foreign:
        quotes[3] = foreign
    _write(
        stem.with_suffix(".yml"), _annotation(random, number, quotes, entities, stories)
    )


def _sentence(random: Random, article: int, number: int) -> str:
    words = " ".join(random.choices(_WORDS, k=18))
    return f"{words.capitalize()} number {article * 100 + number}."


def _article(sentences: list[str], foreign: str | None, ending: str) -> str:
    paragraphs = ["\n".join(sentences[k : k + 4]) for k in range(0, _SENTENCES, 4)]
    if foreign:
        paragraphs.insert(2, foreign)
    if ending == "md":
        # A quote goes through the emphasis, as it would in real texts.
        paragraphs[0] = re.sub(r"(\w+) (\w+)", r"*\1* **\2**", paragraphs[0], count=1)
        paragraphs[1:1] = ["## What was decided", "- one thing\n- another"]
        paragraphs.append("See [the minutes](https://example.org/minutes).")
    return "\n\n".join(paragraphs) + "\n"


def _annotation(
    random: Random, number: int, quotes: list[str], entities: int, stories: int
) -> str:
    named = [random.randrange(entities) for _ in range(_POINTS)]
    points = "".join(
        f"  - id: point-{k}\n"
        f"    text: What article {number} says of the {random.choice(_WORDS)} "
        f"to Entity {entity}.\n"
        f"    entities: [e{entity}]\n"
        f"    evidence: |-\n      {quotes[k * 3]}\n"
        for k, entity in enumerate(named)
    )
    year = 2000 + number % _YEARS
    return (
        f"title: Article {number} on the {random.choice(_WORDS)}\n"
        f"date: {year}-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
        f"bottom_line: What article {number} comes to.\n"
        f"why_it_matters: Because of *that*.\n"
        f"stories: [s{number % stories}]\ntopics: [{_WORDS[number % 8]}]\n"
        f"entities: [e{number % entities}]\n"
        f"key_points:\n{points}"
        f"{_last_statement(number, quotes[1])}{_extras(number, year)}"
    )


def _last_statement(number: int, quote: str) -> str:
    """Write the eighth quote: an event's, or one of somebody."""
    if number % 3 == 2:  # noqa: PLR2004 - one in three
        return f"quotations:\n  - {{id: words, speaker: e0, quote: {quote}}}\n"
    return (
        "events:\n  - {id: done, date: 2023-07-04, text: It was done.,\n"
        f"     evidence: '{quote}'}}\n"
    )


def _extras(number: int, year: int) -> str:
    """Write what only some annotations have."""
    written = ""
    if number % 4 == 1:
        written += (
            "judgements:\n"
            f"  - {{id: j1, text: It is done by the end of {year + 1}., "
            "likelihood: likely, confidence: moderate, because: It is planned.,\n"
            f"     outcome: {'happened' if number % 8 == 1 else 'did-not-happen'}, "
            f"resolved_on: {year + 1}-12-31}}\n"
        )
    if number % 5 == 4:  # noqa: PLR2004 - one in five
        written += f"watch:\n  - {{id: w1, text: The vote., due: {year + 80}-01-31}}\n"
    if number % 7 == 6:  # noqa: PLR2004 - one in seven
        written += (
            f"updates:\n  - {{date: {year + 1}-01-31, kind: correction, "
            "note: The month was wrong., statements: [point-1]}\n"
        )
    return written
