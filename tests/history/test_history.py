"""What changed, as it is read out of real repositories."""

import os
import shutil
from pathlib import Path

import pytest

from briefgen.model.history import Change, History
from briefgen.past import history_of
from briefgen.pipeline import run
from tests.conftest import MKDOCS, settings_of
from tests.history.repository import (
    BRIEFING,
    DAY,
    GIT,
    SECOND,
    Repository,
    make_repository,
)


def read(repository: Repository) -> History:
    return history_of(settings_of(repository.root))


def told(repository: Repository, path: str = "seeds/one.yml") -> list[str]:
    """Say what changed, a line each, oldest first."""
    history = read(repository)
    assert history.missing == ""
    past = history.pasts.get(path)
    return [line(change) for change in past.changes] if past else []


def line(change: Change) -> str:
    what = change.statement or (f"({change.kind})" if change.kind else "briefing")
    if change.before or change.after:
        return f"{what} {change.field}: {change.before} → {change.after}"
    return f"{what} {change.field} {change.done}".replace("  ", " ")


def test_a_field_is_told_with_what_it_was(repository: Repository) -> None:
    repository.replace("seeds/one.yml", "confidence: low", "confidence: moderate")
    repository.commit()
    repository.replace("seeds/one.yml", "likelihood: likely", "likelihood: very-likely")
    repository.commit()
    assert told(repository) == [
        "j1 confidence: low → moderate",
        "j1 likelihood: likely → very likely",
    ]


def test_the_date_is_that_of_the_commit(repository: Repository) -> None:
    repository.replace("seeds/one.yml", "confidence: low", "confidence: high")
    repository.commit(day=40)
    (change,) = read(repository).pasts["seeds/one.yml"].changes
    assert change.moment == SECOND + 40 * DAY


def test_what_was_published_and_never_changed_has_no_past(
    repository: Repository,
) -> None:
    repository.write("seeds/two.yml", BRIEFING)
    repository.commit()
    assert read(repository).pasts == {}


def test_words_are_not_told_unless_the_site_says_so(repository: Repository) -> None:
    repository.replace("seeds/one.yml", "It met on Tuesday.", "It met.")
    repository.replace("seeds/one.yml", "    because: It always has.\n", "")
    repository.replace("seeds/one.yml", "What happened,", "What *happened*,")
    repository.commit()
    assert told(repository) == [
        "briefing bottom line changed",
        "first text changed",
        "j1 because removed",
    ]
    repository.write("mkdocs.yml", f"{MKDOCS}      changes: words\n")
    assert told(repository) == [
        "briefing bottom line changed",
        "first text: It met on Tuesday. → It met.",
        "j1 because removed",
    ]
    repository.write("mkdocs.yml", f"{MKDOCS}      changes: none\n")
    assert read(repository) == History()


def test_statements_that_come_and_go(repository: Repository) -> None:
    more = "  - id: second\n    text: It rained.\n    evidence: In the rain\n"
    repository.replace("seeds/one.yml", "judgements:\n", f"{more}judgements:\n")
    repository.commit()
    repository.replace("seeds/one.yml", "text: It rained.", "text: It rained hard.")
    repository.commit()
    assert told(repository) == ["second added", "second text changed"]
    repository.replace("seeds/one.yml", more.replace("rained.", "rained hard."), "")
    repository.commit()
    assert told(repository) == ["(key point) removed"]


def test_evidence_is_told_in_short(repository: Repository) -> None:
    one = "evidence: the council met on Tuesday\n"
    repository.replace("seeds/one.yml", one, "evidence:\n      - the council\n")
    repository.commit()
    two = "      - the council\n"
    repository.replace("seeds/one.yml", two, f"{two}      - in the rain\n")
    repository.commit()
    assert told(repository) == ["first evidence changed", "first evidence added"]


