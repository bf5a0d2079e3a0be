"""Past versions of annotations go through the same stages as the present ones."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b

from pydantic_core import to_json

from briefgen.check import check
from briefgen.config import Settings
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.history.compare import Version
from briefgen.history.git import GitError, head
from briefgen.history.lines import pasts
from briefgen.history.match import matched, sign
from briefgen.history.read import How, Read, Reader, read
from briefgen.load.article import article
from briefgen.load.files import annotation
from briefgen.load.walk import seeds_folder
from briefgen.model.article import Article
from briefgen.model.checked import AnnotationFile
from briefgen.model.history import NO_HISTORY, Change, History, Past, Told
from briefgen.model.project import Project
from briefgen.model.site import Briefing, Site
from briefgen.model.vocabulary import Telling
from briefgen.resolve.briefings import held_back, moment

_FENCE = b"---"  # what begins front matter
_BOM = b"\xef\xbb\xbf"
_NEVER_YET = datetime.max.replace(tzinfo=UTC)  # when every embargo is over


def history_of(settings: Settings) -> History:
    """Read what changed when, from the first commit on."""
    if settings.options.changes is Telling.NONE:
        return NO_HISTORY
    try:
        return history(read_on(settings, head(settings.root), Read()))
    except GitError as error:
        return History(missing=str(error))


def history(known: Read) -> History:
    """Give what changed, out of what has been read."""
    if not known.lines.lines:
        return History(known.commit, "The files of this site are in no commit yet.")
    return History(known.commit, pasts=pasts(known.lines.lines))


def told(past: History, site: Site) -> Told:
    """Tell of every briefing what changed, by the ids that statements have today.

    What is not in Git yet may have moved them.
    """
    found = {b.id: past.pasts[b.file] for b in site.briefings if b.file in past.pasts}
    return Told(
        commit=past.commit,
        missing=past.missing,
        changes={
            b.id: tuple(_of_today(found[b.id], b))
            for b in site.briefings
            if b.id in found
        },
        tokens={name: token(known) for name, known in found.items()},
    )


def token(past: Past) -> str:
    """Hash what changed; nothing where nothing did."""
    if not past.changes:
        return ""
    return blake2b(to_json(past), digest_size=8).hexdigest()


def _of_today(past: Past, briefing: Briefing) -> Iterator[Change]:
    ids = {"": "", **matched(past.signs, tuple(map(sign, briefing.statements)))}
    for change in past.changes:
        if change.statement in ids:
            yield change._replace(statement=ids[change.statement])


def read_on(settings: Settings, commit: str, before: Read) -> Read:
    """Read the history up to a commit, from where it was read to before.

    Raises:
        GitError: Git cannot tell, or has not the whole history.

    """
    seeds = seeds_folder(settings.root, settings.options.seeds)
    words = settings.options.changes is Telling.WORDS
    how = How(settings.root, seeds, _reader(settings, seeds), words)
    return read(how, commit, before)


def _reader(settings: Settings, seeds: str) -> Reader:
    """Make what reads a version: one that must stay back is as if it never was.

    It is judged by the settings of today. Its embargo is for the history to judge,
    which knows when it was replaced.
    """
    settings = replace(settings, drafts=False, now=_NEVER_YET)
    highest = settings.options.handling

    def reader(path: str, yaml: bytes, markdown: bytes | None) -> Version | None:
        file = _file(path, yaml, markdown, seeds, settings)
        if file is None:
            return None
        own = file.annotation.handling or settings.options.default_handling
        if held_back(file, own, settings):
            return None
        embargo = moment(file.annotation.embargo, settings)
        return Version(
            annotation=file.annotation,
            statements=file.statements,
            hidden=frozenset(
                s.id
                for s in file.statements
                if (s.record.handling or own).level > highest.level
            ),
            embargo=int(embargo.timestamp()) if embargo else None,
        )

    return reader


def _file(
    path: str, yaml: bytes, markdown: bytes | None, seeds: str, settings: Settings
) -> AnnotationFile | None:
    """Read and check an annotation; nothing where that cannot be."""
    document, found = annotation(yaml, path)
    beside, besides = _beside(path, markdown)
    if document is None or any(map(_is_error, (*found, *besides))):
        return None
    project = Project(
        annotations=(document,),
        registries={},
        articles={beside.file: beside} if beside else {},
        files=frozenset(),
        unreadable=frozenset(),
        seeds=seeds,
        diagnostics=(),
    )
    return next(iter(check(project, settings).annotations), None)


def _beside(
    path: str, markdown: bytes | None
) -> tuple[Article | None, tuple[Diagnostic, ...]]:
    """Read the article beside an annotation, if it may have front matter."""
    if markdown is None or not markdown.removeprefix(_BOM).startswith(_FENCE):
        return None, ()
    return article(markdown, f"{path.removesuffix('.yml')}.md")


def _is_error(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR
