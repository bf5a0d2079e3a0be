"""The end of a build: what was written is judged, and moved to where it belongs."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from mkdocs.structure.files import File

from briefgen.adapters import adapter
from briefgen.diagnostics import BriefgenError, Location, with_severities
from briefgen.mkdocs.caller import Caller
from briefgen.mkdocs.collisions import place
from briefgen.mkdocs.gate import CONTENT, foreign, only_of, theme_elements
from briefgen.mkdocs.generated import GeneratedFile
from briefgen.mkdocs.html import Tag, anatomy, base_path, tags
from briefgen.mkdocs.links import check_links
from briefgen.mkdocs.manifest_form import Manifest
from briefgen.mkdocs.papers import papers, places
from briefgen.mkdocs.remembered import Remembered, keep
from briefgen.mkdocs.result import BuildResult, passes
from briefgen.mkdocs.run import Run
from briefgen.mkdocs.shell import OUR_THEME
from briefgen.mkdocs.stage import Stage
from briefgen.mkdocs.written import Written, written_below


def finish(run: Run, *, strict: bool, caller: Caller) -> BuildResult:
    """Judge a build, and move it into the output folder unless it must not be.

    `caller.inputs` are what the build was made from, where that is known.
    """
    inputs = caller.inputs
    outputs = dict(_outputs(run))
    to_come = dict.fromkeys(places(outputs, run.settings), Written())
    there = {**outputs, **to_come}
    problems = tuple(check_links(there, lambda page, link: _place(run, page, link)))
    collided = any(d.code == "BG703" for d in run.found)
    diagnostics = with_severities(
        (*run.diagnostics, *run.found, *problems), run.settings.rules
    )
    warnings = tuple(run.listener.messages)
    ok = passes(diagnostics, warnings, strict=strict) and not collided
    result = BuildResult(
        site_dir=run.stage.target if run.stage else Path(run.config.site_dir),
        ok=ok,
        written=not collided and (ok or not strict),
        made=0,
        skipped=sum(bool(w.source) for w in outputs.values()),
        removed=0,
        counts=run.counts,
        diagnostics=diagnostics,
        warnings=warnings,
    )
    if run.stage is None or not result.written:
        return result
    outputs |= papers(outputs, run.settings, run.stage, caller)
    moved = move(run.stage, outputs, result, inputs.whole)
    if inputs.rest and run.memory and not (warnings or problems or run.failed):
        remembered = Remembered(
            manifest=run.stage.token,
            rest=inputs.rest,
            templates=inputs.templates,
            kinds=run.renderer.templates(),
            worded=inputs.worded,
            texts=inputs.texts,
            shell=run.shell,
            found=tuple(run.found),
            memory=run.memory,
        )
        keep(run.settings.root, run.stage.stem, remembered)
    return moved


def move(
    stage: Stage, outputs: Mapping[str, Written], result: BuildResult, inputs: str
) -> BuildResult:
    """Move a build into its output folder, and say what that changed there."""
    manifest = Manifest(outputs)
    if inputs and passes(result.diagnostics, result.warnings, strict=True):
        summary = adapter(BuildResult).dump_json(result).decode()
        manifest = Manifest(outputs, inputs, summary)
    moved = stage.move(manifest)
    made = sum(bool(manifest.outputs[path].source) for path in moved.written)
    removed = sum(bool(stage.previous.outputs[p].source) for p in moved.removed)
    return replace(result, made=made, skipped=result.skipped - made, removed=removed)


def _outputs(run: Run) -> Iterator[tuple[str, Written]]:
    """Give all files of the site: those that are made, and those left as they are."""
    ours = run.printing.written if run.printing else {}
    yield from ours.items()
    base = base_path(run.config.site_url)
    folder = run.stage.folder if run.stage else Path(run.config.site_dir)
    _take_off_time(folder / "sitemap.xml.gz")
    shell = _shell(run)
    left_out = run.left_out
    for path, written, content in written_below(folder, ours):
        source = run.source_of(path)
        if source in run.failed or path in left_out:
            continue
        read = replace(written, source=source)
        if path.endswith(".html"):
            found = list(tags(content.decode("utf-8", "replace")))
            _guard(run.pages.get(path), found, shell)
            read = replace(read, anatomy=anatomy(found, path, base))
        yield path, read


def _take_off_time(packed: Path) -> None:
    """Take out of a packed file when it was packed: the same site, the same bytes.

    MkDocs writes the time of the build there where it makes no page itself. It stands
    after the first four bytes, two of which say what file it is: RFC 1952, section 2.3.
    """
    with suppress(FileNotFoundError), packed.open("r+b") as file:
        if file.read(2) == b"\x1f\x8b":
            file.seek(4)
            file.write(bytes(4))


def _shell(run: Run) -> frozenset[str]:
    """Name the elements round the content; nothing where the theme is not ours."""
    theme = run.config.theme
    return theme_elements(theme.dirs) if theme.name == OUR_THEME else frozenset()


def _guard(file: File | None, page: Sequence[Tag], shell: frozenset[str]) -> None:
    """Stop the build where a page of ours has on it what nobody can have meant.

    Of another theme's page only the content is ours to judge. Of ours all of it
    is read, and the content apart only where it may have an element of the shell.
    """
    if not isinstance(file, GeneratedFile):
        return
    found = list(foreign(page, CONTENT | shell)) if shell else []
    content = file.page.content or ""
    if not (shell and only_of(content, CONTENT)):
        found += foreign(tags(content), CONTENT)
    if found:
        raise BriefgenError(
            f"the page /{file.source.url} has on it {found[0]}",
            "a template of the site, a plugin or a fault of ours put it there; "
            "nothing was written",
        )


def _place(run: Run, page: str, link: str) -> Location:
    """Say where a page has a link: in a hand-written one the line, where it is seen."""
    file = run.pages.get(page)
    if file is None:
        return Location(run.source_of(page) or page)
    where = place(file, run.settings.root)
    return where if file.generated_by else _line(file, where.file, link)


def _line(file: File, name: str, link: str) -> Location:
    for sought in _spellings(link):
        for number, line in enumerate(file.content_string.splitlines(), 1):
            column = line.find(sought) + 1
            if column:
                return Location(name, number, column, number, column + len(sought))
    return Location(name)


def _spellings(link: str) -> Iterator[str]:
    """Guess how the author wrote a link: what can be longest is tried first."""
    path, _, anchor = link.partition("#")
    if anchor:
        yield f"#{anchor}"
    parts = path.removesuffix("/index.html").split("/")
    yield from ("/".join(parts[i:]) for i in range(len(parts)))