def test_an_implied_id_that_moves_is_no_change(repository: Repository) -> None:
    text = BRIEFING.replace("  - id: first\n    text", "  - text")
    repository.write("seeds/one.yml", text)
    repository.commit()
    assert told(repository) == []
    repository.replace("seeds/one.yml", "confidence: low", "confidence: high")
    repository.replace("seeds/one.yml", "It met on Tuesday.", "It met on a Tuesday.")
    repository.commit()
    new = "key_points:\n  - text: Nobody expected it.\n    evidence: in the rain\n"
    repository.replace("seeds/one.yml", "key_points:\n", new)
    repository.commit()
    wanted = ["kp2 text changed", "j1 confidence: low → high", "kp1 added"]
    assert told(repository) == wanted
    repository.replace(
        "seeds/one.yml", "  - text: It met", "  - id: it\n    text: It met"
    )
    repository.commit()
    assert told(repository) == [w.replace("kp2", "it") for w in wanted]


def test_a_renamed_file_goes_on(repository: Repository) -> None:
    repository.replace("seeds/one.yml", "confidence: low", "confidence: moderate")
    repository.commit()
    (repository.root / "seeds/2023").mkdir()
    repository.git("mv", "seeds/one.yml", "seeds/2023/council.yml")
    repository.write("seeds/2023/council.yml", BRIEFING.replace("low", "high"))
    repository.commit()
    assert told(repository, "seeds/one.yml") == []
    assert told(repository, "seeds/2023/council.yml") == [
        "j1 confidence: low → moderate",
        "j1 confidence: moderate → high",
    ]


def test_files_that_change_places_keep_their_own_past(repository: Repository) -> None:
    other = BRIEFING.replace("council", "choir").replace("Tuesday", "Monday at noon")
    repository.write("seeds/two.yml", f"{other}gaps: Much is not known.\n")
    repository.commit()
    repository.replace("seeds/two.yml", "confidence: low", "confidence: high")
    repository.commit()
    seeds = repository.root / "seeds"
    (seeds / "one.yml").rename(seeds / "a.yml")
    (seeds / "two.yml").rename(seeds / "one2.yml")
    repository.commit()
    (seeds / "a.yml").rename(seeds / "two.yml")
    repository.commit()
    assert told(repository, "seeds/one2.yml") == ["j1 confidence: low → high"]
    assert told(repository, "seeds/two.yml") == []


def test_an_id_that_changes_is_no_deletion(repository: Repository) -> None:
    repository.replace("seeds/one.yml", "confidence: low", "confidence: high")
    repository.commit()
    head = "id: the-council\naliases: [one]\ntitle:"
    repository.replace("seeds/one.yml", "title:", head)
    repository.commit()
    assert told(repository) == ["j1 confidence: low → high"]


def test_what_was_deleted_whole_is_not_told(repository: Repository) -> None:
    repository.replace("seeds/one.yml", "confidence: low", "confidence: high")
    repository.commit()
    text = (repository.root / "seeds/one.yml").read_text("utf-8")
    (repository.root / "seeds/one.yml").unlink()
    repository.commit()
    assert read(repository).pasts == {}
    repository.write("seeds/one.yml", text)
    repository.commit()
    assert read(repository).pasts == {}


def test_a_branch_counts_when_it_is_merged(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "work")
    for value in ("moderate", "high"):
        repository.write("seeds/one.yml", BRIEFING.replace("low", value))
        repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.replace("seeds/one.yml", "date: 2023-07-04", "date: 2023-07-05")
    repository.commit()
    repository.git("merge", "--quiet", "--no-edit", "work", day=9)
    history = read(repository).pasts["seeds/one.yml"].changes
    assert [line(change) for change in history] == [
        "briefing date: 2023-07-04 → 2023-07-05",
        "j1 confidence: low → high",
    ]
    assert history[-1].moment == SECOND + 9 * DAY


