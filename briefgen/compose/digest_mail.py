"""A digest as an e-mail: HTML that mail programs show as it is meant, and text."""

import re
from collections.abc import Iterator
from textwrap import wrap

from markupsafe import Markup, escape

from briefgen.compose.digest_view import DigestBriefing, DigestItem, DigestView
from briefgen.compose.pieces import Link, in_lang
from briefgen.config import Settings
from briefgen.locale import Words, direction

_COLUMNS = 72
_TAG = re.compile(r"<[^>]*>")
# Mail programs take styles in elements alone, and many take no class.
_BODY = "margin:0;padding:16px;font:16px/1.5 Georgia,serif"
_COLUMN = "max-width:600px;margin:0 auto"
_SMALL = "font:13px/1.5 Arial,sans-serif;opacity:.75"
_HEADING = "font:bold 15px/1.4 Arial,sans-serif;margin:28px 0 8px"
_TITLE = "font-size:19px;line-height:1.3;margin:22px 0 2px"


def mail_html(view: DigestView, url: str, settings: Settings) -> str:
    """Write the digest as an HTML mail: no script, no picture, absolute links."""
    base = f"{settings.site_url.rstrip('/')}/"
    body = Markup("\n").join(_html(view, url, base, settings))
    page = Markup(
        '<!doctype html>\n<html lang="{}" dir="{}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="robots" content="noindex">\n'
        '<title>{}: {}</title>\n</head>\n<body style="{}">\n<div style="{}">\n'
        "{}\n</div>\n</body>\n</html>\n"
    )
    lang = settings.words_lang(settings.lang)
    names = (lang, direction(settings.lang), settings.site_name, view.title)
    return str(page.format(*names, _BODY, _COLUMN, body))


def _html(
    view: DigestView, url: str, base: str, settings: Settings
) -> Iterator[Markup]:
    site, words = settings.site_name, settings.words
    head = in_lang(site, settings.lang, words)
    if view.span:
        head += Markup(" · {}").format(view.span)
    yield Markup('<p style="{}">{}</p>').format(_SMALL, head)
    yield Markup('<h1 style="font-size:26px;margin:0">{}</h1>').format(view.title)
    if view.introduction:
        said = in_lang(view.introduction, settings.lang, words)
        yield Markup("<p>{}</p>").format(said)
    for briefing in view.briefings:
        yield _briefing_html(briefing, base, words)
    if view.others:
        yield Markup('<h2 style="{}">{}</h2>').format(_HEADING, _others(words))
        rows = Markup().join(
            Markup("<li>%s</li>") % _link(base, o) for o in view.others
        )
        yield Markup("<ul>{}</ul>").format(rows)
    for heading, items in _lists(view, words):
        yield Markup('<h2 style="{}">{}</h2>').format(_HEADING, heading)
        rows = Markup().join(_item_html(item, base) for item in items)
        yield Markup("<ul>{}</ul>").format(rows)
    for link in view.more:
        yield Markup("<p>{}</p>").format(_link(base, link))
    yield Markup('<p style="{}"><a href="{}">{}</a></p>').format(
        f"{_SMALL};margin-top:28px",
        f"{base}{url}",
        words.gettext("Read it on the site"),
    )


def _briefing_html(briefing: DigestBriefing, base: str, words: Words) -> Markup:
    when = briefing.when.text if briefing.when else ""
    points = Markup().join(
        Markup("<li>%s</li>") % _link(base, point) for point in briefing.points
    )
    return Markup(
        '<div lang="{}" dir="auto"><h2 style="{}">{}</h2>\n'
        '<p lang="{}" style="{}">{}</p>\n<p>{}</p>\n<ul>{}</ul></div>'
    ).format(
        *(briefing.lang, _TITLE, _link(base, briefing.link)),
        *(words.lang, f"{_SMALL};margin:0", when, _plain(briefing.bottom_line), points),
    )


def _item_html(item: DigestItem, base: str) -> Markup:
    text = Markup(": {}").format(item.text) if item.text else ""
    return Markup('<li dir="auto">{}, <span lang="{}">{}{}</span></li>').format(
        item.when.text, item.link.lang, _link(base, item.link), text
    )


def _link(base: str, link: Link) -> Markup:
    # As `Markup.format` does, for what there is most of.
    address, text = escape(f"{base}{link.url}"), escape(link.text)
    return Markup(f'<a href="{address}">{text}</a>')  # noqa: S704 - escaped


def mail_text(view: DigestView, url: str, settings: Settings) -> str:
    """Write the digest as text, in lines that every mail program shows whole."""
    base, words = f"{settings.site_url.rstrip('/')}/", settings.words
    parts = [f"{settings.site_name}: {view.title}\n"]
    if view.span:
        parts.append(f"{view.span}\n")
    if view.introduction:
        parts.append("\n".join(_lines(_plain(view.introduction))) + "\n")
    parts += [_briefing_text(briefing, base) for briefing in view.briefings]
    if view.others:
        rows = (_link_text(link, base) for link in view.others)
        parts.append("\n".join((_others(words).upper(), *rows)) + "\n")
    for heading, items in _lists(view, words):
        rows = (_item_text(item, base) for item in items)
        parts.append("\n".join((heading.upper(), *rows)) + "\n")
    parts += [_link_text(link, base) + "\n" for link in view.more]
    parts.append(f"{base}{url}\n")
    return "\n".join(parts)


def _briefing_text(briefing: DigestBriefing, base: str) -> str:
    title = briefing.link.text
    when = [briefing.when.text] if briefing.when else []
    lines = [*_lines(title), "=" * min(len(title), _COLUMNS), *when, ""]
    lines += _lines(_plain(briefing.bottom_line))
    for point in briefing.points:
        lines += ["", *_lines(point.text, "- ")]
    return "\n".join((*lines, "", f"{base}{briefing.link.url}", ""))


def _item_text(item: DigestItem, base: str) -> str:
    text = f": {item.text}" if item.text else ""
    lines = _lines(f"{item.when.text}, {item.link.text}{text}", "- ")
    return "\n".join((*lines, f"  {base}{item.link.url}"))


def _link_text(link: Link, base: str) -> str:
    return "\n".join((*_lines(link.text, "- "), f"  {base}{link.url}"))


def _lines(text: str, mark: str = "") -> list[str]:
    text = " ".join(text.split())
    if text and len(mark) + len(text) <= _COLUMNS:
        return [f"{mark}{text}"]
    return wrap(
        text,
        _COLUMNS,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        # Where words have no space between them, anything may be cut but an address.
        break_long_words="://" not in text,
        break_on_hyphens=False,
    )


def _others(words: Words) -> str:
    return words.gettext("More briefings")


def _lists(
    view: DigestView, words: Words
) -> Iterator[tuple[str, tuple[DigestItem, ...]]]:
    if view.corrections:
        yield words.gettext("Put right"), view.corrections
    if view.due:
        yield words.gettext("Coming up"), view.due


def _plain(html: Markup) -> str:
    """Give the words of prose: links in it are relative to a page."""
    return Markup(_TAG.sub("", str(html))).unescape()  # noqa: S704 - only to be unescaped
