"""A history tells nothing that must stay back now, or had to when it was written."""

from collections.abc import Callable

import pytest

from briefgen.pipeline import renderer, run
from tests.conftest import MKDOCS, settings_of
from tests.history.repository import BRIEFING, DAY, SECOND, Repository

HELD = "Zanzibar"
ADDED = f"""\
  - id: hidden
    text: The council met in {HELD}.
    evidence: the council met on Tuesday
"""


def pages(repository: Repository) -> str:
    """Give all that the site says, telling as much as it can."""
    repository.write("mkdocs.yml", f"{MKDOCS}      changes: words\n")
    settings = settings_of(repository.root)
    output = run(settings)
    render = renderer(settings).render
    texts = [render(page) for page in output.pages]
    return "\n".join((*texts, *output.files.values()))


def with_(text: str) -> Callable[[str], str]:
    return lambda briefing: f"{text}\n{briefing}"


def secret(briefing: str) -> str:
    return briefing.replace("It met on Tuesday.", f"It met in {HELD}.")


def commit(repository: Repository, text: str) -> None:
    repository.write("seeds/one.yml", text)
    repository.commit()


def test_words_of_both_sides_are_told_where_both_were_for_readers(
    repository: Repository,
) -> None:
    commit(repository, secret(BRIEFING))
    commit(repository, BRIEFING.replace("low", "high"))
    assert HELD in pages(repository)


@pytest.mark.parametrize("value", ["none", "values"])
def test_words_are_for_the_site_to_tell(repository: Repository, value: str) -> None:
    commit(repository, secret(BRIEFING))
    commit(repository, BRIEFING.replace("low", "high"))
    repository.write("mkdocs.yml", f"{MKDOCS}      changes: {value}\n")
    settings = settings_of(repository.root)
    render = renderer(settings).render
    text = "\n".join(map(render, run(settings).pages))
    assert HELD not in text
    assert ("confidence: low → high" in text) is (value == "values")


@pytest.mark.parametrize(
    "held",
    [
        *("status: draft", "status: review", "status: withheld", "handling: amber"),
        *("embargo: 2099-01-01", "nonsense: yes", "status: secret", "title: x"),
    ],
)
def test_a_version_that_stayed_back(repository: Repository, held: str) -> None:
    commit(repository, with_(held)(secret(BRIEFING)))
    commit(repository, BRIEFING.replace("low", "high"))
    text = pages(repository)
    assert HELD not in text
    assert "confidence: low → high" in text


def test_a_version_that_front_matter_held_back(repository: Repository) -> None:
    commit(repository, BRIEFING)
    (repository.root / "seeds/one.txt").unlink()
    article = "\n\nIn the rain the council met on Tuesday.\n"
    repository.write("seeds/one.md", f"---\nstatus: draft\n---{article}")
    commit(repository, secret(BRIEFING))
    repository.write("seeds/one.md", f"---\nstatus: published\n---{article}")
    commit(repository, BRIEFING.replace("low", "high"))
    text = pages(repository)
    assert HELD not in text
    assert "confidence: low → high" in text


def test_a_version_whose_embargo_ended_after_it_was_replaced(
    repository: Repository,
) -> None:
    over = "embargo: 2024-01-01"
    commit(repository, with_(over)(secret(BRIEFING)))
    commit(repository, with_(over)(BRIEFING.replace("low", "moderate")))
    repository.write("seeds/one.yml", with_(over)(BRIEFING.replace("low", "high")))
    repository.commit(day=60)
    text = pages(repository)
    assert HELD not in text
    assert "confidence: moderate → high" in text  # that one was seen from January on


def test_a_briefing_that_stays_back_now(repository: Repository) -> None:
    commit(repository, BRIEFING.replace("low", "high"))
    repository.write("seeds/two.yml", BRIEFING)
    commit(repository, with_("status: draft")(secret(BRIEFING)))
    text = pages(repository)
    assert HELD not in text
    assert "low → high" not in text
    commit(repository, with_("status: withheld")(BRIEFING))
    assert "low → high" not in pages(repository)


def test_a_briefing_that_stays_back_since_the_last_commit(
    repository: Repository,
) -> None:
    repository.write("seeds/two.yml", BRIEFING)
    commit(repository, BRIEFING.replace("low", "high"))
    assert "low → high" in pages(repository)
    repository.write("seeds/one.yml", with_("handling: red")(BRIEFING))
    assert "low → high" not in pages(repository)