def test_a_site_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    repository = make_repository(tmp_path / "r", "work/site")
    repository.write("seeds/one.yml", BRIEFING)
    (repository.top / "seeds").mkdir()
    (repository.top / "seeds/one.yml").write_text("not: ours\n")
    repository.commit()
    repository.replace("seeds/one.yml", "confidence: low", "confidence: high")
    (repository.top / "seeds/one.yml").write_text("not: ours either\n")
    repository.commit()
    assert told(repository) == ["j1 confidence: low → high"]


ODD = (
    "seeds/a name\twith\nlines.yml",
    "seeds/:100644 100644 0000 0000 M.yml",
    "seeds/commit 0123.yml",
    "seeds/-M.yml",
    'seeds/"quoted" ünd.yml',
    "seeds/*.yml",
)


def test_odd_names_of_files_confuse_nobody(repository: Repository) -> None:
    for value in ("low", "high"):
        for name in ODD:
            repository.write(name, BRIEFING.replace("low", value))
        odd = os.fsencode(repository.root / "seeds") + b"/\xff\xfe.yml"
        Path(os.fsdecode(odd)).write_text(BRIEFING.replace("low", value))
        repository.write("seeds/one.yml", BRIEFING.replace("low", value))
        repository.commit()
    pasts = read(repository).pasts
    assert set(ODD) | {"seeds/one.yml"} == set(pasts)
    assert all(len(past.changes) == 1 for past in pasts.values())


def test_no_configuration_of_git_matters(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.replace("seeds/one.yml", "confidence: low", "confidence: high")
    repository.git("mv", "seeds/one.yml", "seeds/two.yml")
    repository.commit()
    wanted = told(repository, "seeds/two.yml")
    assert wanted == ["j1 confidence: low → high"]
    ran = tmp_path / "ran"
    script = tmp_path / "run"
    script.write_text(f"#!/bin/sh\necho $0 $@ >> '{ran}'\n")
    script.chmod(0o755)
    hostile = {
        **dict.fromkeys(("diff.external", "core.pager", "pager.log"), str(script)),
        **dict.fromkeys(("diff.x.textconv", "diff.x.command"), str(script)),
        **dict.fromkeys(("core.fsmonitor", "gpg.program"), str(script)),
        "core.hooksPath": str(tmp_path),
        "log.showSignature": "true",
        "log.showRoot": "false",
        "log.decorate": "full",
        "log.follow": "true",
        "log.diffMerges": "off",
        "diff.renames": "false",
        "diff.renameLimit": "1",
        "diff.relative": "false",
        "diff.noprefix": "true",
        "diff.orderFile": str(script),
        "diff.ignoreSubmodules": "none",
        "core.quotePath": "true",
        "core.abbrev": "4",
        "color.ui": "always",
        "color.diff": "always",
        "format.pretty": "fuller",
        "format.notes": "*",
        "log.date": "relative",
        "i18n.logOutputEncoding": "UTF-16",
    }
    for name, value in hostile.items():
        repository.git("config", name, value)
    repository.write(".gitattributes", "*.yml diff=x filter=x\n")
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(
        f"[diff]\n\texternal = {script}\n[core]\n\tpager = {script}\n"
    )
    monkeypatch.setenv("HOME", str(home))
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "PAGER", "GIT_DIR", "GIT_TRACE"):
        monkeypatch.setenv(name, str(script))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    monkeypatch.setenv("GIT_INDEX_FILE", str(script))
    assert told(repository, "seeds/two.yml") == wanted
    assert not ran.exists()


