"""A build of what an edit touches; MkDocs' own loop has no part in it."""

from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from briefgen.cache.history import known_history
from briefgen.cache.inputs import Inputs
from briefgen.config import Settings
from briefgen.diagnostics import with_severities
from briefgen.mkdocs.caller import Caller
from briefgen.mkdocs.finish import move
from briefgen.mkdocs.folders import Folders
from briefgen.mkdocs.frame import frame_of
from briefgen.mkdocs.held import Held
from briefgen.mkdocs.invoke import load
from briefgen.mkdocs.links import breaks_a_link, leading_to
from briefgen.mkdocs.log import Listener, kept_apart
from briefgen.mkdocs.navigation import titles
from briefgen.mkdocs.ours import under_home
from briefgen.mkdocs.papers import papers
from briefgen.mkdocs.prepare import prepare
from briefgen.mkdocs.printing import Printing
from briefgen.mkdocs.remembered import Remembered, keep, recall
from briefgen.mkdocs.result import BuildResult, passes
from briefgen.mkdocs.shell import shell_key
from briefgen.mkdocs.stage import Stage
from briefgen.mkdocs.written import Written
from briefgen.pipeline import renderer
from briefgen.processes import Helpers
from briefgen.recall.edit import Changed, Taken, take_in
from briefgen.recall.touched import pages_of
from briefgen.render import one_line

_HOMES = {"index.md", "README.md"}
"""What a hand-written home page may be called."""


def build_edit(
    config_file: Path,
    folders: Folders,
    settings: Settings,
    caller: Caller,
    *,
    strict: bool,
) -> BuildResult | None:
    """Build what differs from the last build; None where that takes a whole one.

    Raises:
        ConfigError: MkDocs does not take the configuration.
        BriefgenError: another build is running, or a page must not be published.

    """
    inputs = caller.inputs
    stage = Stage(folders.root, folders.site)
    try:
        before = recall(settings.root, stage.stem)
        if before is None or not _goes_on(before, stage, inputs):
            return None
        kinds = before.kinds
        if before.templates != inputs.templates:
            kinds = renderer(settings).templates()
        pages = pages_of(kind for kind in kinds if kinds[kind] != before.kinds[kind])
        if pages is None:
            return None
        texts = inputs.texts.items() ^ before.texts.items()
        changed = Changed(
            files=inputs.timed.union(path for path, _ in texts),
            seeds=inputs.seeds,
            pages=pages,
            worded=before.worded != inputs.worded,
            leading_to=lambda those: leading_to(those, stage.previous.outputs),
        )
        history = known_history(settings)
        taken = take_in(before.memory, changed, settings, history)
        if taken is None:
            return None
        listener = Listener()
        with kept_apart(listener):
            config = load(config_file, folders.site, listener, strict=strict)
        prepare(config, serving=False)
        other = shell_key(config, before.shell.nav) != before.shell.key
        if other or listener.messages:
            return None
        now = replace(
            before,
            templates=inputs.templates,
            kinds=kinds,
            worded=inputs.worded,
            texts=inputs.texts,
            memory=taken.memory,
        )
        edit = _Edit(now, taken, stage, caller)
        return edit.build(config, settings, strict=strict)
    finally:
        stage.close()


def _goes_on(before: Remembered, stage: Stage, inputs: Inputs) -> bool:
    """Tell whether nothing but the content of texts can have changed."""
    return (
        before.manifest == stage.token != ""
        and before.rest == inputs.rest != ""
        and before.worded.keys() == inputs.worded.keys()
        and before.texts.keys() == inputs.texts.keys()
        and stage.is_whole
    )


class _Edit:
    def __init__(
        self, now: Remembered, taken: Taken, stage: Stage, caller: Caller
    ) -> None:
        self._now = now
        self._taken = taken
        self._stage = stage
        self._caller = caller
        self._by_hand = frozenset(now.shell.by_hand)
        has_home = bool(self._by_hand & _HOMES)
        self._recipes = tuple(under_home(taken.recipes, by_hand=has_home))

    def build(
        self, config: MkDocsConfig, settings: Settings, *, strict: bool
    ) -> BuildResult | None:
        """Make the pages, judge the whole site, and move what is new into place."""
        if self._renames_a_page():
            return None
        written = self._printed(config, settings)
        previous = self._stage.previous.outputs
        if written is None or self._loses_a_page():
            return None
        if breaks_a_link(previous, written):
            return None
        outputs = {**previous, **written}
        memory, found = self._now.memory, self._now.found
        diagnostics = with_severities((*memory.diagnostics, *found), settings.rules)
        ok = passes(diagnostics, (), strict=strict)
        result = BuildResult(
            site_dir=self._stage.target,
            ok=ok,
            written=ok or not strict,
            made=0,
            skipped=sum(bool(w.source) for w in outputs.values()),
            removed=0,
            counts=memory.counts,
            diagnostics=diagnostics,
            warnings=(),
        )
        if not result.written:
            return result
        outputs |= papers(outputs, settings, self._stage, self._caller)
        moved = move(self._stage, outputs, result, self._caller.inputs.whole)
        now = replace(self._now, manifest=self._stage.token)
        keep(settings.root, self._stage.stem, now)
        return moved

    def _renames_a_page(self) -> bool:
        """Tell whether the navigation would call a page otherwise."""
        shell = self._now.shell
        known = dict(titles(shell.nav.items))
        return any(
            one_line(shell.labels.get(recipe.path) or recipe.title) != known[recipe.url]
            for recipe in self._recipes
            if recipe.url in known and not recipe.by_hand
        )

    def _loses_a_page(self) -> bool:
        """Tell whether a page of ours is no more."""
        others = {recipe.path for recipe in self._recipes} | self._by_hand
        every = {written.source for written in self._stage.previous.outputs.values()}
        urls = (source.removesuffix("index.md") for source in every - others - {""})
        return any(map(self._taken.wants, urls))

    def _printed(
        self, config: MkDocsConfig, settings: Settings
    ) -> dict[str, Written] | None:
        """Make the pages that are not as they were; None where a template fails."""
        render = renderer(settings)
        frame = frame_of(config, settings, self._now.shell, render.fingerprint)
        held = Held(self._stage, self._stage.previous.outputs)
        with (
            Helpers(self._caller.jobs) as helpers,
            Printing(frame, config, self._stage, helpers, held) as printing,
        ):
            printing.begin([*self._recipes], self._caller.executor, lambda: None)
            printing.wait()
        return None if printing.failed else printing.written