def test_a_statement_that_is_not_for_readers(repository: Repository) -> None:
    held = f"{ADDED}    handling: red\n"
    text = BRIEFING.replace("judgements:", f"{held}judgements:")
    commit(repository, text)
    commit(repository, text.replace(HELD, f"{HELD} again"))
    commit(repository, BRIEFING)
    shown = pages(repository)
    assert HELD not in shown
    assert "removed" not in shown
    assert "added" not in shown


def test_a_statement_that_is_not_for_readers_now(repository: Repository) -> None:
    text = BRIEFING.replace("judgements:", f"{ADDED}judgements:")
    commit(repository, text)
    commit(repository, text.replace(HELD, f"old {HELD}"))
    assert HELD in pages(repository)
    # Before it is committed, and after.
    repository.write(
        "seeds/one.yml", text.replace(f"{HELD}.", f"{HELD}.\n    handling: red")
    )
    assert HELD not in pages(repository)
    repository.commit()
    assert HELD not in pages(repository)


def test_a_statement_that_was_removed(repository: Repository) -> None:
    text = BRIEFING.replace("judgements:", f"{ADDED}judgements:")
    commit(repository, text)
    commit(repository, text.replace(HELD, f"old {HELD}"))
    commit(repository, BRIEFING)
    shown = pages(repository)
    assert HELD not in shown
    assert "hidden" not in shown
    assert "1 key point" in shown
    assert "removed" in shown


def test_a_field_that_was_removed(repository: Repository) -> None:
    note = f"    note: Ask {HELD}.\n"
    commit(repository, BRIEFING.replace("    confidence", f"{note}    confidence"))
    commit(repository, BRIEFING)
    shown = pages(repository)
    assert HELD not in shown
    assert "removed: note" in shown


def test_words_of_a_source(repository: Repository) -> None:
    quotation = "quotations:\n  - id: q1\n    quote: {}\n"
    commit(repository, BRIEFING + quotation.format(HELD))
    commit(repository, BRIEFING + quotation.format("the council met"))
    other = f"evidence: {HELD}\n    note: Mind this."
    commit(repository, BRIEFING.replace("evidence: the council met on Tuesday", other))
    commit(repository, BRIEFING + quotation.format("the council met"))
    assert HELD not in pages(repository)


def test_no_name_or_address_is_told(repository: Repository) -> None:
    commit(repository, with_(f"prepared_by: {HELD}")(BRIEFING))
    commit(repository, with_("prepared_by: A desk")(BRIEFING.replace("low", "high")))
    shown = pages(repository)
    assert HELD not in shown
    assert "Quilliam" not in shown
    assert "n@example.org" not in shown


def test_an_edit_that_is_not_committed_moves_no_change(repository: Repository) -> None:
    text = BRIEFING.replace("  - id: first\n    text", "  - text")
    commit(repository, text)
    commit(repository, text.replace("It met on Tuesday.", "It met on a Tuesday."))
    new = "key_points:\n  - text: Nobody came.\n    evidence: in the rain\n"
    changed = text.replace("It met on Tuesday.", "It met on a Tuesday.")
    repository.write("seeds/one.yml", changed.replace("key_points:\n", new))
    shown = pages(repository)
    assert "It met on Tuesday." in shown
    section = shown[shown.index("# Changes") :]
    assert "#kp2" in section
    assert "#kp1" not in section.partition("# ")[2].partition("\n# ")[0]


def test_moments_are_days_of_the_site(repository: Repository) -> None:
    repository.write("mkdocs.yml", f"{MKDOCS}      timezone: Asia/Tokyo\n")
    repository.write("seeds/one.yml", BRIEFING.replace("low", "high"))
    repository.commit()  # 22:13 in UTC, the next day in Tokyo
    assert (SECOND + 2 * DAY) % DAY > 15 * 3600
    settings = settings_of(repository.root)
    page = next(p for p in run(settings).pages if p.url == "changes/")
    assert "17 November 2023" in renderer(settings).render(page)


def test_a_version_whose_article_is_too_large_to_read(repository: Repository) -> None:
    commit(repository, BRIEFING)
    (repository.root / "seeds/one.txt").unlink()
    article = "\n\nIn the rain the council met on Tuesday.\n"
    large = "x" * 9_000_000
    repository.write("seeds/one.md", f"---\nstatus: draft\n---{article}{large}")
    commit(repository, secret(BRIEFING))
    repository.write("seeds/one.md", article)
    commit(repository, BRIEFING)
    assert HELD not in pages(repository)
