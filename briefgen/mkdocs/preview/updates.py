"""Keeps what is shown as the files are: the edited page first, then the rest."""

import tempfile
import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from briefgen.config import Settings, read_settings
from briefgen.diagnostics import BriefgenError, Diagnostic
from briefgen.frozen import dataclass
from briefgen.memory import tidy, undisturbed
from briefgen.mkdocs.preview.assembly import Assembly, load
from briefgen.mkdocs.preview.edit import Taken, take_in, untaken
from briefgen.mkdocs.preview.edition import Edition, all_said, edition_of
from briefgen.mkdocs.preview.made import Made
from briefgen.mkdocs.preview.report import Report, said
from briefgen.mkdocs.preview.sources import Sources, is_aside, sources_of
from briefgen.mkdocs.preview.whole import Superseded, Whole, make_whole
from briefgen.recall.inputs import Inputs, change, look_again, read_inputs

_REST = 0.1  # seconds in which the edited page alone is fetched
_ALL = ("mkdocs.yml",)  # what all depends on
_UNTIDY = 8  # updates after which unused memory is collected all the same
_IDLE = 5.0  # seconds without an edit


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site comes from, and where the preview of it is."""

    config_file: Path
    """`mkdocs.yml`."""
    addr: str
    """The address that is listened on."""
    url: str
    """The address of the site's home page."""
    base: str
    """The path of that, `/` at both ends."""


