import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from distributed import LocalCluster

from briefgen.diagnostics import BriefgenError, ConfigError
from briefgen.mkdocs import workers
from briefgen.mkdocs.caller import Caller
from briefgen.mkdocs.orders import Order, print_pages
from briefgen.mkdocs.press import Printed
from tests.mkdocs.site_folder import SiteFolder

EXAMPLE = Path(__file__).parents[2]
SPAWNING = """\
import multiprocessing, sys
from pathlib import Path
from briefgen.mkdocs.build import build
from briefgen.mkdocs.caller import Caller
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    build(Path("mkdocs.yml"), site_dir=Path("spawned"), caller=Caller(jobs=2))
"""


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


HERE = os.getpid()


def die_elsewhere(order: Order) -> list[Printed]:
    if os.getpid() != HERE:
        die()
    return print_pages(order)


def note_who(order: Order) -> list[Printed]:
    Path(f"made-by-{os.getpid()}").touch()
    return print_pages(order)


@pytest.fixture
def example(tmp_path: Path) -> SiteFolder:
    """The site of the repository: every kind of page."""
    for name in ("mkdocs.yml", "seeds", "templates"):
        (tmp_path / name).symlink_to(EXAMPLE / name)
    config = (tmp_path / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").unlink()
    (tmp_path / "seeds").unlink()
    subprocess.run(["cp", "-r", EXAMPLE / "seeds", tmp_path], check=True)  # noqa: S603, S607 - our own files
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    return SiteFolder(tmp_path)


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with LocalCluster(  # type: ignore[no-untyped-call] # Dask has no types here
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as local:
        yield local.scheduler_address.replace("tcp://", workers.DASK)


def test_several_processes_give_the_same_bytes(example: SiteFolder) -> None:
    example.build("one", caller=Caller(jobs=1))
    told: list[tuple[int, int]] = []
    caller = Caller(jobs=3, progress=lambda *step: told.append(step))
    made = example.build("three", caller=caller).made
    assert example.output("one") == example.output("three")
    assert told == [(number, made) for number in range(1, made + 1)]


def test_processes_that_begin_with_nothing_give_the_same_bytes(
    example: SiteFolder,
) -> None:
    example.build("one", caller=Caller(jobs=1))
    example.write("spawning.py", SPAWNING)
    subprocess.run([sys.executable, "spawning.py"], cwd=example.root, check=True)
    assert example.output("one") == example.output("spawned")


def test_a_cluster_gives_the_same_bytes(example: SiteFolder, cluster: str) -> None:
    example.build("one", caller=Caller(jobs=1))
    example.build("theirs", caller=Caller(executor=cluster))
    assert example.output("one") == example.output("theirs")


def test_nobody_answers(site: SiteFolder) -> None:
    with pytest.raises(BriefgenError, match="no scheduler answers"):
        site.build(caller=Caller(executor="dask://127.0.0.1:9"))
    assert not (site.root / "site").exists()


def test_another_kind_of_cluster(site: SiteFolder) -> None:
    with pytest.raises(ConfigError, match="no address of a cluster"):
        site.build(caller=Caller(executor="ray://127.0.0.1:9"))


def test_a_template_that_fails_is_said_by_who_asked(site: SiteFolder) -> None:
    site.write("templates/pages/topic.md.jinja", "{{ nonsense }}\n")
    alone = site.build("one", caller=Caller(jobs=1))
    result = site.build("two", caller=Caller(jobs=2))
    assert result.diagnostics == alone.diagnostics
    assert "BG704" in {d.code for d in result.diagnostics}
    assert site.output("one") == site.output("two")


def test_a_worker_that_is_killed_ends_the_build(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    before = site.output()

    monkeypatch.setattr("briefgen.mkdocs.printing.print_pages", die)
    site.briefing("one", text="It met again.")
    with pytest.raises(BriefgenError, match="a process that made pages has ended"):
        site.build(caller=Caller(jobs=2))
    assert site.output() == before


def test_a_worker_that_is_killed_while_this_process_makes_pages_too(
    example: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.mkdocs.printing._TOGETHER", 1)
    monkeypatch.setattr("briefgen.mkdocs.printing.print_pages", die_elsewhere)
    with pytest.raises(BriefgenError, match="a process that made pages has ended"):
        example.build(caller=Caller(jobs=2))
    assert not (example.root / "site").exists()


def test_two_jobs_are_this_process_and_another(
    example: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(example.root)
    monkeypatch.setattr("briefgen.mkdocs.printing._TOGETHER", 1)
    monkeypatch.setattr("briefgen.mkdocs.printing.print_pages", note_who)
    told: list[tuple[int, int]] = []
    caller = Caller(jobs=2, progress=lambda *step: told.append(step))
    made = example.build(caller=caller).made
    who = {path.name for path in example.root.glob("made-by-*")}
    assert len(who) == 2
    assert f"made-by-{HERE}" in who
    assert told == [(number, made) for number in range(1, made + 1)]


def test_a_worker_that_sees_another_site_refuses(site: SiteFolder) -> None:
    orders: list[Order] = []

    class Noting(ProcessPoolExecutor):
        def submit(self, fn, /, order):  # type: ignore[no-untyped-def,override] # noqa: ANN001, ANN202 - only noting
            if isinstance(order, Order):
                orders.append(order)
            return super().submit(fn, order)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("concurrent.futures.ProcessPoolExecutor", Noting)
        site.build(caller=Caller(jobs=2))
    site.configure(name="Another")
    with pytest.raises(BriefgenError, match="has another version or another"):
        print_pages(orders[0])
