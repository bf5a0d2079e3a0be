"""What the preview shows at one moment: the files of a site, most not made yet."""

import mimetypes
import posixpath
from dataclasses import field
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from markupsafe import Markup
from mkdocs.structure.files import File

from briefgen.diagnostics import BriefgenError, Diagnostic, with_severities
from briefgen.frozen import dataclass
from briefgen.mkdocs.generated import BesideFile, GeneratedFile
from briefgen.mkdocs.preview.assembly import Assembly
from briefgen.mkdocs.preview.box import box, plain_page, remarks, with_preview
from briefgen.mkdocs.preview.made import Made
from briefgen.mkdocs.preview.whole import Whole, is_broken
from briefgen.model.vocabulary import REGISTRIES

_NOT_FOUND = "404.html"
_HIDDEN = "The errors hide what the briefing says: it is shown as it last was."
_TEXTS = {"application/json", "application/xml", "application/javascript"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A file of the site."""

    body: bytes
    """Its content."""
    type: str
    """Its media type."""
    found: bool = True
    """Whether there is such a file; else this is what says that there is none."""
    version: str = ""
    """Of a page: what it is made of, as a hash."""


@dataclass(frozen=True)
class Edition:
    """What the preview shows at one moment."""

    whole: Whole = field(repr=False)
    """What the pages are composed of."""
    assembly: Assembly = field(repr=False)
    """The site as MkDocs sees it."""
    diagnostics: tuple[Diagnostic, ...]
    """What there is to say of the inputs."""
    made: Made = field(repr=False)
    """Pages made already."""
    base: str
    """The path of the site's address, `/` at both ends."""
    hidden: frozenset[str] = frozenset()
    """The places of pages that may not be shown any more."""
    broken: frozenset[str] = frozenset()
    """Annotations with errors that hide what they say; their last page is shown."""
    trouble: str = ""
    """Why the site is not as its configuration says, or nothing."""
    looks: int = 0
    """Counts the changes of files that a page shows or is styled by."""

    def answer(self, place: str) -> Answer:
        """Give a file of the site by its place, a page with what is to say of it."""
        file = self.assembly.by_place.get(place)
        page = self.whole.directory.owners.get(place, place)
        if file is None or page in self.hidden:
            return self._made_of_template(place)
        if file.is_documentation_page():
            return self._page(place, file)
        if place in self.assembly.config.extra_templates:
            return self._made_of_template(place)
        try:
            return Answer(self._content(place, file), _type(place))
        except OSError:
            return self._made_of_template(place)

    def leads_on(self, place: str) -> bool:
        """Tell whether a place is a folder with a page in it."""
        return posixpath.join(place, "index.html") in self.assembly.by_place

    def _content(self, place: str, file: File) -> bytes:
        """Give a file as it is, or a text that stands beside a page."""
        text = self.whole.text(place) if isinstance(file, BesideFile) else None
        return file.content_bytes if text is None else text.encode()

    def _made_of_template(self, place: str) -> Answer:
        """Give a file of the theme's, such as the sitemap; else say: not found."""
        found = self.assembly.is_template(place)
        name = place if found else _NOT_FOUND
        try:
            text = self.assembly.template(name)
        except Exception as error:  # noqa: BLE001 - it is the template's author's
            text = plain_page(f"{name}: {error}" if found else "There is no such page")
        if not name.endswith(".html"):
            return Answer(text.encode(), _type(name))
        return self._shown(text, self._named_like(place), found=found)

    def _page(self, place: str, file: File) -> Answer:
        files = self._files(place, file)
        try:
            ours = isinstance(file, GeneratedFile)
            page = self.whole.page(place) if ours else None
            key = self.assembly.key(file, page)
            html = self.made.get(place, key)
            if html is None:
                html = self.assembly.html(file, page)
                self.made.keep(place, key, html)
        except Exception as error:  # noqa: BLE001 - whatever a template or plugin does
            help_ = error.help if isinstance(error, BriefgenError) else ""
            html = plain_page("This page cannot be made")
            return self._shown(html, files, f"{error}\n{help_}".rstrip())
        return self._shown(html, files)

    def _shown(
        self, html: str, files: frozenset[str], *notices: str, found: bool = True
    ) -> Answer:
        hidden = _HIDDEN if files & self.broken else ""
        notices = tuple(filter(None, (*notices, self.trouble, hidden)))
        said = box(remarks(self.diagnostics, files, notices))
        version = _version(html, said, self.looks)
        shown = with_preview(html, said, self.base, version)
        body = shown.encode("utf-8", "xmlcharrefreplace")
        return Answer(body, "text/html; charset=utf-8", found, version)

    def _files(self, place: str, file: File) -> frozenset[str]:
        """Name the files of the site's folder that a page is made of."""
        if file.abs_src_path is not None:
            path, root = Path(file.abs_src_path), self.whole.settings.root
            inside = path.is_relative_to(root)
            name = path.relative_to(root).as_posix() if inside else str(path)
            return frozenset({name})
        inputs, known = self.whole.inputs, self.whole.directory
        if place in known.annotations:
            return frozenset(inputs.beside(known.annotations[place]))
        name = place.partition("/")[0]
        here = place in known.outlines and name in REGISTRIES
        return frozenset({f"{inputs.nothing.seeds}/{name}.yml"} if here else ())

    def _named_like(self, place: str) -> frozenset[str]:
        """Name the files that a briefing which is not there would be made of."""
        name = PurePosixPath(place).parent.name
        files = {d.location.file for d in self.diagnostics}
        return frozenset(f for f in files if PurePosixPath(f).stem == name)


def edition_of(whole: Whole, assembly: Assembly, made: Made, base: str) -> Edition:
    """Show a site of which all is known."""
    urls = whole.directory.urls
    return Edition(
        whole=whole,
        assembly=assembly,
        diagnostics=all_said(whole, assembly),
        made=made,
        base=base,
        broken=frozenset(file for file in urls if is_broken(whole.inputs, file)),
    )


def all_said(whole: Whole, assembly: Assembly) -> tuple[Diagnostic, ...]:
    """Give what there is to say of a site's inputs and files."""
    found = (*whole.diagnostics, *assembly.found)
    return with_severities(found, whole.settings.rules)


def _version(html: str, said: Markup, looks: int) -> str:
    digest = blake2b(html.encode("utf-8", "replace"), digest_size=12)
    digest.update(f"{said}{looks}".encode("utf-8", "replace"))
    return digest.hexdigest()


def _type(place: str) -> str:
    known = mimetypes.guess_type(place)[0] or "application/octet-stream"
    is_text = known.startswith("text/") or known in _TEXTS
    return f"{known}; charset=utf-8" if is_text else known