class Updates:
    """Two hands: one takes edits in and shows their pages, one makes all the rest."""

    def __init__(self, place: Place, report: Report) -> None:
        """Make the first edition.

        Raises:
            ConfigError: the configuration is wrong.
            BriefgenError: the system does not let a file be read.
            ClickException: MkDocs or a plugin gave up.

        """
        self._place = place
        self._report = report
        self._folder = tempfile.TemporaryDirectory(prefix="briefgen-")
        self._changed = threading.Condition()
        self._closed = False
        self._wanted = self._done = self._serial = 0
        self._untidy = 0
        self._former: list[Assembly] = []  # that were shown until lately
        self._outdated = False  # what MkDocs is to know of the site
        self._said: tuple[Diagnostic, ...] | None = None
        self._made = Made()
        self.updates = 0
        """How often the whole site was brought up to date."""
        try:
            with undisturbed():
                self._inputs = read_inputs(self._settings())
                whole = make_whole(self._inputs, None, lambda: None)
            self.edition = self._edition(whole)
            """What is shown."""
        except BaseException:
            self._folder.cleanup()
            raise
        self._tell()
        self._thread = threading.Thread(target=self._follow, name="briefgen-rest")
        self._thread.start()

    @property
    def settled(self) -> bool:
        """Tell whether what is shown is all that is known."""
        return self._done == self._wanted

    @property
    def kept(self) -> int:
        """Count the pages whose HTML is kept."""
        return len(self._made)

    @property
    def sources(self) -> Sources:
        """Say where the site comes from, as it is shown."""
        edition = self.edition
        return sources_of(edition.assembly.config, edition.whole.settings)

    def close(self) -> None:
        """Drop what is being made."""
        with self._changed:
            self._closed = True
            self._wanted += 1
            self._changed.notify_all()
        self._thread.join()
        self._folder.cleanup()

    def other_than(self, edition: Edition, seconds: float) -> bool:
        """Wait until another edition is shown; tell whether one is."""
        with self._changed:
            self._changed.wait_for(
                lambda: self.edition is not edition or self._closed, seconds
            )
            return self.edition is not edition and not self._closed

    def take(self, paths: Iterable[Path]) -> None:
        """Take in that files changed, and show what can be shown at once."""
        sources = self.sources
        changed = [path for path in paths if not is_aside(path)]
        looks = any(map(sources.is_looks, changed))
        try:
            if any(map(sources.is_config, changed)):
                self._replace(read_inputs(self._settings()))
                self._show(untaken(self.edition.whole, _ALL), looks=True)
            else:
                self._edit([p for p in map(sources.seed, changed) if p], looks=looks)
        except BriefgenError as error:
            self._fail(error)

    def _edit(self, seeds: list[str], *, looks: bool) -> None:
        before, root = self._inputs, self._inputs.settings.root
        there = [p for p in seeds if before.has(p) or (root / p).exists()]
        edits = [p for p in there if before.is_input(p) and (root / p).is_file()]
        others = [p for p in there if p not in edits]
        edited = change(before, edits)
        inputs = look_again(edited, others) if others else edited
        if inputs is before and not looks:
            return
        self._replace(inputs)
        taken = take_in(inputs, self.edition.whole, edits)
        if inputs is not edited:
            taken = replace(taken, whole=untaken(taken.whole, others).whole)
        self._show(taken, looks=looks)

    def _replace(self, inputs: Inputs) -> None:
        """From now on, show nothing that was made of older inputs."""
        with self._changed:
            self._inputs = inputs
            self._wanted += 1

    def _show(self, taken: Taken, *, looks: bool) -> None:
        """Show what is known by now, and have the rest made."""
        with self._changed:
            now = self.edition
            self.edition = replace(
                now,
                whole=taken.whole,
                diagnostics=all_said(taken.whole, now.assembly),
                broken=(now.broken - taken.files) | taken.broken,
                hidden=(now.hidden - taken.places) | taken.hidden,
                looks=now.looks + looks,
            )
            around = now.assembly
            titled = any(map(around.shows_title, taken.titles))
            self._outdated |= looks or titled or not around.alone
            if taken.whole.complete and not self._outdated:
                self._done = self._wanted
                self.updates += 1
            self._changed.notify_all()
        self._tell()

    def _follow(self) -> None:
        """Make the whole site again, each time that something is wanted."""
        while self._wait():
            with self._changed:
                wanted, inputs = self._wanted, self._inputs
            try:
                self._make(wanted, inputs)
            except Superseded:
                continue
            except Exception as error:  # noqa: BLE001 - a plugin or hook may do anything
                self._fail(error, wanted)

    def _wait(self) -> bool:
        """Wait until the whole site is wanted; tell when it is all over."""

        def called() -> bool:
            return self._closed or not self.settled

        with self._changed:
            idle = not self._changed.wait_for(called, _IDLE)
        if self._untidy > _UNTIDY:
            self._former.clear()
            tidy()
            self._untidy = 0
        while idle and self._former:
            self._former.pop().let_go()
        with self._changed:
            self._changed.wait_for(called)
            while not self._closed and self._changed.wait(_REST):
                pass
            return not self._closed

    def _make(self, wanted: int, inputs: Inputs) -> None:
        def go_on() -> None:
            if wanted != self._wanted or self.settled:
                raise Superseded

        before = self.edition.whole
        known = before.complete and before.inputs is inputs
        with undisturbed():
            whole = before if known else make_whole(inputs, before, go_on)
        go_on()
        edition = self._edition(whole)
        with self._changed:
            go_on()
            self._former.append(self.edition.assembly)
            self.edition = replace(edition, looks=self.edition.looks)
            self._done = wanted
            self._outdated = False
            self.updates += 1
            self._untidy += 1
            self._changed.notify_all()
        self._tell()

    def _edition(self, whole: Whole) -> Edition:
        place = self._place
        config = load(place.config_file, Path(self._folder.name), place.addr, place.url)
        self._serial += 1
        assembly = Assembly(config, whole, self._serial)
        return edition_of(whole, assembly, self._made, place.base)

    def _settings(self) -> Settings:
        settings = read_settings(self._place.config_file, drafts=True)
        return replace(settings, site_url=self._place.url)

    def _fail(self, error: Exception, wanted: int | None = None) -> None:
        """Keep what is shown, and say on every page what is wrong."""
        trouble = said(error)
        with self._changed:
            if wanted is not None:
                if wanted != self._wanted:
                    return
                self._done = wanted
            self._outdated = True
            self.edition = replace(self.edition, trouble=trouble)
            self._changed.notify_all()
        self._report.trouble(trouble)

    def _tell(self) -> None:
        """Say what is new of what there is to say."""
        edition, before = self.edition, self._said
        if edition.diagnostics != before:
            known = frozenset(before or ())
            new = tuple(d for d in edition.diagnostics if d not in known)
            self._said = edition.diagnostics
            counts = edition.whole.counts
            self._report.diagnostics(new, edition.diagnostics, counts)
