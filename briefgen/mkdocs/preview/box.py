"""What the preview adds to a page: what there is to say of it, and live reload."""

from collections.abc import Sequence

from markupsafe import Markup

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.frozen import dataclass

PREFIX = "_briefgen/"
"""Where the preview's own files are, below the site's address."""

_AT_THE_END = "</body>"
_IN_THE_HEAD = "</head>"


@dataclass(frozen=True, slots=True)
class Remarks:
    """What there is to say on one page."""

    own: tuple[Diagnostic, ...]
    """Errors and warnings of the files that the page is made of."""
    elsewhere: int
    """How many there are of other files."""
    notices: tuple[str, ...] = ()
    """What is to be known besides, such as that the configuration is wrong."""


def remarks(
    diagnostics: Sequence[Diagnostic], files: frozenset[str], notices: tuple[str, ...]
) -> Remarks:
    """Choose what there is to say on a page that is made of some files."""
    grave = [d for d in diagnostics if d.severity is not Severity.ADVICE]
    own = tuple(d for d in grave if d.location.file in files)
    return Remarks(own, len(grave) - len(own), notices)


def box(said: Remarks) -> Markup:
    """Write what there is to say; nothing where that is nothing."""
    if not said.own and not said.elsewhere and not said.notices:
        return Markup()
    items = [Markup("<p><strong>{}</strong></p>").format(n) for n in said.notices]
    if said.own:
        rows = Markup().join(map(_row, said.own))
        items.append(Markup("<ul>{}</ul>").format(rows))
    if said.elsewhere:
        one = said.elsewhere == 1
        text = "error or warning" if one else "errors and warnings"
        items.append(
            Markup("<p>In other files: {:,} {}.</p>").format(said.elsewhere, text)
        )
    return Markup(
        '<aside class="briefgen-preview" aria-label="What check says">{}</aside>\n'
    ).format(Markup().join(items))


def _row(diagnostic: Diagnostic) -> Markup:
    help_ = Markup("<pre>{}</pre>").format(diagnostic.help) if diagnostic.help else ""
    return Markup("<li><strong>{}</strong> {} <code>{}</code>: {}{}</li>").format(
        diagnostic.severity.value,
        diagnostic.code,
        str(diagnostic.location),
        diagnostic.message,
        help_,
    )


def with_preview(html: str, said: Markup, base: str, version: str) -> str:
    """Put the box, its style and live reload into a page."""
    head = Markup(
        '<link rel="stylesheet" href="{0}preview.css">\n'
        '<script src="{0}reload.js" defer data-seen="{1}"></script>\n'
    ).format(base + PREFIX, version)
    return _before(_AT_THE_END, _before(_IN_THE_HEAD, html, head), said)


def _before(tag: str, html: str, addition: str) -> str:
    place = html.rfind(tag) if tag == _AT_THE_END else html.find(tag)
    if place < 0:
        return html + addition
    return f"{html[:place]}{addition}{html[place:]}"


def plain_page(title: str) -> str:
    """Write a page that has nothing but a title, for where none can be made."""
    return Markup(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<title>{0}</title>\n</head>\n<body>\n<h1>{0}</h1>\n</body>\n</html>\n"
    ).format(title)