def test_a_replaced_commit_does_not_count(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.replace("seeds/one.yml", "confidence: low", "confidence: high")
    repository.commit()
    wanted = told(repository)
    repository.git("checkout", "--quiet", "--orphan", "other")
    other = repository.commit()
    repository.git("replace", first, other)
    repository.git("checkout", "--quiet", "--force", "main")
    assert told(repository) == wanted


def test_a_clock_that_was_wrong_stops_nothing(repository: Repository) -> None:
    repository.replace("seeds/one.yml", "confidence: low", "confidence: high")
    for moment in ("99999999999999", "-5", ""):
        repository.git("add", "--all")
        tree, parent = repository.git("write-tree"), repository.git("rev-parse", "HEAD")
        who = f"A <a@example.org> {moment} +0000"
        body = f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\n\nx\n"
        repository.write("body", body)
        literally = ("-t", "commit", "-w", "--literally", "body")
        name = repository.git("hash-object", *literally)
        (repository.root / "body").unlink()
        repository.git("reset", "--quiet", "--hard", name)
        repository.write("seeds/one.yml", BRIEFING)
    assert told(repository) == [
        "j1 confidence: low → high",
        "j1 confidence: high → low",
    ]
    settings = settings_of(repository.root)
    assert any(page.url == "changes/" for page in run(settings).pages)


UNREADABLE = (
    b"\xff\xfe not UTF-8",
    b"title: [",
    b"title: a\ntitle: b\nbottom_line: c\ndate: 2023-01-01\n",
    b"- a list\n",
    b"",
    b"x" * 9_000_000,
    BRIEFING.encode() + b"nonsense: of an older schema\n",
)


@pytest.mark.parametrize("content", UNREADABLE, ids=range(len(UNREADABLE)))
def test_what_cannot_be_read_is_passed_over(
    repository: Repository, content: bytes
) -> None:
    repository.write("seeds/one.yml", content)
    repository.commit()
    repository.write("seeds/one.yml", BRIEFING.replace("low", "high"))
    repository.commit()
    assert told(repository) == ["j1 confidence: low → high"]


def test_a_shallow_clone_says_so(repository: Repository, tmp_path: Path) -> None:
    repository.replace("seeds/one.yml", "confidence: low", "confidence: high")
    repository.commit()
    clone = tmp_path / "clone"
    address = f"file://{repository.top}"
    repository.git("clone", "--quiet", "--depth", "1", address, str(clone))
    history = history_of(settings_of(clone))
    assert history.missing == "This copy of the repository has not its whole history."
    assert history.pasts == {}


def test_a_clone_without_contents_says_so(
    repository: Repository, tmp_path: Path
) -> None:
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.replace("seeds/one.yml", "confidence: low", "confidence: high")
    repository.commit()
    clone = tmp_path / "clone"
    address = f"file://{repository.top}"
    repository.git("clone", "--quiet", "--filter=blob:none", address, str(clone))
    history = history_of(settings_of(clone))
    assert history.missing.startswith(("This copy of", "Git cannot read"))


def test_no_repository_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need = make_repository(tmp_path / "r", "site")
    need.write("seeds/one.yml", BRIEFING)
    assert read(need).missing == "The files of this site are in no commit yet."
    need.git("commit", "--quiet", "--allow-empty", "--message", "x")
    assert read(need).missing == "The files of this site are in no commit yet."
    shutil.rmtree(need.top / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert read(need).missing == "The files of this site are in no Git repository."


def test_no_program_says_so(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read(repository).missing == "The program git is not there to ask."


def test_processes_are_as_many_for_any_history(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls, folder = tmp_path / "calls", tmp_path / "bin"
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\necho >> '{calls}'\nexec '{GIT}' \"$@\"\n")
    (folder / "git").chmod(0o755)

    def count() -> int:
        calls.write_text("")
        with monkeypatch.context() as patch:
            patch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
            assert read(repository).missing == ""
        return len(calls.read_text())

    few = count()
    assert few == len(["rev-parse", "log", "cat-file"])
    for number in range(12):
        value = "high" if number % 2 else "moderate"
        repository.write("seeds/one.yml", BRIEFING.replace("low", value))
        repository.write(f"seeds/more-{number}.yml", BRIEFING)
        repository.commit()
    assert count() == few
