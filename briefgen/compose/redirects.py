"""A page at each former address, which leads on to where things are now."""

from collections.abc import Iterable

from markupsafe import Markup

from briefgen.markup.address import attribute

# Whole pages of their own: no theme stands round what nobody stays to read.
_PAGE = Markup("""\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={there}">
<link rel="canonical" href="{there}">
</head>
<body>
<p><a href="{there}">{title}</a></p>
</body>
</html>
""")


def redirects(
    url: str, former_ids: Iterable[str], title: str, lang: str
) -> dict[str, str]:
    """Make a redirect to the page at `url`, such as `stories/ID/`, for each id."""
    folder, _, name = url.rstrip("/").rpartition("/")
    page = _PAGE.format(lang=lang, title=title, there=attribute(f"../{name}/"))
    return {f"{folder}/{former}/index.html": str(page) for former in former_ids}
