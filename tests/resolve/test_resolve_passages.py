"""Who anchors evidence does not matter: this process, or several."""

from pathlib import Path

from briefgen.check import check
from briefgen.diagnostics import Diagnostic
from briefgen.load import load
from briefgen.model.site import Site
from briefgen.processes import Helpers
from briefgen.resolve import resolve
from tests.conftest import said, settings_of, write_site

CONFIG = "-- mkdocs.yml --\nsite_name: T\ndocs_dir: seeds/pages\nplugins: [briefgen]\n"
NUMBER = 210


def resolved(root: Path, jobs: int) -> tuple[Site, tuple[Diagnostic, ...]]:
    settings = settings_of(root)
    with Helpers(jobs) as helpers:
        return resolve(check(load(settings), settings), settings, helpers=helpers)


def test_more_processes_find_the_same_passages(tmp_path: Path) -> None:
    texts = "".join(
        f"-- seeds/a{n:03}.txt --\nAll of the allies agreed on point {n}.\n\n"
        "They did not say why. Then they went home, and slept for a long time.\n"
        f"-- seeds/a{n:03}.yml --\ntitle: Article {n}\ndate: 2023-07-04\n"
        "bottom_line: It is so.\nkey_points:\n"
        f"  - {{id: kp1, text: Agreed., evidence: allies agreed on point {n}}}\n"
        for n in range(NUMBER)
    )
    wrong = (
        "-- seeds/a205.yml --\nstatus: draft\nkey_points:\n"
        "  - {id: kp1, text: No., evidence: [allies agreed on nothing, say why]}\n"
        "  - {id: kp2, text: That., evidence: {statement: 'a003#kp1'}}\n"
    )
    root = write_site(tmp_path, CONFIG + texts + wrong)

    site, found = resolved(root, 2)

    assert (site, found) == resolved(root, 1)
    anchored = [
        e.anchored for b in site.briefings for s in b.statements for e in s.evidence
    ]
    assert sum(each is not None for each in anchored) == NUMBER
    assert said(found, "BG301", "BG308") == [
        "a205.yml:3:37 BG301",
        "a205.yml:3:63 BG308",
    ]
    assert all(
        e.source is site.sources[e.source.id]
        for b in site.briefings
        for s in b.statements
        for e in s.evidence
        if e.source
    )
