"""Renders pages, and knows when one would come out as before."""

from collections.abc import Iterable
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from pydantic_core import to_json

from briefgen import __version__
from briefgen.config import Settings
from briefgen.diagnostics import BriefgenError
from briefgen.locale import fingerprint
from briefgen.model.page import Page, PageKind
from briefgen.render.environment import default_templates, environment, opening
from briefgen.render.front_matter import front_matter, written
from briefgen.render.includes import Includes
from briefgen.render.inline import PAGE_LANG, SITE_LANG, WORDS_LANG
from briefgen.render.links import PAGE_URL
from briefgen.render.said import WORDS


class Renderer:
    """Turns pages into Markdown."""

    def __init__(self, settings: Settings) -> None:
        """Read the templates of the site, and ours."""
        self._root = settings.root
        self._settings = settings
        site_templates = settings.root / settings.options.templates
        self._env = environment(site_templates)
        self._includes = Includes(self._env)
        self._words = f"{__version__}{fingerprint()}".encode()
        self.fingerprint = _fingerprint(
            self._words, (default_templates(), site_templates)
        )
        """Hash of all templates, and of all catalogues."""

    def key(self, kind: PageKind, *inputs: object) -> str:
        """Hash a page, or all that it is composed of: same key, same Markdown.

        Bytes are hashed as they are, all else as JSON. Of the templates, those count
        that a page of its kind is made of.
        """
        digest = blake2b(self._words + self._templates(kind), digest_size=16)
        whole = [part for part in inputs if isinstance(part, bytes)]
        sizes = [len(x) if isinstance(x, bytes) else x for x in inputs]
        digest.update(to_json(sizes, fallback=list))
        for part in whole:
            digest.update(part)
        return digest.hexdigest()

    def templates(self) -> dict[PageKind, str]:
        """Hash the templates that the pages of each kind are made of."""
        return {kind: self._templates(kind).hex() for kind in PageKind}

    def _templates(self, kind: PageKind) -> bytes:
        return self._includes.hash_of(_template(kind)) or self.fingerprint

    def render(self, page: Page) -> str:
        """Give the page's Markdown, front matter first.

        Raises:
            BriefgenError: a template failed.

        """
        body = self.body(page)
        return f"---\n{written(front_matter(page))}---\n\n{body}"

    def body(self, page: Page) -> str:
        """Give the page's Markdown without front matter.

        Raises:
            BriefgenError: a template failed.

        """
        name = _template(page.kind)
        context = {f.name: getattr(page.view, f.name) for f in fields(page.view)}
        given = {
            PAGE_URL: page.url,
            WORDS: self._settings.words_of(page.lang),
            WORDS_LANG: self._settings.words_lang(page.lang),
            PAGE_LANG: page.lang,
            SITE_LANG: self._settings.lang,
        }
        try:
            template = self._env.get_template(name)
            with opening() as opened:
                body = template.render(context, **given, **opened)
        except TemplateSyntaxError as error:
            where = f"{error.name}:{error.lineno}"
            raise BriefgenError(f"template {where}: {error.message}") from error
        except TemplateNotFound as error:
            raise BriefgenError(f"there is no template {error.name}") from error
        except (TemplateError, AttributeError, TypeError, ValueError) as error:
            message = f"template {self._place(error) or name}: {error}"
            raise BriefgenError(f"{message} (on page /{page.url})") from error
        return f"{body.strip()}\n"

    def _place(self, error: BaseException) -> str:
        """Find the template's line in a traceback: the innermost one counts."""
        place = ""
        traceback = error.__traceback__
        while traceback is not None:
            name = traceback.tb_frame.f_code.co_filename
            if name.endswith(".jinja"):
                path = Path(name)
                shown = (
                    path.relative_to(self._root)
                    if path.is_relative_to(self._root)
                    else path
                )
                place = f"{shown}:{traceback.tb_lineno}"
            traceback = traceback.tb_next
        return place


def _template(kind: PageKind) -> str:
    return f"pages/{kind}.md.jinja"


def _fingerprint(words: bytes, folders: Iterable[Path]) -> bytes:
    digest = blake2b(words, digest_size=16)
    for folder in folders:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes() + b"\0")
    return digest.digest()
